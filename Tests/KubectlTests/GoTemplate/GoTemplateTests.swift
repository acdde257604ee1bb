import KubeAPI
import Testing

@testable import Kubectl

@Suite struct GoTemplateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var template: String
    var text: String
    var testDescription: String { template }
    init(_ template: String, _ text: String) {
      self.template = template
      self.text = text
    }
  }

  static let document: Value = [
    "metadata": ["name": "x", "labels": ["a-b": "c"]],
    "items": [["n": 3, "app": "web"], ["n": 1, "app": "api"]],
    "empty": [], "big": 2_147_483_647, "million": 1_000_000, "less": 999_999,
  ]

  static let cases: [Case] = [
    Case("plain", "plain"),
    Case("{{.metadata.name}}", "x"),
    Case("{{.metadata.nothing}}", "<no value>"),
    Case("{{index .metadata.labels \"a-b\"}}", "c"),
    Case("{{(index .items 1).app}}", "api"),
    Case("{{range .items}}{{.app}} {{end}}", "web api "),
    Case("{{range $i, $x := .items}}{{$i}}={{$x.n}};{{end}}", "0=3;1=1;"),
    Case("{{range .empty}}x{{else}}none{{end}}", "none"),
    Case("{{range .items}}{{if eq .app \"web\"}}{{.n}}{{end}}{{end}}", "3"),
    Case("{{if .empty}}a{{else if .metadata}}b{{else}}c{{end}}", "b"),
    Case("{{with .metadata}}{{.name}}{{end}}", "x"),
    Case("{{len .items}}{{\"\\n\"}}", "2\n"),
    Case("{{$n := .metadata.name}}{{$n}}{{$n}}", "xx"),
    Case("{{printf \"%s-%d\" .metadata.name 5}}", "x-5"),
    Case("{{.metadata.name | printf \"%q\"}}", "\"x\""),
    Case("{{and true .metadata.name}} {{or \"\" \"b\"}} {{not false}}", "x b true"),
    Case("{{if and (gt (len .items) 1) (ne 1 2)}}yes{{end}}", "yes"),
    Case("a {{- \" b \" -}} c", "a b c"),
    Case("{{/* nothing */}}x", "x"),
    Case("{{range .items}}{{if eq .n 3.0}}{{continue}}{{end}}{{.n}}{{end}}", "1"),
    // What is missing has nothing but what is missing, and equals nothing.
    Case("{{.nothing.deeper.still}}", "<no value>"),
    Case("{{if eq .nothing 1}}yes{{else}}no{{end}}", "no"),
    Case("{{if eq .nothing .neither}}yes{{end}}", "yes"),
    // The numbers of an object are floats.
    Case("{{.big}} {{.million}} {{.less}}", "2.147483647e+09 1e+06 999999"),
    Case("{{if gt .big 5.0}}more{{end}}", "more"),
    Case("{{.items}}", "[map[app:web n:3] map[app:api n:1]]"),
    Case("{{$.metadata.name}}", "x"),
  ]

  @Test("a template is filled in", arguments: cases)
  func fills(_ example: Case) throws {
    #expect(try GoTemplate(example.template).text(for: Self.document) == example.text)
  }

  static let mistakes: [Case] = [
    Case("{{.items", "1: unclosed action"),
    Case("{{}}", "1: missing value for command"),
    Case("{{nothing .x}}", "1: function \"nothing\" not defined"),
    Case("{{if .x}}", "1: unexpected EOF"),
    Case("{{end}}", "1: unexpected {{end}}"),
    Case("a\n{{(.x}}", "2: unclosed left paren"),
    Case("{{.metadata.labels.job-name}}", "1: bad character U+002D '-'"),
    Case("{{.a/b}}", "1: bad character U+002F '/'"),
    Case("{{len+1}}", "1: bad character U+002B '+'"),
  ]

  @Test("a template that is wrong says why", arguments: mistakes)
  func refuses(_ example: Case) throws {
    let error = try #require(throws: GoTemplateError.self) { try GoTemplate(example.template) }
    #expect(error.message == example.text)
  }

  static let failures: [Case] = [
    Case("{{if eq .big 5}}{{end}}", "1: error calling eq: incompatible types for comparison"),
    Case("{{if gt .big 5}}{{end}}", "1: error calling gt: incompatible types for comparison"),
    Case(
      "{{if ne .metadata.name 5}}{{end}}",
      "1: error calling ne: incompatible types for comparison"
    ),
    Case("{{if lt .nothing 5}}{{end}}", "1: error calling lt: invalid type for comparison"),
    Case("{{index .items 7}}", "1: error calling index: index out of range: 7"),
    Case("{{.metadata.name.first}}", "1: can't evaluate field first in type string"),
  ]

  @Test("a template that cannot be filled in says why", arguments: failures)
  func fails(_ example: Case) throws {
    let error = try #require(throws: GoTemplateError.self) {
      try GoTemplate(example.template).text(for: Self.document)
    }
    #expect(error.message == example.text)
  }

  @Test("loops within loops come to an end")
  func isBounded() throws {
    let inner = "{{range 90000}}{{range 90000}}x{{end}}{{end}}"
    #expect(throws: GoTemplateError.self) { try GoTemplate(inner).text(for: [:]) }
  }
}

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

  /// Where a part stands and how it is written goes before what is wrong with it.
  static let failures: [Case] = [
    Case(
      "{{if eq .big 5}}{{end}}",
      "1:5: executing \"output\" at <eq .big 5>: error calling eq: incompatible types for comparison"
    ),
    Case(
      "x\n {{if  gt  .big   5 }}{{end}}",
      "2:7: executing \"output\" at <gt .big 5>: error calling gt: incompatible types for comparison"
    ),
    Case(
      "{{ne (len .items) \"2\"}}",
      "1:2: executing \"output\" at <ne (len .items) \"2\">: error calling ne: incompatible types for "
        + "comparison"
    ),
    Case(
      "{{.nothing | lt 5}}",
      "1:13: executing \"output\" at <lt 5>: error calling lt: invalid type for comparison"
    ),
    Case(
      "{{index .items 7}}",
      "1:2: executing \"output\" at <index .items 7>: error calling index: index out of range: 7"
    ),
    Case(
      "{{.metadata.name.first}}",
      "1:11: executing \"output\" at <.metadata.name.first>: can't evaluate field first in type "
        + "interface {}"
    ),
    Case(
      "{{$x := .metadata}}{{$x.name.first}}",
      "1:23: executing \"output\" at <$x.name.first>: can't evaluate field first in type interface {}"
    ),
    Case(
      "{{(index .items 0).app.x}}",
      "1:18: executing \"output\" at <.app.x>: can't evaluate field x in type interface {}"
    ),
    Case(
      "{{range .metadata.name}}{{end}}",
      "1:17: executing \"output\" at <.metadata.name>: range can't iterate over x"
    ),
  ]

  @Test("a template that cannot be filled in says why", arguments: failures)
  func fails(_ example: Case) throws {
    let error = try #require(throws: GoTemplateError.self) {
      try GoTemplate(example.template).text(for: Self.document)
    }
    #expect(error.message == example.text)
  }

  @Test("what was written before an error is kept, and shown with all that the template was given")
  func showsAll() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "configmap", "map", "--from-literal=a=<b>")
    let template = "{{.data.a}}{{len 5}}"
    let run = kubectl("get", "configmap", "map", "-o", "go-template=\(template)")
    let error =
      "template: output:1:13: executing \"output\" at <len 5>: error calling len: len of type int"
    #expect(run.errors == "error: error executing template \(template.goQuoted): \(error)\n")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0] == "<b>Error executing template: \(error). Printing more information for debugging "
        + "the template:"
    )
    #expect(lines[1...3] == ["\ttemplate was:", "\t\t\(template)", "\traw data was:"])
    #expect(lines[4].hasPrefix("\t\t{\"apiVersion\":\"v1\",\"data\":{\"a\":\"\\u003cb\\u003e\"}"))
    #expect(lines[5] == "\tobject given to template engine was:")
    #expect(
      lines[6].hasPrefix("\t\tmap[apiVersion:v1 data:map[a:<b>] kind:ConfigMap metadata:map[")
    )
    #expect(lines[7...] == ["", ""])
  }

  @Test("loops within loops come to an end")
  func isBounded() throws {
    let inner = "{{range 90000}}{{range 90000}}x{{end}}{{end}}"
    #expect(throws: GoTemplateError.self) { try GoTemplate(inner).text(for: [:]) }
  }
}

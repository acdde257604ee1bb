import KubeAPI
import Testing

@testable import Kubectl

@Suite struct JSONPathTests {
  static let document: Value = [
    "kind": "List",
    "items": [
      ["metadata": ["name": "a", "labels": ["app.k8s.io/x": "1"]], "spec": ["n": 3, "ok": true]],
      ["metadata": ["name": "b"], "spec": ["n": 1, "ok": false]],
      ["metadata": ["name": "c"], "spec": ["n": 2, "list": ["x", "y", "z"]]],
    ],
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    var template: String
    var text: String
    var testDescription: String { template }
    init(_ template: String, _ text: String) {
      self.template = template
      self.text = text
    }
  }

  static let cases: [Case] = [
    Case("kind is {.kind}", "kind is List"),
    Case("no braces", "no braces"),
    Case("", ""),
    Case("{.items[0].metadata.name}", "a"),
    Case("{.items[-1].metadata.name}", "c"),
    Case("{.items[*].metadata.name}", "a b c"),
    Case("{.items[0:2].metadata.name}", "a b"),
    Case("{.items[1:].metadata.name}", "b c"),
    Case("{.items[:-1].metadata.name}", "a b"),
    Case("{.items[::2].metadata.name}", "a c"),
    Case("{.items[0,2].metadata.name}", "a c"),
    Case("{.items[2].spec.list[*]}", "x y z"),
    Case("{.items[2].spec.list}", "[\"x\",\"y\",\"z\"]"),
    Case("{.items[1].spec}", "{\"n\":1,\"ok\":false}"),
    Case("{.items[1].nothing.at.all}", ""),
    Case("{.items[?(@.spec.n>1)].metadata.name}", "a c"),
    Case("{.items[?(@.spec.n>=2)].metadata.name}", "a c"),
    Case("{.items[?(@.metadata.name==\"b\")].spec.n}", "1"),
    Case("{.items[?(@.metadata.name!='b')].spec.n}", "3 2"),
    Case("{.items[?(@.spec.ok==true)].metadata.name}", "a"),
    Case("{.items[?(@.spec.list)].metadata.name}", "c"),
    Case("{.items[0].metadata.labels.app\\.k8s\\.io/x}", "1"),
    Case("{.items[0].metadata.labels['app\\.k8s\\.io/x']}", "1"),
    // An index that no element has ends a path, and counts as a find.
    Case("{.items[?(@.spec.list[7])].metadata.name}", "c"),
    Case("{..name}", "a b c"),
    Case("{range .items[*]}{.metadata.name}={.spec.n};{end}!", "a=3;b=1;c=2;!"),
    Case("{range .items[*]}{.metadata.name}{\"\\t\"}{\"\\n\"}{end}", "a\t\nb\t\nc\t\n"),
    Case("{range .nothing[*]}{.metadata.name}{end}done", "done"),
    Case("{range .items[*]}[{range .spec.list[*]}{@}{end}]{end}", "[][][xyz]"),
    Case("{.items[*]['metadata.name','spec.n']}", "a b c 3 1 2"),
    Case("{$.kind}", "List"),
    Case("{'quoted'}", "quoted"),
    Case("{1}{-2}{1.5}{true}", "1-21.5true"),
  ]

  @Test("a template is filled in", arguments: cases)
  func fills(_ example: Case) throws {
    #expect(try JSONPath(example.template).text(for: Self.document) == example.text)
  }

  static let mistakes: [Case] = [
    Case("{.items", "unclosed action"),
    Case("{.items[}", "unterminated array"),
    Case("{.items[a]}", "invalid array index a"),
    Case("{.items[\"x\"]}", "invalid array index \"x\""),
    Case("{.items[?(@.a}", "unterminated filter"),
    Case("{'open}", "unterminated quoted string"),
    Case("{#}", "unrecognized character in action: U+0023 '#'"),
    Case("{.a....b}", "invalid multiple recursive descent"),
  ]

  @Test("a template that is wrong says why", arguments: mistakes)
  func refuses(_ example: Case) {
    #expect(throws: JSONPathError(example.text)) { try JSONPath(example.template) }
  }

  static let failures: [Case] = [
    Case("{.items[7].metadata.name}", "array index out of bounds: index 7, length 3"),
    Case("{.kind[0]}", "string is not array or slice"),
    Case("{.items[2:1]}", "starting index 2 is greater than ending index 1"),
    Case("{.items[::0]}", "step must be > 0"),
    Case("{end}", "not in range, nothing to end"),
    Case("{what}", "unrecognized identifier what"),
    Case("{.items[?(@.spec.n=='x')]}", "incompatible types for comparison"),
  ]

  @Test("data that does not fit says why", arguments: failures)
  func fails(_ example: Case) {
    #expect(throws: JSONPathError(example.text)) {
      try JSONPath(example.template).text(for: Self.document)
    }
  }

  @Test("flags take paths without braces or dot", arguments: ["{.a.b}", "{a.b}", ".a.b", "a.b"])
  func readsRelaxed(_ text: String) throws {
    #expect(try JSONPath(relaxed: text).source == "{.a.b}")
  }

  @Test("half a pair of braces is refused", arguments: ["{.a", "a}", "{}", "."])
  func refusesHalf(_ text: String) {
    #expect(throws: JSONPathError.self) { try JSONPath(relaxed: text) }
  }

  @Test("results that multiply come to an end")
  func isBounded() throws {
    var deep: Value = "leaf"
    for _ in 0..<12 { deep = ["a": deep, "b": deep] }
    let path = try JSONPath("{..a..a..a..a..a..a}")
    #expect(throws: JSONPathError("the template has too many results")) {
      try path.text(for: deep)
    }
  }
}

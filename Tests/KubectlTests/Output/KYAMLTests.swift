import KubeAPI
import Testing

@testable import Kubectl

/// How KYAML quotes.
///
/// https://github.com/kubernetes-sigs/yaml/blob/master/kyaml/kyaml.go
@Suite struct KYAMLTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var written: String
    var testDescription: String { text }
    init(_ text: String, _ written: String) {
      self.text = text
      self.written = written
    }
  }

  static let names: [Case] = [
    Case("a", "a"), Case("apiVersion", "apiVersion"), Case("job-name", "job-name"),
    Case("batch.kubernetes.io/job-name", "batch.kubernetes.io/job-name"), Case("_a_", "_a_"),
    Case("größe", "größe"), Case("-a", "\"-a\""), Case("a-", "\"a-\""), Case(".a", "\".a\""),
    Case("a/", "\"a/\""), Case("", "\"\""), Case("a b", "\"a b\""), Case("a:b", "\"a:b\""),
    Case("y", "\"y\""), Case("NO", "\"NO\""), Case("Null", "\"Null\""), Case("t", "\"t\""),
    Case("F", "\"F\""), Case("true", "\"true\""), Case("ready", "ready"), Case("1", "\"1\""),
    Case("1a", "1a"), Case("1_000", "\"1_000\""), Case("1.5", "\"1.5\""), Case("1e5", "\"1e5\""),
    Case("1e-5", "\"1e-5\""), Case("0x1F", "\"0x1F\""), Case("0b12", "0b12"),
    Case("0o17", "\"0o17\""), Case("017", "\"017\""), Case("inf", "\"inf\""),
    Case("NaN", "\"NaN\""), Case("2026-01-31", "\"2026-01-31\""), Case("2026-2-29", "2026-2-29"),
    Case("2028-2-29", "\"2028-2-29\""), Case("2026-13-01", "2026-13-01"), Case("v1.2", "v1.2"),
    Case("1.2.3", "1.2.3"), Case("a\nb", "\"a\\nb\""),
  ]

  @Test("a name has quotes when it could be taken for something else", arguments: names)
  func writesNames(_ example: Case) {
    #expect(KYAMLText.key(example.text) == example.written)
  }

  static let texts: [Case] = [
    Case("plain", "\"plain\""), Case("", "\"\""), Case("a \"b\" \\", #""a \"b\" \\""#),
    Case("<&>", "\"<&>\""), Case("tab\tbell\u{7}", #""tab\tbell\a""#),
    Case("\u{0}\u{1B}\u{1}\u{7F}", #""\0\e\x01\x7f""#),
    Case("\u{85}\u{A0}\u{2028}\u{2029}\u{FEFF}", #""\N\_\L\P\ufeff""#), Case("äπ", "\"äπ\""),
    Case("a\nb", "\"\\\n   a\\n\\\n   b\\\n  \""), Case("a\n", "\"\\\n   a\\n\\\n  \""),
    Case("a\n b\n\n", "\"\\\n   a\\n\\\n  \\ b\\n\\\n   \\n\\\n  \""),
    Case("\n", "\"\\\n   \\n\\\n  \""),
  ]

  @Test(
    "a text has quotes and short escapes, and its lines stand below each other",
    arguments: texts
  )
  func writesTexts(_ example: Case) {
    #expect(KYAMLText.quoted(example.text, depth: 1) == example.written)
  }

  @Test("lists of objects and lists are cuddled, even of empty ones")
  func cuddles() {
    #expect(KYAMLWriter.text([[:], ["a": 1], []]) == "---\n[{}, {\n  a: 1,\n}, []]\n")
    #expect(KYAMLWriter.text(["a", [:]]) == "---\n[\n  \"a\",\n  {},\n]\n")
  }
}

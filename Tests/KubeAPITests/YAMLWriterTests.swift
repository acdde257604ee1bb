import KubeAPI
import Testing

@Suite struct YAMLWriterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let value: Value
    let text: String
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(value: ["a": "true"], text: "a: \"true\"\n"),
    Case(value: ["a": "yes"], text: "a: \"yes\"\n"),
    Case(value: ["a": "5"], text: "a: \"5\"\n"),
    Case(value: ["a": "1e3"], text: "a: \"1e3\"\n"),
    Case(value: ["a": ""], text: "a: \"\"\n"),
    Case(value: ["a": "null"], text: "a: \"null\"\n"),
    Case(value: ["a": "2026-07-01T09:00:00Z"], text: "a: \"2026-07-01T09:00:00Z\"\n"),
    Case(value: ["a": "12:30:45"], text: "a: \"12:30:45\"\n"),
    Case(value: ["a": "busybox:1.36"], text: "a: busybox:1.36\n"),
    Case(value: ["a": "echo: hi"], text: "a: 'echo: hi'\n"),
    Case(value: ["a": "x #y"], text: "a: 'x #y'\n"),
    Case(value: ["a": "it's"], text: "a: it's\n"),
    Case(value: ["a": "'q'"], text: "a: '''q'''\n"),
    Case(value: ["a": " x"], text: "a: ' x'\n"),
    Case(value: ["a": "*/5 * * * *"], text: "a: '*/5 * * * *'\n"),
    Case(value: ["a": "@hourly"], text: "a: '@hourly'\n"),
    Case(value: ["a": "-c"], text: "a: -c\n"),
    Case(value: ["a": "- c"], text: "a: '- c'\n"),
    Case(value: ["a": "tab\there"], text: "a: \"tab\\there\"\n"),
    Case(value: ["a": "ä"], text: "a: ä\n"),
    Case(value: ["a": "😀"], text: "a: \"\\U0001F600\"\n"),
    Case(value: ["a": "one\ntwo\n"], text: "a: |\n  one\n  two\n"),
    Case(value: ["a": "one\ntwo"], text: "a: |-\n  one\n  two\n"),
    Case(value: ["a": "one\n\n"], text: "a: |+\n  one\n\n"),
    Case(value: ["a": "\n one"], text: "a: |2-\n\n   one\n"),
    Case(value: ["a": "one \ntwo"], text: "a: \"one \\ntwo\"\n"),
    Case(value: ["a": [:], "b": []], text: "a: {}\nb: []\n"),
    Case(
      value: ["a": [["b": 1, "c": [true, .null]]]],
      text: "a:\n- b: 1\n  c:\n  - true\n  - null\n"
    ),
    Case(value: ["a": ["b\nc\n"]], text: "a:\n- |\n  b\n  c\n"),
    Case(value: [["x": 1], [1, [2]]], text: "- x: 1\n- - 1\n  - - 2\n"),
    Case(value: "plain", text: "plain\n"),
    Case(value: ["a10": 1, "a9": 2, "true": 3], text: "a9: 2\na10: 1\n\"true\": 3\n"),
    Case(value: ["a": .number(1.5)], text: "a: 1.5\n"),
  ]

  @Test("values are written as kubectl writes them", arguments: cases)
  func writing(_ example: Case) {
    #expect(YAMLWriter.text(example.value) == example.text)
  }

  @Test("what is written reads back the same", arguments: cases)
  func roundTrip(_ example: Case) throws {
    let stream = ManifestReader.read(Array(example.text.utf8), source: "f")
    #expect(stream.documents.map(\.value) == [example.value])
  }

  @Test("long lines are folded at the first space beyond column 80")
  func folding() {
    let words = Array(repeating: "abcdefghi", count: 20).joined(separator: " ")
    let expected =
      "a: abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi\n"
      + "  abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi\n"
      + "  abcdefghi abcdefghi abcdefghi abcdefghi\n"
    #expect(YAMLWriter.text(["a": .string(words)]) == expected)
  }
}

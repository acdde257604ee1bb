import KubeAPI
import Testing

@Suite struct ManifestReaderTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let message: String
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(
      name: "a tab for indentation",
      text: "apiVersion: batch/v1\nkind: Job\nmetadata:\n\tname: tabbed\n",
      message: "line 4: found character that cannot start any token"
    ),
    Refusal(
      name: "a line indented too little",
      text: "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: crooked\n labels:\n    app: web\n",
      message: "line 4: did not find expected key"
    ),
    Refusal(
      name: "a missing colon",
      text: "apiVersion: batch/v1\nkind Job\nmetadata:\n  name: crooked\n",
      message: "line 3: could not find expected ':'"
    ),
    Refusal(
      name: "an unclosed quote",
      text: "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: \"crooked\n",
      message: "line 5: found unexpected end of stream"
    ),
    Refusal(
      name: "an unclosed bracket",
      text: "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: crooked\n"
        + "  labels: {app: web\nspec: {}\n",
      message: "line 5: did not find expected ',' or '}'"
    ),
    Refusal(
      name: "two colons in a line",
      text: "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: one: two\n",
      message: "line 4: mapping values are not allowed in this context"
    ),
    Refusal(
      name: "a list item where a key should be",
      text: "apiVersion: batch/v1\nkind: Job\n- metadata:\n    name: crooked\n",
      message: "line 2: did not find expected key"
    ),
    Refusal(
      name: "a stray percent sign",
      text: "%apiVersion: batch/v1\nkind: Job\n",
      message: "found unexpected non-alphabetical character"
    ),
    Refusal(
      name: "a value that starts with an at sign",
      text: "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: @me\n",
      message: "line 4: found character that cannot start any token"
    ),
    Refusal(
      name: "a bare asterisk",
      text: "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nschedule: */5 * * * *\n",
      message: "line 6: did not find expected alphabetic or numeric character"
    ),
    Refusal(
      name: "an unclosed list",
      text: "kind: [Job\n",
      message: "line 1: did not find expected ',' or ']'"
    ),
    Refusal(
      name: "a template of another tool",
      text: "name: {{ value }}\n",
      message: #"invalid map key: map[interface {}]interface {}{"value":interface {}(nil)}"#
    ),
    Refusal(
      name: "an unknown alias",
      text: "a: *b\n",
      message: "unknown anchor 'b' referenced"
    ),
    Refusal(
      name: "an alias inside its own anchor",
      text: "a: &x [*x]\n",
      message: "anchor 'x' value contains itself"
    ),
  ]

  @Test("a file that is no YAML is refused in kubectl's words", arguments: refusals)
  func refusal(_ refusal: Refusal) {
    let stream = ManifestReader.read(Array(refusal.text.utf8), source: "STDIN")
    #expect(stream.documents.isEmpty)
    #expect(
      stream.error?.message
        == "error parsing STDIN: error converting YAML to JSON: yaml: " + refusal.message
    )
  }

  struct Scalar: Sendable, CustomTestStringConvertible {
    let text: String
    let value: Value
    var testDescription: String { text }
  }

  static let scalars: [Scalar] = [
    Scalar(text: "yes", value: true), Scalar(text: "on", value: true),
    Scalar(text: "y", value: true), Scalar(text: "n", value: false),
    Scalar(text: "OFF", value: false), Scalar(text: "010", value: 8),
    Scalar(text: "0o10", value: 8), Scalar(text: "0x10", value: 16),
    Scalar(text: "0b11", value: 3), Scalar(text: "1_000", value: 1000),
    Scalar(text: "1e1", value: .number(10)), Scalar(text: "2.0", value: .number(2)),
    Scalar(text: "-5", value: -5), Scalar(text: "+5", value: 5),
    Scalar(text: "08", value: .number(8)), Scalar(text: ".5", value: .number(0.5)),
    Scalar(text: "~", value: .null), Scalar(text: "null", value: .null),
    Scalar(text: "\"5\"", value: "5"), Scalar(text: "'yes'", value: "yes"),
    Scalar(text: "!!str 5", value: "5"), Scalar(text: "!!int \"5\"", value: 5),
    Scalar(text: "2026-07-01", value: "2026-07-01"),
    Scalar(text: "9223372036854775807", value: .integer(.max)),
    Scalar(text: "92233720368547758080", value: .number(9.223372036854775808e19)),
    Scalar(text: "64Mi", value: "64Mi"), Scalar(text: "0x", value: "0x"),
    Scalar(text: "1.2.3", value: "1.2.3"), Scalar(text: "-", value: "-"),
    Scalar(text: "12:30", value: "12:30"), Scalar(text: "<<", value: "<<"),
  ]

  @Test("scalars mean what YAML 1.1 says", arguments: scalars.filter { $0.text != "-" })
  func scalar(_ scalar: Scalar) throws {
    let stream = ManifestReader.read(Array("a: \(scalar.text)\n".utf8), source: "f")
    let document = try #require(stream.documents.first)
    #expect(document.value["a"] == scalar.value)
  }

  @Test("of several keys with one name the last counts")
  func duplicateKeys() throws {
    let stream = ManifestReader.read(Array("b: 1\na: 1\na: 2\n".utf8), source: "f")
    #expect(stream.documents.map(\.value) == [["a": 2, "b": 1]])
  }

  @Test("empty documents and comments are skipped, and lines are those of the file")
  func documents() throws {
    let text = "---\n---\n# only this\n---\na: 1\n---\n\nb:\n- x: 2\n...\n"
    let stream = ManifestReader.read(Array(text.utf8), source: "f")
    #expect(stream.error == nil)
    #expect(stream.documents.map(\.value) == [["a": 1], ["b": [["x": 2]]]])
    let last = try #require(stream.documents.last)
    #expect(last.positions["b[0].x"] == SourcePosition(line: 9, column: 3))
    #expect(last.positions["b[1]"] == nil)
    #expect(last.positions.nearest(to: "b[1].y") == SourcePosition(line: 8, column: 1))
  }

  @Test("what comes before a document that does not parse is kept")
  func partial() {
    let stream = ManifestReader.read(Array("a: 1\n---\nb: [\n---\nc: 1\n".utf8), source: "f")
    #expect(stream.documents.map(\.value) == [["a": 1]])
    #expect(stream.error != nil)
  }

  @Test("a separator may carry a comment and nothing else")
  func separators() {
    #expect(ManifestReader.read(Array("a: 1\n--- # x\nb: 1\n".utf8), source: "f").error == nil)
    #expect(
      ManifestReader.read(Array("a: 1\n--- b\n".utf8), source: "f").error?.message
        == "error parsing f: invalid Yaml document separator: b"
    )
  }

  @Test("JSON objects may follow one another, and trailing commas are taken")
  func json() {
    let two = ManifestReader.read(Array(#"{"a":1} {"b":[2.0,"\u00e4"]}"#.utf8), source: "f")
    #expect(two.documents.map(\.value) == [["a": 1], ["b": [.number(2), "ä"]]])
    #expect(two.error == nil)
    let comma = ManifestReader.read(Array("{\"a\": 1,}\n".utf8), source: "f")
    #expect(comma.documents.map(\.value) == [["a": 1]])
    #expect(comma.error == nil)
  }

  @Test("JSON that is no YAML either is refused as JSON")
  func badJSON() {
    let stream = ManifestReader.read(Array("{\"a\": 1 \"b\": 2]\n".utf8), source: "f.json")
    #expect(
      stream.error?.message
        == "error parsing f.json: json: offset 9: invalid character '\"' after object key:value pair"
    )
  }

  @Test("merge keys and aliases are followed")
  func merges() {
    let text = "base: &base {a: 1, b: 2}\nuse:\n  <<: *base\n  b: 3\nlist: [*base]\n"
    let stream = ManifestReader.read(Array(text.utf8), source: "f")
    #expect(
      stream.documents.first?.value == [
        "base": ["a": 1, "b": 2], "use": ["a": 1, "b": 3], "list": [["a": 1, "b": 2]],
      ]
    )
  }

  @Test("nesting and aliases are bounded")
  func bounds() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(ManifestReader.read(Array(deep.utf8), source: "f").error != nil)
    let block = String(repeating: "- ", count: 100_000)
    #expect(ManifestReader.read(Array(block.utf8), source: "f").error != nil)
    var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      laughs += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(
      ManifestReader.read(Array(laughs.utf8), source: "f").error?.message
        == "error parsing f: error converting YAML to JSON: yaml: "
        + "document contains excessive aliasing"
    )
  }

  struct Encoding: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var testDescription: String { name }
  }

  private static let marked = "\u{FEFF}a: \u{E9}\nb: c\n"
  static let encodings: [Encoding] = [
    Encoding(name: "UTF-8", bytes: Array(marked.utf8)),
    Encoding(
      name: "UTF-16, small end first",
      bytes: marked.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    ),
    Encoding(
      name: "UTF-16, big end first",
      bytes: marked.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    ),
  ]

  @Test("a byte order mark tells the encoding and is no part of the text", arguments: encodings)
  func byteOrderMark(_ encoding: Encoding) {
    let stream = ManifestReader.read(encoding.bytes, source: "f")
    #expect(stream.documents.map(\.value) == [["a": "\u{E9}", "b": "c"]])
    #expect(stream.error == nil)
  }

  @Test("the items of a typed list are of its kind")
  func typedList() throws {
    let text =
      "apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: a}\n"
      + "- {apiVersion: batch/v1, kind: Job, metadata: {name: b}}\n"
    let document = try #require(
      ManifestReader.read(Array(text.utf8), source: "f").documents.first
    )
    let objects = try ClientDecoder.objects(in: document)
    #expect(objects.map(\.kind) == [.configMap, .job])
    #expect(objects.map(\.name) == ["a", "b"])
  }
}

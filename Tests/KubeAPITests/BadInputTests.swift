import KubeAPI
import Testing

/// What is far beyond any real manifest ends soon, with a sentence that says why.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// Made when it is needed, for it may be large.
    let bytes: @Sendable () -> [UInt8]
    let message: String
    var testDescription: String { name }
  }

  private static func repeated(_ text: String, _ count: Int) -> [UInt8] {
    Array(repeatElement(text.utf8, count: count).joined())
  }

  /// Lists of nine aliases each, ten levels of them: three thousand million strings.
  private static func aliasBomb() -> [UInt8] {
    var text = "a0: &a0 [" + Array(repeating: "lol", count: 9).joined(separator: ",") + "]\n"
    for level in 1...10 {
      let list = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
      text += "a\(level): &a\(level) [\(list)]\n"
    }
    return Array(text.utf8)
  }

  private static let yaml = "error parsing f: error converting YAML to JSON: yaml: "

  static let cases: [Case] = [
    Case(
      name: "more bytes than a request may have",
      bytes: { Array(repeating: 0x20, count: ReadingLimits.bytes + 1) },
      message: "error parsing f: the file is larger than 3145728 bytes"
    ),
    Case(
      name: "far too many separators",
      bytes: { repeated("---\n", 50_000) },
      message: "error parsing f: the file has more than 20000 documents"
    ),
    Case(
      name: "far too many JSON objects",
      bytes: { repeated("{}", 30_000) },
      message: "error parsing f: the file has more than 20000 documents"
    ),
    Case(
      name: "a list of half a million items",
      bytes: { Array("[".utf8) + repeated("1,", 500_000) + Array("1]".utf8) },
      message: yaml + "document has more than 500000 nodes"
    ),
    Case(
      name: "aliases of aliases",
      bytes: aliasBomb,
      message: yaml + "document contains excessive aliasing"
    ),
    Case(
      name: "an anchor that holds itself",
      bytes: { Array("a: &a [*a]\n".utf8) },
      message: yaml + "anchor 'a' value contains itself"
    ),
    Case(
      name: "ten thousand maps in each other",
      bytes: { Array("a: ".utf8) + repeated("{a: ", 10_000) + repeated("}", 10_000) },
      message: yaml + "line 1: exceeded max depth of 500"
    ),
    Case(
      name: "ten thousand JSON objects in each other",
      bytes: { repeated("{\"a\":", 10_000) + repeated("}", 10_000) },
      message: "error parsing f: json: offset 2501: exceeded max depth"
    ),
    Case(
      name: "bytes that are no UTF-8",
      bytes: { Array("a: \"".utf8) + [0xFF, 0xFE] + Array("\"\n".utf8) },
      message: yaml + "invalid leading UTF-8 octet"
    ),
    Case(
      name: "a zero byte",
      bytes: { Array("a: \"b".utf8) + [0] + Array("\"\n".utf8) },
      message: yaml + "control characters are not allowed"
    ),
    Case(
      name: "a zero byte in JSON",
      bytes: { Array("{\"a\": \"".utf8) + [0] + Array("\"}".utf8) },
      message: "error parsing f: json: offset 8: invalid character '\\x00' in string literal"
    ),
  ]

  @Test("input beyond all bounds is refused", arguments: cases)
  func refusal(_ example: Case) {
    let stream = ManifestReader.read(example.bytes(), source: "f")
    #expect(stream.error?.message == example.message)
  }

  @Test("a number of a hundred thousand digits is a string to YAML, and then of the wrong type")
  func number() {
    let manifest =
      "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec: {completions: "
      + String(repeating: "9", count: 100_000) + "}\n"
    #expect(
      Server.create(manifest) == [
        "Error from server (BadRequest): error when creating \"STDIN\": Job in version \"v1\" cannot "
          + "be handled as a Job: json: cannot unmarshal string into Go struct field "
          + "JobSpec.spec.completions of type int32"
      ]
    )
  }

  @Test("a selector is as long as an argument of a program may be")
  func selectors() {
    let text = "a in (" + String(repeating: "x,", count: 500_000) + "x)"
    let message = "the selector is longer than 131072 bytes"
    #expect(throws: LabelSelection.Problem(message: message)) { try LabelSelection(text) }
    #expect(throws: FieldSelection.Problem(message: message)) { try FieldSelection(text) }
  }

  @Test("many mistakes are counted in a time that grows with their number")
  func mistakes() {
    let containers = (0..<1_000).map {
      "      - {name: c\($0), image: b, volumeMounts: [{name: z, mountPath: /a}]}\n"
    }
    let manifest =
      "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec:\n  template:\n    spec:\n"
      + "      restartPolicy: Never\n      containers:\n" + containers.joined()
    #expect(Server.create(manifest).count == 1_001)
  }

  /// Kubernetes 1.36.2 ends such a request with a nil dereference.
  @Test("a success policy without completions is a plain refusal")
  func successPolicy() {
    let manifest =
      "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec:\n  completionMode: Indexed\n"
      + "  parallelism: 2\n  successPolicy: {rules: [{succeededCount: 1, succeededIndexes: '0-3'}]}"
      + "\n  template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}\n"
    #expect(
      Server.create(manifest) == [
        "The Job \"x\" is invalid: spec.completions: Required value: when completion mode is Indexed"
      ]
    )
  }
}

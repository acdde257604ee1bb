import KubeAPI
import Testing

@testable import Kubectl

@Suite struct MergePatchTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var document: Value
    var patch: Value
    var result: Value
    var testDescription: String { "\(document.compactJSON) + \(patch.compactJSON)" }
    init(_ document: Value, _ patch: Value, _ result: Value) {
      self.document = document
      self.patch = patch
      self.result = result
    }
  }

  /// The appendix of RFC 7386.
  static let cases: [Case] = [
    Case(["a": "b"], ["a": "c"], ["a": "c"]),
    Case(["a": "b"], ["b": "c"], ["a": "b", "b": "c"]),
    Case(["a": "b"], ["a": .null], [:]),
    Case(["a": "b", "b": "c"], ["a": .null], ["b": "c"]),
    Case(["a": ["b"]], ["a": "c"], ["a": "c"]),
    Case(["a": "c"], ["a": ["b"]], ["a": ["b"]]),
    Case(["a": ["b": "c"]], ["a": ["b": "d", "c": .null]], ["a": ["b": "d"]]),
    Case(["a": [["b": "c"]]], ["a": [1]], ["a": [1]]),
    Case(["a", "b"], ["c", "d"], ["c", "d"]),
    Case(["a": "b"], ["c"], ["c"]),
    Case(["e": .null], ["a": 1], ["e": .null, "a": 1]),
    Case([1, 2], ["a": "b", "c": .null], ["a": "b"]),
    Case([:], ["a": ["bb": ["ccc": .null]]], ["a": ["bb": [:]]]),
  ]

  @Test("merges as RFC 7386 has it", arguments: cases)
  func merges(_ example: Case) {
    #expect(MergePatch.apply(example.patch, to: example.document) == example.result)
  }
}

@Suite struct JSONPatchTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var document: Value
    var patch: Value
    /// Nil when the patch is refused.
    var result: Value?
    var testDescription: String { patch.compactJSON }
    init(_ document: Value, _ patch: Value, _ result: Value?) {
      self.document = document
      self.patch = patch
      self.result = result
    }
  }

  static let cases: [Case] = [
    Case(["a": 1], [["op": "add", "path": "/b", "value": 2]], ["a": 1, "b": 2]),
    Case(["a": [1, 3]], [["op": "add", "path": "/a/1", "value": 2]], ["a": [1, 2, 3]]),
    Case(["a": [1]], [["op": "add", "path": "/a/-", "value": 2]], ["a": [1, 2]]),
    Case(["a": 1, "b": 2], [["op": "remove", "path": "/a"]], ["b": 2]),
    Case(["a": [1, 2]], [["op": "remove", "path": "/a/0"]], ["a": [2]]),
    Case(["a": 1], [["op": "replace", "path": "/a", "value": 5]], ["a": 5]),
    Case(["a": ["b": 1]], [["op": "move", "from": "/a/b", "path": "/c"]], ["a": [:], "c": 1]),
    Case(["a": 1], [["op": "copy", "from": "/a", "path": "/b"]], ["a": 1, "b": 1]),
    Case(["a/b": 1, "m~n": 2], [["op": "remove", "path": "/a~1b"]], ["m~n": 2]),
    Case(["a/b": 1, "m~n": 2], [["op": "remove", "path": "/m~0n"]], ["a/b": 1]),
    Case(["a": 1], [["op": "test", "path": "/a", "value": 1]], ["a": 1]),
    Case(["a": 1], [["op": "test", "path": "/a", "value": 2]], nil),
    Case(["a": 1], [["op": "remove", "path": "/z"]], nil),
    Case(["a": 1], [["op": "replace", "path": "/z", "value": 1]], nil),
    Case(["a": [1]], [["op": "add", "path": "/a/7", "value": 1]], nil),
    Case(["a": 1], [["op": "add", "path": "/x/y", "value": 1]], nil),
    Case(["a": 1], [["op": "burn", "path": "/a"]], nil),
    Case(["a": 1], [["op": "remove", "path": "a"]], nil),
  ]

  @Test("operates as RFC 6902 has it", arguments: cases)
  func operates(_ example: Case) throws {
    if let result = example.result {
      #expect(try JSONPatch(example.patch).apply(to: example.document) == result)
    } else {
      #expect(throws: JSONPatch.refusal) {
        try JSONPatch(example.patch).apply(to: example.document)
      }
    }
  }

  @Test("an object instead of a list is refused in the server's words")
  func refusesObject() {
    let message =
      "error decoding patch: json: cannot unmarshal object into Go value of type "
      + "[]handlers.jsonPatchOp"
    #expect(throws: PatchError(message, .badRequest)) { try JSONPatch(["spec": [:]]) }
  }
}

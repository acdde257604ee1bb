/// A state to reach: on the learner's cluster (`do`), or with a file that is mended (`fix`).
///
/// `expect` exits with 0 when it is reached, by whatever way. It runs on a copy of the learner's
/// cluster, or, for `fix`, on a fresh cluster in a folder with the learner's files.
package struct TaskQuestion: Hashable, Sendable {
  package var expect: String
  package var solution: Solution
  package var wrong: [Wrong]
  /// Said when the state is not reached and no known wrong way shows.
  package var otherwise: String

  package enum Solution: Hashable, Sendable {
    /// Commands at the prompt.
    case script(String)
    /// Files that take the place of those that were given.
    case files([ProofFile])
  }

  /// A wrong way that is known.
  package struct Wrong: Hashable, Sendable {
    package var position: ContentPosition
    /// The line that `expect` prints when it was taken.
    package var sign: String
    package var way: Solution
    package var feedback: String
  }

  init(_ reader: MappingReader, isFix: Bool) throws(ContentProblem) {
    expect = try reader.text("expect")
    solution = try Self.solution(try reader.required("solution"), "solution", isFix)
    otherwise = try reader.text("otherwise")
    wrong = []
    for node in try reader.list("wrong") {
      let way = isFix ? "files" : "run"
      let wrong = try MappingReader(
        node,
        what: "a wrong way",
        keys: ["when", way, "feedback"]
      )
      self.wrong.append(
        Wrong(
          position: node.position,
          sign: try wrong.text("when"),
          way: try Self.solution(try wrong.required(way), way, isFix),
          feedback: try wrong.text("feedback")
        )
      )
    }
  }

  private static func solution(
    _ node: DocumentNode,
    _ name: String,
    _ isFix: Bool
  ) throws(ContentProblem) -> Solution {
    isFix ? .files(try ProofFile.files(node, as: name)) : .script(try node.text(as: name))
  }

  func verdict(_ lines: [String], isReached: Bool) -> Verdict {
    if isReached { return Verdict(right: 1, of: 1, remarks: []) }
    let known = wrong.first { lines.contains($0.sign.trimmed) }
    return Verdict(
      right: 0,
      of: 1,
      remarks: [.init(isRight: false, letter: "", text: known?.feedback ?? otherwise)]
    )
  }
}

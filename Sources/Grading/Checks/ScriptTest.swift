import Course

/// Whether a shell script exits with 0 in a copy of the cluster as it is in the end.
struct ScriptTest: CheckTest {
  static let summary = "Whether a shell script exits with 0 in a copy of the cluster at the end."
  static let fields: [CheckField] = [.init("run", .text, "The script.", required: true)]

  private let script: String

  init(_ reader: MappingReader) throws(ContentProblem) {
    script = try reader.text("run")
  }

  var scope: EvidenceScope { .console }

  func verdict(on evidence: Evidence) -> Verdict {
    guard var laboratory = evidence.laboratory else {
      preconditionFailure("a check's script was not in the scope of the run")
    }
    let result = laboratory.run(script: script)
    let said = result.screen.onOneLine.prefix(300)
    let ending =
      switch result.ending {
      case .exited(let status): "it exits with \(status)"
      case .stopped(let reason): "it was stopped: \(reason)"
      }
    return Verdict(
      holds: result.hasSucceeded,
      expected: "the check's script exits with 0",
      found: said.isEmpty ? ending : "\(ending) and says: \(said)"
    )
  }
}

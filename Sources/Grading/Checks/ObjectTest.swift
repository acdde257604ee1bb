import Course
import KubeAPI

/// Whether an object is there when the run is over: `object: {of: job/x, is: present}`.
struct ObjectTest: CheckTest {
  static let summary = "Whether an object is there when the run is over."
  static let fields: [CheckField] = [
    .selector, .init("is", .word(["present", "absent"]), "Which of both.", required: true),
  ]

  private enum Presence: String, CaseIterable {
    case present, absent
  }

  private let selector: ObjectSelector
  private let presence: Presence

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    presence = try reader.word("is", as: Presence.self)
  }

  var scope: EvidenceScope { .objects(selector.kind) }

  func verdict(on evidence: Evidence) -> Verdict {
    let isThere = evidence.last(selector) != nil
    return Verdict(
      holds: isThere == (presence == .present),
      expected: "\(selector) is \(presence == .present ? "there" : "gone") in the end",
      found: isThere ? "it is there" : "it is not there"
    )
  }
}

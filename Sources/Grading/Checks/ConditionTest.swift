import Course
import KubeAPI
import Simulation

/// Whether a condition is reached: `condition: {of: job/x, type: Complete, reason: …, within: 5m}`.
struct ConditionTest: CheckTest {
  static let summary = "Whether a condition is reached, at any time."
  static let fields: [CheckField] = [
    .selector, .init("type", .text, "Such as Complete.", required: true),
    .init("status", .text, "True if left out."), .init("reason", .text, "Any if left out."),
    .init("within", .duration, "The longest wait, from the object's creation."),
  ]

  private let selector: ObjectSelector
  private let type: String
  private let status: String
  private let reason: String
  private let within: Duration?

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    type = try reader.text("type")
    status = try reader.text("status", or: "True")
    reason = try reader.text("reason", or: "")
    within = try reader.optional("within").map { node throws(ContentProblem) in
      try node.duration(as: "within")
    }
  }

  var scope: EvidenceScope { .objects(selector.kind) }

  func verdict(on evidence: Evidence) -> Verdict {
    guard let created = evidence.created(selector) else {
      return Verdict(holds: false, expected: expected, found: "\(selector) was never there")
    }
    let first = evidence.changes.first {
      $0.kind != .deleted && selector.matches($0.object) && holds(in: $0.object)
    }
    if let first {
      let wait = first.moment - created
      let isInTime = within.map { wait <= $0 } ?? true
      return Verdict(
        holds: isInTime,
        expected: expected,
        found: "it was so after \(wait.roundedText)"
      )
    }
    return Verdict(holds: false, expected: expected, found: state(in: evidence))
  }

  private var expected: String {
    "\(selector) becomes \(type)=\(status)" + (reason.isEmpty ? "" : " (\(reason))")
      + (within.map { " within \($0.roundedText)" } ?? "")
  }

  private func holds(in object: APIObject) -> Bool {
    object.conditions.contains {
      $0.type == type && $0.status == status && (reason.isEmpty || $0.reason == reason)
    }
  }

  private func state(in evidence: Evidence) -> String {
    guard let (object, since) = evidence.last(selector) else { return "it was deleted before" }
    guard let last = object.conditions.last else {
      return "it has no condition \(evidence.clock(evidence.end)) after the start"
    }
    return "it is \(last.type)=\(last.status) (\(last.reason)) since \(evidence.clock(since))"
  }
}

private struct ConditionView {
  var type: String
  var status: String
  var reason: String
}

extension APIObject {
  fileprivate var conditions: [ConditionView] {
    // A Job has many versions, and to write out each takes long.
    if case .job(let job) = self {
      return job.status.conditions.map {
        ConditionView(
          type: $0.type,
          status: $0.status.rawValue,
          reason: $0.reason
        )
      }
    }
    return (value[path: ["status", "conditions"]]?.elements ?? []).map {
      ConditionView(
        type: $0["type"]?.text ?? "",
        status: $0["status"]?.text ?? "",
        reason: $0["reason"]?.text ?? ""
      )
    }
  }
}

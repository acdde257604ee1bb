import Course
import KubeAPI

/// How often an event was reported: `events: {of: job/x, reason: BackoffLimitExceeded}`.
struct EventsTest: CheckTest {
  static let keys = ["of", "reason", "count"]

  private let selector: ObjectSelector
  private let reason: String
  private let range: CountRange

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    reason = try reader.text("reason")
    range =
      try reader.optional("count").map { node throws(ContentProblem) in
        try CountRange(node, "count")
      } ?? .atLeastOne
  }

  func verdict(on evidence: Evidence) -> Verdict {
    let count = evidence.eventCount(reason: reason, about: selector)
    return Verdict(
      holds: range.contains(count),
      expected: "\(range.description) events \(reason) about \(selector)",
      found: "there were \(count)"
    )
  }
}

extension Evidence {
  /// The times that an event was reported, also when reports were folded into one object.
  fileprivate func eventCount(reason: String, about selector: ObjectSelector) -> Int {
    var counts: [String: Int] = [:]
    for change in changes where change.kind != .deleted {
      guard case .event(let event) = change.object, event.reason == reason,
        event.involvedObject.kind == selector.kind.rawValue,
        selector.name == nil || selector.name == event.involvedObject.name
      else { continue }
      counts[event.metadata.name] = max(1, Int(event.count))
    }
    return counts.values.reduce(0, +)
  }
}

import Course
import KubeAPI

/// How often an event was reported: `events: {of: job/x, reason: BackoffLimitExceeded}`.
struct EventsTest: CheckTest {
  static let summary = "How often an event was reported."
  static let fields: [CheckField] = [
    .selector, .init("reason", .text, "Such as BackoffLimitExceeded.", required: true),
    .init("matches", .text, "A regular expression that the message must match."),
    .init("count", .count, "At least one if left out."),
  ]

  private let selector: ObjectSelector
  private let reason: String
  private let pattern: Pattern?
  private let range: CountRange

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    reason = try reader.text("reason")
    pattern = try reader.optional("matches").map { node throws(ContentProblem) in
      try Pattern(node, "matches")
    }
    range =
      try reader.optional("count").map { node throws(ContentProblem) in
        try CountRange(node, "count")
      } ?? .atLeastOne
  }

  var scope: EvidenceScope { .objects(.event) }

  func verdict(on evidence: Evidence) -> Verdict {
    let count = evidence.eventCount(reason: reason, matching: pattern, about: selector)
    return Verdict(
      holds: range.contains(count),
      expected: "\(range.description) events \(reason) about \(selector)"
        + (pattern.map { " that match /\($0.source)/" } ?? ""),
      found: "there were \(count)"
    )
  }
}

extension Evidence {
  /// The times that an event was reported, also when reports were folded into one object.
  fileprivate func eventCount(
    reason: String,
    matching pattern: Pattern?,
    about selector: ObjectSelector
  ) -> Int {
    var counts: [String: Int] = [:]
    for change in changes where change.kind != .deleted {
      guard case .event(let event) = change.object, event.reason == reason,
        event.involvedObject.kind == selector.kind.rawValue,
        selector.name == nil || selector.name == event.involvedObject.name,
        pattern?.isFound(in: event.message) ?? true
      else { continue }
      counts[event.metadata.name] = max(1, Int(event.count))
    }
    return counts.values.reduce(0, +)
  }
}

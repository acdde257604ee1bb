import Course
import KubeAPI
import Simulation

/// How long an object took from its creation to an end: Complete or Failed, or its removal.
///
///     duration: {of: job/x, atMost: 5m}
///     duration: {of: job/x, until: deleted, atLeast: 60s}
///     duration: {of: job/x, until: started, atMost: 10s}
struct DurationTest: CheckTest {
  static let summary = "How long an object took from its creation to an end."
  static let fields: [CheckField] = [
    .selector,
    .init("until", .word(End.allCases.map(\.rawValue)), "What ends it; finished if left out."),
    .init("atLeast", .duration, "The shortest time."),
    .init("atMost", .duration, "The longest time."),
  ]

  private enum End: String, CaseIterable {
    case finished, complete, failed, started, deleted

    func isReached(in object: APIObject) -> Bool {
      guard case .job(let job) = object else {
        guard case .pod(let pod) = object else { return false }
        return switch self {
        case .finished: pod.status.phase == .succeeded || pod.status.phase == .failed
        case .complete: pod.status.phase == .succeeded
        case .failed: pod.status.phase == .failed
        case .started: pod.status.phase != .pending
        case .deleted: false
        }
      }
      func has(_ type: String) -> Bool {
        job.status.conditions.contains { $0.type == type && $0.status == .true }
      }
      return switch self {
      case .finished: has("Complete") || has("Failed")
      case .complete: has("Complete")
      case .failed: has("Failed")
      case .started: job.status.startTime != nil
      case .deleted: false
      }
    }
  }

  private let selector: ObjectSelector
  private let end: End
  private let low: Duration?
  private let high: Duration?

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    end = reader.has("until") ? try reader.word("until", as: End.self) : .finished
    func bound(_ name: String) throws(ContentProblem) -> Duration? {
      try reader.optional(name)?.duration(as: name)
    }
    low = try bound("atLeast")
    high = try bound("atMost")
    guard low != nil || high != nil else {
      throw reader.position.problem("`duration` needs `atLeast` or `atMost`")
    }
  }

  var scope: EvidenceScope { .objects(selector.kind) }

  func verdict(on evidence: Evidence) -> Verdict {
    guard let created = evidence.created(selector) else {
      return Verdict(holds: false, expected: expected, found: "\(selector) was never there")
    }
    guard let ended = moment(in: evidence) else {
      return Verdict(
        holds: false,
        expected: expected,
        found: "it was not until \(evidence.clock(evidence.end))"
      )
    }
    let time = ended - created
    return Verdict(
      holds: time >= low ?? .zero && time <= high ?? time,
      expected: expected,
      found: "it took \(time.roundedText)"
    )
  }

  private var expected: String {
    let bounds = [
      low.map { "at least \($0.roundedText)" }, high.map { "at most \($0.roundedText)" },
    ].compactMap { $0 }.joined(separator: " and ")
    return "\(selector) is \(end.rawValue) after \(bounds)"
  }

  private func moment(in evidence: Evidence) -> Instant? {
    if end == .deleted {
      return evidence.changes.first { $0.kind == .deleted && selector.matches($0.object) }?
        .moment
    }
    return evidence.versions(selector).first { end.isReached(in: $0.object) }?.since
  }
}

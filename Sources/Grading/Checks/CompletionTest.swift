import Course
import KubeAPI
import Simulation

/// How long a Job took from its creation to Complete: `completion: {of: job/x, atMost: 5m}`.
struct CompletionTest: CheckTest {
  static let summary = "How long a Job took from its creation to Complete."
  static let fields: [CheckField] = [
    .selector, .init("atLeast", .duration, "The shortest time."),
    .init("atMost", .duration, "The longest time."),
  ]

  private let selector: ObjectSelector
  private let low: Duration?
  private let high: Duration?

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    func bound(_ name: String) throws(ContentProblem) -> Duration? {
      try reader.optional(name)?.duration(as: name)
    }
    low = try bound("atLeast")
    high = try bound("atMost")
  }

  var scope: EvidenceScope { .objects(selector.kind) }

  func verdict(on evidence: Evidence) -> Verdict {
    guard let created = evidence.created(selector),
      let end = evidence.versions(selector).first(where: { $0.object.isComplete })?.since
    else {
      return Verdict(holds: false, expected: expected, found: "it did not complete")
    }
    let time = end - created
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
    return "\(selector) completes" + (bounds.isEmpty ? "" : " after \(bounds)")
  }
}

extension APIObject {
  fileprivate var isComplete: Bool {
    guard case .job(let job) = self else { return false }
    return job.status.conditions.contains { $0.type == "Complete" && $0.status == .true }
  }
}

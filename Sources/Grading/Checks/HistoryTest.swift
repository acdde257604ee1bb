import Course
import KubeAPI
import Simulation

/// What a path gives over the whole life of an object.
///
///     history: {of: job/x, path: "{.spec.suspend}", equals: "true", holds: eventually}
///     history: {of: job/x, path: "{.status.failed}", is: set, holds: never}
struct HistoryTest: CheckTest {
  static let keys = ["of", "path", "holds", "from", "to"] + Expectation.keys

  private enum Quantifier: String, CaseIterable {
    case always, never, eventually
  }

  private let selector: ObjectSelector
  private let field: FieldPath
  private let expectation: Expectation
  private let quantifier: Quantifier
  /// The part of the run that counts, measured from its start.
  private let from: Duration?
  private let to: Duration?

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    field = try FieldPath(try reader.required("path"))
    expectation = try Expectation(reader)
    quantifier = try reader.word("holds", as: Quantifier.self)
    func bound(_ name: String) throws(ContentProblem) -> Duration? {
      try reader.optional(name)?.duration(as: name)
    }
    from = try bound("from")
    to = try bound("to")
  }

  func verdict(on evidence: Evidence) -> Verdict {
    let expected =
      "\(field.name) of \(selector) is \(quantifier.rawValue) \(expectation.description)"
    let versions = evidence.versions(selector).filter { lies($0, within: evidence) }
    guard !versions.isEmpty else {
      return Verdict(holds: false, expected: expected, found: "\(selector) was not there then")
    }
    let hit = versions.first { expectation.accepts(field.results(in: $0.object)) }
    switch quantifier {
    case .eventually:
      let last = versions.last.map { describe(field.results(in: $0.object)) } ?? ""
      return Verdict(
        holds: hit != nil,
        expected: expected,
        found: hit.map { "so it was at \(evidence.clock($0.since))" } ?? "it never was; \(last)"
      )
    case .never:
      return Verdict(
        holds: hit == nil,
        expected: expected,
        found: hit.map { "it was, at \(evidence.clock($0.since))" } ?? "it never was"
      )
    case .always:
      let miss = versions.first { !expectation.accepts(field.results(in: $0.object)) }
      return Verdict(
        holds: miss == nil,
        expected: expected,
        found: miss.map {
          "at \(evidence.clock($0.since)) \(describe(field.results(in: $0.object)))"
        } ?? "it always was"
      )
    }
  }

  private func lies(_ version: ObjectVersion, within evidence: Evidence) -> Bool {
    if let to, version.since > evidence.start + to { return false }
    if let from, let until = version.until, until <= evidence.start + from { return false }
    return true
  }
}

import Course
import KubeAPI
import Simulation

/// What a path gives over the whole life of an object.
///
///     history: {of: job/x, path: "{.spec.suspend}", equals: "true", holds: eventually}
///     history: {of: job/x, path: "{.status.failed}", is: set, holds: never}
///     history: {of: job/x, path: "{.status.active}", is: set, holds: within 30s}
///     history: {of: job/x, path: …, holds: before, than: {of: job/y, path: …, is: set}}
///     history: {of: job/x, path: "{.status.active}", is: unset, holds: always,
///       while: suspended, grace: 5s}
struct HistoryTest: CheckTest {
  static let summary = "What a path gives over the whole life of an object."
  static let fields: [CheckField] =
    [
      .selector, .path,
      .init("holds", .text, "always, never, eventually, before, or within 30s.", required: true),
      .init("than", .state, "Of before: the state that must come later, or not at all."),
      .init("while", .span, "Counts only while the object is in this state."),
      .init("grace", .duration, "How long after the start of such a time it does not count."),
      .init("from", .duration, "The time that counts begins so long after the run's start."),
      .init("to", .duration, "The time that counts ends so long after the run's start."),
    ] + Expectation.fields

  private enum Quantifier: Sendable {
    case always, never, eventually
    case within(Duration)
    case before(HistoryState)
  }

  private let state: HistoryState
  private let quantifier: Quantifier
  private let span: HistoryState?
  private let grace: Duration
  /// The part of the run that counts, measured from its start.
  private let from: Duration?
  private let to: Duration?

  init(_ reader: MappingReader) throws(ContentProblem) {
    let selector = try reader.required("of").selector(as: "of")
    state = HistoryState(
      selector: selector,
      field: try FieldPath(try reader.required("path")),
      expectation: try Expectation(reader)
    )
    quantifier = try Self.quantifier(reader)
    span = try reader.optional("while").map { node throws(ContentProblem) in
      try HistoryState(span: node, of: selector)
    }
    func bound(_ name: String) throws(ContentProblem) -> Duration? {
      try reader.optional(name)?.duration(as: name)
    }
    grace = try bound("grace") ?? .zero
    from = try bound("from")
    to = try bound("to")
  }

  private static func quantifier(_ reader: MappingReader) throws(ContentProblem) -> Quantifier {
    let node = try reader.required("holds")
    let words = try node.text(as: "holds").split(separator: " ").map(String.init)
    switch words.first {
    case "always" where words.count == 1: return .always
    case "never" where words.count == 1: return .never
    case "eventually" where words.count == 1: return .eventually
    case "before" where words.count == 1:
      return .before(try HistoryState(try reader.required("than")))
    case "within" where words.count == 2:
      guard let limit = Duration(goText: words[1]), limit >= .zero else {
        throw node.problem("`\(words[1])` is no length of time such as 30s")
      }
      return .within(limit)
    default:
      throw node.problem(
        "`holds` must be always, never, eventually, before or a time such as within 30s"
      )
    }
  }

  var scope: EvidenceScope {
    let own = EvidenceScope.objects(state.selector.kind)
    if case .before(let other) = quantifier { return own.union(.objects(other.selector.kind)) }
    return own
  }

  func verdict(on evidence: Evidence) -> Verdict {
    let during = span.map { " while \($0.name)" } ?? ""
    let versions = counted(in: evidence)
    guard !versions.isEmpty else {
      let when = span == nil ? "\(state.selector) was not there then" : "it never was\(during)"
      return Verdict(holds: false, expected: expected(during), found: when)
    }
    let hit = versions.first { state.holds(in: $0.object) }
    let moment = hit.map { evidence.clock($0.since) } ?? ""
    switch quantifier {
    case .eventually:
      guard hit == nil else { return verdict(true, during, "so it was at \(moment)") }
      let last = versions.last.map { describe(state.field.results(in: $0.object)) } ?? ""
      return verdict(false, during, "it never was; \(last)")
    case .never:
      return verdict(hit == nil, during, hit == nil ? "it never was" : "it was, at \(moment)")
    case .always:
      let miss = versions.first { !state.holds(in: $0.object) }
      let found = miss.map {
        "at \(evidence.clock($0.since)) \(describe(state.field.results(in: $0.object)))"
      }
      return verdict(miss == nil, during, found ?? "it always was")
    case .within(let limit):
      let wait = hit.map { $0.since - (evidence.created(state.selector) ?? evidence.start) }
      return verdict(
        wait.map { $0 <= limit } ?? false,
        during,
        wait.map { "it was so after \($0.roundedText)" } ?? "it never was"
      )
    case .before(let other):
      let later = evidence.versions(other.selector).first { other.holds(in: $0.object) }?.since
      let isFirst = hit.map { hit in later.map { hit.since < $0 } ?? true } ?? false
      let second = later.map { "the other at \(evidence.clock($0))" } ?? "the other never"
      return verdict(
        isFirst,
        during,
        hit == nil ? "it never was" : "it was at \(moment), \(second)"
      )
    }
  }

  private func verdict(
    _ holds: Bool,
    _ during: String,
    _ found: @autoclosure @escaping @Sendable () -> String
  ) -> Verdict {
    Verdict(holds: holds, expected: expected(during), found: found())
  }

  private func expected(_ during: String) -> String {
    let subject = "\(state.field.name) of \(state.selector) is"
    let value = state.expectation.description
    return switch quantifier {
    case .always: "\(subject) always \(value)\(during)"
    case .never: "\(subject) never \(value)\(during)"
    case .eventually: "\(subject) eventually \(value)\(during)"
    case .within(let limit): "\(subject) \(value) within \(limit.roundedText)\(during)"
    case .before(let other): "\(subject) \(value)\(during) before \(other.name)"
    }
  }

  /// The states that count, each cut to the times that do.
  private func counted(in evidence: Evidence) -> [ObjectVersion] {
    var since: Instant?
    return evidence.versions(state.selector).compactMap { version in
      var version = version
      if let span {
        guard span.holds(in: version.object) else {
          since = nil
          return nil
        }
        since = since ?? version.since
        let first = (since ?? version.since) + grace
        if let until = version.until, until <= first { return nil }
        version.since = max(version.since, first)
      }
      if let to, version.since > evidence.start + to { return nil }
      if let from, let until = version.until, until <= evidence.start + from { return nil }
      return version.since > evidence.end ? nil : version
    }
  }
}

/// A state that an object may be in: a path, and what it must give.
struct HistoryState: Sendable {
  var selector: ObjectSelector
  var field: FieldPath
  var expectation: Expectation

  init(selector: ObjectSelector, field: FieldPath, expectation: Expectation) {
    self.selector = selector
    self.field = field
    self.expectation = expectation
  }

  static let fields: [CheckField] = [.selector, .path] + Expectation.fields

  init(_ node: DocumentNode) throws(ContentProblem) {
    let reader = try MappingReader(node, what: "a state", keys: Self.fields.map(\.name))
    selector = try reader.required("of").selector(as: "of")
    field = try FieldPath(try reader.required("path"))
    expectation = try Expectation(reader)
  }

  /// A time in an object's life: `suspended`, or a path of it with an expectation.
  init(span node: DocumentNode, of selector: ObjectSelector) throws(ContentProblem) {
    self.selector = selector
    if node.scalarText == "suspended" {
      field = try FieldPath("{.spec.suspend}", at: node)
      expectation = Expectation(equals: "true")
      return
    }
    let keys = ["path"] + Expectation.keys
    let reader = try MappingReader(node, what: "`while`", keys: keys)
    field = try FieldPath(try reader.required("path"))
    expectation = try Expectation(reader)
  }

  func holds(in object: APIObject) -> Bool { expectation.accepts(field.results(in: object)) }

  var name: String { "\(field.name) of \(selector) is \(expectation.description)" }
}

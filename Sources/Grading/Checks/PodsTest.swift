import Course
import KubeAPI
import Simulation

/// What the pods of a Job did over the whole run, whether they are still there or not.
///
///     pods: {of: job/x, phase: Failed, exitCode: 1, count: {atMost: retry-budget}}
///     pods: {of: job/x, atOnce: {atMost: 2}}
///     pods: {of: job/x, leastGap: 10s}
///     pods: {of: job/x, backOff: 10s}          the waits are 10, 20, 40 … s, within `tolerance`
struct PodsTest: CheckTest {
  static let summary = "What the pods of a Job did over the whole run, those that went included."
  static let fields: [CheckField] = [
    .selector,
    .init("phase", .word(Self.phases), "Selects pods by their last phase."),
    .init("exitCode", .integer(0...255), "Selects pods by a container's exit code."),
    .init("index", .integer(0...1_000_000), "Selects pods of one completion index."),
    .init("node", .text, "Selects pods that were put on one node."),
    .init("count", .count, "How many there were; atMost may be retry-budget."),
    .init("atOnce", .count, "How many there were at one moment."),
    .init("leastGap", .duration, "The shortest wait between a failure and the next attempt."),
    .init("backOff", .duration, "The first wait of a ladder whose waits double."),
    .init("tolerance", .duration, "By how much a wait may be longer; 3s if left out."),
  ]
  private static let phases = ["Pending", "Running", "Succeeded", "Failed"]

  private enum Rule: Sendable {
    case count(CountRange)
    case atOnce(CountRange)
    case leastGap(Duration)
    case backOff(first: Duration, tolerance: Duration)
  }

  private let selector: ObjectSelector
  private let phase: PodPhase?
  private let exitCode: Int32?
  private let index: Int?
  private let node: String?
  private let rule: Rule

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    phase = reader.has("phase") ? try Self.phase(reader) : nil
    exitCode = reader.has("exitCode") ? Int32(try reader.integer("exitCode", in: 0...255)) : nil
    index = reader.has("index") ? try reader.integer("index", in: 0...1_000_000) : nil
    node = reader.has("node") ? try reader.text("node") : nil
    rule = try Self.rule(reader)
  }

  private static func phase(_ reader: MappingReader) throws(ContentProblem) -> PodPhase {
    let text = try reader.text("phase")
    guard phases.contains(text) else {
      throw try reader.required("phase").problem("there is no phase `\(text)`")
    }
    return PodPhase(rawValue: text)
  }

  private static func rule(_ reader: MappingReader) throws(ContentProblem) -> Rule {
    let names = reader.names.filter { ["count", "atOnce", "leastGap", "backOff"].contains($0) }
    guard names.count == 1, let name = names.first else {
      throw reader.position.problem(
        "`pods` needs exactly one of `count`, `atOnce`, `leastGap` and `backOff`"
      )
    }
    let node = try reader.required(name)
    switch name {
    case "count": return .count(try CountRange(node, name))
    case "atOnce": return .atOnce(try CountRange(node, name))
    case "leastGap": return .leastGap(try node.duration(as: name))
    default:
      let tolerance = try reader.optional("tolerance")?.duration(as: "tolerance")
      return .backOff(first: try node.duration(as: name), tolerance: tolerance ?? .seconds(3))
    }
  }

  var scope: EvidenceScope { .objects(selector.kind, .pod) }

  /// Where there was no such Job nothing holds: doing nothing earns no points.
  func verdict(on evidence: Evidence) -> Verdict {
    let verdict = verdict(on: evidence.attempts(of: selector), evidence)
    if evidence.created(selector) != nil { return verdict }
    return Verdict(
      holds: false,
      expected: verdict.expected,
      found: "\(selector) was never there"
    )
  }

  private func verdict(on attempts: [Attempt], _ evidence: Evidence) -> Verdict {
    let matching = attempts.filter(matches)
    switch rule {
    case .count(let range):
      let range =
        range.endsAtRetryBudget ? range.resolved(budget: retryBudget(evidence)) : range
      return Verdict(
        holds: range.contains(matching.count),
        expected: "\(range.description) \(what)",
        found: "there were \(matching.count)"
      )
    case .atOnce(let range):
      let (count, moment) = matching.mostAtOnce
      return Verdict(
        holds: range.contains(count),
        expected: "\(range.description) \(what) at once",
        found: "there were \(count)" + (moment.map { " at \(evidence.clock($0))" } ?? "")
      )
    case .leastGap(let gap):
      let short = attempts.filter(isInPlace).waits.first { $0.wait < gap }
      return Verdict(
        holds: short == nil,
        expected: "at least \(gap.roundedText) between a failure and a retry",
        found: short.map { "only \($0.wait.roundedText) after \($0.after.name)" } ?? "so it was"
      )
    case .backOff(let first, let tolerance):
      return ladder(attempts.filter(isInPlace), first: first, tolerance: tolerance)
    }
  }

  private func matches(_ attempt: Attempt) -> Bool {
    (phase == nil || attempt.phase == phase)
      && (exitCode.map { attempt.exitCodes.contains($0) } ?? true)
      && isInPlace(attempt)
  }

  private func isInPlace(_ attempt: Attempt) -> Bool {
    (index == nil || attempt.index == index) && (node == nil || attempt.node == node)
  }

  private var what: String {
    let state = phase.map { " in phase \($0.rawValue)" } ?? ""
    return "pods\(state)" + (exitCode.map { " with exit code \($0)" } ?? "")
      + (index.map { " of index \($0)" } ?? "") + (node.map { " on node \($0)" } ?? "")
  }

  private func retryBudget(_ evidence: Evidence) -> Int? {
    guard case .job(let job)? = evidence.newest(selector) else { return nil }
    return Int(job.spec.backoffLimit ?? 6) + 1
  }

  /// Each wait must be twice the one before, up to Kubernetes' bound of ten minutes.
  private func ladder(_ attempts: [Attempt], first: Duration, tolerance: Duration) -> Verdict {
    let waits = attempts.waits.map(\.wait)
    var step = first
    let wanted = waits.map { _ in
      defer { step = min(step * 2, .seconds(600)) }
      return step
    }
    let holds = zip(waits, wanted).allSatisfy { $0 >= $1 - .seconds(1) && $0 <= $1 + tolerance }
    return Verdict(
      holds: holds,
      expected: waits.isEmpty ? "waits that double" : "waits of \(wanted.list) between attempts",
      found: waits.isEmpty ? "nothing failed, so nothing waited" : "they were \(waits.list)"
    )
  }
}

extension [Duration] {
  fileprivate var list: String { map(\.roundedText).joined(separator: ", ") }
}

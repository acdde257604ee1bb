import Course

/// Gathers the verdicts of all runs of a submission into one result for each check.
struct SeedSweep {
  private let checks: [Check]
  private var seeds: [UInt64] = []
  private var verdicts: [[Verdict]]
  /// What kubectl refused and which limits were reached, each once.
  private(set) var notes: [String] = []

  init(checks: [Check]) {
    self.checks = checks
    verdicts = Array(repeating: [], count: checks.count)
  }

  mutating func add(_ run: SubmissionRun) {
    seeds.append(run.evidence.seed)
    for index in checks.indices {
      // What stands in the manifest is the same under every seed.
      if !checks[index].test.dependsOnRun, let first = verdicts[index].first {
        verdicts[index].append(first)
      } else {
        verdicts[index].append(checks[index].test.verdict(on: run.evidence))
      }
    }
    for note in run.notes where !notes.contains(note) { notes.append(note) }
  }

  var results: [CheckResult] {
    checks.indices.map { result(checks[$0], verdicts[$0]) }
  }

  private func result(_ check: Check, _ verdicts: [Verdict]) -> CheckResult {
    let count = verdicts.count { $0.holds }
    let points: Points
    let passed: Bool
    switch check.seedRule {
    case .all: passed = count == verdicts.count
    case .share(let percent): passed = count * 100 >= verdicts.count * percent
    case .mean: passed = count == verdicts.count
    }
    if check.seedRule == .mean {
      points = check.points.share(count, of: verdicts.count)
    } else {
      points = passed ? check.points : .zero
    }
    guard !passed, let failure = verdicts.firstIndex(where: { !$0.holds }) else {
      return CheckResult(
        id: check.id,
        title: check.title,
        points: points,
        maxPoints: check.points,
        passed: true,
        expected: "",
        found: "",
        runs: "",
        feedback: ""
      )
    }
    return CheckResult(
      id: check.id,
      title: check.title,
      points: points,
      maxPoints: check.points,
      passed: false,
      expected: verdicts[failure].expected,
      found: verdicts[failure].found,
      runs: check.test.dependsOnRun ? runs(check, count, failing: seeds[failure]) : "",
      feedback: check.feedback.onOneLine,
      place: verdicts[failure].place
    )
  }

  private func runs(_ check: Check, _ count: Int, failing seed: UInt64) -> String {
    guard seeds.count > 1 else { return "" }
    let wanted =
      if case .share(let percent) = check.seedRule { ", \(percent) % are needed" } else { "" }
    return "it held in \(count) of \(seeds.count) runs\(wanted); this is the run of seed \(seed)"
  }
}

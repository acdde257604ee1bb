import Course

/// Gathers the verdicts of all runs of a submission into one result for each check.
struct SeedSweep: Sendable {
  private let checks: [Check]
  private var seeds: [UInt64] = []
  private var tests: [TestSweep]
  /// Of each check, what its partial rules have found.
  private var partial: [[TestSweep]]
  /// What kubectl refused and which limits were reached, each once.
  private(set) var notes: [String] = []
  /// What all runs have cost, in steps of a shell.
  private(set) var work = 0

  /// After so much no further run is begun: far more than all runs of an ordinary submission cost.
  static let workLimit = 12_000_000

  init(checks: [Check], on written: WrittenWork) {
    self.checks = checks
    tests = checks.map { TestSweep(test: $0.test, rule: $0.seedRule) }
    partial = checks.map { $0.partial.map { TestSweep(test: $0.test, rule: $0.seedRule) } }
    judge(written)
  }

  /// The same runs with what somebody else has written.
  func with(_ written: WrittenWork) -> SeedSweep {
    var sweep = self
    sweep.judge(written)
    return sweep
  }

  private mutating func judge(_ written: WrittenWork) {
    for index in checks.indices {
      tests[index].judge(written)
      for rule in partial[index].indices { partial[index][rule].judge(written) }
    }
  }

  mutating func add(_ run: SubmissionRun) {
    seeds.append(run.evidence.seed)
    work += run.work
    var evidence = run.evidence
    evidence.knownAttempts = KnownAttempts()
    for index in checks.indices {
      tests[index].add(evidence)
      for rule in partial[index].indices { partial[index][rule].add(evidence) }
    }
    for note in run.notes where !notes.contains(note) { notes.append(note) }
  }

  /// Whether the runs have cost what a submission may cost.
  var isSpent: Bool { work > Self.workLimit }

  /// Says how many of the runs were made, when that is not all.
  mutating func close(runs count: Int) {
    guard isSpent, seeds.count < count else { return }
    notes.append("its runs cost so much that only \(seeds.count) of \(count) were made")
  }

  var results: [CheckResult] { checks.indices.map(result) }

  /// The seed of the first run in which a check failed; nil when all hold in all that they need.
  var firstFailingSeed: UInt64? {
    checks.indices.compactMap { index in
      tests[index].passed || !checks[index].test.dependsOnRun ? nil : tests[index].failure
    }.min().map { seeds[$0] }
  }

  private func result(_ index: Int) -> CheckResult {
    let check = checks[index]
    let sweep = tests[index]
    guard !sweep.passed, let failure = sweep.failure, let reason = sweep.reason else {
      return CheckResult(
        id: check.id,
        title: check.title,
        points: check.points,
        maxPoints: check.points,
        passed: true,
        expected: "",
        found: "",
        runs: "",
        feedback: "",
        visibility: check.visibility
      )
    }
    let (points, feedback) = consolation(index)
    return CheckResult(
      id: check.id,
      title: check.title,
      points: points,
      maxPoints: check.points,
      passed: false,
      expected: reason.expected,
      found: reason.found,
      runs: check.test.dependsOnRun ? runs(check, sweep, failing: seeds[failure]) : "",
      feedback: feedback,
      place: reason.place,
      visibility: check.visibility
    )
  }

  /// What a check that fails earns: its share of the runs, or what a partial rule gives.
  private func consolation(_ index: Int) -> (points: Points, feedback: String) {
    let check = checks[index]
    let own = tests[index].points(of: check.points)
    for (rule, sweep) in zip(check.partial, partial[index]) {
      let points = sweep.points(of: rule.points)
      if sweep.passed, points > own {
        return (points, rule.feedback.isEmpty ? check.feedback : rule.feedback)
      }
    }
    return (own, check.feedback)
  }

  private func runs(_ check: Check, _ sweep: TestSweep, failing seed: UInt64) -> String {
    guard seeds.count > 1 else { return "" }
    let wanted =
      if case .share(let percent) = check.seedRule { ", \(percent) % are needed" } else { "" }
    return "it held in \(sweep.count) of \(seeds.count) runs\(wanted); this is the run of seed "
      + "\(seed)"
  }
}

/// The verdicts of one test, run by run, or its one verdict on what is written.
private struct TestSweep: Sendable {
  let test: any CheckTest
  let rule: SeedRule
  /// How many verdicts there are, and how many of them say that it holds.
  private var total = 0
  private(set) var count = 0
  /// The first run in which it does not hold, and why not.
  private(set) var failure: Int?
  private(set) var reason: Reason?

  struct Reason: Sendable {
    let expected: String
    let found: String
    let place: ContentPosition?
  }

  init(test: any CheckTest, rule: SeedRule) {
    self.test = test
    self.rule = rule
  }

  /// Judges what is written, in the place of all runs; nothing for a test of runs.
  mutating func judge(_ written: WrittenWork) {
    guard let verdict = test.verdict(onWritten: written) else { return }
    (total, count, failure, reason) = (0, 0, nil, nil)
    add(verdict)
  }

  mutating func add(_ evidence: Evidence) {
    if test.dependsOnRun { add(test.verdict(on: evidence)) }
  }

  private mutating func add(_ verdict: Verdict) {
    defer { total += 1 }
    if verdict.holds {
      count += 1
    } else if failure == nil {
      failure = total
      reason = Reason(expected: verdict.expected, found: verdict.found, place: verdict.place)
    }
  }

  var passed: Bool {
    switch rule {
    case .all, .mean: count == total
    case .share(let percent): count * 100 >= total * percent
    }
  }

  func points(of most: Points) -> Points {
    if rule == .mean { return most.share(count, of: total) }
    return passed ? most : .zero
  }
}

import KubeAPI
import Simulation
import TestKit
import Testing

@testable import Cluster

/// Jobs of random shape meet random pods and random requests: nothing may break while they do, and
/// each must end once they stop.
@Suite struct SeedSweepTests {
  @Test("no Job breaks an invariant, and each ends when left alone", arguments: seeds(150))
  func sweep(seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "sweep")
    var fixture = ClusterFixture(seed: seed)
    let outcomes = random.next()
    fixture.script = { pod, number in Self.outcome(number, outcomes, isCalm: false) }
    try fixture.createJob { Self.shape(&$0, &random) }
    for _ in 0..<20 {
      try Self.disturb(&fixture, &random)
      try fixture.run(.milliseconds(Int64(random.below(20_000))))
    }
    // Liveness: with pods that succeed and nobody interfering the Job ends.
    fixture.script = { _, _ in .succeed }
    if fixture.cluster.object(.job("a")) != nil {
      try fixture.changeJob { spec in
        spec.suspend = false
        spec.parallelism = max(spec.parallelism ?? 1, 1)
      }
      for pod in fixture.activePods { try fixture.delete(.pod(pod.metadata.name)) }
      try fixture.runToEnd()
      if fixture.cluster.object(.job("a")) != nil {
        let job = try fixture.job()
        let pods = fixture.pods.map { "\($0.metadata.name) \($0.status.phase.rawValue)" }
        #expect(
          job.status.finishedCondition != nil,
          "seed \(seed) does not end: \(job.value) \(pods)"
        )
      }
    }
    #expect(fixture.violations == [], "seed \(seed)")
  }

  @Test("the same seed writes the same history", arguments: seeds(3))
  func deterministic(seed: UInt64) throws {
    func history() throws -> [String] {
      var random = RandomStream(seed: seed, purpose: "sweep")
      var fixture = ClusterFixture(seed: seed)
      let outcomes = random.next()
      fixture.script = { _, number in Self.outcome(number, outcomes, isCalm: false) }
      try fixture.createJob { Self.shape(&$0, &random) }
      for _ in 0..<5 {
        try Self.disturb(&fixture, &random)
        try fixture.run(.seconds(10))
      }
      return fixture.cluster.server.history.all.map {
        "\($0.resourceVersion) \($0.kind.rawValue) \($0.object.value)"
      }
    }
    let first = try history()
    #expect(first.count > 20)
    #expect(try history() == first)
  }

  private static func outcome(_ number: Int, _ seed: UInt64, isCalm: Bool) -> PodScript {
    var random = RandomStream(seed: seed &+ UInt64(number), purpose: "outcome")
    let duration = Duration.milliseconds(Int64(random.below(8_000)))
    switch random.below(10) {
    case 0..<5: return .exit(0, after: duration)
    case 5..<8: return .exit(Int32(random.below(3)) + 1, after: duration)
    case 8: return .restart(every: .seconds(7))
    default: return random.chance(1, in: 2) ? .runForever : .neverStart
    }
  }

  private static func shape(_ spec: inout JobSpec, _ random: inout RandomStream) {
    spec.parallelism = Int32(random.below(6)) + 1
    spec.completions = random.chance(1, in: 4) ? nil : Int32(random.below(8)) + 1
    spec.backoffLimit = Int32(random.below(6))
    if random.chance(1, in: 3) {
      spec.completionMode = .indexed
      spec.completions = spec.completions ?? 4
      if random.chance(1, in: 2) {
        spec.backoffLimitPerIndex = Int32(random.below(3))
        if random.chance(1, in: 2) { spec.maxFailedIndexes = Int32(random.below(3)) }
      }
      if random.chance(1, in: 3) {
        var policy = SuccessPolicy()
        policy.rules = [.of(count: 1)]
        spec.successPolicy = policy
      }
    }
    if random.chance(1, in: 4) {
      var policy = PodFailurePolicy()
      policy.rules = [.codes(.ignore, .in, [2]), .codes(.failJob, .in, [3])]
      spec.podFailurePolicy = policy
    } else if random.chance(1, in: 3) {
      spec.podReplacementPolicy = .failed
    } else if random.chance(1, in: 3) {
      spec.template.spec.restartPolicy = .onFailure
    }
    if random.chance(1, in: 4) { spec.activeDeadlineSeconds = Int64(random.below(90)) + 1 }
    if random.chance(1, in: 6) { spec.ttlSecondsAfterFinished = Int32(random.below(60)) }
  }

  private static func disturb(_ fixture: inout ClusterFixture, _ random: inout RandomStream) throws
  {
    guard fixture.cluster.object(.job("a")) != nil else { return }
    switch random.below(8) {
    case 0: try fixture.changeJob { $0.suspend = true }
    case 1, 2: try fixture.changeJob { $0.suspend = false }
    case 3:
      let parallelism = Int32(random.below(6))
      try fixture.changeJob { $0.parallelism = parallelism }
    case 4, 5:
      guard let pod = fixture.pods.randomElement(using: &random) else { return }
      try fixture.delete(.pod(pod.metadata.name))
    case 6:
      if random.chance(1, in: 10) {
        try fixture.delete(.job("a"), DeleteOptions(propagation: .foreground))
      }
    default: break
    }
  }
}

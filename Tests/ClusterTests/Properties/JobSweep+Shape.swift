import KubeAPI
import Simulation

@testable import Cluster

/// Jobs and pods as chance will have them.
extension JobSweep {
  private static let scripts = [
    "true", "exit 1", "exit 2", "sleep 3", "sleep 4; exit 3", "sleep 40", "sleep 100000",
    "trap 'exit 0' TERM; sleep 60 & wait", "test $RANDOM -gt 16000",
  ]

  static func outcome(_ number: Int, _ seed: UInt64) -> PodScript {
    var random = RandomStream(seed: seed &+ UInt64(number), purpose: "outcome")
    let duration = Duration.milliseconds(Int64(random.below(8_000)))
    switch random.below(10) {
    case 0..<5: return .exit(0, after: duration)
    case 5..<8: return .exit(Int32(random.below(3)) + 1, after: duration)
    case 8: return .restart(every: .seconds(7))
    default: return random.chance(1, in: 2) ? .runForever : .neverStart
    }
  }

  mutating func createJob() throws {
    let script = Self.scripts[Int(random.below(UInt64(Self.scripts.count)))]
    let usesKubelet = usesKubelet
    var random = random
    try fixture.createJob { spec in
      Self.shape(&spec, &random)
      guard usesKubelet else { return }
      spec.template.spec.schedulerName = ""
      spec.template.spec.terminationGracePeriodSeconds = Int64(random.below(8))
      spec.template.spec.containers[0].command = ["sh", "-c", script]
    }
    self.random = random
  }

  private static func shape(_ spec: inout JobSpec, _ random: inout RandomStream) {
    spec.parallelism = Int32(random.below(6)) + 1
    spec.completions = random.chance(1, in: 4) ? nil : Int32(random.below(8)) + 1
    spec.backoffLimit = Int32(random.below(6))
    spec.suspend = random.chance(1, in: 10) ? true : nil
    if random.chance(1, in: 2) { makeIndexed(&spec, &random) }
    if random.chance(1, in: 4) {
      spec.podFailurePolicy = failurePolicy(of: spec, &random)
    } else if random.chance(1, in: 3) {
      spec.podReplacementPolicy = .failed
    } else if random.chance(1, in: 3) {
      spec.template.spec.restartPolicy = .onFailure
    }
    if random.chance(1, in: 4) { spec.activeDeadlineSeconds = Int64(random.below(90)) + 1 }
    if random.chance(1, in: 6) { spec.ttlSecondsAfterFinished = Int32(random.below(60)) }
  }

  private static func makeIndexed(_ spec: inout JobSpec, _ random: inout RandomStream) {
    spec.completionMode = .indexed
    spec.completions = spec.completions ?? 4
    // As many pods as indexes: such a Job may be scaled.
    if random.chance(1, in: 3) { spec.completions = spec.parallelism }
    if random.chance(1, in: 2) {
      spec.backoffLimit = nil
      spec.backoffLimitPerIndex = Int32(random.below(3))
      if random.chance(1, in: 2) {
        spec.maxFailedIndexes = Int32(random.below(UInt64(spec.completions ?? 1)))
      }
    }
    if random.chance(1, in: 3) {
      var policy = SuccessPolicy()
      policy.rules = [.of(count: 1 + Int32(random.below(UInt64(spec.completions ?? 1))))]
      spec.successPolicy = policy
    }
  }

  private static func failurePolicy(
    of spec: JobSpec,
    _ random: inout RandomStream
  ) -> PodFailurePolicy {
    var actions: [PodFailurePolicyAction] = [.ignore, .count, .failJob]
    if spec.backoffLimitPerIndex != nil { actions.append(.failIndex) }
    var policy = PodFailurePolicy()
    policy.rules = [1, 2, 3].map { code in
      .codes(actions[Int(random.below(UInt64(actions.count)))], .in, [code])
    }
    if random.chance(1, in: 2) {
      var rule = PodFailurePolicyRule()
      rule.action = .ignore
      var pattern = PodFailurePolicyOnPodConditionsPattern()
      pattern.type = "DisruptionTarget"
      pattern.status = .true
      rule.onPodConditions = [pattern]
      policy.rules.append(rule)
    }
    return policy
  }
}

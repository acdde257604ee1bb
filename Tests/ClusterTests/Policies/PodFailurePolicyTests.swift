import KubeAPI
import Testing

@testable import Cluster

@Suite struct PodFailurePolicyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var rules: [PodFailurePolicyRule]
    var pod: Pod
    var verdict: PodFailureVerdict
    var testDescription: String { name }

    static let cases: [Case] = exitCodeCases + conditionCases

    static let exitCodeCases: [Case] = [
      Case(
        name: "no rule: the failure counts",
        rules: [],
        pod: .ended([("main", 1)]),
        verdict: PodFailureVerdict()
      ),
      Case(
        name: "In matches a listed code",
        rules: [.codes(.failJob, .in, [40, 41])],
        pod: .ended([("main", 41)]),
        verdict: .failJob(
          "Container main for pod default/p failed with exit code 41 matching FailJob rule at "
            + "index 0"
        )
      ),
      Case(
        name: "In does not match another code",
        rules: [.codes(.failJob, .in, [40])],
        pod: .ended([("main", 1)]),
        verdict: PodFailureVerdict()
      ),
      Case(
        name: "NotIn matches another code",
        rules: [.codes(.ignore, .notIn, [40])],
        pod: .ended([("main", 1)]),
        verdict: PodFailureVerdict(action: .ignore, counts: false)
      ),
      Case(
        name: "NotIn never matches exit code 0",
        rules: [.codes(.ignore, .notIn, [40])],
        pod: .ended([("main", 0), ("side", 40)]),
        verdict: PodFailureVerdict()
      ),
      Case(
        name: "the first rule that matches decides",
        rules: [.codes(.count, .in, [2]), .codes(.failJob, .in, [1]), .codes(.ignore, .in, [1])],
        pod: .ended([("main", 1)]),
        verdict: .failJob(
          "Container main for pod default/p failed with exit code 1 matching FailJob rule at "
            + "index 1"
        )
      ),
      Case(
        name: "a container's name restricts the rule",
        rules: [.codes(.ignore, .in, [1], container: "side")],
        pod: .ended([("main", 1), ("side", 0)]),
        verdict: PodFailureVerdict()
      ),
      Case(
        name: "the named container matches",
        rules: [.codes(.failIndex, .in, [3], container: "side")],
        pod: .ended([("main", 1), ("side", 3)]),
        verdict: PodFailureVerdict(action: .failIndex)
      ),
      Case(
        name: "an init container matches after the main ones",
        rules: [.codes(.count, .in, [9])],
        pod: .named("p") { $0.status.initContainerStatuses = [.terminated("setup", exitCode: 9)] },
        verdict: PodFailureVerdict(action: .count)
      ),
      Case(
        name: "a running container has no exit code",
        rules: [.codes(.ignore, .notIn, [40])],
        pod: .named("p") { $0.status.containerStatuses = [.running("main")] },
        verdict: PodFailureVerdict()
      ),
    ]

    static let conditionCases: [Case] = [
      Case(
        name: "a condition matches by type and status",
        rules: [.condition(.ignore, "DisruptionTarget", .true)],
        pod: .named("p") { $0.setCondition("DisruptionTarget", .true) },
        verdict: PodFailureVerdict(action: .ignore, counts: false)
      ),
      Case(
        name: "the status of the condition matters",
        rules: [.condition(.ignore, "DisruptionTarget", .true)],
        pod: .named("p") { $0.setCondition("DisruptionTarget", .false) },
        verdict: PodFailureVerdict()
      ),
      Case(
        name: "a condition can fail the Job",
        rules: [.codes(.count, .in, [5]), .condition(.failJob, "ConfigIssue", .true)],
        pod: .named("p") { $0.setCondition("ConfigIssue", .true) },
        verdict: .failJob(
          "Pod default/p has condition ConfigIssue matching FailJob rule at index 1"
        )
      ),
      Case(
        name: "a deleted pod without the condition is not protected",
        rules: [.condition(.ignore, "DisruptionTarget", .true)],
        pod: .named("p") { $0.metadata.deletionGracePeriodSeconds = 30 },
        verdict: PodFailureVerdict()
      ),
    ]
  }

  @Test("the first matching rule gives the verdict", arguments: Case.cases)
  func verdicts(_ testCase: Case) {
    var policy = PodFailurePolicy()
    policy.rules = testCase.rules
    #expect(policy.verdict(on: testCase.pod) == testCase.verdict)
  }
}

extension PodFailureVerdict {
  static func failJob(_ message: String) -> PodFailureVerdict {
    PodFailureVerdict(action: .failJob, failureMessage: message)
  }
}

extension PodFailurePolicyRule {
  static func codes(
    _ action: PodFailurePolicyAction,
    _ comparison: ExitCodeOperator,
    _ values: [Int32],
    container: String? = nil
  ) -> PodFailurePolicyRule {
    var requirement = PodFailurePolicyOnExitCodesRequirement()
    requirement.operator = comparison
    requirement.values = values
    requirement.containerName = container
    var rule = PodFailurePolicyRule()
    rule.action = action
    rule.onExitCodes = requirement
    return rule
  }

  static func condition(
    _ action: PodFailurePolicyAction,
    _ type: String,
    _ status: ConditionStatus
  ) -> PodFailurePolicyRule {
    var pattern = PodFailurePolicyOnPodConditionsPattern()
    pattern.type = type
    pattern.status = status
    var rule = PodFailurePolicyRule()
    rule.action = action
    rule.onPodConditions = [pattern]
    return rule
  }
}

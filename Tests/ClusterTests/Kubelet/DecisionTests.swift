import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct PodActionsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var policy: RestartPolicy = .never
    /// A plus sign in front marks a sidecar.
    var initial: [String] = []
    var main = ["main"]
    var presences: [PodActions.Presence]
    var standings: [ProbeStanding] = []
    var starts: [Int] = []
    var kills: [String] = []
    var stopsPod = false
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(name: "a new pod starts its container", presences: [.absent], starts: [0]),
      Case(
        name: "all containers start",
        main: ["a", "b"],
        presences: [.absent, .absent],
        starts: [0, 1]
      ),
      Case(name: "a running container is left alone", presences: [.running]),
      Case(name: "under Never a failure ends the pod", presences: [.exited(1)], stopsPod: true),
      Case(name: "so does a success", presences: [.exited(0)], stopsPod: true),
      Case(
        name: "another container keeps the pod alive",
        main: ["a", "b"],
        presences: [.exited(1), .running]
      ),
      Case(
        name: "under OnFailure a failure restarts",
        policy: .onFailure,
        presences: [.exited(1)],
        starts: [0]
      ),
      Case(
        name: "under OnFailure a success ends the pod",
        policy: .onFailure,
        presences: [.exited(0)],
        stopsPod: true
      ),
      Case(
        name: "under Always a success restarts",
        policy: .always,
        presences: [.exited(0)],
        starts: [0]
      ),
      Case(
        name: "the first init container comes first",
        initial: ["a", "b"],
        presences: [.absent, .absent, .absent],
        starts: [0]
      ),
      Case(
        name: "the second waits for the first",
        initial: ["a", "b"],
        presences: [.running, .absent, .absent]
      ),
      Case(
        name: "then it starts",
        initial: ["a", "b"],
        presences: [.exited(0), .absent, .absent],
        starts: [1]
      ),
      Case(
        name: "then the main container",
        initial: ["a", "b"],
        presences: [.exited(0), .exited(0), .absent],
        starts: [2]
      ),
      Case(
        name: "a failed init container ends the pod under Never",
        initial: ["a", "b"],
        presences: [.exited(7), .absent, .absent],
        stopsPod: true
      ),
      Case(
        name: "and restarts under OnFailure",
        policy: .onFailure,
        initial: ["a", "b"],
        presences: [.exited(7), .absent, .absent],
        starts: [0]
      ),
      Case(
        name: "a sidecar starts alone",
        initial: ["+s"],
        presences: [.absent, .absent],
        starts: [0]
      ),
      Case(
        name: "what follows starts while it runs",
        initial: ["+s"],
        presences: [.running, .absent],
        starts: [1]
      ),
      Case(
        name: "a dead sidecar restarts even under Never",
        initial: ["+s"],
        presences: [.exited(1), .running],
        starts: [0]
      ),
      Case(
        name: "a sidecar does not keep the pod alive",
        initial: ["+s"],
        presences: [.running, .exited(0)],
        stopsPod: true
      ),
      Case(
        name: "nor is a dead one restarted then",
        initial: ["+s"],
        presences: [.exited(0), .exited(0)],
        stopsPod: true
      ),
      Case(
        name: "the next init container waits for a sidecar that is to run again",
        initial: ["+s", "a"],
        presences: [.exited(1), .absent, .absent],
        starts: [0]
      ),
      Case(
        name: "and for one that has not started by its probe",
        initial: ["+s", "a"],
        presences: [.running, .absent, .absent],
        standings: [ProbeStanding(isStarted: false, isReady: false), .unprobed, .unprobed]
      ),
      Case(
        name: "a sidecar that fails its startup probe runs again, and nothing else starts",
        initial: ["+s", "a"],
        presences: [.running, .absent, .absent],
        standings: [
          ProbeStanding(isStarted: false, isReady: false, failure: .startup), .unprobed, .unprobed,
        ],
        starts: [0],
        kills: ["0 Init container +s failed startup probe"]
      ),
      Case(
        name: "a container that is not alive runs again",
        policy: .onFailure,
        presences: [.running],
        standings: [ProbeStanding(failure: .liveness)],
        starts: [0],
        kills: ["0 Container main failed liveness probe, will be restarted"]
      ),
      Case(
        name: "under Never it ends, and the others go on",
        main: ["main", "other"],
        presences: [.running, .running],
        standings: [ProbeStanding(failure: .liveness), .unprobed],
        kills: ["0 Container main failed liveness probe"]
      ),
      Case(
        name: "under Never the pod ends with its last container",
        presences: [.running],
        standings: [ProbeStanding(isStarted: false, failure: .startup)],
        stopsPod: true
      ),
      Case(
        name: "an init container does not run again beside main ones",
        initial: ["a"],
        presences: [.exited(0), .running]
      ),
    ]
  }

  @Test("what is done follows from what runs", arguments: Case.cases)
  func actions(_ test: Case) {
    var spec = PodSpec()
    spec.restartPolicy = test.policy
    spec.initContainers = test.initial.map { text in
      var container = Container()
      container.name = text
      if text.hasPrefix("+") { container.restartPolicy = .always }
      return container
    }
    spec.containers = test.main.map { name in
      var container = Container()
      container.name = name
      return container
    }
    let actions = PodActions(
      PodBlueprint(spec),
      presences: test.presences,
      standings: test.standings
    )
    #expect(actions.starts == test.starts)
    #expect(actions.kills.map { "\($0.index) \($0.message)" } == test.kills)
    #expect(actions.stopsPod == test.stopsPod)
  }
}

@Suite struct RestartRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pod: RestartPolicy
    var own: RestartPolicy?
    var rules: [Value] = []
    var code: Int32
    var restarts: Bool
    var testDescription: String {
      "\(pod.rawValue), \(own?.rawValue ?? "-"), \(rules.count) rules, exit \(code)"
    }

    static let rule: Value = [
      "action": "Restart", "exitCodes": ["operator": "In", "values": [42]],
    ]
    static let exception: Value = [
      "action": "Restart", "exitCodes": ["operator": "NotIn", "values": [42]],
    ]

    static let cases: [Case] = [
      Case(pod: .never, code: 0, restarts: false),
      Case(pod: .never, code: 1, restarts: false),
      Case(pod: .onFailure, code: 0, restarts: false),
      Case(pod: .onFailure, code: 1, restarts: true),
      Case(pod: .always, code: 0, restarts: true),
      Case(pod: "", code: 0, restarts: true),
      Case(pod: .never, own: .always, code: 0, restarts: true),
      Case(pod: .always, own: .never, code: 1, restarts: false),
      Case(pod: .never, own: .onFailure, code: 1, restarts: true),
      Case(pod: .never, own: .never, rules: [rule], code: 42, restarts: true),
      Case(pod: .never, own: .never, rules: [rule], code: 1, restarts: false),
      Case(pod: .never, own: .never, rules: [exception], code: 1, restarts: true),
      Case(pod: .never, own: .never, rules: [exception], code: 42, restarts: false),
      Case(pod: .never, rules: [rule], code: 42, restarts: false),
    ]
  }

  @Test("the container's own rules come before its pod's policy", arguments: Case.cases)
  func rules(_ test: Case) {
    var spec = PodSpec()
    spec.restartPolicy = test.pod
    var container = Container()
    container.restartPolicy = test.own
    container.restartPolicyRules = test.rules
    #expect(RestartRule(container, in: spec).restarts(after: test.code) == test.restarts)
  }
}

@Suite struct BackOffTests {
  private let start = Instant(seconds: 1_000)

  @Test("the wait doubles from 10 s to 300 s, counted from the exit")
  func doubling() throws {
    var now = start
    var backOff = BackOff.step(after: nil, failureAt: now, now: now)
    var delays: [Int64] = []
    for _ in 0..<7 {
      delays.append(backOff.delay.wholeSeconds)
      let exit = now + .seconds(1)
      let end = try #require(backOff.waitEnd(finishedAt: exit, now: exit))
      #expect(end == exit + backOff.delay)
      #expect(backOff.waitEnd(finishedAt: exit, now: end) == nil)
      now = end
      backOff = BackOff.step(after: backOff, failureAt: exit, now: now)
    }
    #expect(delays == [10, 20, 40, 80, 160, 300, 300])
  }

  @Test("a container that ran for more than ten minutes starts anew")
  func expiry() {
    let late = start + .seconds(601)
    var backOff = BackOff.step(after: nil, failureAt: start, now: start)
    backOff = BackOff.step(after: backOff, failureAt: start, now: start)
    #expect(backOff.delay == .seconds(20))
    #expect(backOff.waitEnd(finishedAt: late, now: late) == nil)
    #expect(BackOff.step(after: backOff, failureAt: late, now: late).delay == .seconds(10))
    let early = start + .seconds(600)
    #expect(BackOff.step(after: backOff, failureAt: early, now: early).delay == .seconds(40))
  }

  @Test("an image is not asked for again before its pause is over")
  func pulls() {
    let backOff = BackOff.step(after: nil, failureAt: start, now: start)
    #expect(backOff.pullPause(now: start + .seconds(9)) == start + .seconds(10))
    #expect(backOff.pullPause(now: start + .seconds(10)) == nil)
  }
}

@Suite struct TerminationPlanTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var deletion: Int64?
    var pod: Int64?
    var probe: Int64?
    var grace: Int64
    var testDescription: String {
      [deletion, pod, probe].map { $0.map(String.init) ?? "-" }.joined(separator: ", ")
    }

    static let cases: [Case] = [
      Case(grace: 2),
      Case(pod: 30, grace: 30),
      Case(pod: 30, probe: 5, grace: 5),
      Case(pod: 30, probe: 60, grace: 60),
      Case(deletion: 10, pod: 30, probe: 5, grace: 10),
      Case(deletion: 0, pod: 30, grace: 0),
      Case(probe: 5, grace: 2),
    ]
  }

  @Test("a deletion's grace wins over the probe's, and that over the pod's", arguments: Case.cases)
  func grace(_ test: Case) {
    var pod = Pod()
    pod.metadata.deletionGracePeriodSeconds = test.deletion
    pod.spec.terminationGracePeriodSeconds = test.pod
    let seconds = test.probe.map { Value.integer($0) }
    let probe = seconds.map { ProbeSpec(["terminationGracePeriodSeconds": $0]) }
    #expect(TerminationPlan.graceSeconds(of: pod, probe) == test.grace)
  }
}

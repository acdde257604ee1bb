import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct PhaseRuleTests {
  /// A container's status in short: `w` waiting, `r` running, an exit code, `w1` waiting after 1.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var policy: RestartPolicy = .never
    /// A plus sign in front of the status marks a sidecar.
    var initial: [String] = []
    var main: [String]
    var isStopped = false
    var phase: PodPhase
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(name: "nothing has started", main: ["w"], phase: .pending),
      Case(name: "one waits and one runs", main: ["w", "r"], phase: .pending),
      Case(name: "all run", main: ["r", "r"], phase: .running),
      Case(name: "one has failed and one runs", main: ["1", "r"], phase: .running),
      Case(name: "all have succeeded", main: ["0", "0"], phase: .succeeded),
      Case(name: "one of all has failed", main: ["0", "3"], phase: .failed),
      Case(
        name: "a failure that is to run again",
        policy: .onFailure,
        main: ["3"],
        phase: .running
      ),
      Case(
        name: "one that waits to run again",
        policy: .onFailure,
        main: ["w3"],
        phase: .running
      ),
      Case(
        name: "a success under Always is to run again",
        policy: .always,
        main: ["0"],
        phase: .running
      ),
      Case(
        name: "a stopped pod is over even under Always",
        policy: .always,
        main: ["0"],
        isStopped: true,
        phase: .succeeded
      ),
      Case(
        name: "and failed if a container has",
        policy: .onFailure,
        main: ["0", "137"],
        isStopped: true,
        phase: .failed
      ),
      Case(name: "an init container runs", initial: ["r"], main: ["w"], phase: .pending),
      Case(name: "an init container is done", initial: ["0"], main: ["w"], phase: .pending),
      Case(name: "an init container has failed", initial: ["7"], main: ["w"], phase: .failed),
      Case(
        name: "an init container is to run again",
        policy: .onFailure,
        initial: ["7"],
        main: ["w"],
        phase: .pending
      ),
      Case(name: "a sidecar runs alone", initial: ["+r"], main: ["w"], phase: .pending),
      Case(name: "a sidecar beside a success", initial: ["+r"], main: ["0"], phase: .running),
      Case(
        name: "a dead sidecar does not matter",
        initial: ["+137"],
        main: ["0"],
        isStopped: true,
        phase: .succeeded
      ),
    ]
  }

  @Test("the phase follows from the containers", arguments: Case.cases)
  func phases(_ test: Case) {
    var spec = PodSpec()
    spec.restartPolicy = test.policy
    var initial: [ContainerStatus] = []
    var main: [ContainerStatus] = []
    for (index, text) in test.initial.enumerated() {
      var container = Container()
      container.name = "i\(index)"
      if text.hasPrefix("+") { container.restartPolicy = .always }
      spec.initContainers.append(container)
      var status = Self.status(text.hasPrefix("+") ? text.dropFirst() : text[...])
      status.name = container.name
      initial.append(status)
    }
    for (index, text) in test.main.enumerated() {
      var container = Container()
      container.name = "m\(index)"
      spec.containers.append(container)
      var status = Self.status(text[...])
      status.name = container.name
      main.append(status)
    }
    let phase = PhaseRule.phase(
      of: PodBlueprint(spec),
      initStatuses: initial,
      statuses: main,
      isStopped: test.isStopped,
      hasInitialized: test.main.contains { $0 != "w" }
    )
    #expect(phase == test.phase)
  }

  private static func status(_ text: Substring) -> ContainerStatus {
    var status = ContainerStatus()
    func end(_ code: Substring) -> ContainerStateTerminated? {
      guard let code = Int32(code) else { return nil }
      var end = ContainerStateTerminated()
      end.exitCode = code
      return end
    }
    if text == "r" {
      status.state.running = ContainerStateRunning()
      status.started = true
      status.ready = true
    } else if text.hasPrefix("w") {
      status.state.waiting = ContainerStateWaiting()
      status.lastState.terminated = end(text.dropFirst())
    } else {
      status.state.terminated = end(text)
    }
    return status
  }
}

@Suite struct QOSClassTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var resources: [Value]
    var expected: String
    var testDescription: String { "\(expected) of \(resources.count)" }

    static let full: Value = ["limits": ["cpu": "100m", "memory": "64Mi"]]
    static let cases: [Case] = [
      Case(resources: [[:]], expected: "BestEffort"),
      Case(resources: [full], expected: "Guaranteed"),
      Case(resources: [full, [:]], expected: "Burstable"),
      Case(resources: [["limits": ["cpu": "100m"]]], expected: "Burstable"),
      Case(
        resources: [
          [
            "limits": ["cpu": "100m", "memory": "64Mi"],
            "requests": ["cpu": "0.1", "memory": "65536Ki"],
          ]
        ],
        expected: "Guaranteed"
      ),
      Case(
        resources: [
          ["limits": ["cpu": "100m", "memory": "64Mi"], "requests": ["cpu": "50m"]]
        ],
        expected: "Burstable"
      ),
      Case(resources: [["requests": ["cpu": "0"]]], expected: "BestEffort"),
    ]
  }

  @Test("the class follows from requests and limits", arguments: Case.cases)
  func classes(_ test: Case) {
    var spec = PodSpec()
    spec.containers = test.resources.map { resources in
      var container = Container()
      container.resources = ResourceRequirements(resources)
      return container
    }
    #expect(QOSClass(spec).rawValue == test.expected)
  }
}

import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct LimitPolicyTests {
  struct DeadlineCase: Sendable, CustomTestStringConvertible {
    var name: String
    var seconds: Int64?
    var start: Int64?
    var isSuspended = false
    var now: Int64
    var standing: DeadlinePolicy.Standing
    var testDescription: String { name }

    static let cases: [DeadlineCase] = [
      DeadlineCase(name: "no deadline", seconds: nil, start: 0, now: 99, standing: .none),
      DeadlineCase(name: "not started", seconds: 5, start: nil, now: 99, standing: .none),
      DeadlineCase(
        name: "suspended",
        seconds: 5,
        start: 0,
        isSuspended: true,
        now: 99,
        standing: .none
      ),
      DeadlineCase(
        name: "ahead",
        seconds: 30,
        start: 100,
        now: 110,
        standing: .ahead(.seconds(20))
      ),
      DeadlineCase(name: "reached exactly", seconds: 30, start: 100, now: 130, standing: .past),
      DeadlineCase(name: "long past", seconds: 30, start: 100, now: 900, standing: .past),
      DeadlineCase(name: "zero is past at once", seconds: 0, start: 100, now: 100, standing: .past),
    ]
  }

  @Test("the deadline counts from the start", arguments: DeadlineCase.cases)
  func deadlines(_ testCase: DeadlineCase) {
    let standing = DeadlinePolicy.standing(
      activeDeadlineSeconds: testCase.seconds,
      startTime: testCase.start.map { Instant(seconds: $0) },
      isSuspended: testCase.isSuspended,
      now: Instant(seconds: testCase.now)
    )
    #expect(standing == testCase.standing)
  }

  struct LimitCase: Sendable, CustomTestStringConvertible {
    var count: Int
    var limit: Int
    var byPods: Bool
    var byRestarts: Bool
    var testDescription: String { "\(count) of \(limit)" }

    static let cases: [LimitCase] = [
      LimitCase(count: 0, limit: 0, byPods: false, byRestarts: false),
      LimitCase(count: 1, limit: 0, byPods: true, byRestarts: true),
      LimitCase(count: 1, limit: 1, byPods: false, byRestarts: true),
      LimitCase(count: 2, limit: 1, byPods: true, byRestarts: true),
      LimitCase(count: 5, limit: 6, byPods: false, byRestarts: false),
      LimitCase(count: 6, limit: 6, byPods: false, byRestarts: true),
      LimitCase(count: 7, limit: 6, byPods: true, byRestarts: true),
    ]
  }

  @Test("failed pods are compared with >, restarts with >=", arguments: LimitCase.cases)
  func limits(_ testCase: LimitCase) {
    let (count, limit) = (testCase.count, testCase.limit)
    #expect(BackoffLimitPolicy.isExceeded(failed: count, limit: limit) == testCase.byPods)
    #expect(BackoffLimitPolicy.isExceeded(restarts: count, limit: limit) == testCase.byRestarts)
  }

  struct FinishCase: Sendable, CustomTestStringConvertible {
    var name: String
    var pod: Pod
    var seconds: Int64
    var testDescription: String { name }

    static let cases: [FinishCase] = [
      FinishCase(
        name: "the latest container",
        pod: .named("p") {
          $0.status.containerStatuses = [.terminated("a", at: 40), .terminated("b", at: 60)]
        },
        seconds: 60
      ),
      FinishCase(
        name: "a sidecar that ends later",
        pod: .named("p") {
          var sidecar = Container()
          sidecar.name = "s"
          sidecar.restartPolicy = .always
          $0.spec.initContainers = [sidecar]
          $0.status.containerStatuses = [.terminated("a", at: 40)]
          $0.status.initContainerStatuses = [.terminated("s", at: 70)]
        },
        seconds: 70
      ),
      FinishCase(
        name: "a sidecar that has ended beside a container that nobody has seen end",
        pod: .named("p") {
          var sidecar = Container()
          sidecar.name = "s"
          sidecar.restartPolicy = .always
          $0.spec.initContainers = [sidecar]
          $0.status.containerStatuses = [.running("a")]
          $0.status.initContainerStatuses = [.terminated("s", at: 70)]
        },
        seconds: 70
      ),
      FinishCase(
        name: "a container still runs: the end of readiness",
        pod: .named("p") {
          $0.status.containerStatuses = [.terminated("a", at: 40), .running("b")]
          $0.setCondition("Ready", .false, at: 55)
        },
        seconds: 55
      ),
      FinishCase(
        name: "the request to delete",
        pod: .named("p") {
          $0.metadata.deletionTimestamp = Instant(seconds: 130)
          $0.metadata.deletionGracePeriodSeconds = 30
        },
        seconds: 100
      ),
      FinishCase(
        name: "the creation at last",
        pod: .named("p") { $0.metadata.creationTimestamp = Instant(seconds: 12) },
        seconds: 12
      ),
    ]
  }

  @Test("a pod has ended when the last of it has", arguments: FinishCase.cases)
  func finishTimes(_ testCase: FinishCase) {
    #expect(testCase.pod.finishTime == Instant(seconds: testCase.seconds))
  }
}

import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct ActivePodRankingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var first: Pod
    var second: Pod
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(
        name: "unassigned before assigned",
        first: .running("a") { $0.spec.nodeName = "" },
        second: .running("b")
      ),
      Case(
        name: "pending before unknown",
        first: .running("a") { $0.status.phase = .pending },
        second: .running("b") { $0.status.phase = .unknown }
      ),
      Case(
        name: "unknown before running",
        first: .running("a") { $0.status.phase = .unknown },
        second: .running("b")
      ),
      Case(
        name: "not ready before ready",
        first: .running("a"),
        second: .running("b") { $0.setCondition("Ready", .true) }
      ),
      Case(
        name: "ready more recently first",
        first: .running("a") { $0.setCondition("Ready", .true, at: 50) },
        second: .running("b") { $0.setCondition("Ready", .true, at: 40) }
      ),
      Case(
        name: "more restarts first",
        first: .running("a") { $0.status.containerStatuses = [.running("c", restarts: 2)] },
        second: .running("b") { $0.status.containerStatuses = [.running("c", restarts: 1)] }
      ),
      Case(
        name: "newest first",
        first: .running("a") { $0.metadata.creationTimestamp = Instant(seconds: 9) },
        second: .running("b") { $0.metadata.creationTimestamp = Instant(seconds: 8) }
      ),
      Case(
        name: "readiness weighs more than restarts",
        first: .running("a"),
        second: .running("b") {
          $0.setCondition("Ready", .true)
          $0.status.containerStatuses = [.running("c", restarts: 9)]
        }
      ),
    ]
  }

  @Test("what has come least far is deleted first", arguments: Case.cases)
  func ranks(_ testCase: Case) {
    #expect(ActivePodRanking.goesBefore(testCase.first, testCase.second))
    #expect(!ActivePodRanking.goesBefore(testCase.second, testCase.first))
  }

  @Test("equal pods have no order")
  func equals() {
    #expect(!ActivePodRanking.goesBefore(.running("a"), .running("b")))
    #expect(!ActivePodRanking.goesBefore(.running("b"), .running("a")))
  }
}

extension Pod {
  fileprivate static func running(
    _ name: String,
    _ change: (inout Pod) -> Void = { _ in }
  ) -> Pod {
    .named(name) { pod in
      pod.spec.nodeName = "node-1"
      pod.status.phase = .running
      change(&pod)
    }
  }
}

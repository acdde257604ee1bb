import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// Which of too many ended pods go.
@Suite struct PodSurplusTests {
  private static func pod(
    _ name: String,
    _ phase: PodPhase,
    at seconds: Int64,
    reason: String = ""
  ) -> Pod {
    .named(name) { pod in
      pod.status.phase = phase
      pod.status.reason = reason
      pod.metadata.creationTimestamp = Instant(seconds: seconds)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var limit: Int
    var surplus: [String]
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(name: "as many as are kept: none goes", limit: 5, surplus: []),
      Case(name: "evicted ones go first", limit: 4, surplus: ["evicted"]),
      Case(name: "then the oldest", limit: 3, surplus: ["evicted", "old"]),
      Case(name: "of equal age the first by name", limit: 2, surplus: ["evicted", "old", "a"]),
    ]
  }

  @Test("evicted pods go first, then the oldest", arguments: Case.cases)
  func surplus(_ testCase: Case) {
    let pods = [
      Self.pod("b", .failed, at: 20), Self.pod("a", .succeeded, at: 20),
      Self.pod("evicted", .failed, at: 30, reason: "Evicted"), Self.pod("old", .succeeded, at: 10),
      Self.pod("running", .running, at: 1), Self.pod("young", .succeeded, at: 40),
    ]
    let surplus = PodGarbageCollector.surplus(of: pods, limit: testCase.limit)
    #expect(surplus.map(\.metadata.name) == testCase.surplus)
  }

  @Test("beyond 12,500 the oldest ended pods go within 20 s")
  func threshold() {
    var cluster = Cluster(seed: 1)
    for number in 0..<12_503 {
      var pod = Self.pod("p\(number)", .succeeded, at: Int64(number))
      pod.metadata.uid = "uid-\(number)"
      cluster.server.write(.pod(pod))
    }
    cluster.deliverChanges()
    #expect(cluster.podGarbageCollector.terminatedCount == 12_503)
    cluster.advance(to: cluster.now + .seconds(20))
    #expect(cluster.server.store.count(of: .pod) == 12_500)
    #expect(cluster.server.store.pod(.pod("p2")) == nil)
    #expect(cluster.server.store.pod(.pod("p3")) != nil)
  }
}

import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct EventSeriesTests {
  private func report(_ cluster: inout Cluster, _ message: String, on pod: Pod) {
    cluster.recordEvent(
      on: .pod(pod),
      type: .warning,
      reason: "FailedScheduling",
      message: message,
      from: .scheduler
    )
  }

  private func events(_ cluster: Cluster) -> [Event] {
    cluster.list(.event, namespace: "default").compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
  }

  @Test("the scheduler's events have a moment, an action and no count")
  func form() throws {
    var cluster = Cluster(seed: 1)
    report(&cluster, "0/1 nodes are available", on: .named("p"))
    let event = try #require(events(cluster).first)
    #expect(event.eventTime == cluster.now)
    // A MicroTime on the wire, whose fraction always has six digits.
    #expect(event.value["eventTime"] == "2026-07-01T09:00:00.000000Z")
    #expect(event.firstTimestamp == nil)
    #expect(event.count == 0)
    #expect(event.source == EventSource())
    #expect(event.reportingComponent == "default-scheduler")
    #expect(event.action == "Scheduling")
    #expect(event.series == nil)
  }

  @Test("a user's event that has the name already is left alone")
  func takenName() throws {
    var cluster = Cluster(seed: 1)
    var other = cluster
    report(&other, "no", on: .named("p"))
    let name = try #require(events(other).first).metadata.name
    let own: Value = [
      "apiVersion": "v1", "kind": "Event", "metadata": ["name": .string(name)], "message": "mine",
      "involvedObject": ["kind": "Pod", "name": "p", "namespace": "default"],
    ]
    _ = try cluster.create(own, kind: .event, namespace: "default")
    report(&cluster, "no", on: .named("p"))
    #expect(events(cluster).map(\.message) == ["mine"])
  }

  @Test("the second like event makes a series, which later ones do not write")
  func series() throws {
    var cluster = Cluster(seed: 1)
    for _ in 0..<5 {
      report(&cluster, "no", on: .named("p"))
      cluster.advance(to: cluster.now + .seconds(60))
    }
    #expect(events(cluster).count == 1)
    let series = try #require(events(cluster).first).series
    #expect(series == ["count": 2, "lastObservedTime": "2026-07-01T09:01:00.000000Z"])
  }

  @Test("after six minutes, or about a changed object, another event begins")
  func separate() {
    var cluster = Cluster(seed: 1)
    report(&cluster, "no", on: .named("p"))
    cluster.advance(to: cluster.now + .seconds(361))
    report(&cluster, "no", on: .named("p"))
    report(&cluster, "no", on: .named("p") { $0.metadata.resourceVersion = "77" })
    #expect(events(cluster).count == 3)
  }
}

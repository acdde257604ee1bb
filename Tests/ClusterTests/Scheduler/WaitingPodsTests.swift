import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct WaitingPodsTests {
  private func key(_ name: String) -> ObjectKey {
    ObjectKey(kind: .pod, namespace: "default", name: name)
  }

  private func demand(_ cpu: String) -> Shared<PodDemand> {
    var pod = Pod()
    var container = Container()
    container.resources.requests["cpu"] = cpu
    pod.spec.containers = [container]
    return Shared(wrappedValue: PodDemand(pod))
  }

  private let now = Instant(seconds: 1_000)

  @Test("of pods with equal demands only the first is tried, and the next when it was placed")
  func order() {
    var waiting = WaitingPods()
    for name in ["a", "b", "c"] { _ = waiting.add(key(name), demand("1"), at: now) }
    _ = waiting.add(key("small"), demand("100m"), at: now)
    #expect(waiting.retry() == [key("a"), key("small")])
    #expect(waiting.retry() == [], "both are being tried")
    #expect(waiting.remove(key("a")) == key("b"))
    #expect(waiting.remove(key("small")) == nil)
    _ = waiting.add(key("b"), demand("1"), at: now)
    #expect(waiting.retry() == [key("b")], "it keeps its place")
    #expect(waiting.count == 2)
  }

  @Test("a waiting pod is tried by itself every five minutes")
  func patience() {
    var waiting = WaitingPods()
    #expect(waiting.add(key("a"), demand("1"), at: now) == now + .seconds(300))
    #expect(waiting.add(key("a"), demand("1"), at: now + .seconds(10)) == nil)
    #expect(
      waiting.add(key("a"), demand("1"), at: now + .seconds(300)) == now + .seconds(600)
    )
  }

  @Test("a pod that is gone is passed over")
  func removal() {
    var waiting = WaitingPods()
    for name in ["a", "b"] { _ = waiting.add(key(name), demand("1"), at: now) }
    #expect(waiting.remove(key("b")) == key("a"))
    #expect(waiting.remove(key("a")) == nil)
    #expect(waiting.remove(key("a")) == nil)
    #expect(waiting.isEmpty)
    #expect(waiting.retry() == [])
  }

  @Test("a pod whose demands have changed waits among its new kind")
  func change() {
    var waiting = WaitingPods()
    for name in ["a", "b"] { _ = waiting.add(key(name), demand("1"), at: now) }
    _ = waiting.add(key("a"), demand("2"), at: now)
    #expect(waiting.retry() == [key("b"), key("a")])
  }
}

import KubeAPI
import Testing

@testable import Cluster

@Suite struct PodWorkersTests {
  private func worker(_ uid: String) -> PodWorker {
    var pod = Pod()
    pod.metadata.uid = uid
    return PodWorker(pod, blueprint: PodBlueprint(pod.spec), seed: 1)
  }

  @Test("a worker is found by its uid and by what the table has given out for it")
  func finding() {
    var workers = PodWorkers()
    let a = workers.add(worker("a"))
    let b = workers.add(worker("b"))
    #expect(workers.id(of: "b") == b)
    #expect(workers[a].uid == "a")
    #expect(workers.inOrder == [a, b])
    #expect(workers.id(of: "c") == nil)
  }

  @Test("a worker that takes another one's place has an identity of its own")
  func places() {
    var workers = PodWorkers()
    let first = workers.add(worker("a"))
    workers.remove(first)
    let second = workers.add(worker("b"))
    #expect(!workers.contains(first))
    #expect(workers.contains(second))
    #expect(workers.count == 1)
    #expect(workers.id(of: "a") == nil)
  }

  @Test("a change in a copy does not touch the other one")
  func copies() {
    var workers = PodWorkers()
    let id = workers.add(worker("a"))
    let copy = workers
    workers[id].address = "10.244.0.2"
    #expect(copy[id].address.isEmpty)
    #expect(workers[id].address == "10.244.0.2")
    workers.remove(id)
    #expect(copy.contains(id))
  }
}

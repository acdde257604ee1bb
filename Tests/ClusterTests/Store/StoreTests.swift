import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct StoreTests {
  @Test("identities are version 4 UUIDs")
  func uids() {
    var names = NameGenerator(seed: 1)
    for _ in 0..<50 {
      let groups = names.uid().split(separator: "-")
      #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
      #expect(groups[2].first == "4")
      #expect("89ab".contains(groups[3].prefix(1)))
    }
  }

  @Test("generated names are cut to fit a label, with five characters at the end")
  func generatedNames() {
    var names = NameGenerator(seed: 1)
    let short = names.name(base: "job-")
    #expect(short.hasPrefix("job-"))
    #expect(short.count == 9)
    let long = names.name(base: String(repeating: "x", count: 80))
    #expect(long.count == 63)
  }

  @Test("a settled pod is no longer among the open ones of its owner")
  func openPods() {
    var store = ObjectStore()
    var pod = Pod.named("p") { pod in
      var owner = OwnerReference()
      owner.uid = "job-uid"
      owner.controller = true
      pod.metadata.ownerReferences = [owner]
      pod.metadata.finalizers = [Finalizer.jobTracking]
    }
    _ = store.put(.pod(pod))
    #expect(store.openPods(ownedBy: "job-uid").count == 1)
    pod.status.phase = .succeeded
    _ = store.put(.pod(pod))
    #expect(store.openPods(ownedBy: "job-uid").count == 1)
    pod.metadata.finalizers = []
    _ = store.put(.pod(pod))
    #expect(store.openPods(ownedBy: "job-uid").isEmpty)
    #expect(store.dependents(of: "job-uid").count == 1)
    _ = store.remove(APIObject.pod(pod).key)
    #expect(!store.hasDependents(of: "job-uid"))
  }

  @Test("a watch from any version gives what came after it")
  func history() {
    var store = ObjectStore()
    var history = ChangeHistory()
    history.limit = 10
    for number in 0..<57 {
      history.append(store.put(.pod(.named("p\(number)"))))
      history.forgetOldest()
    }
    #expect(history.all.count == 10)
    #expect(history.changes(after: store.resourceVersion).isEmpty)
    let last = history.changes(after: store.resourceVersion - 3).map(\.object.metadata.name)
    #expect(last == ["p54", "p55", "p56"])
  }

  @Test("what one step has written is there until the next, however much it is")
  func step() {
    var store = ObjectStore()
    var history = ChangeHistory()
    history.limit = 10
    func write(_ count: Int) {
      for number in 0..<count { history.append(store.put(.pod(.named("p\(number)")))) }
    }
    write(5)
    history.forgetOldest()
    write(100)
    history.forgetOldest()
    #expect(history.all.count == 100)
    write(3)
    history.forgetOldest()
    #expect(history.all.count == 10)
    history.forgetOldest()
    #expect(history.all.map(\.object.metadata.name).suffix(3) == ["p0", "p1", "p2"])
  }
}

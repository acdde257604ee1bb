import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct DeletionTests {
  private func running(_ change: (inout JobSpec) -> Void = { _ in }) throws -> ClusterFixture {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob("a") {
      $0.completions = 2
      $0.parallelism = 2
      change(&$0)
    }
    try fixture.run(.seconds(5))
    return fixture
  }

  @Test("in the background the Job goes at once and its pods after it")
  func background() throws {
    var fixture = try running()
    try fixture.delete(.job("a"), DeleteOptions(propagation: .background))
    #expect(fixture.cluster.object(.job("a")) == nil)
    try fixture.run(.milliseconds(200))
    #expect(fixture.pods.count == 2)
    #expect(fixture.pods.allSatisfy { $0.metadata.deletionTimestamp != nil })
    try fixture.run(.seconds(5))
    #expect(fixture.pods.isEmpty)
  }

  @Test("in the foreground the pods go first")
  func foreground() throws {
    var fixture = try running()
    try fixture.delete(.job("a"), DeleteOptions(propagation: .foreground))
    let job = try fixture.job()
    #expect(job.metadata.finalizers == ["foregroundDeletion"])
    #expect(job.metadata.deletionTimestamp != nil)
    try fixture.run(.milliseconds(500))
    #expect(try fixture.job().metadata.name == "a")
    try fixture.run(.seconds(10))
    #expect(fixture.pods.isEmpty)
    #expect(fixture.cluster.object(.job("a")) == nil)
  }

  @Test("a Job without a policy in the request leaves its pods as orphans")
  func orphan() throws {
    var fixture = try running()
    try fixture.delete(.job("a"))
    try fixture.run(.seconds(10))
    #expect(fixture.cluster.object(.job("a")) == nil)
    #expect(fixture.activePods.count == 2)
    #expect(fixture.pods.allSatisfy { $0.metadata.ownerReferences.isEmpty })
    #expect(fixture.pods.allSatisfy { $0.metadata.finalizers.isEmpty })
  }

  @Test("deleting a counted pod changes nothing")
  func countedPod() throws {
    var fixture = ClusterFixture()
    try fixture.createJob()
    try fixture.runToEnd()
    let before = try fixture.job()
    let name = try #require(fixture.pods.first?.metadata.name)
    try fixture.delete(.pod(name))
    try fixture.run(.seconds(30))
    #expect(fixture.pods.isEmpty)
    #expect(try fixture.job() == before)
  }

  @Test("a Job under deletion gets no new pods")
  func noNewPods() throws {
    var fixture = try running()
    fixture.terminationTime = .seconds(20)
    try fixture.delete(.job("a"), DeleteOptions(propagation: .foreground))
    try fixture.run(.seconds(15))
    #expect(fixture.creationSeconds.count == 2)
  }

  @Test("the wrong uid in the request is refused")
  func precondition() throws {
    var fixture = try running()
    #expect(throws: APIStatus.self) {
      try fixture.delete(.job("a"), DeleteOptions(preconditionUID: "other"))
    }
    #expect(fixture.cluster.object(.job("a")) != nil)
  }

  @Test("a shorter grace period may be asked for later, a longer one not")
  func gracePeriods() throws {
    var fixture = try running()
    fixture.terminationTime = .seconds(100)
    let name = try #require(fixture.pods.first?.metadata.name)
    try fixture.delete(.pod(name), DeleteOptions(gracePeriodSeconds: 60))
    let moment = fixture.cluster.now.wholeSecond
    func deadline() -> Instant? { fixture.cluster.object(.pod(name))?.metadata.deletionTimestamp }
    #expect(deadline() == moment + .seconds(60))
    try fixture.delete(.pod(name), DeleteOptions(gracePeriodSeconds: 90))
    #expect(deadline() == moment + .seconds(60))
    try fixture.delete(.pod(name), DeleteOptions(gracePeriodSeconds: 5))
    #expect(deadline() == moment + .seconds(5))
  }

  @Test("a pod without a node goes at once")
  func unscheduled() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .neverStart }
    try fixture.createJob { $0.suspend = false }
    try fixture.run(.seconds(5))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.milliseconds(100))
    #expect(fixture.pods.isEmpty)
    #expect(try fixture.job().status.terminating == 1)
    try fixture.run(.seconds(3))
    #expect(try fixture.job().status.terminating == 0)
  }

  @Test("ttlSecondsAfterFinished deletes the Job and its pods after the time, with no event")
  func ttl() throws {
    var fixture = ClusterFixture()
    try fixture.createJob { $0.ttlSecondsAfterFinished = 60 }
    try fixture.runToEnd()
    let events = fixture.events()
    try fixture.run(.seconds(58))
    #expect(fixture.cluster.object(.job("a")) != nil)
    try fixture.run(.seconds(4))
    #expect(fixture.cluster.object(.job("a")) == nil)
    #expect(fixture.pods.isEmpty)
    #expect(fixture.events() == events)
  }

  @Test("a ttl that is set on an old finished Job deletes it at once")
  func lateTTL() throws {
    var fixture = ClusterFixture()
    try fixture.createJob()
    try fixture.runToEnd()
    try fixture.run(.seconds(600))
    try fixture.changeJob { $0.ttlSecondsAfterFinished = 60 }
    try fixture.run(.milliseconds(500))
    #expect(fixture.cluster.object(.job("a")) == nil)
  }

  @Test("events are gone an hour after their last write")
  func eventsExpire() throws {
    var fixture = ClusterFixture()
    try fixture.createJob()
    try fixture.runToEnd()
    try fixture.run(.seconds(3_590))
    #expect(fixture.events().count == 2)
    try fixture.run(.seconds(20))
    #expect(fixture.events().isEmpty)
  }

  @Test("a namespace takes everything in it along, and takes nothing new meanwhile")
  func namespace() throws {
    var fixture = ClusterFixture()
    _ = try fixture.cluster.create(
      ["metadata": ["name": "team"]],
      kind: .namespace,
      namespace: ""
    )
    try fixture.run(.seconds(1))
    let map: Value = ["metadata": ["name": "m"], "data": ["a": "b"]]
    _ = try fixture.cluster.create(map, kind: .configMap, namespace: "team")
    let account = ObjectKey(kind: .serviceAccount, namespace: "team", name: "default")
    #expect(fixture.cluster.object(account) != nil)
    try fixture.delete(ObjectKey(kind: .namespace, namespace: "", name: "team"))
    #expect(throws: APIStatus.self) {
      try fixture.cluster.create(
        ["metadata": ["name": "n"]],
        kind: .configMap,
        namespace: "team"
      )
    }
    try fixture.run(.seconds(20))
    let key = ObjectKey(kind: .namespace, namespace: "", name: "team")
    #expect(fixture.cluster.object(key) == nil)
    #expect(fixture.cluster.list(.configMap, namespace: "team").isEmpty)
  }

  @Test("the system's namespaces cannot be deleted")
  func systemNamespaces() throws {
    var fixture = ClusterFixture()
    let error = #expect(throws: APIStatus.self) {
      try fixture.cluster.delete(.namespace, "default", namespace: "")
    }
    #expect(
      error?.message == "namespaces \"default\" is forbidden: this namespace may not be deleted"
    )
  }

  @Test("what names an owner that does not exist is deleted")
  func absentOwner() throws {
    var fixture = ClusterFixture()
    let owner: Value = ["apiVersion": "batch/v1", "kind": "Job", "name": "gone", "uid": "u-1"]
    let manifest: Value = ["metadata": ["name": "m", "ownerReferences": [owner]]]
    _ = try fixture.cluster.create(manifest, kind: .configMap, namespace: "default")
    try fixture.run(.seconds(1))
    let key = ObjectKey(kind: .configMap, namespace: "default", name: "m")
    #expect(fixture.cluster.object(key) == nil)
  }

  @Test("a pod whose label is taken off is let go, and one that fits is taken in")
  func adoption() throws {
    var fixture = try running()
    let uid = try fixture.job().metadata.uid
    let name = try #require(fixture.pods.first?.metadata.name)
    fixture.cluster.updatePod(.pod(name)) { $0.metadata.labels[JobLabels.controllerUID] = nil }
    fixture.cluster.deliverChanges()
    try fixture.run(.seconds(3))
    let released = try #require(fixture.cluster.object(.pod(name)))
    #expect(released.metadata.ownerReferences.isEmpty)
    #expect(released.metadata.finalizers.isEmpty)
    #expect(fixture.activePods.count == 3)
    fixture.cluster.updatePod(.pod(name)) { $0.metadata.labels[JobLabels.controllerUID] = uid }
    fixture.cluster.deliverChanges()
    try fixture.run(.seconds(3))
    let adopted = try #require(fixture.cluster.object(.pod(name)))
    #expect(adopted.metadata.controller?.uid == uid)
    // Three are one too many: the newest goes.
    #expect(fixture.activePods.count == 2)
    #expect(fixture.activePods.contains { $0.metadata.name == name })
  }
}

import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// Pods that change hands: labels, owners and finalizers that somebody edits.
@Suite struct OwnershipTests {
  private static let label = "batch.kubernetes.io/controller-uid"

  private func change(
    _ pod: Pod,
    in fixture: inout ClusterFixture,
    _ change: (inout ObjectMeta) -> Void
  ) throws {
    var pod = try #require(fixture.cluster.server.store.pod(.pod(pod.metadata.name)))
    change(&pod.metadata)
    _ = try fixture.cluster.update(APIObject.pod(pod).value, kind: .pod, namespace: "default")
  }

  private func pod(_ name: String, in fixture: ClusterFixture) throws -> Pod {
    try #require(fixture.cluster.server.store.pod(.pod(name)))
  }

  @Test("a pod that is not selected any more is let go and replaced, and taken back with its label")
  func releaseAndAdoption() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    let job = try fixture.createJob()
    try fixture.run(.seconds(3))
    let first = try #require(fixture.pods.first)
    try change(first, in: &fixture) { $0.labels[Self.label] = "other" }
    try fixture.run(.seconds(4))
    let released = try pod(first.metadata.name, in: fixture)
    #expect(released.metadata.ownerReferences == [])
    #expect(released.metadata.finalizers == [])
    #expect(fixture.activePods.count == 2)
    #expect(try fixture.job().status.failed == 0)
    #expect(try fixture.job().status.active == 1)
    try change(first, in: &fixture) { $0.labels[Self.label] = job.metadata.uid }
    try fixture.run(.seconds(4))
    // One is too many then: the younger goes, and is not counted.
    #expect(fixture.activePods.map(\.metadata.name) == [first.metadata.name])
    #expect(try fixture.job().status.failed == 0)
    let adopted = try pod(first.metadata.name, in: fixture)
    #expect(adopted.metadata.controller?.uid == job.metadata.uid)
    #expect(adopted.metadata.finalizers == [Finalizer.jobTracking])
  }

  @Test("a pod that has ended and been counted is let go as well")
  func releaseOfCountedPods() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number == 0 ? .succeed : .runForever }
    try fixture.createJob {
      $0.completions = 2
      $0.parallelism = 1
    }
    try fixture.run(.seconds(10))
    let ended = try #require(fixture.pods.first { $0.status.phase == .succeeded })
    #expect(ended.metadata.finalizers == [])
    try change(ended, in: &fixture) { $0.labels[Self.label] = "other" }
    try fixture.run(.seconds(3))
    #expect(try pod(ended.metadata.name, in: fixture).metadata.ownerReferences == [])
    #expect(try fixture.job().status.succeeded == 1)
    #expect(fixture.cluster.jobController.strays.isEmpty)
  }

  @Test("an owner that was taken away by hand comes back")
  func removedOwner() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    let job = try fixture.createJob()
    try fixture.run(.seconds(3))
    let first = try #require(fixture.pods.first)
    try change(first, in: &fixture) { $0.ownerReferences = [] }
    #expect(try pod(first.metadata.name, in: fixture).metadata.finalizers == [])
    try fixture.run(.seconds(3))
    #expect(fixture.pods.count == 1)
    let adopted = try pod(first.metadata.name, in: fixture)
    #expect(adopted.metadata.controller?.uid == job.metadata.uid)
    #expect(adopted.metadata.finalizers == [Finalizer.jobTracking])
  }

  @Test("another controller's pods keep their finalizers until their Job is gone")
  func managedElsewhere() throws {
    var fixture = ClusterFixture()
    let job = try fixture.createJob { $0.managedBy = "example.com/other" }
    var pod = Pod()
    pod.metadata.name = "p"
    pod.metadata.namespace = "default"
    pod.metadata.finalizers = [Finalizer.jobTracking]
    pod.metadata.ownerReferences = [OwnerReference(controller: job)]
    var container = Container()
    container.name = "main"
    container.image = "busybox:1.36"
    pod.spec.containers = [container]
    pod.spec.restartPolicy = .never
    pod.spec.schedulerName = "scripted"
    var cluster = fixture.cluster
    _ = try cluster.create(APIObject.pod(pod).value, kind: .pod, namespace: "default")
    cluster.server.write(.job(finished(job)))
    cluster.advance(to: cluster.now + .seconds(3))
    #expect(try cluster.get(.pod, "p", namespace: "default").metadata.finalizers.count == 1)
    let background = DeleteOptions(propagation: .background)
    _ = try cluster.delete(.job, "a", namespace: "default", options: background)
    cluster.advance(to: cluster.now + .seconds(5))
    #expect(cluster.list(.pod) == [])
  }

  private func finished(_ job: Job) -> Job {
    var job = job
    let moment = Instant(seconds: 0)
    job.status.conditions = [
      JobCondition("FailureTarget", reason: "", message: "", at: moment),
      JobCondition("Failed", reason: "", message: "", at: moment),
    ]
    return job
  }

  struct Owner: Sendable, CustomTestStringConvertible {
    var apiVersion: String
    var kind: String
    /// Whether an object that names such an owner, which does not exist, is collected.
    var isCollected: Bool
    var testDescription: String { "\(apiVersion) \(kind)" }

    static let cases: [Owner] = [
      Owner(apiVersion: "batch/v1", kind: "Job", isCollected: true),
      Owner(apiVersion: "apps/v1", kind: "ReplicaSet", isCollected: true),
      Owner(apiVersion: "v1", kind: "Node", isCollected: true),
      Owner(apiVersion: "v1", kind: "Job", isCollected: false),
      Owner(apiVersion: "batch/v1beta1", kind: "CronJob", isCollected: false),
      Owner(apiVersion: "example.com/v1", kind: "Workflow", isCollected: false),
    ]
  }

  @Test("what names an absent owner goes, unless nobody knows its kind", arguments: Owner.cases)
  func absentOwner(_ owner: Owner) throws {
    var fixture = ClusterFixture()
    var map = ConfigMap()
    map.metadata.name = "m"
    map.metadata.namespace = "default"
    var reference = OwnerReference()
    reference.apiVersion = owner.apiVersion
    reference.kind = owner.kind
    reference.name = "gone"
    reference.uid = "uid-of-nobody"
    map.metadata.ownerReferences = [reference]
    _ = try fixture.cluster.create(
      APIObject.configMap(map).value,
      kind: .configMap,
      namespace: "default"
    )
    try fixture.run(.seconds(1))
    let key = ObjectKey(kind: .configMap, namespace: "default", name: "m")
    #expect((fixture.cluster.object(key) == nil) == owner.isCollected)
  }

  @Test("a Job of the same name starts with no failures behind it")
  func freshBackoff() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number < 2 ? .fail : .runForever }
    try fixture.createJob()
    try fixture.run(.seconds(20))
    #expect(try fixture.job().status.failed == 2)
    try fixture.delete(.job("a"), DeleteOptions(propagation: .background))
    try fixture.createJob()
    try fixture.run(.seconds(2))
    #expect(fixture.activePods.count == 1)
  }
}

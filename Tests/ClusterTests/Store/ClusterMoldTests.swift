import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// A cluster under another seed, as if it had had that one from the beginning.
@Suite struct ClusterMoldTests {
  private static let job: Value = [
    "apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "work"],
    "spec": [
      "completions": 3, "backoffLimit": 8,
      "template": [
        "spec": [
          "restartPolicy": "Never",
          "containers": [
            [
              "name": "main", "image": "busybox:1.36",
              "command": ["sh", "-c", "echo $RANDOM; exit $((RANDOM % 2))"],
            ]
          ],
        ]
      ],
    ],
  ]

  private static func new(_ seed: UInt64) -> NewCluster { NewCluster(Cluster(seed: seed)) }

  private func begun(seed: UInt64) throws -> Cluster {
    var cluster = Cluster(seed: seed)
    cluster.advance(to: cluster.now + .milliseconds(80))
    _ = try cluster.create(Self.job, kind: .job, namespace: "default")
    return cluster
  }

  private func finished(_ cluster: Cluster) -> Cluster {
    var cluster = cluster
    cluster.advance(to: cluster.now + .seconds(3_000))
    return cluster
  }

  private func expectSame(_ a: Cluster, _ b: Cluster) {
    #expect(a.now == b.now)
    #expect(a.nextEvent == b.nextEvent)
    #expect(a.work == b.work)
    for kind in Kind.allCases {
      #expect(a.server.store.objects(of: kind) == b.server.store.objects(of: kind))
    }
    let (changes, others) = (a.changes(after: 0), b.changes(after: 0))
    #expect(changes.map(\.object) == others.map(\.object))
    #expect(changes.map(\.previous) == others.map(\.previous))
    #expect(a.scheduler.nodes == b.scheduler.nodes)
    #expect(a.nodeLifecycleController.known == b.nodeLifecycleController.known)
    #expect(a.server.names == b.server.names)
  }

  @Test("its beginning and its end are those of a cluster of that seed")
  func equalsFresh() throws {
    var mold = try #require(ClusterMold(try begun(seed: 1), grownFrom: Self.new(1)))
    for seed in [1, 2, 3, 4] as [UInt64] {
      let cast = mold.cluster(grownFrom: Self.new(seed))
      expectSame(cast, try begun(seed: seed))
      let end = finished(cast)
      expectSame(end, finished(try begun(seed: seed)))
      try #require(end.checkInvariants().isEmpty)
      mold.learn(from: end)
    }
  }

  @Test("what was learned is in the pods' templates")
  func learns() throws {
    var mold = try #require(ClusterMold(try begun(seed: 1), grownFrom: Self.new(1)))
    mold.learn(from: finished(mold.cluster(grownFrom: Self.new(1))))
    var cluster = mold.cluster(grownFrom: Self.new(2))
    let count = cluster.kubelet.prototypes.count
    #expect(count > 0)
    cluster.advance(to: cluster.now + .seconds(1))
    #expect(cluster.kubelet.prototypes.count == count + 1)
  }

  @Test("a cluster that had a pod is no mold")
  func decided() throws {
    var cluster = try begun(seed: 1)
    cluster.advance(to: cluster.now + .milliseconds(10))
    #expect(ClusterMold(cluster, grownFrom: Self.new(1)) == nil)
  }

  @Test("texts that name an identity are told from others")
  func concerns() throws {
    let cluster = try begun(seed: 1)
    let mold = try #require(ClusterMold(cluster, grownFrom: Self.new(1)))
    let uid = try #require(cluster.list(.job, namespace: "default").first?.metadata.uid)
    #expect(mold.concerns("UID \(uid) it is"))
    #expect(!mold.concerns("job.batch/work created"))
  }
}

import KubeAPI
import Simulation

@testable import Cluster

/// A Job of random shape, random pods and random interventions, all drawn from one seed.
///
/// Most seeds have scripted pods; every eighth has two nodes whose kubelets run shell scripts.
struct JobSweep: Sendable {
  static let stepCount = 12

  let seed: UInt64
  var random: RandomStream
  var fixture: ClusterFixture
  let usesKubelet: Bool
  private(set) var watch: WatchReplay
  private var lateWatch: WatchReplay?
  /// For how long the present intervention has to be left alone at least.
  var pause = Duration.zero

  init(seed: UInt64) throws {
    self.seed = seed
    var random = RandomStream(seed: seed, purpose: "sweep")
    usesKubelet = seed % 8 == 0
    fixture = ClusterFixture(seed: seed, nodes: usesKubelet ? 2 : 1)
    let outcomes = random.next()
    fixture.script = { _, number in JobSweep.outcome(number, outcomes) }
    watch = WatchReplay(fixture.cluster)
    self.random = random
    try createJob()
  }

  /// One intervention and some time.
  mutating func step() throws {
    do throws(APIStatus) {
      try intervene()
    } catch  where error.code < 500 {
      // The API server may refuse what chance has asked for.
    }
    try fixture.run(pause + .milliseconds(Int64(random.below(15_000))))
    pause = .zero
    watch.follow(fixture.cluster)
    if lateWatch == nil, random.chance(1, in: 4) { lateWatch = WatchReplay(fixture.cluster) }
    lateWatch?.follow(fixture.cluster)
  }

  /// Lets everything come to its end: pods succeed, nodes are well, nobody interferes.
  mutating func settle() throws {
    fixture.script = { _, _ in .succeed }
    try repairNodes()
    if fixture.hasJob() {
      let mustHurry = usesKubelet
      try fixture.changeJob { spec in
        spec.suspend = false
        spec.parallelism = max(spec.parallelism ?? 1, 1)
        // Scripts that never end need an end from outside.
        if mustHurry { spec.activeDeadlineSeconds = 30 }
      }
      for pod in fixture.activePods { try fixture.delete(.pod(pod.metadata.name)) }
      do {
        try fixture.runToEnd()
      } catch FixtureError.notAJob {
        // Its time after its end was over, or it was being deleted.
      }
    }
    try fixture.run(.seconds(180))
    watch.follow(fixture.cluster)
    lateWatch?.follow(fixture.cluster)
  }

  /// What is wrong in the end.
  func findings() throws -> [String] {
    var found = fixture.cluster.checkSettledInvariants()
    if fixture.hasJob(), try fixture.job().status.finishedCondition == nil {
      let pods = fixture.pods.map { "\($0.metadata.name) \($0.status.phase.rawValue)" }
      let job = JSONWriter.compact(try fixture.job().value)
      found.append("the Job does not end: \(job) \(pods)")
    }
    found += watch.differences(from: fixture.cluster)
    found += lateWatch?.differences(from: fixture.cluster) ?? []
    return found
  }

  /// Everything that can be seen, as text that shares nothing with the cluster.
  var imprint: [String] {
    let objects = Kind.allCases.flatMap { fixture.cluster.list($0) }
    return objects.map { "\($0.value)" } + ["\(fixture.cluster.resourceVersion)"]
  }
}

extension ClusterFixture {
  func hasJob(_ name: String = "a") -> Bool { cluster.object(.job(name)) != nil }
}

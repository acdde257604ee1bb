import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// Each invariant can be broken, and says so.
@Suite struct InvariantTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    /// From the Job before, which runs.
    var job: (@Sendable (inout Job) -> Void)?
    /// From the pod before, which runs.
    var pod: (@Sendable (inout Pod) -> Void)?
    /// What the Job has been before.
    var before: (@Sendable (inout Job) -> Void)?
    var podBefore: (@Sendable (inout Pod) -> Void)?
    var testDescription: String { rule }

    static func job(
      _ rule: String,
      after before: (@Sendable (inout Job) -> Void)? = nil,
      _ change: @escaping @Sendable (inout Job) -> Void
    ) -> Case {
      Case(rule: rule, job: change, before: before)
    }

    static func pod(
      _ rule: String,
      after before: (@Sendable (inout Pod) -> Void)? = nil,
      _ change: @escaping @Sendable (inout Pod) -> Void
    ) -> Case {
      Case(rule: rule, pod: change, podBefore: before)
    }

    static let cases: [Case] = [
      .job("is to succeed and to fail") { $0.hold("SuccessCriteriaMet", "FailureTarget") },
      .job("is both Complete and Failed") { $0.hold("Complete", "Failed") },
      .job("is Complete without SuccessCriteriaMet") { $0.hold("Complete") },
      .job("is Failed without FailureTarget") { $0.hold("Failed") },
      .job("completionTime and Complete do not go together") {
        $0.status.completionTime = Instant(seconds: 1)
      },
      .job("has ended with pods") {
        $0.hold("FailureTarget", "Failed")
        $0.status.terminating = 1
      },
      .job("has ended with uncounted pods") {
        $0.hold("FailureTarget", "Failed")
        $0.status.uncountedTerminatedPods?.failed = ["u"]
      },
      .job("is to count a pod twice") {
        $0.status.uncountedTerminatedPods?.failed = ["u"]
        $0.status.uncountedTerminatedPods?.succeeded = ["u"]
      },
      .job("has more ready than active pods") { $0.status.ready = 3 },
      .job("has a negative number of pods") { $0.status.active = -1 },
      .job("is no longer Failed", after: { $0.hold("FailureTarget", "Failed") }) {
        $0.status.conditions = []
      },
      .job("changed its status after its end", after: { $0.hold("FailureTarget", "Failed") }) {
        $0.status.failed += 1
      },
      .job("is no longer SuccessCriteriaMet", after: { $0.hold("SuccessCriteriaMet") }) {
        $0.status.conditions = []
      },
      .job("counts fewer failed pods", after: { $0.status.failed = 2 }) { $0.status.failed = 1 },
      .job("counts fewer succeeded pods", after: { $0.status.succeeded = 2 }) {
        $0.status.succeeded = 1
      },
      .job("changed its startTime") { $0.status.startTime = Instant(seconds: 1) },
      .job("counts 1 for the indexes 0,1") {
        $0.spec.completionMode = .indexed
        $0.status.succeeded = 1
        $0.status.completedIndexes = "0,1"
      },
      .job("has indexes that succeeded and failed") {
        $0.spec.completionMode = .indexed
        $0.status.completedIndexes = "0,1"
        $0.status.failedIndexes = "1"
      },
      .job("forgot completed indexes", after: { $0.index("0,1") }) { $0.index("1") },
      .job("forgot failed indexes", after: { $0.index("", failed: "0,1") }) {
        $0.index("", failed: "0")
      },
      .job("has several controllers") {
        var owner = OwnerReference()
        owner.controller = true
        $0.metadata.ownerReferences = [owner, owner]
      },
      .job("has no identity") { $0.metadata.uid = "" },
      .job("has a finalizer twice") { $0.metadata.finalizers = ["a", "a"] },
      .job("changed its uid") { $0.metadata.uid = "other" },
      .job("changed its creation") { $0.metadata.creationTimestamp = Instant(seconds: 1) },
      .job("went back in generation") { $0.metadata.generation -= 1 },
      .pod("rose from the dead", after: { $0.metadata.deletionTimestamp = Instant(seconds: 9) }) {
        $0.metadata.deletionTimestamp = nil
      },
      .pod(
        "was given longer to live",
        after: { $0.metadata.deletionTimestamp = Instant(seconds: 9) },
        { $0.metadata.deletionTimestamp = Instant(seconds: 10) }
      ),
      .pod(
        "got a finalizer while it was going",
        after: { $0.metadata.deletionTimestamp = Instant(seconds: 9) },
        { $0.metadata.finalizers.append("x") }
      ),
      .pod("ended as Failed and is Running", after: { $0.status.phase = .failed }) {
        $0.status.phase = .running
      },
      .pod("ran and is pending again") { $0.status.phase = .pending },
      .pod("moved to another node") { $0.spec.nodeName = "elsewhere" },
    ]
  }

  /// A fixture with one Job and one pod that runs.
  private func running(_ change: (inout JobSpec) -> Void = { _ in }) throws -> ClusterFixture {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob("a", change)
    try fixture.run(.seconds(4))
    return fixture
  }

  @Test("a write that breaks a rule is told by name", arguments: Case.cases)
  func writes(_ testCase: Case) throws {
    var cluster = try running().cluster
    guard case .job(var job)? = cluster.object(.job("a")),
      case .pod(var pod)? = cluster.list(.pod).first
    else {
      Issue.record("there is no Job or no pod")
      return
    }
    testCase.before?(&job)
    testCase.podBefore?(&pod)
    cluster.server.write(.job(job))
    cluster.server.write(.pod(pod))
    let version = cluster.resourceVersion
    testCase.job?(&job)
    testCase.pod?(&pod)
    if testCase.job == nil {
      cluster.server.write(.pod(pod))
    } else {
      cluster.server.write(.job(job))
    }
    let broken = cluster.checkInvariants(since: version)
    #expect(broken.contains { $0.hasSuffix(": \(testCase.rule)") }, "\(broken)")
  }

  struct Creation: Sendable, CustomTestStringConvertible {
    var rule: String
    var indexed = false
    var index: Int?
    var change: @Sendable (inout Job) -> Void = { _ in }
    var testDescription: String { rule }

    static let cases: [Creation] = [
      Creation(rule: "has 2 pods where 1 may be"),
      Creation(rule: "made a pod while it was suspended") { $0.spec.suspend = true },
      Creation(rule: "made a pod after its end") { $0.hold("FailureTarget", "Failed") },
      Creation(rule: "made a pod while it was going") {
        $0.metadata.deletionTimestamp = Instant(seconds: 1)
      },
      Creation(rule: "made a pod though another controller is to") { $0.spec.managedBy = "x.y/z" },
      Creation(rule: "has pods without an index", indexed: true),
      Creation(rule: "has two pods for an index", indexed: true, index: 0),
      Creation(rule: "has a pod for index 7, which is not wanted", indexed: true, index: 7),
      Creation(rule: "has a pod for index 1, which is done", indexed: true, index: 1) {
        $0.status.completedIndexes = "1"
      },
    ]
  }

  @Test("a pod that should not have been made is told of", arguments: Creation.cases)
  func creations(_ testCase: Creation) throws {
    var cluster = try running { spec in
      guard testCase.indexed else { return }
      spec.completionMode = .indexed
      spec.completions = 3
    }.cluster
    guard case .job(var job)? = cluster.object(.job("a")),
      case .pod(var pod)? = cluster.list(.pod).first
    else {
      Issue.record("there is no Job or no pod")
      return
    }
    testCase.change(&job)
    cluster.server.write(.job(job))
    let version = cluster.resourceVersion
    pod.metadata.name = "another"
    pod.metadata.uid = "another"
    pod.metadata.annotations[JobLabels.completionIndex] = testCase.index.map { "\($0)" }
    cluster.server.write(.pod(pod))
    let broken = cluster.checkCreations(since: version)
    #expect(broken.contains { $0.hasSuffix(": \(testCase.rule)") }, "\(broken)")
  }

  struct Rest: Sendable, CustomTestStringConvertible {
    var rule: String
    var change: @Sendable (inout Pod) -> Void
    var testDescription: String { rule }

    static let cases: [Rest] = [
      Rest(rule: "is owned by something that is gone") {
        $0.metadata.ownerReferences[0].uid = "nobody"
      },
      Rest(rule: "is tracked though nobody counts it") { $0.metadata.ownerReferences = [] },
      Rest(rule: "waits for dependents that it does not have") {
        $0.metadata.deletionTimestamp = Instant(seconds: 1)
        $0.metadata.finalizers = ["foregroundDeletion"]
      },
      Rest(rule: "is still going") {
        $0.metadata.deletionTimestamp = Instant(seconds: 1)
        $0.spec.nodeName = "node-1"
      },
    ]
  }

  @Test("what is left over at the end is told of", arguments: Rest.cases)
  func rest(_ testCase: Rest) throws {
    var cluster = try running().cluster
    guard case .pod(var pod)? = cluster.list(.pod).first else {
      Issue.record("there is no pod")
      return
    }
    #expect(cluster.checkSettledInvariants() == [])
    testCase.change(&pod)
    cluster.server.write(.pod(pod))
    let broken = cluster.checkSettledInvariants()
    #expect(broken.contains { $0.hasSuffix(": \(testCase.rule)") }, "\(broken)")
  }

  @Test("a watch that misses a write differs from the store in the end")
  func missedWrite() throws {
    var fixture = try running()
    var replay = WatchReplay(fixture.cluster)
    var gap = fixture.cluster
    let pod = try #require(fixture.pods.first)
    try fixture.delete(.pod(pod.metadata.name))
    try fixture.run(.seconds(30))
    replay.follow(fixture.cluster)
    #expect(replay.differences(from: fixture.cluster) == [])
    gap.server.erase(.pod(pod.metadata.name))
    #expect(replay.differences(from: gap) != [])
  }
}

extension Job {
  /// Has conditions hold.
  fileprivate mutating func hold(_ types: String...) {
    let moment = Instant(seconds: 1)
    status.conditions += types.map { JobCondition($0, reason: "", message: "", at: moment) }
    let isEnd = types.contains("Failed") || types.contains("Complete")
    if isEnd { (status.active, status.ready, status.terminating) = (0, 0, 0) }
  }

  fileprivate mutating func index(_ completed: String, failed: String? = nil) {
    spec.completionMode = .indexed
    spec.completions = 3
    status.completedIndexes = completed
    status.failedIndexes = failed
    status.succeeded = Int32(CompletionIndexes(text: completed, below: 9).count)
  }
}

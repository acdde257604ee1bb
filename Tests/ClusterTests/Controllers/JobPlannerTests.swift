import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// One pass, from a Job and its pods to a plan, without a cluster.
@Suite struct JobPlannerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var job: Job
    var pods: [Pod] = []
    var creations = 0
    var deletions: [String] = []
    var conditions: [String] = []
    var active: Int32 = 0
    var terminating: Int32 = 0
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(
        name: "the first pass makes the pods that are wanted",
        job: .of(completions: 5, parallelism: 3),
        creations: 3,
        active: 3
      ),
      Case(
        name: "no more pods than are left to succeed",
        job: .of(completions: 5, parallelism: 3) { $0.status.succeeded = 4 },
        creations: 1,
        active: 1
      ),
      Case(
        name: "a pod under deletion is replaced at once, but as a failure it waits",
        job: .of(completions: 1, parallelism: 1),
        pods: [.tracked("p") { $0.isGoing() }],
        active: 0,
        terminating: 1
      ),
      Case(
        name: "under podReplacementPolicy Failed a pod under deletion holds its place",
        job: .of(completions: 1, parallelism: 1) { $0.spec.podReplacementPolicy = .failed },
        pods: [.tracked("p") { $0.isGoing() }],
        active: 0,
        terminating: 1
      ),
      Case(
        name: "a surplus pod is deleted: the one that does not run yet",
        job: .of(completions: 9, parallelism: 1),
        pods: [.tracked("old"), .tracked("new") { $0.status.phase = .pending }],
        deletions: ["new"],
        active: 1,
        terminating: 1
      ),
      Case(
        name: "a suspended Job deletes all its pods",
        job: .of(completions: 9, parallelism: 2) { $0.spec.suspend = true },
        pods: [.tracked("a"), .tracked("b")],
        deletions: ["a", "b"],
        conditions: ["Suspended=True JobSuspended"],
        active: 0,
        terminating: 2
      ),
      Case(
        name: "a Job under deletion gets no pods",
        job: .of(completions: 1, parallelism: 1) {
          $0.metadata.deletionTimestamp = Instant(seconds: 10)
        }
      ),
      Case(
        name: "enough successes end the Job",
        job: .of(completions: 1, parallelism: 1),
        pods: [.tracked("p") { $0.status.phase = .succeeded }],
        conditions: ["SuccessCriteriaMet=True CompletionsReached"]
      ),
      Case(
        name: "too many failures end the Job and its other pods",
        job: .of(completions: 2, parallelism: 2) { $0.spec.backoffLimit = 0 },
        pods: [.tracked("bad") { $0.status.phase = .failed }, .tracked("other")],
        deletions: ["other"],
        conditions: ["FailureTarget=True BackoffLimitExceeded"],
        active: 0,
        terminating: 1
      ),
      Case(
        name: "failure is judged before success",
        job: .of(completions: 1, parallelism: 2) { $0.spec.backoffLimit = 0 },
        pods: [
          .tracked("bad") { $0.status.phase = .failed },
          .tracked("good") { $0.status.phase = .succeeded },
        ],
        conditions: ["FailureTarget=True BackoffLimitExceeded"]
      ),
      Case(
        name: "a Job that has met its criteria stays with them",
        job: .of(completions: 1, parallelism: 1) {
          $0.spec.backoffLimit = 0
          $0.status.conditions = [
            JobVerdict.completionsReached.interimCondition(at: Instant(seconds: 1))
          ]
        },
        pods: [.tracked("bad") { $0.status.phase = .failed }],
        conditions: ["SuccessCriteriaMet=True CompletionsReached"]
      ),
    ]
  }

  @Test("a pass gives the right plan", arguments: Case.cases)
  func plans(_ testCase: Case) {
    let plan = JobPlanner.plan(
      job: testCase.job,
      pods: testCase.pods,
      backoff: BackoffRecord(),
      now: Instant(seconds: 100)
    )
    #expect(plan.creations.count == testCase.creations)
    #expect(plan.deletions.map(\.pod.name) == testCase.deletions)
    #expect(plan.status.conditionTexts == testCase.conditions)
    #expect(plan.status.active == testCase.active)
    #expect(plan.status.terminating == testCase.terminating)
  }

  @Test("a pass over what the last one has left writes nothing")
  func settled() {
    var job = Job.of(completions: 2, parallelism: 1)
    let pods = [Pod.tracked("p")]
    let now = Instant(seconds: 100)
    job.status = JobPlanner.plan(job: job, pods: pods, backoff: BackoffRecord(), now: now).status
    let plan = JobPlanner.plan(job: job, pods: pods, backoff: BackoffRecord(), now: now)
    #expect(!plan.writesStatus)
    #expect(plan.status == job.status)
  }

  @Test("one pass makes 500 pods at most and counts 500 at most")
  func bounds() {
    let many = Job.of(completions: 5_000, parallelism: 2_000)
    let first = JobPlanner.plan(
      job: many,
      pods: [],
      backoff: BackoffRecord(),
      now: Instant(seconds: 100)
    )
    #expect(first.creations.count == 500)
    let ended = (0..<900).map { number in
      Pod.tracked("p\(number)") { $0.status.phase = .succeeded }
    }
    let second = JobPlanner.plan(
      job: .of(completions: 900, parallelism: 1),
      pods: ended,
      backoff: BackoffRecord(),
      now: Instant(seconds: 100)
    )
    #expect(second.settledPods.count == 500)
    #expect(!second.countsAllPods)
  }

  @Test("of two pods with one index the more advanced stays")
  func duplicateIndexes() {
    let job = Job.of(completions: 2, parallelism: 2) { $0.spec.completionMode = .indexed }
    func pod(_ name: String, _ index: String, _ phase: PodPhase) -> Pod {
      .tracked(name) {
        $0.metadata.annotations[JobLabels.completionIndex] = index
        $0.status.phase = phase
      }
    }
    let plan = JobPlanner.plan(
      job: job,
      pods: [pod("a", "0", .pending), pod("b", "0", .running), pod("c", "7", .running)],
      backoff: BackoffRecord(),
      now: Instant(seconds: 100)
    )
    #expect(Set(plan.deletions.map(\.pod.name)) == ["a", "c"])
    #expect(plan.creations.isEmpty)
  }
}

extension Job {
  fileprivate static func of(
    completions: Int32?,
    parallelism: Int32,
    _ change: (inout Job) -> Void = { _ in }
  ) -> Job {
    var job = Job()
    job.metadata.name = "a"
    job.metadata.namespace = "default"
    job.metadata.uid = "uid-a"
    job.spec.completions = completions
    job.spec.parallelism = parallelism
    job.spec.backoffLimit = 6
    job.spec.completionMode = .nonIndexed
    change(&job)
    return job
  }
}

extension Pod {
  fileprivate static func tracked(_ name: String, _ change: (inout Pod) -> Void = { _ in }) -> Pod {
    .named(name) { pod in
      pod.metadata.finalizers = [Finalizer.jobTracking]
      pod.spec.nodeName = "node-1"
      pod.status.phase = .running
      change(&pod)
    }
  }

  fileprivate mutating func isGoing() {
    metadata.deletionTimestamp = Instant(seconds: 99)
    metadata.deletionGracePeriodSeconds = 0
  }
}

extension JobPlanner {
  /// Plans for pods as they are in the store.
  fileprivate static func plan(
    job: Job,
    pods: [Pod],
    backoff: BackoffRecord,
    now: Instant
  ) -> JobPlan {
    var planner = JobPlanner(
      job: job,
      pods: pods.enumerated().map { OpenPod($1, at: $0) },
      backoff: backoff,
      now: now
    )
    planner.decide()
    return planner.plan
  }
}

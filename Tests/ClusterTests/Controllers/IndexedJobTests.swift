import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct IndexedJobTests {
  private func index(_ pod: Pod) -> Int { pod.completionIndex ?? -1 }

  @Test("each index gets a pod of its own, lowest first")
  func indexes() throws {
    var fixture = ClusterFixture()
    try fixture.createJob("ix") {
      $0.completionMode = .indexed
      $0.completions = 5
      $0.parallelism = 2
    }
    try fixture.run(.milliseconds(100))
    let pod = try #require(fixture.pods.first)
    #expect(pod.metadata.name.hasPrefix("ix-0-"))
    #expect(pod.spec.hostname == "ix-0")
    #expect(pod.metadata.labels["batch.kubernetes.io/job-completion-index"] == "0")
    #expect(pod.metadata.annotations["batch.kubernetes.io/job-completion-index"] == "0")
    let variable = try #require(pod.spec.containers.first?.env.first)
    #expect(variable.name == "JOB_COMPLETION_INDEX")
    #expect(
      variable.valueFrom?.fieldRef?.fieldPath
        == "metadata.labels['batch.kubernetes.io/job-completion-index']"
    )
    try fixture.runToEnd("ix")
    let status = try fixture.job("ix").status
    #expect(fixture.createdIndexes == [0, 1, 2, 3, 4])
    #expect(status.completedIndexes == "0-4")
    #expect(status.succeeded == 5)
    #expect(status.failedIndexes == nil)
  }

  @Test("with a limit for the whole Job a failing index blocks those never started")
  func globalLimit() throws {
    var fixture = ClusterFixture()
    fixture.script = { pod, _ in pod.completionIndex == 0 ? .fail : .succeed }
    try fixture.createJob {
      $0.completionMode = .indexed
      $0.completions = 3
      $0.parallelism = 1
      $0.backoffLimit = 2
    }
    try fixture.runToEnd()
    #expect(fixture.createdIndexes == [0, 0, 0])
    #expect(try fixture.job().status.finishedCondition?.reason == "BackoffLimitExceeded")
  }

  @Test("with a limit per index the others go on, and the Job fails at the end")
  func limitPerIndex() throws {
    var fixture = ClusterFixture()
    fixture.script = { pod, _ in pod.completionIndex == 1 ? .fail : .succeed }
    try fixture.createJob {
      $0.completionMode = .indexed
      $0.completions = 4
      $0.parallelism = 4
      $0.backoffLimitPerIndex = 1
    }
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(fixture.createdIndexes.filter { $0 == 1 }.count == 2)
    #expect(status.completedIndexes == "0,2,3")
    #expect(status.failedIndexes == "1")
    #expect(status.failed == 2)
    #expect(status.finishedCondition?.reason == "FailedIndexes")
    #expect(status.finishedCondition?.message == "Job has failed indexes")
    let last = try #require(
      fixture.pods.filter { index($0) == 1 }.map {
        $0.metadata.annotations["batch.kubernetes.io/job-index-failure-count"] ?? ""
      }.max()
    )
    #expect(last == "1")
  }

  @Test("each index waits for itself: 10 s, 20 s")
  func backoffPerIndex() throws {
    var fixture = ClusterFixture()
    fixture.script = { pod, _ in pod.completionIndex == 1 ? .fail : .runForever }
    try fixture.createJob {
      $0.completionMode = .indexed
      $0.completions = 2
      $0.parallelism = 2
      $0.backoffLimitPerIndex = 5
    }
    try fixture.run(.seconds(60))
    let seconds = zip(fixture.createdIndexes, fixture.creationSeconds).filter { $0.0 == 1 }.map(\.1)
    #expect(seconds.count == 3)
    #expect((11...13).contains(seconds[1]))
    #expect((32...37).contains(seconds[2]))
  }

  @Test("maxFailedIndexes ends the Job when more have failed")
  func maxFailedIndexes() throws {
    var fixture = ClusterFixture()
    fixture.script = { pod, _ in (pod.completionIndex ?? 0) < 2 ? .fail : .runForever }
    try fixture.createJob {
      $0.completionMode = .indexed
      $0.completions = 5
      $0.parallelism = 5
      $0.backoffLimitPerIndex = 0
      $0.maxFailedIndexes = 1
    }
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(status.finishedCondition?.reason == "MaxFailedIndexesExceeded")
    #expect(status.failedIndexes == "0,1")
    #expect(status.failed == 5)
  }

  @Test("FailIndex fails an index at once, whatever its limit")
  func failIndex() throws {
    var fixture = ClusterFixture()
    fixture.script = { pod, _ in pod.completionIndex == 0 ? .exit(42, after: .seconds(1)) : .succeed
    }
    try fixture.createJob {
      $0.completionMode = .indexed
      $0.completions = 2
      $0.parallelism = 2
      $0.backoffLimitPerIndex = 5
      var policy = PodFailurePolicy()
      policy.rules = [.codes(.failIndex, .in, [42])]
      $0.podFailurePolicy = policy
    }
    try fixture.runToEnd()
    #expect(fixture.createdIndexes.sorted() == [0, 1])
    #expect(try fixture.job().status.failedIndexes == "0")
    #expect(try fixture.job().status.finishedCondition?.reason == "FailedIndexes")
  }

  @Test("a success policy deletes the other pods and counts them nowhere")
  func successPolicy() throws {
    var fixture = ClusterFixture()
    fixture.script = { pod, _ in pod.completionIndex == 0 ? .succeed : .runForever }
    try fixture.createJob {
      $0.completionMode = .indexed
      $0.completions = 3
      $0.parallelism = 3
      var policy = SuccessPolicy()
      policy.rules = [.of("0")]
      $0.successPolicy = policy
    }
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(
      status.conditionTexts == [
        "SuccessCriteriaMet=True SuccessPolicy", "Complete=True SuccessPolicy",
      ]
    )
    #expect(status.conditions.first?.message == "Matched rules at index 0")
    #expect(status.succeeded == 1)
    #expect(status.failed == 0)
    #expect(status.completedIndexes == "0")
  }

  @Test("shrinking an elastic Job forgets finished indexes beyond its size")
  func elastic() throws {
    var fixture = ClusterFixture()
    fixture.script = { pod, _ in (pod.completionIndex ?? 0) > 1 ? .succeed : .runForever }
    try fixture.createJob {
      $0.completionMode = .indexed
      $0.completions = 4
      $0.parallelism = 4
    }
    try fixture.run(.seconds(10))
    #expect(try fixture.job().status.completedIndexes == "2,3")
    try fixture.changeJob {
      $0.completions = 2
      $0.parallelism = 2
    }
    try fixture.run(.seconds(10))
    let status = try fixture.job().status
    #expect(status.completedIndexes == "")
    #expect(status.succeeded == 0)
    #expect(status.active == 2)
    try fixture.changeJob {
      $0.completions = 3
      $0.parallelism = 3
    }
    try fixture.run(.seconds(1))
    #expect(fixture.activePods.compactMap(\.completionIndex).sorted() == [0, 1, 2])
  }

  @Test("an ignored failure is not counted but still doubles the wait")
  func ignored() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number < 3 ? .exit(7, after: .zero) : .succeed }
    try fixture.createJob {
      $0.backoffLimit = 0
      var policy = PodFailurePolicy()
      policy.rules = [.codes(.ignore, .in, [7])]
      $0.podFailurePolicy = policy
    }
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(status.failed == 0)
    #expect(status.succeeded == 1)
    let seconds = fixture.creationSeconds
    #expect(seconds.count == 4)
    #expect((11...13).contains(seconds[1]))
    #expect((32...36).contains(seconds[2]))
  }

  @Test("FailJob ends the Job with the container, pod, code and rule in the message")
  func failJob() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number == 0 ? .exit(42, after: .seconds(1)) : .runForever }
    try fixture.createJob {
      $0.parallelism = 2
      $0.completions = 2
      var policy = PodFailurePolicy()
      policy.rules = [.codes(.failJob, .in, [42])]
      $0.podFailurePolicy = policy
    }
    try fixture.runToEnd()
    let condition = try #require(try fixture.job().status.finishedCondition)
    #expect(condition.reason == "PodFailurePolicy")
    #expect(condition.message.hasPrefix("Container main for pod default/a-"))
    #expect(
      condition.message.hasSuffix(" failed with exit code 42 matching FailJob rule at index 0")
    )
    // Under podReplacementPolicy Failed the deleted bystander counts as well.
    #expect(try fixture.job().status.failed == 2)
  }
}

import KubeAPI
import Simulation
import TestKit
import Testing

@testable import Cluster

/// Jobs on the real scheduler and kubelet, held to what was watched on a real cluster.
@Suite struct JobRunTests {
  private func makeJob(
    _ name: String,
    _ script: String,
    policy: RestartPolicy = .never,
    _ change: (inout JobSpec) -> Void = { _ in }
  ) -> Value {
    var job = Job()
    job.metadata.name = name
    var container = Container()
    container.name = "main"
    container.image = "busybox:1.36"
    container.command = ["sh", "-c", script]
    job.spec.template.spec.containers = [container]
    job.spec.template.spec.restartPolicy = policy
    job.spec.template.spec.terminationGracePeriodSeconds = 30
    change(&job.spec)
    return APIObject.job(job).value
  }

  private func job(_ name: String, _ lab: PodLab) -> Job? {
    guard case .job(let job)? = lab.cluster.object(.job(name)) else { return nil }
    return job
  }

  private func creations(_ lab: PodLab) -> [Duration] {
    lab.cluster.server.history.all
      .filter { $0.kind == .added && $0.object.kind == .pod }
      .compactMap { $0.object.metadata.creationTimestamp }
      .map { $0 - lab.start }
  }

  @Test("four pods of ten seconds in sequence take 52 to 56 s", arguments: seeds(10))
  func sequential(seed: UInt64) throws {
    var lab = PodLab(seed: seed)
    let begin = lab.cluster.now
    try lab.create(.job, makeJob("a", "sleep 10") { $0.completions = 4 })
    #expect(lab.wait { job("a", $0)?.status.completionTime != nil })
    let took = lab.cluster.now - begin
    #expect(took >= .seconds(50) && took <= .seconds(58))
    let offsets = creations(lab).map { ($0 - (begin - lab.start)).wholeSeconds }
    #expect(offsets.count == 4)
    #expect((12...16).contains(offsets[1]))
    #expect((25...30).contains(offsets[2]))
    #expect((38...44).contains(offsets[3]))
  }

  @Test("in parallel they take 13 to 16 s", arguments: seeds(10))
  func parallel(seed: UInt64) throws {
    var lab = PodLab(seed: seed)
    let begin = lab.cluster.now
    try lab.create(
      .job,
      makeJob("a", "sleep 10") {
        $0.completions = 4
        $0.parallelism = 4
      }
    )
    #expect(lab.wait { job("a", $0)?.status.completionTime != nil })
    let took = lab.cluster.now - begin
    #expect(took >= .seconds(12) && took <= .seconds(16))
  }

  @Test("under OnFailure the Job fails at as many restarts as its limit", arguments: seeds(10))
  func restarts(seed: UInt64) throws {
    var lab = PodLab(seed: seed)
    try lab.create(
      .job,
      makeJob("a", "sleep 5; exit 1", policy: .onFailure) {
        $0.backoffLimit = 2
        $0.template.spec.terminationGracePeriodSeconds = 1
      }
    )
    #expect(lab.wait { job("a", $0)?.status.conditions.contains { $0.type == "Failed" } == true })
    let took = lab.cluster.now - lab.start
    // The first try, one at once, 10 to 15 s of waiting, and the third is killed.
    #expect(took >= .seconds(23) && took <= .seconds(40))
    #expect(job("a", lab)?.status.failed == 1)
    lab.wait(5)
    #expect(lab.cluster.kubelet.workers.isEmpty)
  }
}

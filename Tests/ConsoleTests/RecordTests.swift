import Cluster
import Console
import Simulation
import Testing

@Suite("The record of a run")
struct RecordTests {
  private static let failing = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: failing}
    spec:
      backoffLimit: 1
      template:
        spec:
          restartPolicy: Never
          containers: [{name: c, image: busybox, command: [sh, -c, sleep 4; exit 3]}]
    """

  private func console() -> Console {
    var console = Console(
      seed: 1,
      files: [(path: "\(Console.home)/job.yaml", bytes: Array(Self.failing.utf8))]
    )
    console.record = RunRecord(of: console.cluster)
    return console
  }

  @Test("changes are noted at their moments while one command goes on for long")
  func momentsWhileWaiting() throws {
    var waiting = console()
    _ = waiting.type("kubectl create -f job.yaml; sleep 600")
    let record = try #require(waiting.record)
    let job = try #require(record.jobs.first)
    #expect(
      job.outcome
        == .failed(
          reason: "BackoffLimitExceeded",
          message: "Job has reached the specified backoff limit"
        )
    )
    let life = try #require(job.finished) - job.created
    #expect(life > .seconds(18) && life < .seconds(40))
    #expect(record.pods.map(\.outcome) == [.failed(exitCode: 3), .failed(exitCode: 3)])
    // The second pod comes after the first back-off of 10 s.
    #expect(record.pods[1].created - record.pods[0].created > .seconds(10))
    for pod in record.pods {
      let running = try #require(pod.spans.first { $0.phase == .running })
      let length = try #require(running.end) - running.start
      #expect(length > .seconds(3) && length < .seconds(7))
    }
  }

  @Test("resting at the prompt, waiting and running to the end give one record")
  func threeWays() throws {
    var resting = console()
    _ = resting.type("kubectl create -f job.yaml")
    let created = resting.cluster.now
    resting.rest(until: created + .seconds(600))

    var chopped = console()
    _ = chopped.type("kubectl create -f job.yaml")
    while !chopped.rest(until: created + .seconds(600), work: 1) {}

    var toTheEnd = console()
    _ = toTheEnd.type("kubectl create -f job.yaml")
    var record = try #require(toTheEnd.record)
    #expect(toTheEnd.runToEnd(horizon: created + .seconds(600), record: &record) == .finished)

    for other in [chopped.record, record] {
      #expect(other?.pods.map(\.spans) == resting.record?.pods.map(\.spans))
      #expect(other?.jobs.map(\.finished) == resting.record?.jobs.map(\.finished))
    }
  }

  @Test("a run ends at its horizon when its Job does not, and says idle when it is suspended")
  func ends() {
    var endless = Console(seed: 1)
    _ = endless.type("kubectl create job endless --image=busybox -- sleep 1000000")
    var record = RunRecord(of: endless.cluster)
    let horizon = endless.cluster.now + .seconds(90)
    #expect(endless.runToEnd(horizon: horizon, record: &record) == .horizon)
    #expect(record.end == horizon)

    var suspended = Console(seed: 1, files: Manifest.flakyFile)
    _ = suspended.type(
      "sed 's/^spec:/spec:\\n  suspend: true/' job.yaml | kubectl create -f -; sleep 5"
    )
    record = RunRecord(of: suspended.cluster)
    #expect(suspended.runToEnd(horizon: horizon + .seconds(86_400), record: &record) == .idle)

    var many = Console(seed: 1, files: Manifest.flakyFile)
    _ = many.type("kubectl create -f job.yaml")
    record = RunRecord(of: many.cluster)
    let limits = RunLimits(virtualTime: .seconds(60), events: 3, outputBytes: 1)
    #expect(many.runToEnd(horizon: horizon, limits: limits, record: &record) == .tooManyEvents)
  }
}

@Suite("Work on several threads")
struct InParallelTests {
  @Test("results keep the order of the items", arguments: [1, 2, 5])
  func order(_ threads: Int) {
    let items = Array(0..<200)
    #expect(inParallel(items, threads: threads) { $0 * 3 } == items.map { $0 * 3 })
    #expect(inParallel([Int](), threads: threads) { $0 } == [])
  }

  @Test("several seeds give the same bytes on one thread and on two")
  func seeds() {
    let runs = [1, 2].map { threads in
      inParallel(Array(UInt64(1)...6), threads: threads) { seed in
        Console.run(
          "kubectl apply -f job.yaml; sleep 60; kubectl get pods",
          seed: seed,
          files: Manifest.flakyFile
        ).printed.output
      }
    }
    #expect(runs[0] == runs[1])
    #expect(Set(runs[0]).count > 1)
  }
}

import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// What the job controller does when the API server refuses its pods or its status.
@Suite struct JobRefusalTests {
  /// A template may have white space around an image, a pod may not.
  @Test("pods that are invalid are tried one by one, less and less often")
  func invalidPods() throws {
    var fixture = ClusterFixture()
    try fixture.createJob { spec in
      spec.parallelism = 5
      spec.completions = 5
      spec.template.spec.containers[0].image = " busybox:1.36"
    }
    try fixture.run(.seconds(40))
    #expect(fixture.pods == [])
    #expect(try fixture.job().status.active == 0)
    #expect(try fixture.job().status.ready == 0)
    let events = fixture.events()
    // At 0, 1, 3, 7, 15 and 31 s.
    #expect(events.count == 6)
    for event in events {
      #expect(event.hasPrefix("FailedCreate: Error creating: Pod \"a-"))
      #expect(
        event.hasSuffix(
          "\" is invalid: spec.containers[0].image: Invalid value: \" busybox:1.36\": must not have "
            + "leading or trailing whitespace"
        )
      )
    }
  }

  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/batch/validation/validation.go:
  /// "startTime is required for finished job", which a suspended Job does not have since 1.36.
  @Test("a suspended Job that is to fail does so when it is resumed")
  func suspendedFailure() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .fail }
    try fixture.createJob()
    try fixture.run(.seconds(15))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(5))
    try fixture.changeJob { $0.backoffLimit = 0 }
    try fixture.run(.seconds(300))
    let stuck = try fixture.job().status
    #expect(
      stuck.conditionTexts == [
        "Suspended=True JobSuspended", "FailureTarget=True BackoffLimitExceeded",
      ]
    )
    #expect(stuck.startTime == nil)
    #expect(!fixture.eventReasons().contains("BackoffLimitExceeded"))
    try fixture.changeJob { $0.suspend = false }
    try fixture.run(.seconds(2))
    #expect(try fixture.job().status.finishedCondition?.reason == "BackoffLimitExceeded")
  }

  @Test("a suspended Job without completions ends at once")
  func noCompletions() throws {
    var fixture = ClusterFixture()
    try fixture.createJob {
      $0.completions = 0
      $0.suspend = true
    }
    try fixture.run(.seconds(2))
    #expect(try fixture.job().status.finishedCondition?.type == "Complete")
    #expect(try fixture.job().status.startTime == nil)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var job: Job
    var next: JobStatus
    var isRefused: Bool
    var testDescription: String { name }

    private static func job(_ change: (inout Job) -> Void) -> Job {
      var job = Job()
      job.spec.parallelism = 2
      job.spec.completions = 2
      job.status.succeeded = 2
      change(&job)
      return job
    }

    private static func status(
      succeeded: Int32 = 2,
      ends: Bool = false,
      start: Instant? = nil
    ) -> JobStatus {
      var status = JobStatus()
      status.succeeded = succeeded
      status.startTime = start
      if ends {
        let moment = Instant(seconds: 1)
        status.conditions = [JobCondition("Failed", reason: "", message: "", at: moment)]
      }
      return status
    }

    static let cases: [Case] = [
      Case(name: "nothing new", job: job { _ in }, next: status(), isRefused: false),
      Case(
        name: "an end without a start",
        job: job { _ in },
        next: status(ends: true),
        isRefused: true
      ),
      Case(
        name: "an end after a start",
        job: job { _ in },
        next: status(ends: true, start: Instant(seconds: 0)),
        isRefused: false
      ),
      Case(
        name: "a suspended Job without completions needs no start",
        job: job {
          $0.spec.suspend = true
          $0.spec.completions = 0
        },
        next: status(ends: true),
        isRefused: false
      ),
      Case(name: "fewer successes", job: job { _ in }, next: status(succeeded: 1), isRefused: true),
      Case(
        name: "fewer successes of an elastic Job",
        job: job { $0.spec.completionMode = .indexed },
        next: status(succeeded: 1),
        isRefused: false
      ),
      Case(
        name: "fewer successes of an Indexed Job that is not elastic",
        job: job {
          $0.spec.completionMode = .indexed
          $0.spec.parallelism = 1
        },
        next: status(succeeded: 1),
        isRefused: true
      ),
    ]
  }

  @Test("the API server refuses what cannot be", arguments: Case.cases)
  func refusal(_ testCase: Case) {
    #expect(testCase.job.refuses(testCase.next) == testCase.isRefused)
  }
}

import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct JobHistoryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// `name start end`, with `-` for none.
    var jobs: [String]
    var successes: Int32?
    var failures: Int32?
    var surplus: [String]
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(
        name: "the oldest by start go first",
        jobs: ["a 30 Complete", "b 10 Complete", "c 20 Complete"],
        successes: 1,
        failures: 1,
        surplus: ["b", "c"]
      ),
      Case(
        name: "successes and failures are kept apart, and successes go first",
        jobs: ["a 1 Failed", "b 2 Complete", "c 3 Failed", "d 4 Complete"],
        successes: 1,
        failures: 1,
        surplus: ["b", "a"]
      ),
      Case(
        name: "unfinished Jobs do not count",
        jobs: ["a 1 -", "b 2 Complete"],
        successes: 1,
        failures: 1,
        surplus: []
      ),
      Case(
        name: "a limit of zero keeps none",
        jobs: ["a 1 Complete", "b 2 Failed"],
        successes: 0,
        failures: 0,
        surplus: ["a", "b"]
      ),
      Case(
        name: "no limit keeps all",
        jobs: ["a 1 Complete", "b 2 Complete", "c 3 Failed", "d 3 Failed"],
        failures: 1,
        surplus: ["c"]
      ),
      Case(
        name: "what never started is the youngest",
        jobs: ["a - Failed", "b 2 Failed"],
        successes: 3,
        failures: 1,
        surplus: ["b"]
      ),
    ]
  }

  @Test("a CronJob keeps as many finished Jobs as it says", arguments: Case.cases)
  func surplus(_ testCase: Case) {
    let jobs = testCase.jobs.map { text in
      let words = text.split(separator: " ").map(String.init)
      var job = Job()
      job.metadata.name = words[0]
      job.status.startTime = Int64(words[1]).map { Instant(seconds: $0) }
      if words[2] != "-" {
        job.status.conditions = [
          JobCondition(words[2], reason: "", message: "", at: Instant(seconds: 50))
        ]
      }
      return job
    }
    var spec = CronJobSpec()
    spec.successfulJobsHistoryLimit = testCase.successes
    spec.failedJobsHistoryLimit = testCase.failures
    #expect(JobHistory.surplus(of: jobs, spec).map(\.metadata.name) == testCase.surplus)
  }
}

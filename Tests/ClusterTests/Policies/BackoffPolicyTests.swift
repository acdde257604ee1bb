import Simulation
import Testing

@testable import Cluster

@Suite struct BackoffPolicyTests {
  struct DelayCase: Sendable, CustomTestStringConvertible {
    var failures: Int
    var seconds: Int64
    var testDescription: String { "\(failures) failures" }

    static let cases: [DelayCase] = [
      DelayCase(failures: 0, seconds: 0),
      DelayCase(failures: 1, seconds: 10),
      DelayCase(failures: 2, seconds: 20),
      DelayCase(failures: 3, seconds: 40),
      DelayCase(failures: 4, seconds: 80),
      DelayCase(failures: 5, seconds: 160),
      DelayCase(failures: 6, seconds: 320),
      DelayCase(failures: 7, seconds: 600),
      DelayCase(failures: 8, seconds: 600),
      DelayCase(failures: 1_000_000, seconds: 600),
    ]
  }

  @Test("the wait doubles from 10 s to 10 min", arguments: DelayCase.cases)
  func delays(_ testCase: DelayCase) {
    #expect(BackoffPolicy.delay(afterFailures: testCase.failures) == .seconds(testCase.seconds))
  }

  struct RecordCase: Sendable, CustomTestStringConvertible {
    var name: String
    var before: BackoffRecord
    var successes: [Int64]
    var failures: [Int64]
    var count: Int
    var last: Int64?
    var testDescription: String { name }

    static let cases: [RecordCase] = [
      RecordCase(
        name: "nothing new keeps the record",
        before: .of(2, last: 5),
        successes: [],
        failures: [],
        count: 2,
        last: 5
      ),
      RecordCase(
        name: "a failure counts one step",
        before: .of(0),
        successes: [],
        failures: [7],
        count: 1,
        last: 7
      ),
      RecordCase(
        name: "three failures at once count three steps",
        before: .of(0),
        successes: [],
        failures: [9, 7, 8],
        count: 3,
        last: 9
      ),
      RecordCase(
        name: "failures add to earlier ones",
        before: .of(2, last: 5),
        successes: [],
        failures: [30],
        count: 3,
        last: 30
      ),
      RecordCase(
        name: "a success starts over",
        before: .of(4, last: 5),
        successes: [9],
        failures: [],
        count: 0,
        last: nil
      ),
      RecordCase(
        name: "only failures after the last success count",
        before: .of(4, last: 5),
        successes: [9, 20],
        failures: [10, 21, 25],
        count: 2,
        last: 25
      ),
      RecordCase(
        name: "a failure in the second of the success does not count",
        before: .of(1, last: 5),
        successes: [20],
        failures: [20],
        count: 0,
        last: nil
      ),
    ]
  }

  @Test("a record counts failures since the last success", arguments: RecordCase.cases)
  func records(_ testCase: RecordCase) {
    let after = testCase.before.adding(
      successes: testCase.successes.map { Instant(seconds: $0) },
      failures: testCase.failures.map { Instant(seconds: $0) }
    )
    #expect(after.failures == testCase.count)
    #expect(after.lastFailure == testCase.last.map { Instant(seconds: $0) })
  }

  @Test("the wait counts from the end of the last failure")
  func remaining() {
    let record = BackoffRecord.of(2, last: 100)
    #expect(record.remaining(at: Instant(seconds: 100)) == .seconds(20))
    #expect(record.remaining(at: Instant(seconds: 113)) == .seconds(7))
    #expect(record.remaining(at: Instant(seconds: 120)) == .zero)
    #expect(record.remaining(at: Instant(seconds: 500)) == .zero)
    #expect(BackoffRecord().remaining(at: Instant(seconds: 1)) == .zero)
  }
}

extension BackoffRecord {
  static func of(_ failures: Int, last: Int64? = nil) -> BackoffRecord {
    BackoffRecord(failures: failures, lastFailure: last.map { Instant(seconds: $0) })
  }
}

import Simulation

/// How long a Job waits before it replaces failed pods.
///
/// 10 s after the first failure, twice as long after each further one, 10 min at most:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/job/backoff_utils.go
enum BackoffPolicy {
  /// The wait after so many failures without a success.
  static func delay(afterFailures count: Int) -> Duration {
    guard count > 0 else { return .zero }
    let range = Latencies.podFailureBackoff
    // Six doublings pass the limit; more would only risk an overflow.
    return min(range.lowerBound * (1 << min(count - 1, 16)), range.upperBound)
  }

  /// What is left at `now` of the wait after the last failure; zero when it is over.
  static func remaining(afterFailures count: Int, last: Instant?, now: Instant) -> Duration {
    guard count > 0, let last else { return .zero }
    return max(delay(afterFailures: count) - (now - last), .zero)
  }
}

/// The failures of a Job since its last success, which set the wait for the next try.
///
/// N failures found in one pass count N steps; a success starts over.
struct BackoffRecord: Hashable, Sendable {
  var failures = 0
  var lastFailure: Instant?

  /// The record after pods that ended at these moments.
  func adding(successes: [Instant], failures newFailures: [Instant]) -> BackoffRecord {
    var record = self
    if let lastSuccess = successes.max() {
      let later = newFailures.filter { $0 > lastSuccess }
      record.failures = later.count
      record.lastFailure = later.max()
    } else if let last = newFailures.max() {
      record.failures += newFailures.count
      record.lastFailure = last
    }
    return record
  }

  func remaining(at now: Instant) -> Duration {
    BackoffPolicy.remaining(afterFailures: failures, last: lastFailure, now: now)
  }
}

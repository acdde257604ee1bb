import KubeAPI
import Simulation

/// The keys that a controller is to look at: each waits in it once at most.
///
/// It behaves as client-go's rate-limiting queue
/// (https://github.com/kubernetes/client-go/tree/master/util/workqueue): of two delays for one key
/// the earlier wins, a key that is being worked on is handed out again only afterwards, and errors
/// wait twice as long each time. The agenda wakes the controller; a wake-up that has been
/// overtaken finds nothing to take.
struct WorkQueue: Sendable {
  /// Added without delay.
  private var ready: [ObjectKey: Instant] = [:]
  /// Added with a delay.
  private var waiting: [ObjectKey: Instant] = [:]
  private var processing: Set<ObjectKey> = []
  private var failures: [ObjectKey: Int] = [:]

  /// Adds a key; the controller sees it when its informer does.
  ///
  /// - Returns: when the agenda is to wake the controller; nil when it will anyway.
  mutating func add(_ key: ObjectKey, now: Instant) -> Instant? {
    guard ready[key] == nil else { return nil }
    let moment = now + Latencies.informer
    ready[key] = moment
    return moment
  }

  /// Adds a key after a delay, which counts from `now`.
  ///
  /// - Returns: when the agenda is to wake the controller; nil when it will anyway.
  mutating func add(_ key: ObjectKey, after delay: Duration, now: Instant) -> Instant? {
    guard delay > .zero else { return add(key, now: now) }
    let moment = now + delay
    if let present = waiting[key], present <= moment { return nil }
    waiting[key] = moment
    return moment
  }

  /// Takes a key that is due; it is then being worked on until `finish`.
  mutating func take(_ key: ObjectKey, now: Instant) -> Bool {
    guard !processing.contains(key) else { return false }
    let isReady = ready[key].map { $0 <= now } ?? false
    let hasWaited = waiting[key].map { $0 <= now } ?? false
    guard isReady || hasWaited else { return false }
    if isReady { ready[key] = nil }
    if hasWaited { waiting[key] = nil }
    processing.insert(key)
    return true
  }

  /// Ends the work on a key.
  ///
  /// - Returns: when the agenda is to wake the controller because the key fell due meanwhile.
  mutating func finish(_ key: ObjectKey, now: Instant) -> Instant? {
    processing.remove(key)
    let due = [ready[key], waiting[key]].compactMap(\.self).filter { $0 <= now }
    return due.isEmpty ? nil : now
  }

  /// How long a key waits after one more failure: `base` doubled for each, up to `limit`.
  mutating func delayAfterFailure(_ key: ObjectKey, in range: ClosedRange<Duration>) -> Duration {
    let count = failures[key, default: 0]
    failures[key] = count + 1
    return min(range.lowerBound * (1 << min(count, 20)), range.upperBound)
  }

  mutating func forgetFailures(_ key: ObjectKey) { failures[key] = nil }
}

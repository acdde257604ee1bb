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
  private struct Entry: Sendable {
    /// When the key is due that was added without delay.
    var ready: Instant?
    /// The same with a delay.
    var waiting: Instant?
    var isProcessing = false
    var failures = 0

    /// Whether nothing is to be done about the key, and nothing is known of it.
    var isIdle: Bool { ready == nil && waiting == nil && !isProcessing && failures == 0 }

    mutating func finish(now: Instant) -> Instant? {
      isProcessing = false
      let isDue = ready.map { $0 <= now } ?? false
      let hasWaited = waiting.map { $0 <= now } ?? false
      return isDue || hasWaited ? now : nil
    }
  }

  private var entries = FocusedTable<ObjectKey, Entry>()

  /// Adds a key; the controller sees it when its informer does.
  ///
  /// - Returns: when the agenda is to wake the controller; nil when it will anyway.
  mutating func add(_ key: ObjectKey, now: Instant) -> Instant? {
    change(key) { entry in
      guard entry.ready == nil else { return nil }
      entry.ready = now + Latencies.informer
      return entry.ready
    }
  }

  /// Adds a key after a delay, which counts from `now`.
  ///
  /// - Returns: when the agenda is to wake the controller; nil when it will anyway.
  mutating func add(_ key: ObjectKey, after delay: Duration, now: Instant) -> Instant? {
    guard delay > .zero else { return add(key, now: now) }
    let moment = now + delay
    return change(key) { entry in
      if let present = entry.waiting, present <= moment { return nil }
      entry.waiting = moment
      return moment
    }
  }

  /// Takes a key that is due; it is then being worked on until `finish`.
  mutating func take(_ key: ObjectKey, now: Instant) -> Bool {
    change(key) { entry in
      guard !entry.isProcessing else { return false }
      let isReady = entry.ready.map { $0 <= now } ?? false
      let hasWaited = entry.waiting.map { $0 <= now } ?? false
      guard isReady || hasWaited else { return false }
      if isReady { entry.ready = nil }
      if hasWaited { entry.waiting = nil }
      entry.isProcessing = true
      return true
    }
  }

  /// Ends the work on a key.
  ///
  /// - Returns: when the agenda is to wake the controller because the key fell due meanwhile.
  mutating func finish(_ key: ObjectKey, now: Instant) -> Instant? {
    change(key) { $0.finish(now: now) }
  }

  /// How long a key waits after one more failure: `base` doubled for each, up to `limit`.
  mutating func delayAfterFailure(_ key: ObjectKey, in range: ClosedRange<Duration>) -> Duration {
    let count = change(key) { entry in
      entry.failures += 1
      return entry.failures - 1
    }
    return min(range.lowerBound * (1 << min(count, 20)), range.upperBound)
  }

  mutating func forgetFailures(_ key: ObjectKey) { change(key) { $0.failures = 0 } }

  /// Ends the work on a key that has succeeded; as `finish`.
  mutating func succeed(_ key: ObjectKey, now: Instant) -> Instant? {
    change(key) { entry in
      entry.failures = 0
      return entry.finish(now: now)
    }
  }

  /// Changes what is known of a key; of one that nothing is to be done about nothing is kept.
  private mutating func change<Result>(
    _ key: ObjectKey,
    _ body: (inout Entry) -> Result
  ) -> Result {
    let slot = entries.slot(for: key)
    var entry = entries.take(at: slot) ?? Entry()
    let result = body(&entry)
    if entry.isIdle { entries.free(slot) } else { entries.replace(at: slot, with: entry) }
    return result
  }
}

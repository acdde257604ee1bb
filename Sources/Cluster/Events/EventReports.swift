import KubeAPI
import Simulation

/// What one source has reported about one object.
struct EventReports: Sendable {
  /// From so many different messages on they are folded.
  static let similarEventsLimit = 10
  /// Folding starts anew after so long without a similar event.
  static let similarEventsInterval: Duration = .seconds(600)
  /// How many events a source may report about an object at once, and after how many nanoseconds
  /// one more.
  static let burst: Int64 = 25
  static let refillInterval: Int64 = 300_000_000_000
  /// How many different events of a reason are counted; the oldest is forgotten.
  private static let observationLimit = 64

  /// An event that was written, and how often it was seen.
  private struct Observation: Sendable {
    var reason: String
    /// Nil for the one that all messages beyond the limit are folded into.
    var message: String?
    var fieldPath: String
    var stamp: EventName.Stamp
    var count: Int32
    var first: Instant
    var last: Instant
  }

  /// Events that differ in their message alone.
  private struct Group: Sendable {
    var reason: String
    var messages: [String]
    var last: Instant
  }

  private var observations: [Observation] = []
  /// The reasons that have had a second message; most have one for ever.
  private var groups: [Group] = []
  private var tokens = burst
  /// When the present number of tokens was reached.
  private var since: Instant

  init(now: Instant) {
    since = now
    // The kubelet has three reasons to report about an ordinary container.
    observations.reserveCapacity(3)
  }

  /// Folds an event into its like when there are many, and counts it.
  ///
  /// - Returns: the event that counts it already; nil for a new one.
  mutating func count(
    _ report: inout EventReport,
    _ stamp: EventName.Stamp,
    now: Instant
  ) -> EventRepetition? {
    let isFolded = note(report.reason, report.message, now: now)
    let message = isFolded ? nil : report.message
    let fieldPath = isFolded ? "" : report.fieldPath
    if isFolded { report.message = "(combined from similar events): " + report.message }
    let known = observations.firstIndex {
      $0.reason == report.reason && $0.message == message && $0.fieldPath == fieldPath
    }
    if let known {
      observations[known].count &+= 1
      observations[known].last = now
      let seen = observations[known]
      return EventRepetition(stamp: seen.stamp, count: seen.count, first: seen.first)
    }
    forgetOldest(report.reason)
    observations.append(
      Observation(
        reason: report.reason,
        message: message,
        fieldPath: fieldPath,
        stamp: stamp,
        count: 1,
        first: now.wholeSecond,
        last: now
      )
    )
    return nil
  }

  /// Takes note of a message; true when there are so many of its reason that it is to be folded.
  ///
  /// Of a full group the oldest message is forgotten; upstream forgets any of them.
  private mutating func note(_ reason: String, _ message: String, now: Instant) -> Bool {
    guard let index = group(of: reason, before: message) else { return false }
    if now - groups[index].last > Self.similarEventsInterval { groups[index].messages = [] }
    groups[index].last = now
    if !groups[index].messages.contains(message) { groups[index].messages.append(message) }
    guard groups[index].messages.count >= Self.similarEventsLimit else { return false }
    groups[index].messages.removeFirst()
    return true
  }

  /// The group of a reason; nil as long as all its events have had one message.
  private mutating func group(of reason: String, before message: String) -> Int? {
    if let index = groups.firstIndex(where: { $0.reason == reason }) { return index }
    var only: String?
    var last: Instant?
    for observation in observations where observation.reason == reason {
      only = observation.message
      last = max(last ?? observation.last, observation.last)
    }
    guard let only, let last, only != message else { return nil }
    groups.append(Group(reason: reason, messages: [only], last: last))
    return groups.count - 1
  }

  private mutating func forgetOldest(_ reason: String) {
    guard observations.count >= Self.observationLimit,
      observations.count(where: { $0.reason == reason }) >= Self.observationLimit,
      let oldest = observations.firstIndex(where: { $0.reason == reason })
    else { return }
    observations.remove(at: oldest)
  }

  /// A bucket of `burst` tokens that gains one every `refillInterval`.
  mutating func takeAllowance(now: Instant) -> Bool {
    let gained = (now.nanoseconds - since.nanoseconds) / Self.refillInterval
    if tokens + gained >= Self.burst {
      tokens = Self.burst
      since = now
    } else {
      tokens += gained
      since.nanoseconds += gained * Self.refillInterval
    }
    guard tokens > 0 else { return false }
    tokens -= 1
    return true
  }
}

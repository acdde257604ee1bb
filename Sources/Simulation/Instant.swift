/// A moment of virtual time, in nanoseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  public init(seconds: Int64) {
    nanoseconds = seconds * 1_000_000_000
  }

  /// Whole seconds since 1970, rounded down, as Kubernetes writes its times.
  public var seconds: Int64 {
    nanoseconds >= 0
      ? nanoseconds / 1_000_000_000 : (nanoseconds - 999_999_999) / 1_000_000_000
  }

  /// The moment with its fraction of a second cut off.
  public var wholeSecond: Instant { Instant(seconds: seconds) }

  public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

  public static func + (moment: Instant, duration: Duration) -> Instant {
    Instant(nanoseconds: moment.nanoseconds &+ duration.nanoseconds)
  }

  public static func - (moment: Instant, duration: Duration) -> Instant {
    Instant(nanoseconds: moment.nanoseconds &- duration.nanoseconds)
  }

  public static func - (a: Instant, b: Instant) -> Duration {
    .nanoseconds(a.nanoseconds &- b.nanoseconds)
  }

  public static func += (moment: inout Instant, duration: Duration) {
    moment = moment + duration
  }
}

extension Duration {
  /// The duration in whole nanoseconds; what lies beyond 292 years is clamped.
  public var nanoseconds: Int64 {
    // Up to nine seconds are divided as a small number, which takes a tenth of the time.
    if let small = Int64(exactly: attoseconds) { return small / 1_000_000_000 }
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, carried) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    if carried { return seconds < 0 ? .min : .max }
    return sum
  }

  /// The duration in whole seconds, rounded towards zero.
  public var wholeSeconds: Int64 { components.seconds }
}

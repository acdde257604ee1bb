/// A moment of virtual time, in nanoseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  public var nanoseconds: Int64

  @inlinable
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  @inlinable
  public init(seconds: Int64) {
    nanoseconds = seconds * 1_000_000_000
  }

  /// Whole seconds since 1970, rounded down, as Kubernetes writes its times.
  @inlinable public var seconds: Int64 {
    nanoseconds >= 0
      ? nanoseconds / 1_000_000_000 : (nanoseconds - 999_999_999) / 1_000_000_000
  }

  /// The moment with its fraction of a second cut off.
  @inlinable public var wholeSecond: Instant { Instant(seconds: seconds) }

  @inlinable
  public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

  @inlinable
  public static func + (moment: Instant, duration: Duration) -> Instant {
    Instant(nanoseconds: moment.nanoseconds &+ duration.nanoseconds)
  }

  @inlinable
  public static func - (moment: Instant, duration: Duration) -> Instant {
    Instant(nanoseconds: moment.nanoseconds &- duration.nanoseconds)
  }

  @inlinable
  public static func - (a: Instant, b: Instant) -> Duration {
    .nanoseconds(a.nanoseconds &- b.nanoseconds)
  }

  @inlinable
  public static func += (moment: inout Instant, duration: Duration) {
    moment = moment + duration
  }
}

extension Duration {
  /// The duration in whole nanoseconds; what lies beyond 292 years is clamped.
  @inlinable public var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, carried) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    if carried { return seconds < 0 ? .min : .max }
    return sum
  }

  /// The duration in whole seconds, rounded towards zero.
  @inlinable public var wholeSeconds: Int64 { components.seconds }
}

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
    Duration(wholeNanoseconds: a.nanoseconds &- b.nanoseconds)
  }

  public static func += (moment: inout Instant, duration: Duration) {
    moment = moment + duration
  }
}

extension Duration {
  /// The duration in whole nanoseconds; what lies beyond 292 years is clamped.
  public var nanoseconds: Int64 {
    // A division of two words by one, which a processor does in one step.
    let magnitude = attoseconds.magnitude
    let (high, low) = (
      UInt64(truncatingIfNeeded: magnitude >> 64), UInt64(truncatingIfNeeded: magnitude)
    )
    guard high < 500_000_000 else { return attoseconds < 0 ? .min : .max }
    let whole = Int64((1_000_000_000 as UInt64).dividingFullWidth((high, low)).quotient)
    return attoseconds < 0 ? -whole : whole
  }

  /// A duration of whole nanoseconds, made without the checks that any kind of number needs.
  init(wholeNanoseconds: Int64) {
    self.init(attoseconds: Int128(wholeNanoseconds) * 1_000_000_000)
  }

  /// The duration in whole seconds, rounded towards zero.
  public var wholeSeconds: Int64 { components.seconds }
}

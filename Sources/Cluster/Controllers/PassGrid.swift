import Simulation

/// When a controller that looks at everything every so often does so.
///
/// Its passes lie a period apart, from a moment that the seed decides; only those take place that
/// somebody has planned, so that an idle cluster stays idle.
struct PassGrid: Hashable, Sendable {
  let period: Duration
  private let origin: Instant
  private var next: Instant?

  init(seed: UInt64, purpose: String, start: Instant, _ period: Duration) {
    var random = RandomStream(seed: seed, purpose: purpose)
    self.period = period
    origin = start + .nanoseconds(Int64(random.below(UInt64(period.nanoseconds))))
  }

  /// The first pass at a moment or later.
  func first(from moment: Instant) -> Instant {
    let elapsed = (moment - origin).nanoseconds
    guard elapsed > 0 else { return origin }
    let count = (elapsed + period.nanoseconds - 1) / period.nanoseconds
    return origin + period * count
  }

  /// Plans the first pass at a moment or later.
  ///
  /// - Returns: when the agenda is to start it; nil when one as early is planned.
  mutating func plan(from moment: Instant) -> Instant? {
    let pass = first(from: moment)
    if let next, next <= pass { return nil }
    next = pass
    return pass
  }

  /// Whether the pass of this moment is the planned one; it is no longer, then.
  mutating func take(at moment: Instant) -> Bool {
    guard let next, next <= moment else { return false }
    self.next = nil
    return true
  }
}

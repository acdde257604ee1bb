import Simulation

/// How fast virtual time runs beside the wall clock.
struct Pace {
  /// Virtual seconds for each real one.
  var speed = 10
  /// Whether the clock stands while the prompt waits.
  var isPaused = false
  private var marked = ContinuousClock.now

  /// Starts to measure anew.
  mutating func mark() { marked = .now }

  /// Virtual time that the wall clock is worth since the mark.
  func elapsed() -> Duration {
    isPaused ? .zero : (ContinuousClock.now - marked) * speed
  }
}

/// The clock of one command: how far virtual time may be by now.
struct PaceClock {
  private let start: Instant
  private let speed: Int
  private let isRealTime: Bool
  private let begun = ContinuousClock.now

  /// Longest time that a script without a terminal may take, in virtual time.
  private static let unwatchedMax = Duration.seconds(7 * 86_400)
  /// Longest real time between two looks at the keyboard.
  private static let lookMilliseconds = 100

  init(start: Instant, pace: Pace, isRealTime: Bool) {
    self.start = start
    speed = pace.speed
    self.isRealTime = isRealTime
  }

  /// Where virtual time may be now.
  var limit: Instant {
    isRealTime ? start + (ContinuousClock.now - begun) * speed : start + Self.unwatchedMax
  }

  /// Real time until virtual time reaches `moment`, cut to a short wait.
  func milliseconds(until moment: Instant) -> Int {
    let left = (moment - limit).nanoseconds / 1_000_000 / Int64(speed)
    return Int(max(1, min(left + 1, Int64(Self.lookMilliseconds))))
  }
}

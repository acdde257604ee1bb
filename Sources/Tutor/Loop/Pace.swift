import Simulation

/// How fast virtual time runs beside the wall clock.
struct Pace {
  /// Virtual seconds for each real one; nil as fast as the computer can.
  var speed: Int? = 10
  /// Whether the clock stands while the prompt waits.
  var isPaused = false
  private var marked = ContinuousClock.now

  /// The most that passes between two inputs: a prompt left open for a night is no year gone by.
  private static let elapsedMax = Duration.seconds(86_400)

  /// Starts to measure anew.
  mutating func mark() { marked = .now }

  /// Virtual time that the wall clock is worth since the mark.
  func elapsed() -> Duration {
    // As fast as the computer can, there is no time between two commands.
    guard !isPaused, let speed else { return .zero }
    return min((ContinuousClock.now - marked) * speed, Self.elapsedMax)
  }

  /// For the clock's line: ` and stands still at the prompt`.
  var description: String {
    if isPaused { return "Time stands still at the prompt." }
    return switch speed {
    case nil: "Commands run as fast as they can, and time stands still at the prompt."
    case 1: "Time runs as fast as yours."
    case let speed?: "Time runs \(speed) times as fast as yours."
    }
  }
}

/// The clock of one command: how far virtual time may be by now.
struct PaceClock {
  private let start: Instant
  /// Nil when time goes as fast as the computer can.
  private let speed: Int?
  private let begun = ContinuousClock.now

  /// Longest virtual time that a command may take which nobody watches.
  static let unwatchedMax = Duration.seconds(7 * 86_400)
  /// Longest real time between two looks at the keyboard.
  private static let lookMilliseconds = 100

  init(start: Instant, speed: Int?) {
    self.start = start
    self.speed = speed
  }

  /// Where virtual time may be now.
  var limit: Instant {
    speed.map { start + (ContinuousClock.now - begun) * $0 } ?? start + Self.unwatchedMax
  }

  /// Real time until virtual time reaches `moment`, cut to a short wait; nil when it never will.
  func milliseconds(until moment: Instant) -> Int? {
    let left = (moment - limit).nanoseconds / 1_000_000
    guard left >= 0 else { return 0 }
    return speed.map { Int(min(left / Int64($0) + 1, Int64(Self.lookMilliseconds))) }
  }
}

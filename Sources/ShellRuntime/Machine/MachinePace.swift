import Simulation

/// How busy a machine's processes have kept: what they may do in a run, and how long that takes them.
struct MachinePace: Sendable {
  /// Runs that spent all fuel, without a rest since.
  private var exhaustedRuns = 0
  private var wasExhausted = true
  private var lastRun = Instant(nanoseconds: 0)
  /// Runs that spend their fuel before each next one takes longer than the one before.
  var evenRuns = 8

  /// Virtual time that a run's fuel is worth at first.
  private static let quantum = Duration.microseconds(12_500)
  /// How long it takes to rest from a spent run, when nothing runs, in nanoseconds.
  private static let rest: Int64 = 500_000_000

  /// The fuel of the next run: what is left of the last one's, and what the time since has brought.
  ///
  /// A loop that sleeps for an instant in each round is a busy one too, hence no full tank at once.
  mutating func fuel(left: Int, full: Int, now: Instant) -> Int {
    let rested = min(max(now.nanoseconds &- lastRun.nanoseconds, 0), Self.rest)
    lastRun = now
    if wasExhausted {
      wasExhausted = false
      return full
    }
    let fuel = min(full, left + Int(Int64(full) * rested / Self.rest))
    if fuel == full { exhaustedRuns = 0 }
    return fuel
  }

  /// Notes that a run has spent all its fuel.
  mutating func noteExhaustion() {
    exhaustedRuns += 1
    wasExhausted = true
  }

  /// How long the fuel of the last run lasts: it doubles with every second run of a long busy time.
  var busyTime: Duration {
    let doublings = min(max(0, exhaustedRuns - evenRuns) / 2, 40)
    return exhaustedRuns == 0 ? .zero : Self.quantum * (1 << doublings)
  }
}

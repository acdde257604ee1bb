import Simulation

/// A container that is being stopped: its hook, its turn among the sidecars, its signal.
struct ContainerStop: Hashable, Sendable {
  enum Stage: Hashable, Sendable {
    case hook
    /// It waits for those that have to end before it.
    case turn
    case signalled
  }

  var stage: Stage = .hook
  /// When the stage began.
  var start: Instant
  /// What was left of the grace then, in seconds.
  var grace: Int64
  /// Whether the others of its pod are being stopped too, each in its turn.
  var isOrdered: Bool
  /// Killed because its `postStart` hook has failed.
  var failsStart = false

  /// Takes what has passed off the grace, in whole seconds as the kubelet counts them.
  mutating func enter(_ next: Stage, at now: Instant) {
    grace -= (now - start).wholeSeconds
    start = now
    stage = next
  }
}

/// Where a script is stopped that would not end by itself.
package struct RunLimits: Sendable {
  /// Virtual time that the script may take.
  package var virtualTime: Duration
  /// Events of the cluster that may happen meanwhile.
  package var events: Int
  /// Bytes that the script may print.
  package var outputBytes: Int

  /// Fuels of its machine that the script may compute before virtual time goes faster and faster.
  package var evenRuns = 8

  package init(virtualTime: Duration, events: Int, outputBytes: Int) {
    self.virtualTime = virtualTime
    self.events = events
    self.outputBytes = outputBytes
  }

  package static let standard = RunLimits(
    virtualTime: .seconds(7 * 86_400),
    events: 20_000_000,
    outputBytes: 256 << 20
  )

  /// For a script of its own: a loop of a million turns ends within seconds of virtual time.
  package static let alone: RunLimits = {
    var limits = standard
    limits.evenRuns = 400
    return limits
  }()
}

/// How a script ended.
package enum ScriptOutcome: Equatable, Sendable {
  case exited(UInt8)
  /// It was stopped; the reason is a sentence for its user.
  case stopped(String)
}

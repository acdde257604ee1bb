public import Simulation

/// Where a run of a machine left it.
public enum MachineState: Equatable, Sendable {
  /// All processes wait: until a moment at the latest, and perhaps for a change outside.
  case blocked(until: Instant?, onHost: Bool)
  /// The first process has ended, and with it all others.
  case exited(ProcessEnd)
  /// An interactive shell has run what it was fed.
  case awaitingInput
}

/// How a process ended.
public enum ProcessEnd: Hashable, Sendable {
  case exited(UInt8)
  case killed(Signal)

  /// The status as a shell reports it: 128 and the number for a signal.
  public var status: UInt8 {
    switch self {
    case .exited(let status): status
    case .killed(let signal): 128 &+ signal.number
    }
  }
}

/// A piece of what the first process wrote to its standard output or error, in order.
public struct OutputChunk: Hashable, Sendable {
  public enum Stream: Hashable, Sendable {
    case output, error
  }
  public var stream: Stream
  public var bytes: [UInt8]
}

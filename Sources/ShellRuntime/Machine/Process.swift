import Simulation

/// A process of the machine: what the kernel keeps of it, and its program.
struct Process: Sendable {
  /// What a process runs.
  enum Program: Sendable {
    case shell(Boxed<Shell>)
    case applet(any Applet)
    /// The host keeps the program's state.
    case host(Invocation, started: Bool)
    /// None while it is being run, or once it has ended.
    case none
  }

  enum State: Sendable {
    case ready
    case blocked(Wait)
    /// An interactive shell between two commands.
    case awaitingCommand
    case ended(ProcessEnd)
  }

  let id: Int
  var parent: Int
  var program: Program
  var state = State.ready
  var isStopped = false
  /// Numbers of open files by descriptor; -1 where none is.
  var descriptors: [Int]
  /// Open files that a shell has set aside during a redirection.
  var keptFiles: [Int] = []
  var workingDirectory: String
  var environment: ProcessEnvironment
  /// The program and what it was called with; a forked shell keeps its parent's.
  var arguments: [String] = []
  var creationMask: UInt16 = 0o022
  /// Whether Ctrl-C passes it by.
  var isBackground = false
  /// Sets of signals, one bit for each number.
  var caught: UInt64 = 0
  var ignored: UInt64 = 0
  var pending: UInt64 = 0
  /// Bytes that its program keeps.
  var memory = 0

  var hasEnded: Bool { if case .ended = state { true } else { false } }

  func openFile(_ descriptor: Int) -> Int? {
    guard descriptors.indices.contains(descriptor), descriptors[descriptor] >= 0 else {
      return nil
    }
    return descriptors[descriptor]
  }
}

extension Signal {
  var bit: UInt64 { number < 64 ? 1 << UInt64(number) : 0 }

  /// Whether a process that has not said otherwise goes on when it comes (signal(7)).
  var isIgnoredByDefault: Bool {
    switch number {
    case 17, 18, 23, 28: true
    default: false
    }
  }

  /// Whether it stops a process that has not said otherwise.
  var stops: Bool { (19...22).contains(number) }
}

/// The world outside the machine: runs the programs that the machine does not have, such as kubectl.
///
/// The machine of a container has none (`NoHostPrograms`); the prompt's runs kubectl on a cluster.
/// A host keeps its programs' state itself, by process id, so that copying host and machine
/// together copies the running programs.
public protocol HostPrograms {
  /// The programs' names, such as kubectl; they come before files of the same name in PATH.
  var names: Set<String> { get }
  /// Starts a program; it does nothing before its first `resume`.
  mutating func start(_ processID: Int, _ invocation: Invocation)
  /// Runs the program as far as it goes; it reads and writes through `system`.
  mutating func resume(_ processID: Int, _ system: inout some SystemCalls) -> AppletStep
  /// The program was killed by a signal; its state can go.
  mutating func discard(_ processID: Int)
}

/// What a program was called with.
public struct Invocation: Sendable {
  /// The first is the program's name.
  public var arguments: [String]

  public init(arguments: [String]) {
    self.arguments = arguments
  }
}

/// The host of a container's machine: it has no programs.
public struct NoHostPrograms: HostPrograms, Sendable {
  public init() {}

  public var names: Set<String> { [] }

  public mutating func start(_ processID: Int, _ invocation: Invocation) {
    preconditionFailure("a host without programs was asked to start \(invocation.arguments)")
  }

  public mutating func resume(_ processID: Int, _ system: inout some SystemCalls) -> AppletStep {
    preconditionFailure("a host without programs was asked to resume process \(processID)")
  }

  public mutating func discard(_ processID: Int) {}
}

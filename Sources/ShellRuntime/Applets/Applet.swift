public import Simulation

/// A program of the machine, such as `grep`, as a value: it runs until it blocks or ends.
///
/// A program is made from its arguments and keeps its whole state in itself, so that copying a
/// machine copies its running programs. It must do a bounded amount of work in one step (a few
/// thousand lines or 64 KiB of data) and then return `.again`.
public protocol Applet: Sendable {
  mutating func resume(_ system: inout some SystemCalls) -> AppletStep
}

/// What an applet's step came to.
public enum AppletStep: Sendable {
  /// The program has ended with this status.
  case exit(UInt8)
  /// Call again when any of these has come.
  case wait(Wait)
  /// There is more to do at once; others may run first.
  case again
}

/// What a blocked process waits for: the first that comes wakes it.
public struct Wait: Equatable, Sendable {
  /// A descriptor to read from.
  public var input: Int?
  /// A descriptor to write to.
  public var output: Int?
  public var until: Instant?
  /// The end of this child.
  public var child: Int?
  /// A change outside the machine (host programs such as kubectl watch the cluster).
  public var hostChange: Bool

  public init(
    input: Int? = nil,
    output: Int? = nil,
    until: Instant? = nil,
    child: Int? = nil,
    hostChange: Bool = false
  ) {
    self.input = input
    self.output = output
    self.until = until
    self.child = child
    self.hostChange = hostChange
  }
}

/// How an applet is made: from its arguments (the first is its name).
///
/// Usage errors are the applet's own business: it writes them to descriptor 2 in its first step.
public typealias AppletMaker = @Sendable (_ arguments: [String]) -> any Applet

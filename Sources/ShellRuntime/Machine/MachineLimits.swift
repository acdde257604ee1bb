/// What a machine may use; reaching a limit ends a program clearly and never the real process.
public struct MachineLimits: Hashable, Sendable {
  /// Live processes; at the limit `fork` fails as with a full pids cgroup.
  public var processes = 256
  public var pipeBytes = 65_536
  /// Output that a machine may write before its host takes it or feeds it again.
  public var outputBytes = 16 << 20
  public var fileBytes = 64 << 20
  /// What all shells' variables and substitutions take; beyond it comes SIGKILL, as from the kernel.
  public var memoryBytes = 64 << 20
  /// Bytes that one word may expand to.
  public var expansionBytes = 16 << 20
  /// Functions, `eval` and `.` within one another.
  public var callDepth = 1000
  public var openFiles = 1024
  /// Steps of matching one pattern.
  public var patternWork = 20_000_000
  /// Steps of all processes in one run of the machine at one moment.
  public var fuel = 50_000

  public init() {}
}

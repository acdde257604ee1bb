/// What a machine may use; reaching a limit ends a program clearly and never the real process.
package struct MachineLimits: Hashable, Sendable {
  /// Live processes; at the limit `fork` fails as with a full pids cgroup.
  package var processes = 256
  package var pipeBytes = 65_536
  /// Output that a machine may write before its host takes it or feeds it again.
  package var outputBytes = 16 << 20
  package var fileBytes = 64 << 20
  /// What all shells' variables and substitutions take; beyond it comes SIGKILL, as from the kernel.
  package var memoryBytes = 64 << 20
  /// Bytes that one word may expand to.
  package var expansionBytes = 16 << 20
  /// Functions, `eval` and `.` within one another.
  package var callDepth = 1000
  package var openFiles = 1024
  /// Steps of matching one pattern.
  package var patternWork = 20_000_000
  /// Steps of all processes in one run of the machine at one moment.
  package var fuel = 50_000

  package init() {}
}

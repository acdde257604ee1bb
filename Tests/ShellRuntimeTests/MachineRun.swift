import ShellSyntax
import Simulation

@testable import ShellRuntime

/// A machine that was run to its end, in virtual time as fast as it asks.
struct MachineRun {
  private(set) var output = ""
  private(set) var error = ""
  private(set) var end: ProcessEnd?
  private(set) var elapsed = Duration.zero
  var machine: Machine

  static let start = Instant(seconds: 1_700_000_000)

  var status: UInt8? { end?.status }

  init(
    _ arguments: [String],
    files: FileSystem = FileSystem(),
    seed: UInt64 = 1,
    limits: MachineLimits = MachineLimits(),
    runs: Int = 10_000
  ) throws {
    machine = Machine(
      files: files,
      hostname: "test",
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/root"],
      workingDirectory: "/tmp",
      seed: seed,
      limits: limits
    )
    try machine.start(arguments)
    finish(runs: runs)
  }

  /// Goes on with a machine from a moment.
  init(resuming machine: Machine, at elapsed: Duration = .zero, runs: Int = 10_000) {
    self.machine = machine
    self.elapsed = elapsed
    finish(runs: runs)
  }

  private mutating func finish(runs: Int) {
    var host = NoHostPrograms()
    for _ in 0..<runs {
      let state = machine.run(now: Self.start + elapsed, host: &host)
      for chunk in machine.takeOutput() {
        let text = String(decoding: chunk.bytes, as: UTF8.self)
        if chunk.stream == .output { output += text } else { error += text }
      }
      switch state {
      case .exited(let end):
        self.end = end
        return
      case .awaitingInput: return
      case .blocked(let until, _):
        guard let until else { return }
        elapsed = until - Self.start
      }
    }
  }
}

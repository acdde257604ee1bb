import Cluster
package import Console
import ShellRuntime
import Simulation

/// A laboratory at a console's prompt.
package struct ConsoleLaboratory: Laboratory {
  package var console: Console

  package init(_ console: Console) {
    self.console = console
  }

  package mutating func write(_ file: ProofFile) {
    do {
      try console.write(Array(file.text.utf8), to: "\(Console.home)/\(file.path)")
    } catch {
      // Paths are checked when content is read; only a full disk of the simulation remains.
      preconditionFailure("a laboratory refused the file \(file.path): \(error)")
    }
  }

  package mutating func type(_ command: String) -> CommandResult {
    type(command, for: Self.virtualTime)
  }

  /// Runs one command that may take so much virtual time, as long as the console's work stays below
  /// a limit.
  package mutating func type(
    _ command: String,
    for time: Duration,
    workLimit: Int = .max
  ) -> CommandResult {
    console.feed(command)
    let end = console.cluster.now + time
    var state = console.advance(to: end, work: Self.piece)
    while case .busy(let moment?) = state, moment == console.cluster.now, moment < end,
      console.work < workLimit
    {
      state = console.advance(to: end, work: Self.piece)
    }
    var screen = Screen()
    screen.take(console.takeOutput())
    switch state {
    case .ready: return screen.result(.exited(0))
    case .exited(let status): return screen.result(.exited(status))
    case .busy:
      console.interrupt()
      return screen.result(.stopped("it does not end by itself"))
    }
  }

  package mutating func run(script: String) -> CommandResult {
    run(script: script, for: Self.virtualTime)
  }

  /// Runs a script that may take so much virtual time, as long as the console's work stays below a
  /// limit.
  ///
  /// The prompt's shell is fed a line that runs the script's file and leaves the status in another.
  package mutating func run(
    script: String,
    for time: Duration,
    workLimit: Int = .max
  ) -> CommandResult {
    do {
      try console.write(Array((script + "\n").utf8), to: Self.scriptFile)
      var result = type(
        "sh \(Self.scriptFile); echo $? > \(Self.statusFile)",
        for: time,
        workLimit: workLimit
      )
      guard result.ending == .exited(0) else { return result }
      let status = try console.files.contents(of: Self.statusFile)
      result.ending = .exited(UInt8(String(decoding: status, as: UTF8.self).trimmed) ?? 255)
      return result
    } catch {
      return CommandResult(
        screen: "",
        standardOutput: "",
        ending: .stopped("its files cannot be used: \(error)")
      )
    }
  }

  private static let scriptFile = "/tmp/joblab/script"
  private static let statusFile = "/tmp/joblab/status"

  /// Runs and events after which the work is looked at.
  private static let piece = 100

  /// A day: far more than content needs.
  private static let virtualTime = Duration.seconds(86_400)
}

/// Makes laboratories whose commands run on the simulator.
package struct ConsoleLaboratoryMaker: LaboratoryMaker {
  package init() {}

  package func laboratory(seed: UInt64, files: [ProofFile]) -> any Laboratory {
    var laboratory = ConsoleLaboratory(Console(seed: seed))
    for file in files { laboratory.write(file) }
    return laboratory
  }
}

/// What has been printed so far, up to a bound.
private struct Screen {
  private var all: [UInt8] = []
  private var standardOutput: [UInt8] = []

  mutating func take(_ chunks: [OutputChunk]) {
    for chunk in chunks where all.count <= ContentLimits.outputBytes {
      all += chunk.bytes
      if chunk.stream == .output { standardOutput += chunk.bytes }
    }
  }

  func result(_ ending: CommandResult.Ending) -> CommandResult {
    CommandResult(
      screen: String(decoding: all, as: UTF8.self),
      standardOutput: String(decoding: standardOutput, as: UTF8.self),
      ending: ending
    )
  }
}

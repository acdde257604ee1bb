package import Console
import ShellRuntime
import Simulation

/// A laboratory at a console's prompt.
package struct ConsoleLaboratory: Laboratory {
  private var console: Console

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
    var screen = Screen()
    let limit = console.cluster.now + Self.limits.virtualTime
    console.feed(command)
    let state = console.advance(to: limit)
    for chunk in console.takeOutput() { screen.add(chunk) }
    switch state {
    case .ready: return screen.result(.exited(0))
    case .exited(let status): return screen.result(.exited(status))
    case .busy:
      console.interrupt()
      return screen.result(.stopped("it does not end by itself"))
    }
  }

  package mutating func run(script: String) -> CommandResult {
    var screen = Screen()
    let outcome = console.run(script: script, limits: Self.limits) { screen.add($0) }
    return switch outcome {
    case .exited(let status): screen.result(.exited(status))
    case .stopped(let reason): screen.result(.stopped(reason))
    }
  }

  /// A day of virtual time, and far more of everything else than content needs.
  private static let limits = RunLimits(
    virtualTime: .seconds(86_400),
    events: 1_000_000,
    outputBytes: ContentLimits.outputBytes
  )
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

/// What has been printed so far.
private struct Screen {
  private var all: [UInt8] = []
  private var standardOutput: [UInt8] = []

  mutating func add(_ chunk: OutputChunk) {
    all += chunk.bytes
    if chunk.stream == .output { standardOutput += chunk.bytes }
  }

  func result(_ ending: CommandResult.Ending) -> CommandResult {
    CommandResult(
      screen: String(decoding: all, as: UTF8.self),
      standardOutput: String(decoding: standardOutput, as: UTF8.self),
      ending: ending
    )
  }
}

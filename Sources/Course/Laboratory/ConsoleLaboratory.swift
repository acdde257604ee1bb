import Cluster
package import Console
package import ShellRuntime
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
    var typing = begin(command, for: Self.virtualTime)
    while goOn(&typing) {}
    return end(typing)
  }

  package mutating func run(script: String) -> CommandResult {
    do throws(Errno) {
      var typing = try begin(script: script, for: Self.virtualTime)
      while goOn(&typing) {}
      return end(typing)
    } catch {
      return CommandResult(screen: "", standardOutput: "", ending: .unusable(error))
    }
  }

  // MARK: in pieces

  /// A command that has been typed, and how far it has come.
  package struct Typing {
    fileprivate let deadline: Instant
    /// Whether it is a script, which leaves its status in a file.
    fileprivate let isScript: Bool
    fileprivate var state: ConsoleState
  }

  /// Types a command that may take so much virtual time.
  package mutating func begin(_ command: String, for time: Duration) -> Typing {
    begin(command, for: time, isScript: false)
  }

  /// Runs a script that may take so much virtual time.
  ///
  /// The prompt's shell is fed a line that runs the script's file and leaves the status in another.
  package mutating func begin(
    script: String,
    for time: Duration
  ) throws(Errno) -> Typing {
    try console.write(Array((script + "\n").utf8), to: Self.scriptFile)
    let line = "sh \(Self.scriptFile); echo $? > \(Self.statusFile)"
    return begin(line, for: time, isScript: true)
  }

  private mutating func begin(_ line: String, for time: Duration, isScript: Bool) -> Typing {
    console.feed(line)
    let deadline = console.cluster.now + time
    let state = console.advance(to: deadline, work: Self.piece)
    return Typing(deadline: deadline, isScript: isScript, state: state)
  }

  /// Lets a command go on for a little.
  ///
  /// - Returns: false when there was nothing left to do until its time was over.
  package mutating func goOn(_ typing: inout Typing) -> Bool {
    guard case .busy(let moment?) = typing.state, moment == console.cluster.now,
      moment < typing.deadline
    else { return false }
    typing.state = console.advance(to: typing.deadline, work: Self.piece)
    return true
  }

  /// What a command has come to; one that still runs is interrupted.
  package mutating func end(_ typing: Typing) -> CommandResult {
    var screen = Screen()
    screen.take(console.takeOutput())
    switch typing.state {
    case .ready: return screen.result(typing.isScript ? scriptEnding : .exited(0))
    case .exited(let status): return screen.result(.exited(status))
    case .busy:
      console.interrupt()
      return screen.result(.stopped("it does not end by itself"))
    }
  }

  private var scriptEnding: CommandResult.Ending {
    do throws(Errno) {
      let status = try console.files.contents(of: Self.statusFile)
      return .exited(UInt8(String(decoding: status, as: UTF8.self).trimmed) ?? 255)
    } catch {
      return .unusable(error)
    }
  }

  private static let scriptFile = "/tmp/joblab/script"
  private static let statusFile = "/tmp/joblab/status"

  /// Runs and events of a piece: so few that what they change can all be looked at afterwards.
  private static let piece = 20

  /// A day: far more than content needs.
  private static let virtualTime = Duration.seconds(86_400)
}

extension CommandResult.Ending {
  /// A script whose files could not be written or read.
  package static func unusable(_ error: Errno) -> Self {
    .stopped("its files cannot be used: \(error)")
  }
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

/// A prompt on a simulated cluster, as content is run on it: a value whose copies are branches.
package protocol Laboratory: Sendable {
  /// Puts a file into the folder that commands run in.
  mutating func write(_ file: ProofFile)

  /// Runs one command at the prompt to its end, in virtual time.
  mutating func type(_ command: String) -> CommandResult

  /// Runs a script in a shell of its own, in the same folder and on the same cluster.
  mutating func run(script: String) -> CommandResult
}

/// What a command printed, and how it ended.
package struct CommandResult: Hashable, Sendable {
  /// Both streams, as a terminal shows them.
  package var screen: String
  package var standardOutput: String
  package var ending: Ending

  package enum Ending: Hashable, Sendable {
    case exited(UInt8)
    /// It reached a limit; the reason is a sentence.
    case stopped(String)
  }

  package init(screen: String, standardOutput: String, ending: Ending) {
    self.screen = screen
    self.standardOutput = standardOutput
    self.ending = ending
  }

  package var hasSucceeded: Bool { ending == .exited(0) }
}

/// Makes laboratories, each with a new cluster.
package protocol LaboratoryMaker: Sendable {
  func laboratory(seed: UInt64, files: [ProofFile]) -> any Laboratory
}

import Course

/// A laboratory that prints what a script's comment lines `#prints TEXT` say, and knows `true`, `false`.
///
/// So the course check itself is tested without the simulator.
struct ScriptedLaboratory: Laboratory {
  var files: [ProofFile] = []

  mutating func write(_ file: ProofFile) { files.append(file) }

  mutating func type(_ command: String) -> CommandResult { run(script: command) }

  mutating func run(script: String) -> CommandResult {
    var printed = ""
    var status: UInt8 = 0
    for line in script.split(separator: "\n") {
      if line.hasPrefix("print ") { printed += line.dropFirst(6) + "\n" }
      if line == "files" { printed += files.map(\.path).joined(separator: " ") + "\n" }
      if line == "false" { status = 1 }
      if line == "endless" {
        return CommandResult(screen: printed, standardOutput: printed, ending: .stopped("too long"))
      }
    }
    return CommandResult(screen: printed, standardOutput: printed, ending: .exited(status))
  }
}

struct ScriptedLaboratoryMaker: LaboratoryMaker {
  func laboratory(seed: UInt64, files: [ProofFile]) -> any Laboratory {
    ScriptedLaboratory(files: files)
  }
}

/// Takes command lines apart as cobra and pflag do for kubectl.
package enum ArgumentParser {
  /// Finds the command and reads its flags, from what follows the word `kubectl`.
  package static func parse(_ arguments: [String]) throws(KubectlError) -> ParsedArguments {
    let (command, rest) = try find(arguments)
    var parsed = ParsedArguments(command: command)
    do throws(FlagFault) {
      try read(rest, into: &parsed)
    } catch {
      throw .plain("\(error.message)\nSee '\(command.callName) --help' for usage.")
    }
    return parsed
  }

  // MARK: the command

  /// Goes down the tree of commands word by word; flags may stand between the words.
  private static func find(
    _ arguments: [String]
  ) throws(KubectlError) -> (CommandSpec, [String]) {
    var command = CommandSpec.root
    var rest = arguments
    while let index = firstWord(of: rest, for: command) {
      guard let next = command.subcommand(rest[index]) else {
        guard command.path.isEmpty else { break }
        throw unknownCommand(rest[index])
      }
      command = next
      rest.remove(at: index)
    }
    return (command, rest)
  }

  /// Where the first argument stands that is neither a flag nor a flag's value.
  private static func firstWord(of arguments: [String], for command: CommandSpec) -> Int? {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if argument == "--" { return nil }
      guard argument.hasPrefix("-"), argument != "-" else { return index }
      if argument.hasPrefix("--") {
        let needsValue = command.flag(String(argument.dropFirst(2)))?.implied == nil
        if !argument.contains("="), needsValue { index += 1 }
      } else if argument.count == 2, let letter = argument.last,
        command.flag(short: letter)?.implied == nil
      {
        index += 1
      }
      index += 1
    }
    return nil
  }

  private static func unknownCommand(_ word: String) -> KubectlError {
    var message = "unknown command \(word.goQuoted) for \"kubectl\""
    let suggestions = Suggestions.commands(like: word)
    if !suggestions.isEmpty {
      message += "\n\nDid you mean this?\n"
      message += suggestions.map { "\t\($0)\n" }.joined()
    }
    return .plain(message)
  }

  // MARK: flags

  private struct FlagFault: Error {
    var message: String
  }

  private static func read(
    _ arguments: [String],
    into parsed: inout ParsedArguments
  ) throws(FlagFault) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        parsed.dashPosition = parsed.words.count
        parsed.words += rest
        return
      }
      if argument.hasPrefix("--") {
        try readLong(argument, &rest, into: &parsed)
      } else if argument.hasPrefix("-"), argument != "-" {
        try readShort(argument, &rest, into: &parsed)
      } else {
        parsed.words.append(argument)
      }
    }
  }

  private static func readLong(
    _ argument: String,
    _ rest: inout ArraySlice<String>,
    into parsed: inout ParsedArguments
  ) throws(FlagFault) {
    let text = argument.dropFirst(2)
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard !name.isEmpty, !name.hasPrefix("-") else {
      throw FlagFault(message: "bad flag syntax: \(argument)")
    }
    guard let flag = parsed.command.flag(name.replacing("_", with: "-")) else {
      throw FlagFault(message: "unknown flag: --\(name)")
    }
    if parts.count > 1 {
      try set(flag, String(parts[1]), &parsed)
    } else if let implied = flag.implied {
      try set(flag, implied, &parsed)
    } else if let value = rest.popFirst() {
      try set(flag, value, &parsed)
    } else {
      throw FlagFault(message: "flag needs an argument: --\(name)")
    }
  }

  private static func readShort(
    _ argument: String,
    _ rest: inout ArraySlice<String>,
    into parsed: inout ParsedArguments
  ) throws(FlagFault) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let flag = parsed.command.flag(short: letter) else {
        throw FlagFault(message: "unknown shorthand flag: '\(letter)' in -\(letter)\(letters)")
      }
      if letters.first == "=" {
        return try set(flag, String(letters.dropFirst()), &parsed)
      }
      if let implied = flag.implied {
        try set(flag, implied, &parsed)
        continue
      }
      if !letters.isEmpty { return try set(flag, String(letters), &parsed) }
      guard let value = rest.popFirst() else {
        throw FlagFault(message: "flag needs an argument: '\(letter)' in \(argument)")
      }
      try set(flag, value, &parsed)
    }
  }

  private static func set(
    _ flag: Flag,
    _ value: String,
    _ parsed: inout ParsedArguments
  ) throws(FlagFault) {
    if let problem = FlagValue.problem(value, for: flag.kind) {
      throw FlagFault(
        message: "invalid argument \(value.goQuoted) for \"\(flag.display)\" flag: \(problem)"
      )
    }
    parsed.set(flag, value)
  }
}

extension CommandSpec {
  /// The whole call without arguments: `kubectl create job`.
  var callName: String { path.isEmpty ? "kubectl" : "kubectl \(path)" }
}

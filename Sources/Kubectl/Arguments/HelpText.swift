/// What `--help` prints: what a command is for, how it is called and what flags it takes.
enum HelpText {
  static func text(for command: CommandSpec) -> String {
    var text = command.summary + "\n\n"
    if !command.path.isEmpty, command.summary.last != "." { text = command.summary + ".\n\n" }
    text += commandList(of: command)
    if !command.flags.isEmpty, !command.path.isEmpty {
      text += "Options:\n"
      for flag in command.flags.sorted(by: { $0.name < $1.name }) { text += line(for: flag) }
      text += "\n"
    }
    text += "Usage:\n  \(usage(of: command))\n\n"
    if !command.subcommands.isEmpty {
      text +=
        "Use \"\(command.callName) <command> --help\" for more information about a given command.\n"
    }
    return text
      + "Use \"kubectl options\" for a list of global command-line options (applies to all "
      + "commands).\n"
  }

  /// What `kubectl options` prints.
  static var globalOptions: String {
    "The following options can be passed to any command:\n\n"
      + CommandSpec.root.flags.filter { $0.name != "help" }.map(line).joined()
  }

  private static func usage(of command: CommandSpec) -> String {
    let usage = command.subcommands.isEmpty || !command.usage.isEmpty ? command.usage : "SUBCOMMAND"
    let options = command.path.isEmpty ? "[flags] [options]" : "[options]"
    return [command.callName, command.path.isEmpty ? "" : usage, options]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func commandList(of command: CommandSpec) -> String {
    let subcommands = command.subcommands.filter { $0.path != "help" }
    guard !subcommands.isEmpty else { return "" }
    let width = subcommands.map(\.name.count).max() ?? 0
    var text = command.path.isEmpty ? "" : "Available Commands:\n"
    for subcommand in subcommands {
      if let group = subcommand.group {
        if !text.isEmpty { text += "\n" }
        text += "\(group)\n"
      }
      text += "  \(subcommand.name.paddedRight(width))   \(subcommand.summary)\n"
    }
    return text + "\n"
  }

  /// `    -w, --watch=false`.
  private static func line(for flag: Flag) -> String {
    let value =
      switch flag.kind {
      case .text: "'\(flag.defaultValue)'"
      case .list, .words: "[\(flag.defaultValue)]"
      case .bool, .integer, .duration: flag.defaultValue
      }
    let short = flag.short.map { "-\($0), " } ?? "    "
    return "    \(short)--\(flag.name)=\(value)\n"
  }
}

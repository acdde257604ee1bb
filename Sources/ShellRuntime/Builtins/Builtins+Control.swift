/// Builtins that steer the shell.
extension Builtins {
  @Sendable static func dot(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    _ = try options(&words, allowed: "")
    guard let name = words.popFirst() else { return .status(2) }
    var path = name
    if !name.contains("/") {
      guard let found = sourceFile(name, shell, kernel) else {
        throw BuiltinFailure(message: "\(name): not found")
      }
      path = found
    }
    do throws(Errno) {
      let text = String(decoding: try kernel.contents(of: path), as: UTF8.self)
      if !words.isEmpty {
        shell.stack.append(.endArguments(shell.positional))
        shell.positional = Array(words)
      }
      return .text(text, .sourced, commandName: path)
    } catch {
      throw BuiltinFailure(message: "can't open '\(path)': \(error.rawValue)")
    }
  }

  /// `.` looks in PATH for files that need not be executable.
  private static func sourceFile(_ name: String, _ shell: Shell, _ kernel: Kernel) -> String? {
    let path = shell.variables.value("PATH") ?? ""
    for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
      let file = folder.isEmpty ? "./" + name : folder + "/" + name
      // A file that cannot be looked at is not the one.
      let status = try? kernel.status(of: file, followingLinks: true)
      if status?.kind == .file { return file }
    }
    return nil
  }

  @Sendable static func eval(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    .text(arguments.dropFirst().joined(separator: " "), .string, commandName: "eval")
  }

  @Sendable static func exec(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    if words.first == "--" { words.removeFirst() }
    return words.isEmpty ? .status(0) : .exec(Array(words))
  }

  @Sendable static func exit(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var status = shell.trapStatus ?? shell.status
    if arguments.count > 1 { status = UInt8(truncatingIfNeeded: try number(arguments[1])) }
    if shell.isInteractive { shell.options.remove(.interactive) }
    shell.exit(status)
    return .pushed
  }

  @Sendable static func leaveFunction(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var status = shell.status
    if arguments.count > 1 { status = UInt8(truncatingIfNeeded: try number(arguments[1])) }
    shell.skip = .returning(hasStatus: arguments.count > 1)
    return .status(status)
  }

  /// `break` and `continue`.
  @Sendable static func leaveLoop(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    let count = arguments.count > 1 ? try number(arguments[1]) : 1
    if count == 0 { throw BuiltinFailure(message: "Illegal number: \(arguments[1])") }
    let levels = min(count, shell.loopDepth)
    if levels > 0 {
      shell.skip = arguments[0] == "break" ? .breaking(levels) : .continuing(levels)
    }
    return .status(0)
  }

  @Sendable static func shift(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    let count = arguments.count > 1 ? try number(arguments[1]) : 1
    guard count <= shell.positional.count else { return .status(1) }
    shell.positional.removeFirst(count)
    shell.variables.optionPosition = OptionPosition()
    return .status(0)
  }

  @Sendable static func times(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    shell.write("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n")
    return .status(0)
  }

  @Sendable static func command(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    var defaultPath = false
    var describes: Character?
    while let word = words.first, word.hasPrefix("-"), word.count > 1 {
      words.removeFirst()
      if word == "--" { break }
      for letter in word.dropFirst() {
        switch letter {
        case "p": defaultPath = true
        case "v", "V": describes = letter
        default: throw BuiltinFailure(message: "illegal option -\(letter)")
        }
      }
    }
    guard let name = words.first else { return .status(0) }
    guard let describes else { return .command(Array(words), defaultPath: defaultPath) }
    let path = defaultPath ? Kernel.defaultPath : shell.variables.value("PATH") ?? ""
    return .status(shell.describe(name, verbose: describes == "V", path: path, kernel))
  }

  @Sendable static func type(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var status: UInt8 = 0
    let path = shell.variables.value("PATH") ?? ""
    for name in arguments.dropFirst() {
      status |= shell.describe(name, verbose: true, path: path, kernel)
    }
    return .status(status)
  }

  @Sendable static func help(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var text = "Built-in commands:\n------------------\n"
    var column = 0
    let names = (Array(special.keys) + Array(regular.keys)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    for name in names {
      text += (column == 0 ? "\t" : " ") + name
      column += name.count + 1
      if column > 60 {
        text += "\n"
        column = 0
      }
    }
    shell.write(text + (column > 0 ? "\n" : ""))
    return .status(0)
  }
}

extension Shell {
  /// Within a trap's action `exit` means the status from before it.
  fileprivate var trapStatus: UInt8? {
    for frame in stack.reversed() {
      if case .endTrap(let status) = frame { return status }
    }
    return nil
  }

  /// `type` and `command -v`: what a name stands for.
  fileprivate mutating func describe(
    _ name: String,
    verbose: Bool,
    path: String,
    _ kernel: Kernel
  ) -> UInt8 {
    func line(_ short: String, _ long: String) -> String { verbose ? long : short }
    let text: String
    if ShellQuoting.reserved.contains(name) {
      text = line(name, "\(name) is a shell keyword")
    } else if let alias = aliases[name] {
      text = line("alias \(name)=\(ShellQuoting.quoted(alias))", "\(name) is an alias for \(alias)")
    } else if Builtins.isSpecial(name) {
      text = line(name, "\(name) is a special shell builtin")
    } else if functions[name] != nil {
      text = line(name, "\(name) is a function")
    } else if Builtins.exists(name) {
      text = line(name, "\(name) is a shell builtin")
    } else if name.contains("/") {
      guard let status = try? kernel.status(of: name, followingLinks: true),
        status.kind == .file, status.permissions & 0o111 != 0
      else {
        if verbose { write("\(name): not found\n") }
        return 127
      }
      text = line(name, "\(name) is \(name)")
    } else if kernel.hostPrograms.contains(name) {
      text = line("/usr/local/bin/\(name)", "\(name) is /usr/local/bin/\(name)")
    } else if let path = kernel.findFile(name, path: path) {
      text = line(path, "\(name) is \(path)")
    } else {
      if verbose { write("\(name): not found\n") }
      return 127
    }
    write(text + "\n")
    return 0
  }
}

/// A command that the shell itself carries out.
typealias Builtin =
  @Sendable (inout Shell, [String], inout Kernel) throws(BuiltinFailure) -> BuiltinResult

/// What a builtin came to.
enum BuiltinResult: Sendable {
  case status(UInt8)
  /// Frames that the builtin has put on the stack will tell.
  case pushed
  /// Run a text: `eval` and `.`.
  case text(String, ScriptWork.Kind, commandName: String)
  /// Run words as a command, past functions: `command`.
  case command([String], defaultPath: Bool)
  /// Become a program: `exec`.
  case exec([String])
}

/// An error that a builtin reports with its name; it ends the shell when the builtin is special.
struct BuiltinFailure: Error {
  var message: String
  var status: UInt8 = 2
}

enum Builtins {
  /// POSIX 2.14, and those that ash counts among them.
  static let special: [String: Builtin] = [
    ".": dot, "source": dot, ":": succeed, "break": leaveLoop, "continue": leaveLoop,
    "eval": eval, "exec": exec, "exit": exit, "export": export, "local": local,
    "readonly": readOnly,
    "return": leaveFunction, "set": set, "shift": shift, "times": times, "trap": trap,
    "unset": unset,
  ]

  static let regular: [String: Builtin] = [
    "[": test, "[[": extendedTest, "alias": alias, "bg": resumeJob, "cd": changeDirectory,
    "chdir": changeDirectory, "command": command, "echo": echo, "false": failAlways,
    "fg": resumeJob, "getopts": getOptions, "hash": succeed, "help": help, "history": succeed,
    "jobs": jobs, "kill": kill, "let": letValues, "printf": printf,
    "pwd": workingDirectory, "read": read, "test": test, "true": succeed, "type": type,
    "ulimit": limits, "umask": creationMask, "unalias": unalias, "wait": wait,
  ]

  /// All of them in one table, so that a command's name is looked up once.
  static let kinds = NameTable<Shell.CommandKind>(
    regular.map { ($0.key, .regular($0.value)) } + special.map { ($0.key, .special($0.value)) }
  )

  /// Those whose words are assignments, which are not split.
  static let assigning: Set<String> = ["export", "readonly", "local", "alias"]

  static func isSpecial(_ name: String) -> Bool { special[name] != nil }

  static func exists(_ name: String) -> Bool { special[name] != nil || regular[name] != nil }

  @Sendable private static func succeed(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult { .status(0) }

  @Sendable private static func failAlways(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult { .status(1) }

  /// The letters before the operands of a command, of those that it allows, as `nextopt` reads them.
  ///
  /// A colon after a letter of `allowed` is not known: no builtin that uses this has arguments.
  static func options(
    _ words: inout ArraySlice<String>,
    allowed: String
  ) throws(BuiltinFailure) -> [Character] {
    var found: [Character] = []
    while let word = words.first, word.hasPrefix("-"), word.utf8.count > 1 {
      words.removeFirst()
      if word == "--" { break }
      for letter in word.dropFirst() {
        guard allowed.contains(letter) else {
          throw BuiltinFailure(message: "illegal option -\(letter)")
        }
        found.append(letter)
      }
    }
    return found
  }

  /// A number as ash's `number()` reads it: digits only.
  static func number(_ text: String) throws(BuiltinFailure) -> Int {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int(text), value <= Int(Int32.max)
    else { throw BuiltinFailure(message: "Illegal number: \(text)") }
    return value
  }
}

extension Shell {
  /// Runs a builtin and what it asks for.
  mutating func run(
    _ builtin: Builtin,
    _ arguments: [String],
    isSpecial: Bool,
    stopsErrors: Bool = false,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    let outerName = commandName
    commandName = arguments[0]
    let result: BuiltinResult
    do throws(BuiltinFailure) {
      result = try builtin(&self, arguments, &kernel)
    } catch {
      report(error.message)
      commandName = outerName
      status = error.status
      if isSpecial { raise(error.status, &kernel) }
      return nil
    }
    commandName = outerName
    switch result {
    case .status(let status): self.status = status
    case .pushed: break
    case .text(let text, let kind, let name):
      let firstLine = kind == .sourced ? 1 : line
      if !runText(
        text,
        kind,
        commandName: name,
        firstLine: firstLine,
        stopsErrors: stopsErrors,
        &kernel
      ) {
        return .killed(Signal(11))
      }
    case .command(let words, let defaultPath):
      return runCommand(words, defaultPath: defaultPath, &kernel)
    case .exec(let words):
      commandName = "exec"
      defer { commandName = outerName }
      return runExternal(words, replacing: true, &kernel)
    }
    return nil
  }

  private mutating func runCommand(
    _ words: [String],
    defaultPath: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    switch commandKind(words[0], ignoringFunctions: true) {
    case .special(let builtin), .regular(let builtin):
      return run(builtin, words, isSpecial: false, stopsErrors: true, &kernel)
    case .function, .external:
      return runExternal(words, path: defaultPath ? Kernel.defaultPath : nil, &kernel)
    }
  }
}

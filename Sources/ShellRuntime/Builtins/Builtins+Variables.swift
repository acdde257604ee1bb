import ShellSyntax

/// Builtins for variables, options and parameters.
extension Builtins {
  @Sendable static func export(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    let isExported = try !options(&words, allowed: "np").contains("n")
    if words.isEmpty { list(&shell, "export") { $0.isExported } }
    try declare(words, &shell) { $0.mark($1, exported: isExported) }
    return .status(0)
  }

  @Sendable static func readOnly(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    _ = try options(&words, allowed: "np")
    if words.isEmpty { list(&shell, "readonly") { $0.isReadOnly } }
    try declare(words, &shell) { $0.mark($1, readOnly: true) }
    return .status(0)
  }

  private static func list(
    _ shell: inout Shell,
    _ word: String,
    where matches: (VariableTable.Variable) -> Bool
  ) {
    for name in shell.variables.names {
      guard let variable = shell.variables[name], matches(variable) else { continue }
      let value = variable.value.map { "=" + ShellQuoting.quoted($0) } ?? ""
      shell.write("\(word) \(name)\(value)\n")
    }
  }

  private static func declare(
    _ words: ArraySlice<String>,
    _ shell: inout Shell,
    _ mark: (inout VariableTable, String) -> Void
  ) throws(BuiltinFailure) {
    for word in words {
      let (name, value) = try assignment(word)
      try set(name, value, &shell)
      mark(&shell.variables, name)
    }
  }

  private static func assignment(
    _ word: String
  ) throws(BuiltinFailure) -> (name: String, value: String?) {
    let equals = word.utf8.firstIndex(of: UInt8(ascii: "="))
    let name = equals.map { String(word[..<$0]) } ?? word
    guard name.isVariableName else {
      throw BuiltinFailure(message: "\(name): bad variable name")
    }
    return (name, equals.map { String(word[word.utf8.index(after: $0)...]) })
  }

  private static func set(
    _ name: String,
    _ value: String?,
    _ shell: inout Shell
  ) throws(BuiltinFailure) {
    guard let value else { return }
    do throws(VariableError) {
      try shell.variables.set(name, value)
    } catch {
      throw BuiltinFailure(message: error.message)
    }
  }

  private static func clear(_ name: String, _ shell: inout Shell) throws(BuiltinFailure) {
    do throws(VariableError) {
      try shell.variables.clear(name)
    } catch {
      throw BuiltinFailure(message: error.message)
    }
  }

  @Sendable static func local(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    guard let scope = shell.functionScope else {
      throw BuiltinFailure(message: "not in a function")
    }
    for word in arguments.dropFirst() {
      if word == "-" {
        let options = String(shell.options.rawValue)
        shell.scopes[scope].append(("-", VariableTable.Variable(value: options)))
        continue
      }
      let (name, value) = try assignment(word)
      if !shell.scopes[scope].contains(where: { $0.name == name }) {
        shell.scopes[scope].append((name, shell.variables[name]))
        if value == nil { try clear(name, &shell) }
      }
      try set(name, value, &shell)
    }
    return .status(0)
  }

  @Sendable static func unset(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    let isFunction = try options(&words, allowed: "vf").last == "f"
    for name in words {
      if isFunction {
        shell.functions[name] = nil
        continue
      }
      guard name.isVariableName else { throw BuiltinFailure(message: "\(name): bad variable name") }
      do throws(VariableError) {
        try shell.variables.unset(name)
      } catch {
        throw BuiltinFailure(message: error.message)
      }
    }
    return .status(0)
  }

  @Sendable static func set(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    guard arguments.count > 1 else {
      for name in shell.variables.names {
        guard let value = shell.variables.value(name) else { continue }
        shell.write("\(name)=\(ShellQuoting.quoted(value))\n")
      }
      return .status(0)
    }
    var words = arguments.dropFirst()
    while let word = words.first, word.hasPrefix("-") || word.hasPrefix("+") {
      if word == "+" { break }
      words.removeFirst()
      if word == "--" || word == "-" {
        if word == "-" {
          _ = shell.setOption(letter: "x", false)
          _ = shell.setOption(letter: "v", false)
          if words.isEmpty { return .status(0) }
        }
        shell.setPositional(words)
        return .status(0)
      }
      try setOptions(word, &words, &shell)
    }
    if !words.isEmpty { shell.setPositional(words) }
    return .status(0)
  }

  private static func setOptions(
    _ word: String,
    _ words: inout ArraySlice<String>,
    _ shell: inout Shell
  ) throws(BuiltinFailure) {
    let sign = word.prefix(1)
    for letter in word.dropFirst() {
      if letter == "o" {
        guard let name = words.popFirst() else {
          shell.listOptions(asCommands: sign == "+")
          continue
        }
        guard shell.setOption(named: name, sign == "-") else {
          throw BuiltinFailure(message: "illegal option \(sign)o \(name)")
        }
      } else if "ics".contains(letter) || !shell.setOption(letter: String(letter), sign == "-") {
        throw BuiltinFailure(message: "illegal option \(sign)\(letter)")
      }
    }
  }

  @Sendable static func letValues(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    guard arguments.count > 1 else { throw BuiltinFailure(message: "expression expected") }
    var value: Int64 = 0
    for text in arguments.dropFirst() {
      do throws(ArithmeticFailure) {
        value = try shell.evaluate(text)
      } catch {
        throw BuiltinFailure(message: error.message)
      }
    }
    return .status(value == 0 ? 1 : 0)
  }

  @Sendable static func getOptions(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    guard arguments.count > 2 else {
      throw BuiltinFailure(message: "usage: getopts optstring var [arg]")
    }
    let words = arguments.count > 3 ? Array(arguments[3...]) : shell.positional
    var position = shell.variables.optionPosition
    if position.index > words.count + 1 { position = OptionPosition() }
    var parser = OptionParser(
      letters: arguments[1],
      isSilent: arguments[1].hasPrefix(":") || shell.variables.value("OPTERR") == "0",
      words: words,
      index: position.index,
      offset: position.offset
    )
    let found = parser.next()
    if let message = found.message { shell.write(message + "\n", to: 2) }
    try set("OPTIND", String(parser.index), &shell)
    shell.variables.optionPosition = OptionPosition(index: parser.index, offset: parser.offset)
    if let argument = found.argument {
      try set("OPTARG", argument, &shell)
    } else {
      shell.variables.restore("OPTARG", nil)
    }
    try set(arguments[2], found.name, &shell)
    return .status(found.isEnd ? 1 : 0)
  }
}

extension Shell {
  mutating func setPositional(_ words: ArraySlice<String>) {
    positional = Array(words)
    variables.optionPosition = OptionPosition()
  }

  /// The scope of the function that runs: below those of commands with assignments.
  fileprivate var functionScope: Int? {
    var scope = scopes.count - 1
    for frame in stack.reversed() {
      switch frame {
      case .endScope: scope -= 1
      case .endFunction: return scope >= 0 ? scope : nil
      default: break
      }
    }
    return nil
  }

  fileprivate mutating func listOptions(asCommands: Bool) {
    for entry in ShellOptions.table {
      guard let name = entry.name else { continue }
      let isOn = options.contains(entry.option)
      if asCommands {
        write("set \(isOn ? "-" : "+")o \(name)\n")
      } else {
        let padding = String(repeating: " ", count: max(0, 16 - name.count))
        write("\(name)\(padding)\(isOn ? "on" : "off")\n")
      }
    }
  }
}

/// The state of `getopts` between two calls.
private struct OptionParser {
  struct Found {
    var name: String
    var argument: String?
    var message: String?
    var isEnd = false
  }

  let letters: String
  let isSilent: Bool
  let words: [String]
  var index: Int
  var offset: Int

  mutating func next() -> Found {
    // A cluster that goes on is of the word before the next one.
    var cluster = Array(offset > 0 && index > 1 && index - 2 < words.count ? words[index - 2] : "")
    if offset == 0 || offset >= cluster.count {
      offset = 0
      cluster = Array(index <= words.count ? words[index - 1] : "")
      guard cluster.count > 1, cluster[0] == "-" else { return Found(name: "?", isEnd: true) }
      index += 1
      if cluster == ["-", "-"] { return Found(name: "?", isEnd: true) }
      offset = 1
    }
    let letter = String(cluster[offset])
    offset += 1
    guard letter != ":", let place = letters.firstIndex(of: Character(letter)) else {
      return failure(name: "?", letter, "Illegal option -\(letter)")
    }
    let after = letters.index(after: place)
    guard after < letters.endIndex, letters[after] == ":" else {
      return Found(name: letter, argument: "")
    }
    let rest = String(cluster[offset...])
    offset = 0
    if !rest.isEmpty { return Found(name: letter, argument: rest) }
    guard index <= words.count else {
      return failure(name: isSilent ? ":" : "?", letter, "No arg for -\(letter) option")
    }
    defer { index += 1 }
    return Found(name: letter, argument: words[index - 1])
  }

  private func failure(name: String, _ letter: String, _ message: String) -> Found {
    isSilent ? Found(name: name, argument: letter) : Found(name: name, message: message)
  }
}

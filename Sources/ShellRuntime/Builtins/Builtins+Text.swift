import ShellSyntax

/// Builtins that print and compare.
extension Builtins {
  @Sendable static func echo(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    shell.write(EchoText.render(arguments.dropFirst()).bytes, reportsFailure: true)
    return .status(0)
  }

  @Sendable static func printf(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    if words.first == "--" { words.removeFirst() }
    guard let format = words.popFirst() else {
      shell.write("\(shell.programName): usage: printf FORMAT [ARGUMENT...]\n", to: 2)
      return .status(2)
    }
    let result = PrintfFormat.render(format: format, arguments: Array(words))
    for piece in result.pieces {
      switch piece {
      case .output(let bytes): shell.write(bytes)
      case .error(let message): shell.write("\(shell.programName): \(message)\n", to: 2)
      }
    }
    return .status(result.status)
  }

  @Sendable static func test(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    if arguments[0] == "[" {
      guard words.last == "]" else {
        shell.write("\(shell.programName): missing ]\n", to: 2)
        return .status(2)
      }
      words = words.dropLast()
    }
    do throws(TestExpression.SyntaxError) {
      if let value = try TestExpression.evaluateText(words) { return .status(value ? 0 : 1) }
      return .status(try TestExpression.evaluate(words, kernel) ? 0 : 1)
    } catch {
      shell.write("\(shell.programName): \(error.message)\n", to: 2)
      return .status(2)
    }
  }

  @Sendable static func extendedTest(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    guard words.popLast() == "]]" else {
      shell.write("\(shell.programName): missing ]]\n", to: 2)
      return .status(2)
    }
    var test = ExtendedTest(words: Array(words), kernel: kernel)
    do throws(TestExpression.SyntaxError) {
      return .status(try test.evaluate() ? 0 : 1)
    } catch {
      shell.write("\(shell.programName): \(error.message)\n", to: 2)
      return .status(2)
    }
  }

  @Sendable static func alias(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    func text(_ name: String, _ value: String) -> String {
      "\(name)=\(ShellQuoting.quoted(value))\n"
    }
    if arguments.count == 1 {
      for name in shell.aliases.keys.sorted() {
        shell.write(text(name, shell.aliases[name] ?? ""))
      }
      return .status(0)
    }
    var status: UInt8 = 0
    for word in arguments.dropFirst() {
      if let equals = word.firstIndex(of: "="), equals > word.startIndex {
        shell.aliases[String(word[..<equals])] = String(word[word.index(after: equals)...])
      } else if let value = shell.aliases[word] {
        shell.write(text(word, value))
      } else {
        shell.write("alias: \(word) not found\n", to: 2)
        status = 1
      }
    }
    return .status(status)
  }

  @Sendable static func unalias(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var status: UInt8 = 0
    for word in arguments.dropFirst() {
      if word == "-a" {
        shell.aliases = [:]
      } else if shell.aliases.removeValue(forKey: word) == nil {
        shell.write("unalias: \(word) not found\n", to: 2)
        status = 1
      }
    }
    return .status(status)
  }
}

/// `[[ … ]]`: `test` with `&&`, `||` and patterns on the right of `==` and `!=`.
private struct ExtendedTest {
  private let words: [String]
  private let kernel: Kernel
  private var position = 0
  private var depth = 0

  init(words: [String], kernel: Kernel) {
    self.words = words
    self.kernel = kernel
  }

  mutating func evaluate() throws(TestExpression.SyntaxError) -> Bool {
    if words.isEmpty { return false }
    // Three words with an operator between compare, whatever the outer two look like.
    if let value = comparison(words) { return value }
    let value = try or()
    // What is left over is `test`'s to complain about.
    if position < words.count { return try TestExpression.evaluate(words[...], kernel) }
    return value
  }

  private mutating func take(_ word: String) -> Bool {
    guard position < words.count, words[position] == word else { return false }
    position += 1
    return true
  }

  private mutating func or() throws(TestExpression.SyntaxError) -> Bool {
    var value = try and()
    while take("||") || take("-o") {
      let right = try and()
      value = value || right
    }
    return value
  }

  private mutating func and() throws(TestExpression.SyntaxError) -> Bool {
    var value = try negation()
    while take("&&") || take("-a") {
      let right = try negation()
      value = value && right
    }
    return value
  }

  private mutating func negation() throws(TestExpression.SyntaxError) -> Bool {
    var negated = false
    while position + 1 < words.count, take("!") { negated.toggle() }
    return try primary() != negated
  }

  private mutating func primary() throws(TestExpression.SyntaxError) -> Bool {
    if depth < 100, take("(") {
      depth += 1
      defer { depth -= 1 }
      let value = try or()
      return take(")") ? value : try TestExpression.evaluate(words[...], kernel)
    }
    let start = position
    while position < words.count, !["&&", "||", ")"].contains(words[position]) { position += 1 }
    let expression = Array(words[start..<position])
    if let value = comparison(expression) { return value }
    return try TestExpression.evaluate(expression[...], kernel)
  }

  /// The value of a comparison with a pattern; nil when the words are none.
  private func comparison(_ words: [String]) -> Bool? {
    guard words.count == 3 else { return nil }
    switch words[1] {
    case "==", "=": return matches(words[0], words[2])
    case "!=": return !matches(words[0], words[2])
    default: return nil
    }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    // fnmatch(3) finds nothing with a pattern that ends in an escape of nothing.
    let escapes = pattern.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    if escapes % 2 == 1 { return false }
    var work = kernel.limits.patternWork
    do throws(Pattern.TooMuchWork) {
      return try Pattern(pattern).matches(text, work: &work)
    } catch {
      return false
    }
  }
}

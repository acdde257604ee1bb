import ShellSyntax
import Simulation

/// The expressions of `test` and `[`: shared by the applet and the shell's builtin.
public enum TestExpression {
  /// A malformed expression, for which the status is 2: the message without the program's name.
  public struct SyntaxError: Error, Equatable, Sendable {
    public let message: String
  }

  /// The value of an expression (without `test`, `[` and `]`).
  public static func evaluate(
    _ arguments: ArraySlice<String>,
    _ system: some SystemCalls
  ) throws(SyntaxError) -> Bool {
    if let value = try evaluateText(arguments) { return value }
    var words = arguments
    var negated = false
    while words.count > 1, words.first == "!", !isComparison(words) {
      words.removeFirst()
      negated.toggle()
    }
    if words.isEmpty { return negated }
    if words.count == 1, let word = words.first { return word.isEmpty == negated }
    var evaluation = Evaluation(system: system, words: words)
    let value =
      isComparison(words) ? try evaluation.comparison() : try evaluation.disjunction()
    if let extra = evaluation.words.first {
      throw SyntaxError(message: "\(extra): unknown operand")
    }
    return value != negated
  }

  /// The value of an expression that compares two texts or is one; nil when it may be another.
  static func evaluateText(_ words: ArraySlice<String>) throws(SyntaxError) -> Bool? {
    let first = words.startIndex
    switch words.count {
    case 1: return !words[first].isEmpty
    case 3: return try TextComparison.value(words[first], words[first + 1], words[first + 2])
    default: return nil
    }
  }

  /// `! = x` compares the exclamation mark.
  private static func isComparison(_ words: ArraySlice<String>) -> Bool {
    words.count == 3 && binaryOperators.contains(words[words.startIndex + 1])
  }
}

private let binaryOperators: Set<String> = [
  "=", "==", "!=", "<", ">", "-eq", "-ne", "-ge", "-gt", "-le", "-lt", "-nt", "-ot", "-ef",
]

private let unaryOperators: Set<String> = [
  "-r", "-w", "-x", "-e", "-f", "-d", "-c", "-b", "-p", "-u", "-g", "-k", "-s", "-t", "-z", "-n",
  "-h", "-O", "-G", "-L", "-S",
]

/// The comparisons that look at no files.
private enum TextComparison {
  /// Nil when the operator is none of them.
  static func value(
    _ left: String,
    _ name: String,
    _ right: String
  ) throws(TestExpression.SyntaxError) -> Bool? {
    // The names as numbers: =, ==, !=, <, >, -eq, -ne, -ge, -gt, -le and -lt.
    switch code(name) {
    case 0x3d, 0x3d3d: left == right
    case 0x213d: left != right
    case 0x3c: left.utf8.lexicographicallyPrecedes(right.utf8)
    case 0x3e: right.utf8.lexicographicallyPrecedes(left.utf8)
    case 0x2d6571: try number(left) == number(right)
    case 0x2d6e65: try number(left) != number(right)
    case 0x2d6765: try number(left) >= number(right)
    case 0x2d6774: try number(left) > number(right)
    case 0x2d6c65: try number(left) <= number(right)
    case 0x2d6c74: try number(left) < number(right)
    default: nil
    }
  }

  /// A name of up to three bytes as a number, by which it is told faster than by its text.
  private static func code(_ name: String) -> UInt32 {
    guard name.utf8.count <= 3 else { return 0 }
    return name.withBytes { bytes in
      var code: UInt32 = 0
      for byte in bytes { code = code << 8 | UInt32(byte) }
      return code
    }
  }

  static func number(_ text: String) throws(TestExpression.SyntaxError) -> Int64 {
    if let value = NumberText.plainInteger(text) { return value }
    var trimmed = Substring(text)
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    do throws(NumberText.Failure) {
      return try NumberText.integer(trimmed)
    } catch {
      let reason = error == .malformed ? "bad number" : "out of range"
      throw .init(message: text.isEmpty ? reason : "\(text): \(reason)")
    }
  }
}

private struct Evaluation<System: SystemCalls> {
  let system: System
  var words: ArraySlice<String>
  private var depth = 0

  init(system: System, words: ArraySlice<String>) {
    self.system = system
    self.words = words
  }

  /// Three words with an operator between compare, whatever the outer two look like.
  mutating func comparison() throws(TestExpression.SyntaxError) -> Bool {
    defer { words = [] }
    let start = words.startIndex
    return try compare(words[start], words[start + 1], words[start + 2])
  }

  mutating func disjunction() throws(TestExpression.SyntaxError) -> Bool {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw .init(message: "expression too deep") }
    var value = try conjunction()
    while words.first == "-o" {
      words.removeFirst()
      let right = try conjunction()
      value = value || right
    }
    return value
  }

  private mutating func conjunction() throws(TestExpression.SyntaxError) -> Bool {
    var value = try negation()
    while words.first == "-a" {
      words.removeFirst()
      let right = try negation()
      value = value && right
    }
    return value
  }

  private mutating func negation() throws(TestExpression.SyntaxError) -> Bool {
    var negated = false
    while words.first == "!" {
      words.removeFirst()
      negated.toggle()
    }
    return try primary() != negated
  }

  private mutating func primary() throws(TestExpression.SyntaxError) -> Bool {
    guard let first = words.popFirst() else { throw .init(message: "argument expected") }
    if first == "(" {
      let value = try disjunction()
      guard words.popFirst() == ")" else { throw .init(message: "closing paren expected") }
      return value
    }
    if let name = words.first, binaryOperators.contains(name),
      words.count > 1 || !unaryOperators.contains(first)
    {
      words.removeFirst()
      guard let right = words.popFirst() else {
        throw .init(message: "\(name): argument expected")
      }
      return try compare(first, name, right)
    }
    if unaryOperators.contains(first) {
      guard let operand = words.popFirst() else {
        throw .init(message: "\(first): argument expected")
      }
      return try check(first, operand)
    }
    return !first.isEmpty
  }

  private func compare(
    _ left: String,
    _ name: String,
    _ right: String
  ) throws(TestExpression.SyntaxError) -> Bool {
    try TextComparison.value(left, name, right) ?? compareFiles(left, name, right)
  }

  private func compareFiles(_ left: String, _ name: String, _ right: String) -> Bool {
    guard let a = status(left), let b = status(right) else { return false }
    switch name {
    case "-nt": return a.modified > b.modified
    case "-ot": return a.modified < b.modified
    default: return a.inode == b.inode
    }
  }

  /// A file that cannot be looked at counts as missing, as `stat` failing does in busybox.
  private func status(_ path: String, followingLinks: Bool = true) -> FileStatus? {
    try? system.status(of: path, followingLinks: followingLinks)
  }

  private func check(_ name: String, _ operand: String) throws(TestExpression.SyntaxError) -> Bool {
    switch name {
    case "-z": return operand.isEmpty
    case "-n": return !operand.isEmpty
    case "-t":
      _ = try TextComparison.number(operand)
      return false
    case "-h", "-L":
      return status(operand, followingLinks: false)?.kind == .symbolicLink
    default:
      guard let status = status(operand) else { return false }
      return Self.check(name, status)
    }
  }

  /// Programs run as root, to whom every file is readable and writable.
  private static func check(_ name: String, _ status: FileStatus) -> Bool {
    switch name {
    case "-f": status.kind == .file
    case "-d": status.kind == .directory
    case "-c": status.kind == .characterDevice
    case "-p": status.kind == .pipe
    case "-b", "-S": false
    case "-s": status.size > 0
    case "-x": status.kind == .directory || status.permissions & 0o111 != 0
    case "-u": status.permissions & 0o4000 != 0
    case "-g": status.permissions & 0o2000 != 0
    case "-k": status.permissions & 0o1000 != 0
    default: true
    }
  }
}

/// Reads sed scripts as busybox does: command by command, without asking for separators.
struct SedParser {
  private(set) var commands: [SedCommand] = []
  /// Set by a `#n` line.
  private(set) var quiet = false
  private let syntax: RegularExpression.Syntax
  /// A line that ended in a backslash waits for the next one.
  private var unfinished: [UInt8]?
  private var lastExpression: RegularExpression?
  private var text: [UInt8] = []
  private var index = 0

  init(syntax: RegularExpression.Syntax) {
    self.syntax = syntax
  }

  /// Reads one argument or one file's content.
  mutating func add(_ script: [UInt8]) throws(Refusal) {
    for line in script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      try add(line: Array(line))
    }
  }

  /// The end of all scripts: a last backslash continues with nothing.
  mutating func finish() throws(Refusal) {
    if unfinished != nil { try add(line: []) }
  }

  private mutating func add(line: [UInt8]) throws(Refusal) {
    text = unfinished.map { $0 + [UInt8(ascii: "\n")] + line } ?? line
    let backslashes = text.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    if backslashes % 2 == 1 {
      unfinished = text.dropLast()
      return
    }
    unfinished = nil
    index = 0
    while true {
      skip { "; \n\r\t\u{b}".utf8.contains($0) }
      guard let byte = peek else { return }
      if byte == UInt8(ascii: "#") {
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "n") { quiet = true }
        skip { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      } else {
        commands.append(try command())
      }
    }
  }

  // MARK: characters

  private var peek: UInt8? { index < text.count ? text[index] : nil }

  private mutating func skip(_ condition: (UInt8) -> Bool) {
    while let byte = peek, condition(byte) { index += 1 }
  }

  private mutating func skipBlanks() {
    skip { $0 == 32 || (9...13).contains($0) }
  }

  private func failure(_ message: String) -> Refusal { Refusal("sed: \(message)") }

  // MARK: commands and addresses

  private mutating func command() throws(Refusal) -> SedCommand {
    let start = try address()
    var end: SedCommand.Address?
    if peek == UInt8(ascii: ",") {
      index += 1
      let before = index
      if peek == UInt8(ascii: "+") {
        index += 1
        guard let lines = number() else { throw failure("no address after comma") }
        end = .offset(lines)
      } else {
        end = try address()
        if index == before { throw failure("no address after comma") }
      }
    }
    skipBlanks()
    var inverted = false
    if peek == UInt8(ascii: "!") {
      inverted = true
      index += 1
      skipBlanks()
    }
    guard let letter = peek else { throw failure("missing command") }
    index += 1
    let action = try action(letter, hasRange: end != nil)
    return SedCommand(start: start, end: end, inverted: inverted, action: action)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = peek, (0x30...0x39).contains(byte) {
      value = min((value ?? 0) * 10 + Int(byte - 0x30), 1 << 31)
      index += 1
    }
    return value
  }

  private mutating func address() throws(Refusal) -> SedCommand.Address? {
    if let line = number() { return line == 0 ? nil : .line(line) }
    if peek == UInt8(ascii: "$") {
      index += 1
      return .last
    }
    var delimiter = UInt8(ascii: "/")
    if peek == UInt8(ascii: "\\"), index + 1 < text.count {
      index += 1
      delimiter = text[index]
    } else if peek != delimiter {
      return nil
    }
    index += 1
    let pattern = try delimited(by: delimiter, isPattern: true)
    if pattern.isEmpty {
      guard let lastExpression else { throw failure("no previous regexp") }
      return .expression(lastExpression)
    }
    let expression = try compile(Self.unescaped(pattern, delimiter: nil), ignoringCase: false)
    lastExpression = expression
    return .expression(expression)
  }

  private mutating func action(
    _ letter: UInt8,
    hasRange: Bool
  ) throws(Refusal) -> SedCommand.Action {
    let name = Character(Unicode.Scalar(letter))
    if hasRange, "air".contains(name) {
      throw failure("command '\(name)' uses only one address")
    }
    if let plain = Self.plain[name] { return plain }
    switch name {
    case "s": return .substitute(try substitution())
    case "a": return .append(textArgument())
    case "i": return .insert(textArgument())
    case "c": return .change(textArgument())
    case "r": return .readFile(try fileName())
    case "w": return .writeFile(try fileName())
    case ":": return .label(label() ?? "")
    case "b": return .branch(label())
    case "t": return .branchIfChanged(label())
    case "T": return .branchUnlessChanged(label())
    case "y": return .transliterate(try transliteration())
    default: throw failure("unsupported command \(name)")
    }
  }

  private static let plain: [Character: SedCommand.Action] = [
    "{": .openBlock, "}": .closeBlock, "d": .delete, "D": .deleteFirstLine, "g": .copyFromHold,
    "G": .appendFromHold, "h": .copyToHold, "H": .appendToHold, "x": .exchange, "n": .next,
    "N": .appendNext, "p": .print, "P": .printFirstLine, "=": .printLineNumber, "q": .quit,
    // busybox 1.35 takes `l` and does nothing with it.
    "l": .nothing,
  ]

  // MARK: arguments

  /// Up to the unescaped delimiter, which is skipped; in a pattern a bracket hides delimiters.
  private mutating func delimited(
    by delimiter: UInt8,
    isPattern: Bool
  ) throws(Refusal) -> [UInt8] {
    let start = index
    var bracket: Int?
    while let byte = peek {
      if let open = bracket {
        let isFirst =
          index == open + 1 || index == open + 2 && text[open + 1] == UInt8(ascii: "^")
        if byte == UInt8(ascii: "]"), !isFirst { bracket = nil }
      } else if byte == UInt8(ascii: "\\") {
        index += 1
      } else if isPattern, byte == UInt8(ascii: "[") {
        bracket = index
      } else if byte == delimiter {
        index += 1
        return Array(text[start..<index - 1])
      }
      index += 1
    }
    index = text.count
    throw failure("unmatched '\(Character(Unicode.Scalar(delimiter)))'")
  }

  /// Replaces `\n`, `\t`, `\r` and the escaped delimiter; other escapes stay.
  private static func unescaped(_ bytes: [UInt8], delimiter: UInt8?) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let letter = bytes[index + 1]
      index += 2
      if letter == UInt8(ascii: "n") {
        result.append(10)
      } else if letter == UInt8(ascii: "t") {
        result.append(9)
      } else if letter == UInt8(ascii: "r") {
        result.append(13)
      } else if letter == delimiter {
        result.append(letter)
      } else {
        result += [UInt8(ascii: "\\"), letter]
      }
    }
    return result
  }

  private func compile(
    _ pattern: [UInt8],
    ignoringCase: Bool
  ) throws(Refusal) -> RegularExpression {
    do throws(RegularExpression.SyntaxError) {
      return try RegularExpression(pattern, syntax, ignoringCase: ignoringCase)
    } catch {
      let text = String(decoding: pattern, as: UTF8.self)
      throw failure("bad regex '\(text)': \(error.message)")
    }
  }

  /// The two texts of `s` and `y`.
  private mutating func pair() throws(Refusal) -> (from: [UInt8], to: [UInt8], delimiter: UInt8) {
    guard let delimiter = peek else {
      throw failure("bad format in substitution expression")
    }
    index += 1
    let from = try delimited(by: delimiter, isPattern: true)
    let to = try delimited(by: delimiter, isPattern: false)
    let kept = delimiter == UInt8(ascii: "&") ? nil : delimiter
    return (
      Self.unescaped(from, delimiter: delimiter), Self.unescaped(to, delimiter: kept), delimiter
    )
  }

  private mutating func substitution() throws(Refusal) -> SedSubstitution {
    let (pattern, replacement, _) = try pair()
    var result = SedSubstitution(replacement: Self.parts(of: replacement))
    var ignoringCase = false
    flags: while let flag = peek {
      index += 1
      switch Character(Unicode.Scalar(flag)) {
      case "0"..."9":
        index -= 1
        let which = number() ?? 0
        // A pattern that is tied to the line's start has no second match.
        if pattern.first != UInt8(ascii: "^") { result.which = which == 0 ? nil : which }
      case "g": result.which = nil
      case "p": result.prints = true
      case "w": result.file = try fileName()
      case "i", "I": ignoringCase = true
      case " ", "\t", "\n", "\r", "\u{b}", "\u{c}": break
      case "#":
        index = text.count
        break flags
      case ";", "}":
        index -= 1
        break flags
      default: throw failure("bad option in substitution expression")
      }
    }
    if !pattern.isEmpty {
      result.expression = try compile(pattern, ignoringCase: ignoringCase)
    }
    return result
  }

  private static func parts(of replacement: [UInt8]) -> [SedSubstitution.Part] {
    var parts: [SedSubstitution.Part] = []
    var plain: [UInt8] = []
    func group(_ number: Int) {
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = []
      parts.append(.group(number))
    }
    var index = 0
    while index < replacement.count {
      let byte = replacement[index]
      index += 1
      if byte == UInt8(ascii: "&") {
        group(0)
      } else if byte == UInt8(ascii: "\\"), index < replacement.count {
        let letter = replacement[index]
        index += 1
        if (0x30...0x39).contains(letter) {
          group(Int(letter - 0x30))
        } else {
          plain.append(letter)
        }
      } else {
        plain.append(byte)
      }
    }
    if !plain.isEmpty { parts.append(.text(plain)) }
    return parts
  }

  private mutating func transliteration() throws(Refusal) -> [UInt8: UInt8] {
    let (from, to, _) = try pair()
    var map: [UInt8: UInt8] = [:]
    for (old, new) in zip(Self.stripped(from), Self.stripped(to)) where map[old] == nil {
      map[old] = new
    }
    return map
  }

  /// `\anything` becomes `anything`.
  private static func stripped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var escaped = false
    for byte in bytes {
      if byte == UInt8(ascii: "\\"), !escaped {
        escaped = true
      } else {
        result.append(byte)
        escaped = false
      }
    }
    return result
  }

  private mutating func textArgument() -> [UInt8] {
    while let byte = peek {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\\") {
        index += 1
        break
      }
      guard byte == 32 || (9...13).contains(byte) else { break }
      index += 1
    }
    let argument = Array(text[index...])
    index = text.count
    return Self.stripped(Self.unescaped(argument, delimiter: nil))
  }

  private mutating func fileName() throws(Refusal) -> String {
    skipBlanks()
    let start = index
    skip { $0 != UInt8(ascii: "\n") }
    if index == start { throw failure("empty filename") }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private mutating func label() -> String? {
    skipBlanks()
    let start = index
    skip { !"; \n\r\t\u{b}".utf8.contains($0) }
    return index == start ? nil : String(decoding: text[start..<index], as: UTF8.self)
  }
}

/// The words of an awk program.
struct AwkToken: Sendable {
  enum Kind: Equatable, Sendable {
    case number(Double)
    case string([UInt8])
    case expression([UInt8])
    case name(String)
    /// A name with an opening parenthesis right behind it: a function's.
    case functionName(String)
    case builtin(String)
    case keyword(String)
    /// Operators and punctuation.
    case symbol(String)
    case newline
    case end
  }

  var kind: Kind
  var line: Int
}

/// A program that is none: with its line.
struct AwkSyntaxError: Error {
  var message: String
  var line: Int
}

/// Splits an awk program into words.
struct AwkLexer {
  private let text: [UInt8]
  private var index = 0
  private var line = 1
  private var tokens: [AwkToken] = []

  init(_ text: [UInt8]) {
    self.text = text
  }

  private static let keywords: Set<String> = [
    "BEGIN", "END", "function", "func", "if", "else", "while", "for", "do", "break", "continue",
    "next", "nextfile", "exit", "return", "delete", "in", "getline", "print", "printf",
  ]

  static let builtins: Set<String> = [
    "length", "substr", "index", "split", "sub", "gsub", "match", "sprintf", "tolower", "toupper",
    "int", "sqrt", "sin", "cos", "atan2", "exp", "log", "rand", "srand", "system", "close",
    "fflush", "systime", "strftime", "and", "or", "xor", "lshift", "rshift", "compl",
  ]

  private static let symbols: [String] = [
    "**=", "+=", "-=", "*=", "/=", "%=", "^=", "**", "==", "<=", ">=", "!=", "++", "--", "&&",
    "||", ">>", "!~", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!",
    ">", "<", "|", "?", ":", "~", "$", "=",
  ]

  mutating func tokenize() throws(AwkSyntaxError) -> [AwkToken] {
    while index < text.count { try next() }
    add(.newline)
    add(.end)
    return tokens
  }

  private mutating func add(_ kind: AwkToken.Kind) {
    tokens.append(AwkToken(kind: kind, line: line))
  }

  private mutating func next() throws(AwkSyntaxError) {
    let byte = text[index]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
    case UInt8(ascii: "\n"):
      add(.newline)
      line += 1
      index += 1
    case UInt8(ascii: "#"):
      while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "\\") where index + 1 < text.count && text[index + 1] == 10:
      line += 1
      index += 2
    case UInt8(ascii: "\""): add(.string(try quoted(UInt8(ascii: "\""))))
    case UInt8(ascii: "/") where expectsOperand:
      add(.expression(try quoted(UInt8(ascii: "/"))))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "."):
      guard index + 1 < text.count, (0x30...0x39).contains(text[index + 1]) else {
        throw AwkSyntaxError(message: "Unexpected token", line: line)
      }
      number()
    default:
      if TextUnits.isWord(UInt32(byte)), byte < 128 { word() } else { try symbol() }
    }
  }

  /// Whether a slash begins a regular expression here.
  private var expectsOperand: Bool {
    switch tokens.last?.kind {
    case .number, .string, .expression, .name, .builtin: return false
    case .symbol(let text): return ![")", "]", "$", "++", "--"].contains(text)
    default: return true
    }
  }

  private mutating func quoted(_ delimiter: UInt8) throws(AwkSyntaxError) -> [UInt8] {
    index += 1
    var bytes: [UInt8] = []
    while index < text.count, text[index] != delimiter, text[index] != 10 {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < text.count else {
        bytes.append(byte)
        continue
      }
      if text[index] == delimiter || text[index] == UInt8(ascii: "/") {
        bytes.append(text[index])
        index += 1
      } else if text[index] == 10 {
        line += 1
        index += 1
      } else if text[index] == UInt8(ascii: "\\"), delimiter == UInt8(ascii: "/") {
        bytes += [byte, byte]
        index += 1
      } else if let value = EscapeSequence.byte(text[...], at: &index) {
        bytes.append(value)
      } else {
        bytes += [byte, text[index]]
        index += 1
      }
    }
    guard index < text.count, text[index] == delimiter else {
      throw AwkSyntaxError(message: "Unexpected end of string", line: line)
    }
    index += 1
    return bytes
  }

  private mutating func number() {
    if text[index] == 48, index + 2 < text.count, text[index + 1] | 32 == 120,
      Character(Unicode.Scalar(text[index + 2])).isHexDigit
    {
      let digits = text[(index + 2)...].prefix { Character(Unicode.Scalar($0)).isHexDigit }
      let value = UInt64(String(decoding: digits, as: UTF8.self), radix: 16) ?? .max
      index = digits.endIndex
      add(.number(Double(value)))
      return
    }
    let digits = text[index...].prefix { (0x30...0x39).contains($0) }
    let (value, rest) = LeadingNumber.parse(text[index...])
    let isOctal =
      digits.count > 1 && digits.first == 48 && digits.endIndex == rest.startIndex
      && digits.allSatisfy { $0 < 0x38 }
    let octal = isOctal ? UInt64(String(decoding: digits, as: UTF8.self), radix: 8) : nil
    index = rest.startIndex
    add(.number(octal.map { Double($0) } ?? value))
  }

  private mutating func word() {
    let bytes = text[index...].prefix { $0 < 128 && TextUnits.isWord(UInt32($0)) }
    index = bytes.endIndex
    let name = String(decoding: bytes, as: UTF8.self)
    if Self.keywords.contains(name) {
      add(.keyword(name == "func" ? "function" : name))
    } else if Self.builtins.contains(name) {
      add(.builtin(name))
    } else if index < text.count, text[index] == UInt8(ascii: "(") {
      add(.functionName(name))
    } else {
      add(.name(name))
    }
  }

  private mutating func symbol() throws(AwkSyntaxError) {
    for symbol in Self.symbols where text[index...].starts(with: symbol.utf8) {
      index += symbol.utf8.count
      add(.symbol(symbol == "**" ? "^" : symbol == "**=" ? "^=" : symbol))
      return
    }
    throw AwkSyntaxError(message: "Unexpected token", line: line)
  }
}

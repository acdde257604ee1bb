import KubeAPI

/// Reads a JSONPath template; what it accepts and refuses is client-go's `jsonpath.Parser`.
struct JSONPathParser {
  private let input: [Character]
  private var position = 0

  init(_ source: String) {
    input = Array(source)
  }

  private init(_ characters: ArraySlice<Character>) {
    input = Array(characters)
  }

  /// Text and actions in turn.
  mutating func parseTemplate() throws(JSONPathError) -> [JSONPathNode] {
    var nodes: [JSONPathNode] = []
    var text = ""
    while let character = next() {
      guard character == "{" else {
        text.append(character)
        continue
      }
      if !text.isEmpty { nodes.append(.text(text)) }
      text = ""
      nodes.append(.action(try parseAction()))
    }
    if !text.isEmpty { nodes.append(.text(text)) }
    return nodes
  }

  /// The inside of one pair of braces, up to the closing one.
  private mutating func parseAction() throws(JSONPathError) -> [JSONPathNode] {
    var nodes: [JSONPathNode] = []
    while true {
      guard let character = next() else { throw JSONPathError("unclosed action") }
      switch character {
      case "}": return nodes
      case "\n", "\r", "\r\n": throw JSONPathError("unclosed action")
      case " ", "@", "$": continue
      case "[": nodes += try parseBrackets()
      case "\"", "'": nodes.append(.text(try parseQuote(character)))
      case ".": nodes += try parseDot(after: nodes.last)
      case "+", "-", "0"..."9": nodes.append(try parseNumber(character))
      case _ where character.isJSONPathWord: nodes.append(parseWord(character))
      default:
        throw JSONPathError("unrecognized character in action: \(character.goUnicodeText)")
      }
    }
  }

  /// `.name`, `.*` or `..`.
  private mutating func parseDot(
    after last: JSONPathNode?
  ) throws(JSONPathError) -> [JSONPathNode] {
    guard peek() == "." else { return [parseField()] }
    if last == .recursive { throw JSONPathError("invalid multiple recursive descent") }
    position += 1
    guard let following = peek(), following.isJSONPathWord else { return [.recursive] }
    return [.recursive, parseField()]
  }

  private mutating func parseField() -> JSONPathNode {
    var name = ""
    while let character = peek(), !character.endsJSONPathName {
      position += 1
      if character == "\\" {
        if let escaped = next() { name.append(escaped) }
      } else {
        name.append(character)
      }
    }
    return name == "*" ? .wildcard : .field(name)
  }

  private mutating func parseWord(_ first: Character) -> JSONPathNode {
    var word = String(first)
    while let character = peek(), !character.endsJSONPathName {
      word.append(character)
      position += 1
    }
    switch word {
    case "true": return .literal(true)
    case "false": return .literal(false)
    default: return .identifier(word)
    }
  }

  private mutating func parseNumber(_ first: Character) throws(JSONPathError) -> JSONPathNode {
    var text = String(first)
    while let character = peek(), character == "." || character.isASCIIDigit {
      text.append(character)
      position += 1
    }
    if let number = Int64(text) { return .literal(.integer(number)) }
    if let number = Double(text), number.isFinite { return .literal(.number(number)) }
    throw JSONPathError("cannot parse number \(text)")
  }

  private mutating func parseQuote(_ quote: Character) throws(JSONPathError) -> String {
    let start = position
    while let character = next() {
      if character == "\n" { break }
      guard character == quote, input[position - 2] != "\\" || position - 2 < start else {
        continue
      }
      let quoted = String(input[start..<position - 1])
      guard let text = quoted.goUnquoted(quote) else {
        throw JSONPathError("unquote string \(quote)\(quoted)\(quote) error invalid syntax")
      }
      return text
    }
    throw JSONPathError("unterminated quoted string")
  }

  // MARK: brackets

  private mutating func parseBrackets() throws(JSONPathError) -> [JSONPathNode] {
    if input[position...].starts(with: "?(") {
      position += 2
      return [try parseFilter()]
    }
    let start = position
    while let character = next(), character != "\n" {
      guard character == "]" else { continue }
      let text = String(input[start..<position - 1])
      return try JSONPathParser.selection(text == "*" ? ":" : text)
    }
    throw JSONPathError("unterminated array")
  }

  /// The inside of `[…]`: a union, a quoted key or a slice.
  private static func selection(_ text: String) throws(JSONPathError) -> [JSONPathNode] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count > 1 {
      var branches: [[JSONPathNode]] = []
      for part in parts {
        let trimmed = part.trimmingSpaces
        branches.append(
          try (trimmed.first == "?") ? action("[\(trimmed)]") : selection(trimmed)
        )
      }
      return [.union(branches)]
    }
    if text.count >= 2, text.first == "'", text.last == "'" {
      return try action(".\(text.dropFirst().dropLast())")
    }
    return [.array(try slice(text))]
  }

  private static func slice(_ text: String) throws(JSONPathError) -> JSONPathSlice {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var numbers: [Int?] = []
    for part in parts {
      let digits = part.first == "-" ? part.dropFirst() : part
      guard digits.allSatisfy(\.isASCIIDigit), parts.count <= 3, !(part == "-") else {
        throw JSONPathError("invalid array index \(text)")
      }
      if part.isEmpty {
        numbers.append(nil)
      } else {
        guard let number = Int(part) else {
          throw JSONPathError("array index \(part) is not a number")
        }
        numbers.append(number)
      }
    }
    var slice = JSONPathSlice(first: numbers.first ?? nil)
    if parts.count == 1 {
      slice.last = (slice.first ?? 0) &+ 1
      slice.lastIsDerived = true
    } else {
      slice.last = numbers[1]
    }
    if parts.count == 3 { slice.step = numbers[2] }
    return slice
  }

  /// `?(left op right)` or `?(path)`, from behind its opening.
  private mutating func parseFilter() throws(JSONPathError) -> JSONPathNode {
    let start = position
    var quote: Character?
    var closed = false
    scan: while true {
      guard let character = next(), character != "\n" else {
        throw JSONPathError("unterminated filter")
      }
      switch character {
      case "\"", "'":
        if quote == nil {
          quote = character
        } else if character == quote, input[position - 2] != "\\" {
          closed = true
        }
      case ")" where (quote != nil) == closed:
        break scan
      default: break
      }
    }
    let text = input[start..<position - 1]
    guard next() == "]" else { throw JSONPathError("unclosed array expect ]") }
    return try JSONPathParser.filter(text)
  }

  private static func filter(
    _ text: ArraySlice<Character>
  ) throws(JSONPathError) -> JSONPathNode {
    func isOperator(_ character: Character) -> Bool { "!<>=".contains(character) }
    if let begin = text.firstIndex(where: isOperator), begin > text.startIndex {
      let rest = text[begin...]
      var end = rest.firstIndex { !isOperator($0) } ?? rest.endIndex
      // The expression must keep one character for its right side.
      if end == rest.endIndex, end - begin > 1 { end -= 1 }
      if end < rest.endIndex {
        return .filter(
          left: try action(String(text[..<begin])),
          comparison: String(rest[..<end]),
          right: try action(String(rest[end...]))
        )
      }
    }
    return .filter(left: try action(String(text)), comparison: "exists", right: [])
  }

  /// Text that stands for the inside of one pair of braces.
  private static func action(_ text: String) throws(JSONPathError) -> [JSONPathNode] {
    var parser = JSONPathParser(Array(text + "}")[...])
    return try parser.parseAction()
  }

  // MARK: characters

  private func peek() -> Character? { position < input.count ? input[position] : nil }

  private mutating func next() -> Character? {
    guard position < input.count else { return nil }
    position += 1
    return input[position - 1]
  }
}

extension Character {
  fileprivate var isJSONPathWord: Bool { self == "_" || isLetter || isNumber }

  fileprivate var endsJSONPathName: Bool { " \t\r\n.,[]$@{}".contains(self) || isNewline }

  /// `U+0023 '#'`, Go's `%#U`.
  fileprivate var goUnicodeText: String {
    let scalar = unicodeScalars.first?.value ?? 0
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " '\(self)'"
  }
}

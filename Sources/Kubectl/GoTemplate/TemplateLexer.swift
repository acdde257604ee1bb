import KubeAPI

/// A piece of a template: text, or the words of an action.
enum TemplatePiece: Sendable {
  case text(String)
  case action([TemplateWord], line: Int)
}

/// A word of an action, and where it stands in the template.
struct TemplateWord: Hashable, Sendable {
  var token: TemplateToken
  var place: TemplatePlace
}

/// A part of a template: where it begins and how it is written.
struct TemplatePlace: Hashable, Sendable {
  var line: Int
  /// Bytes before it on its line.
  var column: Int
  var text: String
}

/// What a word of an action says.
enum TemplateToken: Hashable, Sendable {
  case literal(Value)
  case field([String])
  case variable(String, [String])
  case word(String)
  /// `|`, `(`, `)`, `:=`, `=` or `,`.
  case sign(String)
  /// `.a` right behind a closing parenthesis.
  case selector([String])
}

/// Cuts a template in text and actions, and actions in words.
enum TemplateLexer {
  static func pieces(of source: String) throws(GoTemplateError) -> [TemplatePiece] {
    var pieces: [TemplatePiece] = []
    var rest = source[...]
    var line = 1
    var trimsNext = false
    while let open = rest.firstRange(of: "{{") {
      var text = String(rest[..<open.lowerBound])
      if trimsNext { text = String(text.drop(while: \.isWhitespace)) }
      var body = rest[open.upperBound...]
      let trimsBefore = body.hasPrefix("- ") || body.hasPrefix("-\n")
      if trimsBefore {
        body.removeFirst()
        while text.last?.isWhitespace == true { text.removeLast() }
      }
      line += rest[..<open.lowerBound].count { $0.isNewline }
      if !text.isEmpty { pieces.append(.text(text)) }
      guard let close = end(of: body) else {
        throw GoTemplateError("unclosed action", line: line)
      }
      var inside = body[..<close]
      trimsNext = inside.hasSuffix(" -")
      if trimsNext { inside.removeLast() }
      let trimmed = inside.trimmed
      if !(trimmed.hasPrefix("/*") && trimmed.hasSuffix("*/")) {
        let before = source[..<inside.startIndex]
        let column =
          before.utf8.count
          - (before.lastIndex(of: "\n").map {
            before[...$0].utf8.count
          } ?? 0)
        pieces.append(.action(try words(of: Array(inside), line, column), line: line))
      }
      line += inside.count { $0.isNewline }
      rest = body[close...].dropFirst(2)
    }
    let text = trimsNext ? String(rest.drop(while: \.isWhitespace)) : String(rest)
    if !text.isEmpty { pieces.append(.text(text)) }
    return pieces
  }

  /// Where `}}` closes an action; quotes may hold braces.
  private static func end(of body: Substring) -> Substring.Index? {
    var index = body.startIndex
    var quote: Character?
    while index < body.endIndex {
      let character = body[index]
      if let open = quote {
        if character == "\\", open == "\"" {
          index = body.index(after: index)
          guard index < body.endIndex else { return nil }
        } else if character == open {
          quote = nil
        }
      } else if character == "\"" || character == "`" {
        quote = character
      } else if body[index...].hasPrefix("}}") {
        return index
      }
      index = body.index(after: index)
    }
    return nil
  }

  private static func words(
    of text: [Character],
    _ line: Int,
    _ column: Int
  ) throws(GoTemplateError) -> [TemplateWord] {
    var words: [TemplateWord] = []
    var index = 0
    while index < text.count {
      if text[index].isWhitespace {
        index += 1
        continue
      }
      let start = index
      let token = try token(
        text,
        &index,
        isBehindParenthesis: words.last?.token == .sign(")"),
        line
      )
      let before = text[..<start]
      let lineStart = before.lastIndex(where: \.isNewline).map { $0 + 1 }
      let bytes = String(before[(lineStart ?? 0)...]).utf8.count
      let place = TemplatePlace(
        line: line + before.count { $0.isNewline },
        column: bytes + (lineStart == nil ? column : 0),
        text: String(text[start..<index])
      )
      words.append(TemplateWord(token: token, place: place))
    }
    return words
  }

  private static func token(
    _ text: [Character],
    _ index: inout Int,
    isBehindParenthesis: Bool,
    _ line: Int
  ) throws(GoTemplateError) -> TemplateToken {
    let character = text[index]
    switch character {
    case "|", "(", ")", ",", "=":
      index += 1
      return .sign(String(character))
    case ":":
      guard index + 1 < text.count, text[index + 1] == "=" else {
        throw GoTemplateError("expected :=", line: line)
      }
      index += 2
      return .sign(":=")
    case "\"", "`": return .literal(.string(try quoted(text, &index, line)))
    case ".":
      let isSelector = isBehindParenthesis && index > 0 && text[index - 1] == ")"
      let path = path(text, &index)
      try checkEnd(text, index, line)
      return isSelector ? .selector(path) : .field(path)
    case "$":
      index += 1
      let name = word(text, &index)
      let path = path(text, &index)
      try checkEnd(text, index, line)
      return .variable(name, path)
    case "0"..."9", "-", "+": return .literal(try number(text, &index, line))
    case _ where character.isLetter || character == "_":
      let word = word(text, &index)
      try checkEnd(text, index, line)
      return named(word)
    default:
      throw GoTemplateError("unexpected \(String(character).goQuoted) in command", line: line)
    }
  }

  /// What may stand behind a field, a variable or a name.
  private static func checkEnd(
    _ text: [Character],
    _ index: Int,
    _ line: Int
  ) throws(GoTemplateError) {
    guard index < text.count else { return }
    let next = text[index]
    guard next.isWhitespace || ".,|:()=".contains(next) else {
      let code = next.unicodeScalars.first?.value ?? 0
      let hex = String(code, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - hex.count))
      throw GoTemplateError("bad character U+\(padding)\(hex) '\(next)'", line: line)
    }
  }

  private static func named(_ word: String) -> TemplateToken {
    switch word {
    case "true": .literal(true)
    case "false": .literal(false)
    case "nil": .literal(.null)
    default: .word(word)
    }
  }

  private static func word(_ text: [Character], _ index: inout Int) -> String {
    var word = ""
    while index < text.count, text[index].isLetter || text[index].isNumber || text[index] == "_" {
      word.append(text[index])
      index += 1
    }
    return word
  }

  /// `.a.b`; a dot alone is the empty path.
  private static func path(_ text: [Character], _ index: inout Int) -> [String] {
    var path: [String] = []
    while index < text.count, text[index] == "." {
      index += 1
      let name = word(text, &index)
      if name.isEmpty { break }
      path.append(name)
    }
    return path
  }

  private static func number(
    _ text: [Character],
    _ index: inout Int,
    _ line: Int
  ) throws(GoTemplateError) -> Value {
    var digits = ""
    while index < text.count, text[index].isASCIIDigit || "+-.eE".contains(text[index]) {
      digits.append(text[index])
      index += 1
    }
    if let whole = Int64(digits) { return .integer(whole) }
    if let number = Double(digits), number.isFinite { return .number(number) }
    throw GoTemplateError("bad number syntax: \(digits.goQuoted)", line: line)
  }

  private static func quoted(
    _ text: [Character],
    _ index: inout Int,
    _ line: Int
  ) throws(GoTemplateError) -> String {
    let quote = text[index]
    index += 1
    var inside = ""
    while index < text.count, text[index] != quote {
      if text[index] == "\\", quote == "\"", index + 1 < text.count {
        inside.append(text[index])
        index += 1
      }
      inside.append(text[index])
      index += 1
    }
    guard index < text.count else {
      throw GoTemplateError("unterminated quoted string", line: line)
    }
    index += 1
    if quote == "`" { return inside }
    guard let unquoted = inside.goUnquoted("\"") else {
      throw GoTemplateError("invalid syntax", line: line)
    }
    return unquoted
  }
}

/// `expr`: arithmetic, comparisons and matching on its arguments.
struct Expression: AppletBody {
  private let words: [String]

  init(_ arguments: [String]) throws(Refusal) {
    if arguments.count < 2 { throw Refusal("expr: too few arguments", status: 2) }
    words = Array(arguments.dropFirst())
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var evaluation = ExpressionEvaluation(words: words[...])
    do throws(Refusal) {
      let value = try evaluation.evaluate()
      output.append(value.text + "\n")
      return .exit(value.isNull ? 1 : 0)
    } catch {
      output.error("expr: \(error.message)")
      return .exit(error.status)
    }
  }
}

private struct ExpressionEvaluation {
  struct Value {
    var text: String

    init(_ text: String) { self.text = text }
    init(_ number: Int64) { text = String(number) }

    /// POSIX takes an optional minus sign and digits for a number.
    var number: Int64? {
      text.first == "+" ? nil : Int64(text)
    }

    var isNull: Bool { text.isEmpty || number == 0 }
  }

  var words: ArraySlice<String>
  private var depth = 0

  init(words: ArraySlice<String>) {
    self.words = words
  }

  mutating func evaluate() throws(Refusal) -> Value {
    let value = try alternatives()
    if !words.isEmpty { throw Self.syntaxError }
    return value
  }

  private static let syntaxError = Refusal("syntax error", status: 2)

  private mutating func take(_ operators: Set<String>) -> String? {
    guard let word = words.first, operators.contains(word) else { return nil }
    return words.popFirst()
  }

  private mutating func alternatives() throws(Refusal) -> Value {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw Self.syntaxError }
    var value = try conjunction()
    while take(["|"]) != nil {
      let right = try conjunction()
      if value.isNull { value = right }
    }
    return value
  }

  private mutating func conjunction() throws(Refusal) -> Value {
    var value = try comparison()
    while take(["&"]) != nil {
      let right = try comparison()
      if value.isNull || right.isNull { value = Value(0) }
    }
    return value
  }

  private mutating func comparison() throws(Refusal) -> Value {
    var value = try sum()
    while let name = take(["<", "<=", "=", "==", "!=", ">=", ">"]) {
      let right = try sum()
      let order: Int
      if let a = value.number, let b = right.number {
        order = a < b ? -1 : a > b ? 1 : 0
      } else {
        let precedes = value.text.utf8.lexicographicallyPrecedes(right.text.utf8)
        order = value.text == right.text ? 0 : precedes ? -1 : 1
      }
      value = Value(Self.holds(name, order) ? 1 : 0)
    }
    return value
  }

  private static func holds(_ name: String, _ order: Int) -> Bool {
    switch name {
    case "<": order < 0
    case "<=": order <= 0
    case "!=": order != 0
    case ">=": order >= 0
    case ">": order > 0
    default: order == 0
    }
  }

  private mutating func sum() throws(Refusal) -> Value {
    var value = try product()
    while let name = take(["+", "-"]) {
      let (a, b) = try numbers(value, try product())
      value = Value(name == "+" ? a &+ b : a &- b)
    }
    return value
  }

  private mutating func product() throws(Refusal) -> Value {
    var value = try match()
    while let name = take(["*", "/", "%"]) {
      let (a, b) = try numbers(value, try match())
      if name == "*" {
        value = Value(a &* b)
        continue
      }
      if b == 0 { throw Refusal("division by zero", status: 2) }
      let (quotient, _) = a.dividedReportingOverflow(by: b)
      value = Value(name == "/" ? quotient : b == -1 ? 0 : a % b)
    }
    return value
  }

  private func numbers(_ a: Value, _ b: Value) throws(Refusal) -> (Int64, Int64) {
    guard let x = a.number, let y = b.number else {
      throw Refusal("non-numeric argument", status: 2)
    }
    return (x, y)
  }

  private mutating func match() throws(Refusal) -> Value {
    var value = try keyword()
    while take([":"]) != nil { value = try Self.match(value, try keyword()) }
    return value
  }

  /// The expression is tied to the text's start, as POSIX asks.
  private static func match(_ text: Value, _ pattern: Value) throws(Refusal) -> Value {
    let expression: RegularExpression
    do throws(RegularExpression.SyntaxError) {
      expression = try RegularExpression(pattern.text, .basic)
    } catch {
      throw Refusal("bad regex '\(pattern.text)': \(error.message)", status: 2)
    }
    let bytes = Array(text.text.utf8)
    let match = expression.firstMatch(in: bytes[...]).flatMap { match in
      match.range.lowerBound == 0 ? match : nil
    }
    if expression.groupCount > 0 {
      let range = match.flatMap { $0.groups.count > 1 ? $0.groups[1] : nil } ?? 0..<0
      return Value(String(decoding: bytes[range], as: UTF8.self))
    }
    return Value(Int64(match?.range.count ?? 0))
  }

  private mutating func keyword() throws(Refusal) -> Value {
    guard let word = words.first, words.count > 1 else { return try primary() }
    switch word {
    case "quote":
      words.removeFirst()
      return Value(words.popFirst() ?? "")
    case "length":
      words.removeFirst()
      return Value(Int64(try keyword().text.utf8.count))
    case "match":
      words.removeFirst()
      let text = try keyword()
      return try Self.match(text, try keyword())
    case "index":
      words.removeFirst()
      let text = Array(try keyword().text.utf8)
      let characters = Array(try keyword().text.utf8)
      let found = text.firstIndex { characters.contains($0) }
      return Value(Int64(found.map { $0 + 1 } ?? 0))
    case "substr":
      words.removeFirst()
      return try substring()
    default: return try primary()
    }
  }

  private mutating func substring() throws(Refusal) -> Value {
    let text = Array(try keyword().text.utf8)
    guard let start = try keyword().number, let length = try keyword().number, start > 0,
      length > 0
    else { return Value("") }
    let part = text.dropFirst(Int(clamping: start) - 1).prefix(Int(clamping: length))
    return Value(String(decoding: part, as: UTF8.self))
  }

  private mutating func primary() throws(Refusal) -> Value {
    guard let word = words.popFirst() else { throw Self.syntaxError }
    if word == ")" { throw Self.syntaxError }
    guard word == "(" else { return Value(word) }
    let value = try alternatives()
    guard words.popFirst() == ")" else { throw Self.syntaxError }
    return value
  }
}

/// Why a sum of parameters has no value.
struct ArithmeticProblem: Error {
  var reason: String
}

/// Whole numbers, the names of earlier parameters, `+ - * / %` and brackets.
///
/// Division cuts off, as in the shell. A text is bounded, and so is how deep brackets lie.
struct ParameterArithmetic {
  private var rest: Substring
  private let draw: Draw
  private var depth = 0

  private static let lengthMax = 200
  private static let depthMax = 20

  static func value(of text: String, _ draw: Draw) throws(ArithmeticProblem) -> Int {
    guard text.utf8.count <= lengthMax else { throw ArithmeticProblem(reason: "it is too long") }
    var parser = ParameterArithmetic(rest: text[...], draw: draw)
    let value = try parser.sum()
    guard parser.next == nil else {
      throw ArithmeticProblem(reason: "`\(parser.rest)` was not expected")
    }
    return value
  }

  private init(rest: Substring, draw: Draw) {
    self.rest = rest
    self.draw = draw
  }

  private var next: Character? {
    mutating get {
      rest = rest.drop(while: \.isWhitespace)
      return rest.first
    }
  }

  private mutating func sum() throws(ArithmeticProblem) -> Int {
    var value = try product()
    while let sign = next, "+-".contains(sign) {
      rest.removeFirst()
      let other = try product()
      value = try checked(
        sign == "+"
          ? value.addingReportingOverflow(other) : value.subtractingReportingOverflow(other)
      )
    }
    return value
  }

  private mutating func product() throws(ArithmeticProblem) -> Int {
    var value = try factor()
    while let sign = next, "*/%".contains(sign) {
      rest.removeFirst()
      let other = try factor()
      switch sign {
      case "*": value = try checked(value.multipliedReportingOverflow(by: other))
      case "/": value = try checked(value.dividedReportingOverflow(by: other))
      default: value = try checked(value.remainderReportingOverflow(dividingBy: other))
      }
    }
    return value
  }

  private mutating func factor() throws(ArithmeticProblem) -> Int {
    guard let first = next else { throw ArithmeticProblem(reason: "a value is missing at its end") }
    if first == "(" {
      depth += 1
      guard depth <= Self.depthMax else {
        throw ArithmeticProblem(reason: "its brackets lie too deep")
      }
      rest.removeFirst()
      let value = try sum()
      guard next == ")" else { throw ArithmeticProblem(reason: "a bracket is not closed") }
      rest.removeFirst()
      depth -= 1
      return value
    }
    let word = rest.prefix { $0.isLetter || $0.isNumber }
    guard !word.isEmpty else { throw ArithmeticProblem(reason: "`\(first)` was not expected") }
    rest = rest.dropFirst(word.count)
    if let number = Int(word) { return number }
    switch draw[String(word)] {
    case .number(let number): return number
    case .word: throw ArithmeticProblem(reason: "`\(word)` is a word and no number")
    case nil: throw ArithmeticProblem(reason: "`\(word)` is no earlier parameter")
    }
  }

  private func checked(
    _ result: (partialValue: Int, overflow: Bool)
  ) throws(ArithmeticProblem) -> Int {
    guard !result.overflow else {
      throw ArithmeticProblem(reason: "it is too large or divides by zero")
    }
    return result.partialValue
  }
}

/// Parses arithmetic by precedence climbing.
struct ArithmeticParser {
  private typealias Expression = ArithmeticExpression

  private let bytes: [UInt8]
  /// The byte that stands for an expansion's value.
  private let operandMark: UInt8?
  private var position = 0
  private var depth = 0

  /// Levels of parentheses and operators within one another.
  private static let depthMax = 200

  init(_ text: String, operandMark: UInt8? = nil) {
    bytes = Array(text.utf8)
    self.operandMark = operandMark
  }

  /// The whole text; an empty one is zero, as in ash.
  mutating func parse() throws(ArithmeticSyntaxError) -> ArithmeticExpression {
    skipBlanks()
    if position == bytes.count { return .number(0) }
    let expression = try comma()
    guard position == bytes.count else {
      throw ArithmeticSyntaxError(isMalformedCondition: bytes[position] == UInt8(ascii: ":"))
    }
    return expression
  }

  /// Whether what comes next applies the operators before it.
  private var endsOperand: Bool {
    position == bytes.count || "?,=)+-*/%<>&|^".utf8.contains(bytes[position])
  }

  private mutating func comma() throws(ArithmeticSyntaxError) -> Expression {
    var left = try assignment()
    var links = 0
    while take(",") {
      links += 1
      guard links < Self.depthMax else { throw ArithmeticSyntaxError() }
      left = .binary(.comma, left, try assignment())
    }
    return left
  }

  private mutating func assignment() throws(ArithmeticSyntaxError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthMax else { throw ArithmeticSyntaxError() }
    let start = position
    if let name = takeName() {
      for (text, operation) in Self.assignments where takeAssignment(text) {
        return .assign(name, operation, try assignment())
      }
      position = start
    }
    return try conditional()
  }

  private mutating func conditional() throws(ArithmeticSyntaxError) -> Expression {
    let condition = try or()
    guard take("?") else { return condition }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthMax else { throw ArithmeticSyntaxError() }
    // An assignment binds looser than `?`, so none may stand between the two signs or after them.
    let whenTrue = try or()
    guard take(":") else {
      throw endsOperand ? ArithmeticSyntaxError(isMalformedCondition: true) : .init()
    }
    return .conditional(condition, whenTrue, try conditional())
  }

  private mutating func or() throws(ArithmeticSyntaxError) -> Expression {
    var left = try and()
    var links = 0
    while take("||") {
      links += 1
      guard links < Self.depthMax else { throw ArithmeticSyntaxError() }
      left = .or(left, try and())
    }
    return left
  }

  private mutating func and() throws(ArithmeticSyntaxError) -> Expression {
    var left = try binary(0)
    var links = 0
    while take("&&") {
      links += 1
      guard links < Self.depthMax else { throw ArithmeticSyntaxError() }
      left = .and(left, try binary(0))
    }
    return left
  }

  private mutating func binary(_ level: Int) throws(ArithmeticSyntaxError) -> Expression {
    guard level < Self.levels.count else { return try power() }
    var left = try binary(level + 1)
    // Each link makes the tree one level deeper, so a chain counts like a nesting.
    var links = 0
    search: while true {
      for operation in Self.levels[level] where takeBinary(operation) {
        links += 1
        guard links < 4 * Self.depthMax else { throw ArithmeticSyntaxError() }
        left = .binary(operation, left, try binary(level + 1))
        continue search
      }
      return left
    }
  }

  private mutating func power() throws(ArithmeticSyntaxError) -> Expression {
    let base = try unary()
    guard take("**") else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthMax else { throw ArithmeticSyntaxError() }
    return .binary(.power, base, try power())
  }

  private mutating func unary() throws(ArithmeticSyntaxError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthMax else { throw ArithmeticSyntaxError() }
    if take("++") { return try prefixed(by: 1, orSign: .plus) }
    if take("--") { return try prefixed(by: -1, orSign: .minus) }
    if take("!") { return .unary(.not, try unary()) }
    if take("~") { return .unary(.complement, try unary()) }
    if take("-") { return .unary(.minus, try unary()) }
    if take("+") { return .unary(.plus, try unary()) }
    return try postfix()
  }

  /// What follows `++` or `--`: a name to change, or an operand with two signs.
  private mutating func prefixed(
    by step: Int64,
    orSign sign: Expression.UnaryOperator
  ) throws(ArithmeticSyntaxError) -> Expression {
    if let name = takeName() { return .step(name, by: step, valueBefore: false) }
    return .unary(sign, .unary(sign, try unary()))
  }

  private mutating func postfix() throws(ArithmeticSyntaxError) -> Expression {
    if take("(") {
      let inner = try comma()
      guard take(")") else { throw ArithmeticSyntaxError() }
      // In parentheses a name is looked up at once, alone only once its operator is.
      if case .variable = inner { return .unary(.plus, inner) }
      return inner
    }
    if let name = takeName() {
      if take("++") { return .step(name, by: 1, valueBefore: true) }
      if take("--") { return .step(name, by: -1, valueBefore: true) }
      return .variable(name)
    }
    if let operandMark, position < bytes.count, bytes[position] == operandMark {
      let number = bytes[..<position].count { $0 == operandMark }
      position += 1
      skipBlanks()
      return .operand(number)
    }
    return .number(try number())
  }

  // MARK: tokens

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0a].contains(bytes[position]) { position += 1 }
  }

  private func matches(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { wanted in
      start + wanted.count <= bytes.count
        && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard matches(text, at: position) else { return false }
    let end = position + text.utf8CodeUnitCount
    // A prefix of a longer operator is not that operator.
    if text.utf8CodeUnitCount == 1, end < bytes.count {
      let (first, second) = (bytes[position], bytes[end])
      if (first == 0x26 || first == 0x7c), second == first { return false }
      if first == 0x21, second == 0x3d { return false }
    }
    position = end
    skipBlanks()
    return true
  }

  private mutating func takeBinary(_ operation: Expression.BinaryOperator) -> Bool {
    let wanted = Array(operation.rawValue.utf8)
    let end = position + wanted.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(wanted) else { return false }
    if end < bytes.count {
      let next = bytes[end]
      let doubled = wanted.count == 1 && next == wanted[0] && "&|<>*".utf8.contains(next)
      let assigns =
        next == 0x3d && !"=!".utf8.contains(wanted[0])
        && !(wanted.count == 2 && wanted[1] == 0x3d)
      if doubled || assigns { return false }
    }
    position = end
    skipBlanks()
    return true
  }

  private mutating func takeAssignment(_ text: StaticString) -> Bool {
    guard matches(text, at: position) else { return false }
    let end = position + text.utf8CodeUnitCount
    if text.utf8CodeUnitCount == 1, end < bytes.count, bytes[end] == 0x3d { return false }
    position = end
    skipBlanks()
    return true
  }

  private mutating func takeName() -> String? {
    guard position < bytes.count, bytes[position].startsName else { return nil }
    let start = position
    while position < bytes.count, bytes[position].continuesName { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    skipBlanks()
    return name
  }

  /// Decimal, `0x` hexadecimal, `0` octal or `base#digits`; digits after a base wrap round.
  private mutating func number() throws(ArithmeticSyntaxError) -> Int64 {
    let start = position
    while position < bytes.count,
      bytes[position].continuesName || bytes[position] == 0x23
        || bytes[position] == 0x40
    { position += 1 }
    let text = bytes[start..<position]
    guard let first = text.first, first.isDigit else { throw ArithmeticSyntaxError() }
    skipBlanks()
    guard let value = Self.value(of: text) else { throw ArithmeticSyntaxError() }
    return value
  }

  private static func value(of text: ArraySlice<UInt8>) -> Int64? {
    if let hash = text.firstIndex(of: 0x23) {
      guard let base = digits(text[..<hash], base: 10), (2...64).contains(base) else { return nil }
      // No digits after the sign are zero.
      return hash + 1 == text.endIndex ? 0 : digits(text[(hash + 1)...], base: Int(base))
    }
    if text.count > 1, text.first == 0x30 {
      let second = text[text.startIndex + 1]
      if second == 0x78 || second == 0x58 { return bounded(text.dropFirst(2), base: 16) }
      return bounded(text.dropFirst(), base: 8)
    }
    return bounded(text, base: 10)
  }

  /// As `strtoull` reads it: what 64 bits cannot hold is zero.
  private static func bounded(_ text: ArraySlice<UInt8>, base: Int) -> Int64? {
    guard let value = digits(text, base: base) else { return nil }
    let significant = text.drop { $0 == 0x30 }
    if significant.count < 16 { return value }
    let number = UInt64(String(decoding: significant, as: UTF8.self), radix: base)
    return number == nil ? 0 : value
  }

  private static func digits(_ text: ArraySlice<UInt8>, base: Int) -> Int64? {
    guard !text.isEmpty else { return nil }
    var value: Int64 = 0
    for byte in text {
      guard let digit = digit(byte, base: base), digit < base else { return nil }
      value = value &* Int64(base) &+ Int64(digit)
    }
    return value
  }

  /// Up to base 36 the case of a letter is the same; above, upper case follows lower case.
  private static func digit(_ byte: UInt8, base: Int) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x61...0x7a: Int(byte) - 0x61 + 10
    case 0x41...0x5a: Int(byte) - 0x41 + (base <= 36 ? 10 : 36)
    case 0x40: 62
    case 0x5f: 63
    default: nil
    }
  }

  /// From the loosest binding to the tightest.
  private static let levels: [[Expression.BinaryOperator]] = [
    [.bitOr], [.bitXor], [.bitAnd], [.equal, .notEqual],
    [.lessOrEqual, .greaterOrEqual, .less, .greater], [.shiftLeft, .shiftRight],
    [.add, .subtract], [.multiply, .divide, .remainder],
  ]

  private static let assignments: [(StaticString, Expression.BinaryOperator?)] = [
    ("=", nil), ("+=", .add), ("-=", .subtract), ("*=", .multiply), ("/=", .divide),
    ("%=", .remainder), ("<<=", .shiftLeft), (">>=", .shiftRight), ("&=", .bitAnd),
    ("|=", .bitOr), ("^=", .bitXor),
  ]
}

/// Expressions by falling precedence, and the code that they become.
extension AwkParser {
  mutating func expression() throws(AwkSyntaxError) {
    rvalue(try assignment())
  }

  mutating func rvalue(_ operand: Operand) {
    switch operand {
    case .value: break
    case .place(let target): emit(.load(target))
    case .expression(let bytes): emit(.matchRecord(bytes))
    case .list(let count): emit(.subscripts(count))
    }
  }

  mutating func assignment() throws(AwkSyntaxError) -> Operand {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw failure("Program too deep") }
    let left = try conditionalExpression()
    guard case .place(let target) = left, case .symbol(let symbol) = current else { return left }
    if symbol == "=" {
      advance()
      skipNewlines()
      try expression()
      emit(.store(target))
      return .value
    }
    let operations: [String: AwkProgram.Arithmetic] = [
      "+=": .add, "-=": .subtract, "*=": .multiply, "/=": .divide, "%=": .remainder,
      "^=": .power,
    ]
    guard let operation = operations[symbol] else { return left }
    advance()
    skipNewlines()
    try expression()
    emit(.modify(target, operation))
    return .value
  }

  mutating func conditionalExpression() throws(AwkSyntaxError) -> Operand {
    let condition = try disjunction()
    guard at("?") else { return condition }
    rvalue(condition)
    advance()
    skipNewlines()
    let otherwise = emitJump { .jumpIfFalse($0) }
    try expression()
    skipNewlines()
    try expect(":")
    skipNewlines()
    let end = emitJump { .jump($0) }
    patch(otherwise)
    try expression()
    patch(end)
    return .value
  }

  mutating func disjunction() throws(AwkSyntaxError) -> Operand {
    let left = try conjunction()
    guard at("||") else { return left }
    rvalue(left)
    while take("||") {
      skipNewlines()
      emit(.truth)
      emit(.duplicate)
      let end = emitJump { .jumpIfTrue($0) }
      emit(.pop)
      rvalue(try conjunction())
      emit(.truth)
      patch(end)
    }
    return .value
  }

  mutating func conjunction() throws(AwkSyntaxError) -> Operand {
    let left = try membership()
    guard at("&&") else { return left }
    rvalue(left)
    while take("&&") {
      skipNewlines()
      emit(.truth)
      emit(.duplicate)
      let end = emitJump { .jumpIfFalse($0) }
      emit(.pop)
      rvalue(try membership())
      emit(.truth)
      patch(end)
    }
    return .value
  }

  mutating func membership() throws(AwkSyntaxError) -> Operand {
    var left = try matching()
    while current == .keyword("in") {
      rvalue(left)
      advance()
      guard case .name(let name) = current else { throw failure() }
      advance()
      emit(.contains(slot(name)))
      left = .value
    }
    return left
  }

  mutating func matching() throws(AwkSyntaxError) -> Operand {
    var left = try comparison()
    while at("~") || at("!~") {
      rvalue(left)
      let negated = at("!~")
      advance()
      let right = try comparison()
      if case .expression(let bytes) = right { emit(.push(.text(bytes))) } else { rvalue(right) }
      emit(.match(negated: negated))
      left = .value
    }
    return left
  }

  mutating func comparison() throws(AwkSyntaxError) -> Operand {
    var left = try piped()
    let comparisons: [String: AwkProgram.Comparison] = [
      "<": .less, "<=": .lessOrEqual, "==": .equal, "!=": .unequal, ">": .greater,
      ">=": .greaterOrEqual,
    ]
    while case .symbol(let symbol) = current, let comparison = comparisons[symbol],
      !(symbol == ">" && stopsAtGreater)
    {
      rvalue(left)
      advance()
      rvalue(try piped())
      emit(.compare(comparison))
      left = .value
    }
    return left
  }

  /// Reads `"command" | getline x`.
  mutating func piped() throws(AwkSyntaxError) -> Operand {
    var left = try concatenation()
    while at("|"), following == .keyword("getline") {
      rvalue(left)
      advance()
      advance()
      emit(.getLine(.command, into: try getLineTarget()))
      left = .value
    }
    return left
  }

  mutating func concatenation() throws(AwkSyntaxError) -> Operand {
    var left = try additive()
    while startsOperand {
      rvalue(left)
      rvalue(try additive())
      emit(.concatenate)
      left = .value
    }
    return left
  }

  private var startsOperand: Bool {
    switch current {
    case .number, .string, .expression, .name, .functionName, .builtin: true
    case .symbol(let symbol): ["$", "!", "(", "-", "+", "++", "--"].contains(symbol)
    default: false
    }
  }

  mutating func additive() throws(AwkSyntaxError) -> Operand {
    var left = try multiplicative()
    while at("+") || at("-") {
      rvalue(left)
      let adds = at("+")
      advance()
      rvalue(try multiplicative())
      emit(.arithmetic(adds ? .add : .subtract))
      left = .value
    }
    return left
  }

  mutating func multiplicative() throws(AwkSyntaxError) -> Operand {
    var left = try unary()
    while at("*") || at("/") || at("%") {
      rvalue(left)
      let operation: AwkProgram.Arithmetic = at("*") ? .multiply : at("/") ? .divide : .remainder
      advance()
      rvalue(try unary())
      emit(.arithmetic(operation))
      left = .value
    }
    return left
  }

  mutating func unary() throws(AwkSyntaxError) -> Operand {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw failure("Program too deep") }
    for (symbol, instruction) in [
      ("!", AwkProgram.Instruction.not), ("-", .negate), ("+", .plus),
    ] where at(symbol) {
      advance()
      rvalue(try unary())
      emit(instruction)
      return .value
    }
    return try power()
  }

  mutating func power() throws(AwkSyntaxError) -> Operand {
    let left = try postfix()
    guard at("^") else { return left }
    rvalue(left)
    advance()
    // To the right: 2^3^2 is 2^9, and 2^-1 is a half.
    rvalue(try unary())
    emit(.arithmetic(.power))
    return .value
  }

  mutating func postfix() throws(AwkSyntaxError) -> Operand {
    for (symbol, amount) in [("++", 1.0), ("--", -1.0)] where at(symbol) {
      advance()
      guard case .place(let target) = try primary() else { throw failure() }
      emit(.increment(target, amount, old: false))
      return .value
    }
    let operand = try primary()
    guard case .place(let target) = operand else { return operand }
    for (symbol, amount) in [("++", 1.0), ("--", -1.0)] where at(symbol) {
      advance()
      emit(.increment(target, amount, old: true))
      return .value
    }
    return operand
  }

  mutating func primary() throws(AwkSyntaxError) -> Operand {
    let kind = current
    switch kind {
    case .number(let value):
      advance()
      emit(.push(.number(value)))
    case .string(let bytes):
      advance()
      emit(.push(.text(bytes)))
    case .expression(let bytes):
      advance()
      return .expression(bytes)
    case .symbol("("): return try grouping()
    case .symbol("$"):
      advance()
      for (symbol, amount) in [("++", 1.0), ("--", -1.0)] where at(symbol) {
        advance()
        guard case .place(let target) = try primary() else { throw failure() }
        emit(.increment(target, amount, old: false))
        return .place(.field)
      }
      if at("-") || at("!") || at("+") { rvalue(try unary()) } else { rvalue(try primary()) }
      return .place(.field)
    case .symbol("-"), .symbol("+"), .symbol("!"): return try unary()
    case .name(let name):
      advance()
      guard take("[") else { return .place(.slot(slot(name))) }
      try subscripts()
      return .place(.element(slot(name)))
    case .functionName(let name): try call(name)
    case .builtin(let name): try builtin(name)
    case .keyword("getline"):
      advance()
      let target = try getLineTarget()
      if take("<") {
        rvalue(try postfix())
        emit(.getLine(.file, into: target))
      } else {
        emit(.getLine(.input, into: target))
      }
    default: throw failure()
    }
    return .value
  }

  mutating func grouping() throws(AwkSyntaxError) -> Operand {
    advance()
    let outer = stopsAtGreater
    stopsAtGreater = false
    let count = try list(until: ")")
    stopsAtGreater = outer
    advance()
    if count == 0 { throw failure() }
    if count == 1 { return .value }
    guard current == .keyword("in") else { throw failure() }
    return .list(count)
  }

  mutating func subscripts() throws(AwkSyntaxError) {
    let outer = stopsAtGreater
    stopsAtGreater = false
    let count = try list(until: "]")
    stopsAtGreater = outer
    advance()
    if count == 0 { throw failure() }
    if count > 1 { emit(.subscripts(count)) }
  }

  mutating func getLineTarget() throws(AwkSyntaxError) -> AwkProgram.Target? {
    switch current {
    case .name, .symbol("$"):
      guard case .place(let target) = try primary() else { throw failure() }
      return target
    default: return nil
    }
  }
}

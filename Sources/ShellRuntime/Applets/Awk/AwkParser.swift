/// Reads an awk program and writes its instructions.
struct AwkParser {
  private static let deepest = 150

  private var program = AwkProgram()
  private let tokens: [AwkToken]
  private var position = 0
  private var depth = 0
  private var globals: [String: Int] = [:]
  private var locals: [String: Int] = [:]
  private var functionIndex: [String: Int] = [:]
  private var callLines: [Int: Int] = [:]
  /// Jumps out of the loops that are open: to be filled in at their ends.
  private var breaks: [[Int]] = []
  private var continues: [[Int]] = []
  private var stopsAtGreater = false

  private enum Rule { case begin, main, end }

  /// What an expression's code leaves: a value, or a place whose index is on the stack.
  private enum Operand {
    case value
    case place(AwkProgram.Target)
    /// A regular expression by itself matches the record; behind `~` it is a pattern.
    case expression([UInt8])
    /// `(a, b)`, for `in`.
    case list(Int)
  }

  private init(_ tokens: [AwkToken]) {
    self.tokens = tokens
    for name in AwkProgram.specialNames { _ = global(name) }
  }

  static func parse(_ text: [UInt8]) throws(AwkSyntaxError) -> AwkProgram {
    var lexer = AwkLexer(text)
    var parser = AwkParser(try lexer.tokenize())
    try parser.parseProgram()
    return parser.program
  }

  // MARK: tokens

  private var current: AwkToken.Kind { tokens[position].kind }
  private var following: AwkToken.Kind { tokens[min(position + 1, tokens.count - 1)].kind }

  private func failure(_ message: String = "Unexpected token") -> AwkSyntaxError {
    AwkSyntaxError(message: message, line: tokens[position].line)
  }

  private mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  private func at(_ symbol: String) -> Bool { current == .symbol(symbol) }

  private mutating func take(_ symbol: String) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  private mutating func take(keyword: String) -> Bool {
    guard current == .keyword(keyword) else { return false }
    advance()
    return true
  }

  private mutating func expect(_ symbol: String) throws(AwkSyntaxError) {
    if !take(symbol) { throw failure() }
  }

  private mutating func skipNewlines() {
    while current == .newline { advance() }
  }

  private mutating func skipTerminators() {
    while current == .newline || at(";") { advance() }
  }

  // MARK: emitting

  private mutating func emit(_ instruction: AwkProgram.Instruction) {
    program.code.append(instruction)
    program.lines.append(tokens[position].line)
  }

  private var here: Int { program.code.count }

  private mutating func emitJump(_ make: (Int) -> AwkProgram.Instruction) -> Int {
    emit(make(-1))
    return here - 1
  }

  private mutating func patch(_ index: Int) {
    switch program.code[index] {
    case .jump: program.code[index] = .jump(here)
    case .jumpIfFalse: program.code[index] = .jumpIfFalse(here)
    case .jumpIfTrue: program.code[index] = .jumpIfTrue(here)
    case .jumpIfInRange(let range, _): program.code[index] = .jumpIfInRange(range, here)
    case .nextKey(let slot, _): program.code[index] = .nextKey(slot, end: here)
    default: break
    }
  }

  private mutating func global(_ name: String) -> Int {
    if let slot = globals[name] { return slot }
    globals[name] = program.globalNames.count
    program.globalNames.append(name)
    return program.globalNames.count - 1
  }

  private mutating func slot(_ name: String) -> AwkProgram.Slot {
    locals[name].map { .local($0) } ?? .global(global(name))
  }

  // MARK: rules and functions

  private mutating func parseProgram() throws(AwkSyntaxError) {
    skipTerminators()
    // Once over the source for each kind of rule: BEGIN, the main loop, END.
    let start = position
    try parsePass(.begin, functions: true)
    position = start
    program.mainLoop = here
    let loop = here
    emit(.nextRecord(end: 0))
    let before = here
    try parsePass(.main, functions: false)
    let mainIsEmpty = here == before
    emit(.jump(loop))
    position = start
    program.endRules = here
    let endStart = here
    try parsePass(.end, functions: false)
    if mainIsEmpty, here == endStart {
      // Nothing wants the input: it is not read.
      program.code[loop] = .jump(endStart)
    } else {
      program.code[loop] = .nextRecord(end: endStart)
    }
    emit(.finish)
    if let missing = program.functions.firstIndex(where: { $0.address < 0 }) {
      throw AwkSyntaxError(message: "Call to undefined function", line: callLines[missing] ?? 1)
    }
  }

  /// Emits the rules of one kind and goes over the others.
  private mutating func parsePass(_ kind: Rule, functions: Bool) throws(AwkSyntaxError) {
    while true {
      skipTerminators()
      if current == .end { return }
      let mark = (program.code.count, program.rangeCount)
      let rule: Rule
      if current == .keyword("function") {
        let skip = emitJump { .jump($0) }
        try function()
        patch(skip)
        if !functions { drop(mark) }
        continue
      } else if take(keyword: "BEGIN") {
        rule = .begin
        try block()
      } else if take(keyword: "END") {
        rule = .end
        try block()
      } else {
        rule = .main
        try mainRule()
      }
      if rule != kind { drop(mark) }
    }
  }

  private mutating func drop(_ mark: (code: Int, ranges: Int)) {
    program.code.removeSubrange(mark.code...)
    program.lines.removeSubrange(mark.code...)
    program.rangeCount = mark.ranges
  }

  private mutating func function() throws(AwkSyntaxError) {
    advance()
    let name: String
    switch current {
    case .name(let text), .functionName(let text): name = text
    default: throw failure()
    }
    advance()
    try expect("(")
    locals = [:]
    while !at(")") {
      guard case .name(let parameter) = current else { throw failure() }
      locals[parameter] = locals.count
      advance()
      skipNewlines()
      if !take(","), !at(")") { throw failure() }
      skipNewlines()
    }
    advance()
    skipNewlines()
    let index = functionNumber(name)
    program.functions[index].parameterCount = locals.count
    if program.functions[index].address < 0 { program.functions[index].address = here }
    try block()
    emit(.push(.unset))
    emit(.returnValue)
    locals = [:]
  }

  private mutating func functionNumber(_ name: String) -> Int {
    if let index = functionIndex[name] { return index }
    functionIndex[name] = program.functions.count
    program.functions.append(AwkProgram.Function(name: name))
    return program.functions.count - 1
  }

  private mutating func mainRule() throws(AwkSyntaxError) {
    var exits: [Int] = []
    if !at("{") {
      let range = program.rangeCount
      let inside = emitJump { .jumpIfInRange(range, $0) }
      try expression()
      exits.append(emitJump { .jumpIfFalse($0) })
      if take(",") {
        skipNewlines()
        program.rangeCount += 1
        emit(.setRange(range, true))
        patch(inside)
        try expression()
        let goesOn = emitJump { .jumpIfFalse($0) }
        emit(.setRange(range, false))
        patch(goesOn)
      } else {
        // No range: the instruction that asks for one is taken out of the way.
        program.code[inside] = .jump(inside + 1)
      }
    }
    if at("{") {
      try block()
    } else {
      emit(.print(0, .none))
    }
    for exit in exits { patch(exit) }
  }

  // MARK: statements

  private mutating func block() throws(AwkSyntaxError) {
    try expect("{")
    skipTerminators()
    while !take("}") {
      try statement()
      skipTerminators()
    }
  }

  private mutating func endOfStatement() throws(AwkSyntaxError) {
    if at("}") { return }
    if current == .newline || at(";") { advance() } else { throw failure() }
  }

  private mutating func statement() throws(AwkSyntaxError) {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw failure("Program too deep") }
    switch current {
    case .symbol("{"): try block()
    case .symbol(";"): advance()
    case .keyword(let name): try keyword(name)
    default:
      try simpleStatement()
      try endOfStatement()
    }
  }

  private mutating func keyword(_ name: String) throws(AwkSyntaxError) {
    switch name {
    case "if": try conditional()
    case "while": try whileLoop()
    case "do": try doLoop()
    case "for": try forLoop()
    default:
      try simpleStatement()
      try endOfStatement()
    }
  }

  private mutating func simpleStatement() throws(AwkSyntaxError) {
    guard case .keyword(let name) = current, name != "getline" else {
      try expression()
      emit(.pop)
      return
    }
    advance()
    switch name {
    case "print", "printf": try printStatement(formatted: name == "printf")
    case "delete": try deleteStatement()
    case "next": emit(.next)
    case "nextfile": emit(.nextFile)
    case "exit", "return":
      let hasValue = !(current == .newline || at(";") || at("}"))
      if hasValue { try expression() }
      if name == "exit" {
        emit(.exit(hasValue: hasValue))
      } else {
        if !hasValue { emit(.push(.unset)) }
        emit(.returnValue)
      }
    case "break":
      guard !breaks.isEmpty else { throw failure() }
      breaks[breaks.count - 1].append(emitJump { .jump($0) })
    case "continue":
      guard !continues.isEmpty else { throw failure() }
      continues[continues.count - 1].append(emitJump { .jump($0) })
    default: throw failure()
    }
  }

  private mutating func conditional() throws(AwkSyntaxError) {
    advance()
    try expect("(")
    try expression()
    try expect(")")
    skipNewlines()
    let otherwise = emitJump { .jumpIfFalse($0) }
    try statement()
    let mark = position
    skipTerminators()
    guard take(keyword: "else") else {
      position = mark
      patch(otherwise)
      return
    }
    skipNewlines()
    let end = emitJump { .jump($0) }
    patch(otherwise)
    try statement()
    patch(end)
  }

  private mutating func openLoop() {
    breaks.append([])
    continues.append([])
  }

  private mutating func closeContinues() {
    for jump in continues.popLast() ?? [] { patch(jump) }
  }

  private mutating func closeBreaks() {
    for jump in breaks.popLast() ?? [] { patch(jump) }
  }

  private mutating func body() throws(AwkSyntaxError) {
    skipNewlines()
    if take(";") { return }
    try statement()
  }

  private mutating func whileLoop() throws(AwkSyntaxError) {
    advance()
    try expect("(")
    let start = here
    try expression()
    try expect(")")
    let end = emitJump { .jumpIfFalse($0) }
    openLoop()
    try body()
    closeContinues()
    emit(.jump(start))
    patch(end)
    closeBreaks()
  }

  private mutating func doLoop() throws(AwkSyntaxError) {
    advance()
    let start = here
    openLoop()
    try body()
    skipTerminators()
    closeContinues()
    guard take(keyword: "while") else { throw failure() }
    try expect("(")
    try expression()
    try expect(")")
    emit(.jumpIfTrue(start))
    closeBreaks()
    try endOfStatement()
  }

  private mutating func forLoop() throws(AwkSyntaxError) {
    advance()
    try expect("(")
    if case .name(let variable) = current, following == .keyword("in"),
      position + 3 < tokens.count, case .name(let array) = tokens[position + 2].kind,
      tokens[position + 3].kind == .symbol(")")
    {
      position += 4
      return try eachLoop(variable, array)
    }
    if !at(";") { try simpleStatement() }
    try expect(";")
    skipNewlines()
    let start = here
    var end: Int?
    if !at(";") {
      try expression()
      end = emitJump { .jumpIfFalse($0) }
    }
    try expect(";")
    skipNewlines()
    let toBody = emitJump { .jump($0) }
    let update = here
    if !at(")") { try simpleStatement() }
    try expect(")")
    emit(.jump(start))
    patch(toBody)
    openLoop()
    try body()
    closeContinues()
    emit(.jump(update))
    if let end { patch(end) }
    closeBreaks()
  }

  private mutating func eachLoop(
    _ variable: String,
    _ array: String
  ) throws(AwkSyntaxError) {
    let array = slot(array)
    emit(.beginEach(array))
    let start = here
    let next = emitJump { .nextKey(array, end: $0) }
    emit(.store(.slot(slot(variable))))
    emit(.pop)
    openLoop()
    try body()
    closeContinues()
    emit(.jump(start))
    closeBreaks()
    patch(next)
    emit(.endEach)
  }

  private mutating func deleteStatement() throws(AwkSyntaxError) {
    guard case .name(let name) = current else { throw failure() }
    advance()
    guard take("[") else {
      emit(.deleteArray(slot(name)))
      return
    }
    try subscripts()
    emit(.deleteElement(slot(name)))
  }

  private mutating func printStatement(formatted: Bool) throws(AwkSyntaxError) {
    var count = 0
    let outer = stopsAtGreater
    stopsAtGreater = true
    if !endsPrint {
      if at("("), let end = closing(position), endsPrint(at: end + 1) {
        advance()
        stopsAtGreater = false
        count = try list(until: ")")
        advance()
      } else {
        count = try list(until: nil)
      }
    }
    var redirection = AwkProgram.Redirection.none
    if case .symbol(let symbol) = current, [">", ">>", "|"].contains(symbol) {
      advance()
      redirection = symbol == ">" ? .write : symbol == ">>" ? .append : .command
      stopsAtGreater = true
      rvalue(try concatenation())
    }
    stopsAtGreater = outer
    if formatted, count == 0 { throw failure("Too few arguments") }
    emit(formatted ? .printFormat(count, redirection) : .print(count, redirection))
  }

  private var endsPrint: Bool { endsPrint(at: position) }

  private func endsPrint(at index: Int) -> Bool {
    switch tokens[min(index, tokens.count - 1)].kind {
    case .newline, .end: true
    case .symbol(let symbol): [";", "}", ">", ">>", "|"].contains(symbol)
    default: false
    }
  }

  /// The parenthesis that closes the one at `start`.
  private func closing(_ start: Int) -> Int? {
    var open = 0
    for index in start..<tokens.count {
      if tokens[index].kind == .symbol("(") { open += 1 }
      if tokens[index].kind == .symbol(")") {
        open -= 1
        if open == 0 { return index }
      }
    }
    return nil
  }

  private mutating func list(until end: String?) throws(AwkSyntaxError) -> Int {
    var count = 0
    if let end, at(end) { return 0 }
    repeat {
      skipNewlines()
      try expression()
      count += 1
      if end != nil { skipNewlines() }
    } while take(",")
    if let end, !at(end) { throw failure() }
    return count
  }

  // MARK: expressions

  private mutating func expression() throws(AwkSyntaxError) {
    rvalue(try assignment())
  }

  private mutating func rvalue(_ operand: Operand) {
    switch operand {
    case .value: break
    case .place(let target): emit(.load(target))
    case .expression(let bytes): emit(.matchRecord(bytes))
    case .list(let count): emit(.subscripts(count))
    }
  }

  private mutating func assignment() throws(AwkSyntaxError) -> Operand {
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

  private mutating func conditionalExpression() throws(AwkSyntaxError) -> Operand {
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

  private mutating func disjunction() throws(AwkSyntaxError) -> Operand {
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

  private mutating func conjunction() throws(AwkSyntaxError) -> Operand {
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

  private mutating func membership() throws(AwkSyntaxError) -> Operand {
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

  private mutating func matching() throws(AwkSyntaxError) -> Operand {
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

  private mutating func comparison() throws(AwkSyntaxError) -> Operand {
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
  private mutating func piped() throws(AwkSyntaxError) -> Operand {
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

  private mutating func concatenation() throws(AwkSyntaxError) -> Operand {
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

  private mutating func additive() throws(AwkSyntaxError) -> Operand {
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

  private mutating func multiplicative() throws(AwkSyntaxError) -> Operand {
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

  private mutating func unary() throws(AwkSyntaxError) -> Operand {
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

  private mutating func power() throws(AwkSyntaxError) -> Operand {
    let left = try postfix()
    guard at("^") else { return left }
    rvalue(left)
    advance()
    // To the right: 2^3^2 is 2^9, and 2^-1 is a half.
    rvalue(try unary())
    emit(.arithmetic(.power))
    return .value
  }

  private mutating func postfix() throws(AwkSyntaxError) -> Operand {
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

  private mutating func primary() throws(AwkSyntaxError) -> Operand {
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

  private mutating func grouping() throws(AwkSyntaxError) -> Operand {
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

  private mutating func subscripts() throws(AwkSyntaxError) {
    let outer = stopsAtGreater
    stopsAtGreater = false
    let count = try list(until: "]")
    stopsAtGreater = outer
    advance()
    if count == 0 { throw failure() }
    if count > 1 { emit(.subscripts(count)) }
  }

  private mutating func getLineTarget() throws(AwkSyntaxError) -> AwkProgram.Target? {
    switch current {
    case .name, .symbol("$"):
      guard case .place(let target) = try primary() else { throw failure() }
      return target
    default: return nil
    }
  }

  // MARK: calls

  private mutating func call(_ name: String) throws(AwkSyntaxError) {
    let line = tokens[position].line
    advance()
    try expect("(")
    let outer = stopsAtGreater
    stopsAtGreater = false
    defer { stopsAtGreater = outer }
    var origins: [AwkProgram.Slot?] = []
    skipNewlines()
    while !at(")") {
      if case .name(let argument) = current, following == .symbol(",") || following == .symbol(")")
      {
        advance()
        let slot = slot(argument)
        origins.append(slot)
        emit(.argument(slot))
      } else {
        try expression()
        origins.append(nil)
      }
      skipNewlines()
      if !take(","), !at(")") { throw failure() }
      skipNewlines()
    }
    advance()
    let index = functionNumber(name)
    callLines[index] = callLines[index] ?? line
    emit(.call(index, origins: origins))
  }

  private mutating func builtin(_ name: String) throws(AwkSyntaxError) {
    advance()
    guard take("(") else {
      guard name == "length" else { throw failure() }
      emit(.builtin("length", 0))
      return
    }
    let outer = stopsAtGreater
    stopsAtGreater = false
    defer { stopsAtGreater = outer }
    switch name {
    case "length":
      if case .name(let argument) = current, following == .symbol(")") {
        advance()
        advance()
        emit(.length(slot(argument)))
        return
      }
    case "split": return try split()
    case "sub", "gsub": return try substitution(name)
    default: break
    }
    var count = 0
    while !at(")") {
      skipNewlines()
      // Where a pattern is asked for, an expression is not matched against the record.
      try patternArgument(isPattern: name == "match" && count == 1)
      count += 1
      skipNewlines()
      if !take(","), !at(")") { throw failure() }
    }
    advance()
    let least = ["substr": 2, "index": 2, "match": 2, "atan2": 2, "sprintf": 1, "tolower": 1]
    if count < least[name] ?? 0 { throw failure("Too few arguments") }
    emit(.builtin(name, count))
  }

  private mutating func patternArgument(isPattern: Bool) throws(AwkSyntaxError) {
    if isPattern, case .expression(let bytes) = current,
      following == .symbol(",") || following == .symbol(")")
    {
      advance()
      emit(.push(.text(bytes)))
    } else {
      try expression()
    }
  }

  private mutating func split() throws(AwkSyntaxError) {
    try expression()
    try expect(",")
    skipNewlines()
    guard case .name(let array) = current else { throw failure() }
    advance()
    let hasSeparator = take(",")
    if hasSeparator {
      skipNewlines()
      try patternArgument(isPattern: true)
    }
    try expect(")")
    emit(.split(slot(array), hasSeparator: hasSeparator))
  }

  /// The target's index goes below pattern and replacement.
  private mutating func substitution(_ name: String) throws(AwkSyntaxError) {
    let start = here
    try patternArgument(isPattern: true)
    try expect(",")
    skipNewlines()
    try expression()
    let arguments = Array(program.code[start...])
    let lines = Array(program.lines[start...])
    var target = AwkProgram.Target.record
    if take(",") {
      skipNewlines()
      let middle = here
      switch try conditionalExpression() {
      case .place(let place): target = place
      case let other:
        // Nothing to write back to: a copy is changed, as busybox does.
        rvalue(other)
        target = .slot(.global(global(" discarded")))
        emit(.store(target))
        emit(.pop)
      }
      let indexCode = Array(program.code[middle...])
      let indexLines = Array(program.lines[middle...])
      if !indexCode.isEmpty, case .slot = target {
      } else {
        program.code.replaceSubrange(
          start...,
          with: Self.shifted(indexCode, by: -arguments.count)
            + Self.shifted(arguments, by: indexCode.count)
        )
        program.lines.replaceSubrange(start..., with: indexLines + lines)
      }
    }
    try expect(")")
    emit(.substitute(target, all: name == "gsub"))
  }

  /// Code that has been moved: its jumps lead to the same places within it.
  private static func shifted(
    _ code: [AwkProgram.Instruction],
    by distance: Int
  ) -> [AwkProgram.Instruction] {
    code.map { instruction in
      switch instruction {
      case .jump(let target): .jump(target + distance)
      case .jumpIfFalse(let target): .jumpIfFalse(target + distance)
      case .jumpIfTrue(let target): .jumpIfTrue(target + distance)
      default: instruction
      }
    }
  }
}

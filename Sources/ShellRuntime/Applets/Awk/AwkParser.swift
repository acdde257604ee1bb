/// Reads an awk program and writes its instructions.
struct AwkParser {
  static let deepest = 150

  var program = AwkProgram()
  let tokens: [AwkToken]
  var position = 0
  var depth = 0
  var globals: [String: Int] = [:]
  var locals: [String: Int] = [:]
  var functionIndex: [String: Int] = [:]
  var callLines: [Int: Int] = [:]
  /// Jumps out of the loops that are open: to be filled in at their ends.
  var breaks: [[Int]] = []
  var continues: [[Int]] = []
  var stopsAtGreater = false

  enum Rule { case begin, main, end }

  /// What an expression's code leaves: a value, or a place whose index is on the stack.
  enum Operand {
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

  var current: AwkToken.Kind { tokens[position].kind }
  var following: AwkToken.Kind { tokens[min(position + 1, tokens.count - 1)].kind }

  func failure(_ message: String = "Unexpected token") -> AwkSyntaxError {
    AwkSyntaxError(message: message, line: tokens[position].line)
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  func at(_ symbol: String) -> Bool { current == .symbol(symbol) }

  mutating func take(_ symbol: String) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(keyword: String) -> Bool {
    guard current == .keyword(keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: String) throws(AwkSyntaxError) {
    if !take(symbol) { throw failure() }
  }

  mutating func skipNewlines() {
    while current == .newline { advance() }
  }

  mutating func skipTerminators() {
    while current == .newline || at(";") { advance() }
  }

  // MARK: emitting

  mutating func emit(_ instruction: AwkProgram.Instruction) {
    program.code.append(instruction)
    program.lines.append(tokens[position].line)
  }

  var here: Int { program.code.count }

  mutating func emitJump(_ make: (Int) -> AwkProgram.Instruction) -> Int {
    emit(make(-1))
    return here - 1
  }

  mutating func patch(_ index: Int) {
    switch program.code[index] {
    case .jump: program.code[index] = .jump(here)
    case .jumpIfFalse: program.code[index] = .jumpIfFalse(here)
    case .jumpIfTrue: program.code[index] = .jumpIfTrue(here)
    case .jumpIfInRange(let range, _): program.code[index] = .jumpIfInRange(range, here)
    case .nextKey(let slot, _): program.code[index] = .nextKey(slot, end: here)
    default: break
    }
  }

  mutating func global(_ name: String) -> Int {
    if let slot = globals[name] { return slot }
    globals[name] = program.globalNames.count
    program.globalNames.append(name)
    return program.globalNames.count - 1
  }

  mutating func slot(_ name: String) -> AwkProgram.Slot {
    locals[name].map { .local($0) } ?? .global(global(name))
  }

  // MARK: rules and functions

  mutating func parseProgram() throws(AwkSyntaxError) {
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
  mutating func parsePass(_ kind: Rule, functions: Bool) throws(AwkSyntaxError) {
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

  mutating func drop(_ mark: (code: Int, ranges: Int)) {
    program.code.removeSubrange(mark.code...)
    program.lines.removeSubrange(mark.code...)
    program.rangeCount = mark.ranges
  }

  mutating func function() throws(AwkSyntaxError) {
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

  mutating func functionNumber(_ name: String) -> Int {
    if let index = functionIndex[name] { return index }
    functionIndex[name] = program.functions.count
    program.functions.append(AwkProgram.Function(name: name))
    return program.functions.count - 1
  }

  mutating func mainRule() throws(AwkSyntaxError) {
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
}

/// Statements, and the code that they become.
extension AwkParser {
  mutating func block() throws(AwkSyntaxError) {
    try expect("{")
    skipTerminators()
    while !take("}") {
      try statement()
      skipTerminators()
    }
  }

  mutating func endOfStatement() throws(AwkSyntaxError) {
    if at("}") { return }
    if current == .newline || at(";") { advance() } else { throw failure() }
  }

  mutating func statement() throws(AwkSyntaxError) {
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

  mutating func keyword(_ name: String) throws(AwkSyntaxError) {
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

  mutating func simpleStatement() throws(AwkSyntaxError) {
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

  mutating func conditional() throws(AwkSyntaxError) {
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

  mutating func openLoop() {
    breaks.append([])
    continues.append([])
  }

  mutating func closeContinues() {
    for jump in continues.popLast() ?? [] { patch(jump) }
  }

  mutating func closeBreaks() {
    for jump in breaks.popLast() ?? [] { patch(jump) }
  }

  mutating func body() throws(AwkSyntaxError) {
    skipNewlines()
    if take(";") { return }
    try statement()
  }

  mutating func whileLoop() throws(AwkSyntaxError) {
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

  mutating func doLoop() throws(AwkSyntaxError) {
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

  mutating func forLoop() throws(AwkSyntaxError) {
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

  mutating func eachLoop(
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

  mutating func deleteStatement() throws(AwkSyntaxError) {
    guard case .name(let name) = current else { throw failure() }
    advance()
    guard take("[") else {
      emit(.deleteArray(slot(name)))
      return
    }
    try subscripts()
    emit(.deleteElement(slot(name)))
  }

  mutating func printStatement(formatted: Bool) throws(AwkSyntaxError) {
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

  func endsPrint(at index: Int) -> Bool {
    switch tokens[min(index, tokens.count - 1)].kind {
    case .newline, .end: true
    case .symbol(let symbol): [";", "}", ">", ">>", "|"].contains(symbol)
    default: false
    }
  }

  /// The parenthesis that closes the one at `start`.
  func closing(_ start: Int) -> Int? {
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

  mutating func list(until end: String?) throws(AwkSyntaxError) -> Int {
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
}

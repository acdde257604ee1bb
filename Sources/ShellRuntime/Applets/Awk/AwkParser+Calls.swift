/// Calls of functions, whose builtin ones take patterns and places as well as values.
extension AwkParser {
  mutating func call(_ name: String) throws(AwkSyntaxError) {
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

  mutating func builtin(_ name: String) throws(AwkSyntaxError) {
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

  mutating func patternArgument(isPattern: Bool) throws(AwkSyntaxError) {
    if isPattern, case .expression(let bytes) = current,
      following == .symbol(",") || following == .symbol(")")
    {
      advance()
      emit(.push(.text(bytes)))
    } else {
      try expression()
    }
  }

  mutating func split() throws(AwkSyntaxError) {
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
  mutating func substitution(_ name: String) throws(AwkSyntaxError) {
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

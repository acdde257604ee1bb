import ShellSyntax

/// Scripts, line by line.
extension Shell {
  mutating func stepScript(_ script: ScriptWork, _ kernel: inout Kernel) {
    var work = script
    if kernel.process.pending != 0 {
      stack.append(.script(work))
      if beginTrap(&kernel) { return }
      stack.removeLast()
    }
    if !aliases.isEmpty, work.parser == nil { work.startParser() }
    do throws(ShellSyntaxError) {
      guard let command = try nextCommand(&work) else {
        if !work.hasRun { status = 0 }
        return
      }
      work.hasRun = true
      let tested = work.tested
      stack.append(.script(work))
      stack.append(.run(command, tested: tested))
    } catch {
      line = error.line
      fail("syntax error: \(error.message)", &kernel)
    }
  }

  private mutating func nextCommand(
    _ work: inout ScriptWork
  ) throws(ShellSyntaxError) -> Command? {
    let start: Int
    let end: Int
    let command: Command
    if let parser = work.parser {
      var reading = parser.content
      reading.aliases = aliases
      guard let next = try reading.nextLine() else { return nil }
      work.parser = Boxed(reading)
      return next
    }
    guard work.next < work.program.lines.count else {
      if let error = work.program.error { throw error }
      return nil
    }
    start = work.next == 0 ? 0 : work.program.lines[work.next - 1].end.offset
    end = work.program.lines[work.next].end.offset
    command = work.program.lines[work.next].command
    work.next += 1
    if options.contains(.verbose) {
      let bytes = Array(work.program.text.utf8)
      write(Array(bytes[min(start, bytes.count)..<min(end, bytes.count)]), to: 2)
    }
    return command
  }

  /// Collects the standard input as the script.
  mutating func stepReadScript(_ bytes: [UInt8], _ kernel: inout Kernel) -> ShellOutcome? {
    switch kernel.read(0, upTo: 1 << 16) {
    case .bytes(let more):
      guard bytes.count + more.count <= kernel.limits.expansionBytes else { return .killed(.kill) }
      stack.append(.readScript(bytes + more))
    case .wouldBlock:
      stack.append(.readScript(bytes))
      return .step(.wait(Wait(input: 0)))
    case .end, .failed:
      let text = String(decoding: bytes, as: UTF8.self)
      stack.append(.script(ScriptWork(Program(text), .file)))
    }
    return nil
  }

  /// Runs a text as `eval` and `.` do; the frames below it put the command's name back.
  mutating func runText(
    _ text: String,
    _ kind: ScriptWork.Kind,
    commandName: String?,
    firstLine: Int,
    stopsErrors: Bool,
    _ kernel: inout Kernel
  ) -> Bool {
    guard depth < kernel.limits.callDepth else { return false }
    depth += 1
    stack.append(.endBuiltin(commandName: self.commandName, stopsErrors: stopsErrors))
    self.commandName = commandName
    let tested = isTested
    stack.append(
      .script(ScriptWork(Program(text, firstLine: firstLine), kind, tested: tested))
    )
    return true
  }

  /// Whether the command that runs is one whose failure `set -e` does not see.
  private var isTested: Bool {
    for frame in stack.reversed() {
      if case .checkExit(let tested) = frame { return tested }
    }
    return false
  }
}

extension ScriptWork {
  /// Reads on with aliases from where the program has come to.
  mutating func startParser() {
    let position =
      next == 0
      ? SourcePosition(offset: 0, line: program.firstLine) : program.lines[next - 1].end
    parser = Boxed(Parser(program.text, from: position))
  }
}

import ShellSyntax

/// Simple commands (POSIX 2.9.1).
extension Shell {
  mutating func beginSimple(
    _ command: SimpleCommand, _ tested: Bool, _ kernel: inout Kernel
  ) -> ShellOutcome? {
    line = command.line
    substitutionStatus = nil
    stack.append(.arguments(command, tested: tested))
    return stepExpansion(
      ExpansionWork(
        items: command.words.map { .init(word: $0, mode: .fields) }, isCommand: true), &kernel)
  }

  mutating func stepArguments(_ command: SimpleCommand, _ arguments: [String], _ tested: Bool) {
    stack.append(.redirected(command, arguments: arguments, tested: tested))
    if command.redirections.isEmpty {
      savedDescriptors = []
    } else {
      stack.append(.redirect(RedirectionWork(redirections: command.redirections)))
    }
  }

  mutating func stepRedirected(
    _ command: SimpleCommand, _ arguments: [String], _ tested: Bool, _ kernel: inout Kernel
  ) -> ShellOutcome? {
    guard let saved = savedDescriptors else {
      if let name = arguments.first, Builtins.isSpecial(name) {
        raise(1, &kernel)
      } else {
        stack.append(.checkExit(tested: tested))
      }
      return nil
    }
    guard !command.assignments.isEmpty else {
      return execute(command, arguments, values: [], saved, tested, &kernel)
    }
    stack.append(.assigned(command, arguments: arguments, saved: saved, tested: tested))
    return stepExpansion(
      ExpansionWork(
        items: command.assignments.map { .init(word: $0.value, mode: .assignment) }), &kernel)
  }

  mutating func execute(
    _ command: SimpleCommand, _ arguments: [String], values: [String],
    _ saved: [SavedDescriptor], _ tested: Bool, _ kernel: inout Kernel
  ) -> ShellOutcome? {
    let assignments = zip(command.assignments, values).map { (name: $0.name, value: $1) }
    if options.contains(.trace) { trace(assignments, arguments, &kernel) }
    guard let name = arguments.first else {
      restore(saved, &kernel)
      status = substitutionStatus ?? 0
      guard assign(assignments, &kernel) else { return nil }
      stack.append(.checkExit(tested: tested))
      return nil
    }
    // `exec` keeps its redirections.
    let isExec = name == "exec"
    if isExec { forget(saved, &kernel) }
    stack.append(.checkExit(tested: tested))
    if !saved.isEmpty, !isExec { stack.append(.restore(saved)) }
    let kind = commandKind(name)
    switch kind {
    case .special(let builtin):
      guard assign(assignments, &kernel) else { return nil }
      return run(builtin, arguments, isSpecial: true, &kernel)
    case .function(let body):
      guard enterScope(assignments, &kernel) else { return nil }
      call(body, arguments, tested, &kernel)
      return nil
    case .regular(let builtin):
      if !assignments.isEmpty { guard enterScope(assignments, &kernel) else { return nil } }
      return run(builtin, arguments, isSpecial: false, &kernel)
    case .external:
      return runExternal(arguments, assignments, &kernel)
    }
  }

  enum CommandKind {
    case special(Builtin)
    case function(Command)
    case regular(Builtin)
    case external
  }

  /// POSIX 2.9.1.4: special builtins, functions, builtins, files.
  func commandKind(_ name: String, ignoringFunctions: Bool = false) -> CommandKind {
    if let builtin = Builtins.special[name] { return .special(builtin) }
    if !ignoringFunctions, let body = functions[name] { return .function(body) }
    if let builtin = Builtins.regular[name] { return .regular(builtin) }
    return .external
  }

  // MARK: assignments

  private mutating func assign(
    _ assignments: [(name: String, value: String)], _ kernel: inout Kernel
  ) -> Bool {
    do throws(VariableError) {
      for (name, value) in assignments { try variables.set(name, value) }
      return true
    } catch {
      fail(error.message, &kernel)
      return false
    }
  }

  /// Makes a command's assignments, exported, until its end.
  private mutating func enterScope(
    _ assignments: [(name: String, value: String)], _ kernel: inout Kernel
  ) -> Bool {
    scopes.append(assignments.map { ($0.name, variables[$0.name]) })
    stack.append(.endScope)
    guard assign(assignments, &kernel) else { return false }
    for (name, _) in assignments { variables.mark(name, exported: true) }
    return true
  }

  mutating func leaveScope() {
    for (name, variable) in (scopes.popLast() ?? []).reversed() {
      variables.restore(name, variable)
    }
  }

  // MARK: functions

  private mutating func call(
    _ body: Command, _ arguments: [String], _ tested: Bool, _ kernel: inout Kernel
  ) {
    guard depth < kernel.limits.callDepth else {
      // A real shell's stack overflows.
      departure = .killed(Signal(11))
      return
    }
    depth += 1
    stack.append(.endFunction(positional: positional, optionIndex: optionOffset))
    scopes.append([])
    positional = Array(arguments.dropFirst())
    optionOffset = 0
    stack.append(.run(body, tested: tested))
  }

  // MARK: programs

  mutating func runExternal(
    _ arguments: [String], _ assignments: [(name: String, value: String)],
    path: String? = nil, replacing: Bool = false, _ kernel: inout Kernel
  ) -> ShellOutcome? {
    var environment = variables.exported
    for (name, value) in assignments { environment[name] = value }
    do throws(Errno) {
      let searched =
        path ?? assignments.last { $0.name == "PATH" }?.value ?? variables.value("PATH") ?? ""
      let image = try kernel.findProgram(arguments[0], path: searched)
      if replacing || isTail {
        kernel.letGoOfAll()
        return .become(image, arguments, environment)
      }
      let id: Int
      do throws(Errno) {
        id = try kernel.addChild(kernel.load(image, arguments, environment))
      } catch {
        fail("can't fork: \(error.rawValue)", &kernel)
        return nil
      }
      kernel.asChild { $0.process.environment = environment }
      stack.append(.foreground([id], statuses: []))
    } catch {
      status = error == .permissionDenied || error == .isDirectory ? 126 : 127
      report(
        "\(arguments[0]): \(status == 127 ? "not found" : error.rawValue)")
      if replacing { raise(status, &kernel) }
    }
    return nil
  }

  // MARK: set -x

  private mutating func trace(
    _ assignments: [(name: String, value: String)], _ arguments: [String],
    _ kernel: inout Kernel
  ) {
    var words = assignments.map { "\($0.name)=\(ShellQuoting.quotedIfNeeded($0.value))" }
    words += arguments.map(ShellQuoting.tracedWord)
    write(tracePrefix(&kernel) + words.joined(separator: " ") + "\n", to: 2)
  }

  /// PS4, expanded; one that runs commands is taken as it is.
  private mutating func tracePrefix(_ kernel: inout Kernel) -> String {
    let text = variables.value("PS4") ?? ""
    guard text.contains("$") || text.contains("`") else { return text }
    do {
      let word = try Parser.promptWord(text, firstLine: line)
      return try expand(word, .text, outputs: [], &kernel).first ?? text
    } catch {
      return text
    }
  }
}

import ShellSyntax

/// Simple commands (POSIX 2.9.1).
extension Shell {
  mutating func beginSimple(
    _ command: SimpleCommand,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    line = command.line
    substitutionStatus = nil
    if command.startsAtOnce { return beginAtOnce(command, tested, &kernel) }
    stack.append(.arguments(command, tested: tested))
    return stepExpansion(
      ExpansionWork(
        items: command.words.map { .init(word: $0, mode: .fields) },
        isCommand: true
      ),
      &kernel
    )
  }

  /// A command whose words wait for nothing needs no frames to come back to.
  private mutating func beginAtOnce(
    _ command: SimpleCommand,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    var arguments: [String] = []
    do throws(ExpansionStop) {
      try expand(command.words, into: &arguments, &kernel)
    } catch {
      return stop(error, &kernel)
    }
    savedDescriptors = []
    return stepRedirected(command, arguments, tested, &kernel)
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
    _ command: SimpleCommand,
    _ arguments: [String],
    _ tested: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    let kind = arguments.first.map { commandKind($0) }
    let isSpecial = if case .special? = kind { true } else { false }
    guard let saved = savedDescriptors else {
      if isSpecial {
        raise(1, &kernel)
      } else {
        stack.append(.checkExit(tested: tested))
      }
      return nil
    }
    stack.append(.checkExit(tested: tested))
    if !processDescriptors.isEmpty {
      stack.append(.closeAll(processDescriptors))
      processDescriptors = []
    }
    if arguments.first == "exec" {
      // Its redirections stay.
      forget(saved, &kernel)
    } else if !saved.isEmpty {
      stack.append(.restore(saved))
    }
    guard !command.assignments.isEmpty else {
      return execute(command, arguments, kind, values: [], tested, &kernel)
    }
    // Before a special builtin, or alone, assignments last.
    let isScoped = !arguments.isEmpty && !isSpecial
    if isScoped {
      scopes.append([])
      stack.append(.endScope)
    }
    if command.assignsAtOnce {
      do throws(ExpansionStop) {
        let values = try assignAtOnce(command.assignments, isScoped: isScoped, &kernel)
        return execute(command, arguments, kind, values: values, tested, &kernel)
      } catch {
        return stop(error, &kernel)
      }
    }
    let items = command.assignments.map {
      ExpansionWork.Item(word: $0.value, mode: .assignment, target: $0.name)
    }
    stack.append(.assigned(command, arguments: arguments, tested: tested))
    return stepExpansion(ExpansionWork(items: items, isScoped: isScoped), &kernel)
  }

  /// The values that the variables got, when they are to be traced.
  private mutating func assignAtOnce(
    _ assignments: [Assignment],
    isScoped: Bool,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> [String] {
    var values: [String] = []
    for assignment in assignments {
      let value = try text(of: assignment.value, .assignment, &kernel)
      try assignExpanded(assignment.name, value, isScoped: isScoped)
      if options.contains(.trace) { values.append(value) }
    }
    return values
  }

  /// Gives a variable its value as soon as it is expanded, so that the next one sees it.
  mutating func assign(
    _ name: String,
    _ value: String,
    isScoped: Bool
  ) throws(VariableError) {
    if isScoped, let scope = scopes.indices.last { scopes[scope].append((name, variables[name])) }
    try variables.set(name, value)
    if isScoped { variables.mark(name, exported: true) }
  }

  /// Runs a command whose words are expanded; what its name stands for is looked up where it is not
  /// known yet.
  mutating func execute(
    _ command: SimpleCommand,
    _ arguments: [String],
    _ kind: CommandKind? = nil,
    values: [String],
    _ tested: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    if options.contains(.trace) {
      trace(zip(command.assignments, values).map { ($0.name, $1) }, arguments, &kernel)
    }
    guard let name = arguments.first else {
      status = substitutionStatus ?? 0
      return nil
    }
    switch kind ?? commandKind(name) {
    case .special(let builtin): return run(builtin, arguments, isSpecial: true, &kernel)
    case .function(let body):
      // A real shell's stack overflows.
      guard depth < kernel.limits.callDepth else { return .killed(Signal(11)) }
      call(body, arguments, tested)
    case .regular(let builtin): return run(builtin, arguments, isSpecial: false, &kernel)
    case .external: return runExternal(arguments, &kernel)
    }
    return nil
  }

  enum CommandKind: Sendable {
    case special(Builtin)
    case function(Command)
    case regular(Builtin)
    case external
  }

  /// POSIX 2.9.1.4: special builtins, functions, builtins, files.
  func commandKind(_ name: String, ignoringFunctions: Bool = false) -> CommandKind {
    let builtin = Builtins.kinds[name]
    if let builtin, case .special = builtin { return builtin }
    if !ignoringFunctions, !functions.isEmpty, let body = functions[name] {
      return .function(body)
    }
    return builtin ?? .external
  }

  mutating func leaveScope() {
    for (name, variable) in (scopes.popLast() ?? []).reversed() {
      if name == "-" {
        // `local -` has noted the options.
        let bits = variable?.value.flatMap { UInt32($0) } ?? options.rawValue
        options = ShellOptions(rawValue: bits)
        variables.exportsAll = options.contains(.exportAll)
      } else {
        variables.restore(name, variable)
      }
    }
  }

  // MARK: functions

  private mutating func call(
    _ body: Command,
    _ arguments: [String],
    _ tested: Bool
  ) {
    depth += 1
    stack.append(.endFunction(positional: positional, options: variables.optionPosition))
    scopes.append([])
    positional = Array(arguments.dropFirst())
    variables.optionPosition = OptionPosition()
    stack.append(.run(body, tested: tested))
  }

  // MARK: programs

  mutating func runExternal(
    _ arguments: [String],
    path: String? = nil,
    replacing: Bool = false,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    let environment = ProcessEnvironment(variables.exported)
    do throws(Errno) {
      let searched = path ?? variables.value("PATH") ?? ""
      let image = try kernel.findProgram(arguments[0], path: searched)
      if replacing || isTail {
        kernel.letGoOfAll()
        // What is to be written is so before the program takes the shell's place.
        stack = [.become(image, arguments, environment)]
        return nil
      }
      let id: Int
      do throws(Errno) {
        id = try kernel.addChild(
          kernel.load(image, arguments, environment),
          arguments: arguments
        )
      } catch {
        guard error == .noMoreProcesses else { throw error }
        fail("can't fork: \(error.rawValue)", &kernel)
        return nil
      }
      kernel.asChild { $0.process.environment = environment }
      stack.append(.foreground([id], statuses: []))
    } catch {
      status = error == .permissionDenied || error == .isDirectory ? 126 : 127
      // The empty name is not looked for.
      let reason = arguments[0].isEmpty ? Errno.permissionDenied.rawValue : error.rawValue
      report("\(arguments[0]): \(status == 127 && !arguments[0].isEmpty ? "not found" : reason)")
      if replacing { raise(status, &kernel) }
    }
    return nil
  }

  // MARK: set -x

  private mutating func trace(
    _ assignments: [(name: String, value: String)],
    _ arguments: [String],
    _ kernel: inout Kernel
  ) {
    var words = assignments.map { "\($0.name)=\(ShellQuoting.quotedIfNeeded($0.value))" }
    words += Self.withoutCommand(arguments[...]).map(ShellQuoting.tracedWord)
    write(tracePrefix(&kernel) + words.joined(separator: " ") + "\n", to: 2)
  }

  /// A command's words without `command`, unless it only tells what a name stands for.
  private static func withoutCommand(_ words: ArraySlice<String>) -> ArraySlice<String> {
    guard words.first == "command" else { return words }
    let rest = words.dropFirst().drop { $0 == "-p" || $0 == "--" }
    guard let next = rest.first, !next.hasPrefix("-") else { return words }
    return withoutCommand(rest)
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

import ShellSyntax

/// What each frame does when its turn comes.
extension Shell {
  /// An outcome when the shell has to wait or is done.
  mutating func step(_ frame: Frame, _ kernel: inout Kernel) -> ShellOutcome? {
    switch frame {
    case .run(let command, let tested): return begin(command, tested, &kernel)
    case .sequence(let commands, let next, let tested):
      guard next < commands.count else { return nil }
      if next + 1 < commands.count {
        stack.append(.sequence(commands, next: next + 1, tested: tested))
      }
      return begin(commands[next], tested, &kernel)
    case .links(let links, let next, let tested):
      return stepLinks(links, next, tested, &kernel)
    case .negate: status = status == 0 ? 1 : 0
    case .branch(let conditional, let index, let tested):
      stepBranch(conditional, index, tested)
    case .loopCondition(let loop, let lastStatus, let tested):
      stepLoop(loop, lastStatus, tested)
    case .loopBody(let loop, let tested):
      repeatLoop(loop, lastStatus: status, tested)
    case .forWords(let loop, let tested):
      stepFor(loop, expanded, 0, tested, &kernel)
    case .forNext(let loop, let values, let next, let tested):
      stepFor(loop, values, next, tested, &kernel)
    case .caseSubject(let match, let tested):
      stepCase(match, subject: expanded.first ?? "", 0, 0, tested)
    case .casePattern(let match, let subject, let item, let pattern, let tested):
      stepPattern(match, subject, item, pattern, tested, &kernel)
    case .redirectedBody(let body, let tested):
      guard let saved = savedDescriptors else { return nil }
      stack.append(.restore(saved))
      stack.append(.run(body, tested: tested))
    case .arguments(let command, let tested):
      stepArguments(command, expanded, tested)
    case .redirected(let command, let arguments, let tested):
      return stepRedirected(command, arguments, tested, &kernel)
    case .assigned(let command, let arguments, let tested):
      return execute(command, arguments, values: expanded, tested, &kernel)
    case .redirect(let work): stepRedirection(work, &kernel)
    case .expand(let work): return stepExpansion(work, &kernel)
    case .capture(let work): return stepCapture(work, &kernel)
    case .restore(let saved): restore(saved, &kernel)
    case .foreground(let children, let statuses):
      return stepForeground(children, statuses, &kernel)
    case .checkExit(let tested):
      if status != 0, !tested, beginErrorTrap() { return nil }
      if status != 0, !tested, options.contains(.exitOnError) {
        // A trap that has come in between is run first.
        if beginTrap(&kernel) {
          stack.insert(.checkExit(tested: tested), at: stack.count - 2)
        } else {
          exit(status)
        }
      }
    case .script(let work): stepScript(work, &kernel)
    case .endFunction, .endScope, .endBuiltin, .endArguments, .endTrap, .endErrorTrap,
      .closeAll:
      unwind(frame, &kernel)
    case .wait(let work): return stepWait(work, &kernel)
    case .read(let work): return stepRead(work, &kernel)
    case .readScript(let bytes): return stepReadScript(bytes, &kernel)
    case .become(let image, let arguments, let environment):
      return .become(image, arguments, environment)
    case .leave(let status): leave(status, &kernel)
    case .exit: return .step(.exit(status))
    }
    return nil
  }

  /// Begins a command.
  mutating func begin(
    _ command: Command,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    if kernel.process.pending != 0 {
      stack.append(.run(command, tested: tested))
      if beginTrap(&kernel) { return nil }
      stack.removeLast()
    }
    if options.contains(.noExecution) { return nil }
    switch command {
    case .simple(let simple): return beginSimple(simple, tested, &kernel)
    case .not(let inner):
      stack.append(.negate)
      stack.append(.run(inner, tested: true))
    case .pipeline(let commands): beginPipeline(commands, tested, &kernel)
    case .andOr(let first, let links):
      stack.append(.links(links, next: 0, tested: tested))
      stack.append(.run(first, tested: true))
    case .sequence(let commands): stack.append(.sequence(commands, next: 0, tested: tested))
    case .background(let inner, let text): beginBackground(inner, text, &kernel)
    case .subshell(let body, let line): beginSubshell(body, line, tested, &kernel)
    case .conditional(let conditional):
      stack.append(.branch(conditional, index: 0, tested: tested))
      stack.append(.run(conditional.branches[0].condition, tested: true))
    case .loop(let loop): repeatLoop(loop, lastStatus: 0, tested)
    case .forEach(let loop): beginFor(loop, tested)
    case .match(let match):
      line = match.line
      if let patterns = match.patternsAtOnce, stepsLeft >= 2 + 2 * patterns {
        return matchAtOnce(match, tested, &kernel)
      }
      stack.append(.caseSubject(match, tested: tested))
      stack.append(.expand(ExpansionWork(items: [.init(word: match.subject, mode: .text)])))
    case .function(let name, let body):
      functions[name] = body
      status = 0
    case .redirected(let inner, let redirections, let line):
      self.line = line
      stack.append(.redirectedBody(inner, tested: tested))
      stack.append(.redirect(RedirectionWork(redirections: redirections)))
    }
    return nil
  }

  private mutating func stepLinks(
    _ links: [AndOrLink],
    _ next: Int,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    var next = next
    while next < links.count, (status == 0) == links[next].afterFailure { next += 1 }
    guard next < links.count else { return nil }
    let isLast = next + 1 == links.count
    if !isLast { stack.append(.links(links, next: next + 1, tested: tested)) }
    return begin(links[next].command, isLast ? tested : true, &kernel)
  }

  private mutating func stepBranch(_ conditional: Conditional, _ index: Int, _ tested: Bool) {
    if status == 0 {
      stack.append(.run(conditional.branches[index].body, tested: tested))
    } else if index + 1 < conditional.branches.count {
      stack.append(.branch(conditional, index: index + 1, tested: tested))
      stack.append(.run(conditional.branches[index + 1].condition, tested: true))
    } else if let otherwise = conditional.otherwise {
      stack.append(.run(otherwise, tested: tested))
    } else {
      status = 0
    }
  }

  // MARK: loops

  private mutating func repeatLoop(_ loop: Loop, lastStatus: UInt8, _ tested: Bool) {
    stack.append(.loopCondition(loop, lastStatus: lastStatus, tested: tested))
    stack.append(.run(loop.condition, tested: true))
  }

  private mutating func stepLoop(_ loop: Loop, _ lastStatus: UInt8, _ tested: Bool) {
    if (status == 0) == loop.untilSuccess {
      status = lastStatus
    } else {
      stack.append(.loopBody(loop, tested: tested))
      stack.append(.run(loop.body, tested: tested))
    }
  }

  private mutating func beginFor(_ loop: ForLoop, _ tested: Bool) {
    line = loop.line
    guard let words = loop.words else {
      stack.append(.forNext(loop, values: positional, next: 0, tested: tested))
      return
    }
    stack.append(.forWords(loop, tested: tested))
    stack.append(.expand(ExpansionWork(items: words.map { .init(word: $0, mode: .fields) })))
  }

  private mutating func stepFor(
    _ loop: ForLoop,
    _ values: [String],
    _ next: Int,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) {
    guard next < values.count else {
      // The first round still sees the status from before the loop.
      if values.isEmpty { status = 0 }
      return
    }
    do throws(VariableError) {
      try variables.set(loop.name, values[next])
    } catch {
      return fail(error.message, &kernel)
    }
    stack.append(.forNext(loop, values: values, next: next + 1, tested: tested))
    stack.append(.run(loop.body, tested: tested))
  }

  // MARK: case

  /// Looks at a pattern, or runs nothing when there is none left.
  private mutating func stepCase(
    _ match: CaseCommand,
    subject: String,
    _ item: Int,
    _ pattern: Int,
    _ tested: Bool
  ) {
    guard item < match.items.count else {
      status = 0
      return
    }
    guard pattern < match.items[item].patterns.count else {
      return stepCase(match, subject: subject, item + 1, 0, tested)
    }
    stack.append(
      .casePattern(match, subject: subject, item: item, pattern: pattern, tested: tested)
    )
    let word = match.items[item].patterns[pattern]
    stack.append(.expand(ExpansionWork(items: [.init(word: word, mode: .pattern)])))
  }

  /// A whole `case` up to its body, when nothing in it has to wait.
  ///
  /// It counts the steps of the frames that it does without.
  private mutating func matchAtOnce(
    _ match: CaseCommand,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    do throws(ExpansionStop) {
      stepsLeft -= 1
      let subject = try text(of: match.subject, .text, &kernel)
      stepsLeft -= 1
      for item in match.items {
        for pattern in item.patterns {
          stepsLeft -= 1
          let matches = try self.matches(subject, pattern, &kernel)
          stepsLeft -= 1
          guard matches else { continue }
          if let body = item.body {
            stack.append(.run(body, tested: tested))
          } else {
            status = 0
          }
          return nil
        }
      }
      status = 0
      return nil
    } catch {
      return stop(error, &kernel)
    }
  }

  private mutating func matches(
    _ subject: String,
    _ word: Word,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> Bool {
    var work = kernel.limits.patternWork
    if let simple = word.simplePattern,
      (simple.text.count + 1) * subject.utf8.count <= work
    {
      var subject = subject
      return subject.withUTF8 { simple.matches($0) }
    }
    let pattern = try text(of: word, .pattern, &kernel)
    do throws(Pattern.TooMuchWork) {
      return try Pattern(pattern).matches(subject, work: &work)
    } catch {
      throw .failed("pattern too complex")
    }
  }

  private mutating func stepPattern(
    _ match: CaseCommand,
    _ subject: String,
    _ item: Int,
    _ pattern: Int,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) {
    var work = kernel.limits.patternWork
    do throws(Pattern.TooMuchWork) {
      guard try Pattern(expanded.first ?? "").matches(subject, work: &work) else {
        return stepCase(match, subject: subject, item, pattern + 1, tested)
      }
    } catch {
      return fail("pattern too complex", &kernel)
    }
    if let body = match.items[item].body {
      stack.append(.run(body, tested: tested))
    } else {
      status = 0
    }
  }

  // MARK: skipping

  /// Takes a frame off the stack on the way that `break`, `continue` or `return` leads; also what
  /// the frames that only put something back do in any case.
  mutating func unwind(_ frame: Frame, _ kernel: inout Kernel) {
    switch frame {
    case .restore(let saved): restore(saved, &kernel)
    case .endScope: leaveScope()
    case .endBuiltin(let name, _):
      commandName = name
      depth -= 1
    case .endArguments(let arguments): positional = arguments
    case .endErrorTrap(let status):
      runsErrorTrap = false
      if skip != .returning(hasStatus: true) { self.status = status }
    case .closeAll(let descriptors):
      for descriptor in descriptors { kernel.close(descriptor) }
    case .endTrap(let status):
      trapDepth = max(0, trapDepth - 1)
      if skip != .returning(hasStatus: true) { self.status = status }
    case .endFunction(let arguments, let options):
      positional = arguments
      variables.optionPosition = options
      depth -= 1
      leaveScope()
      if skip.isReturning { skip = .none }
    case .redirect(let work): restore(work.saved, &kernel)
    case .loopCondition(let loop, _, let tested), .loopBody(let loop, let tested):
      if leaveLoop() { repeatLoop(loop, lastStatus: status, tested) }
    case .forNext(let loop, let values, let next, let tested):
      if leaveLoop() {
        stack.append(.forNext(loop, values: values, next: next, tested: tested))
      }
    case .script(let work):
      if skip.isReturning, work.kind == .sourced { skip = .none }
    default: break
    }
  }

  /// Counts a loop on the way out; whether it goes on with its next round.
  private mutating func leaveLoop() -> Bool {
    switch skip {
    case .none, .returning: return false
    case .breaking(let count):
      skip = count > 1 ? .breaking(count - 1) : .none
      return false
    case .continuing(let count):
      skip = count > 1 ? .continuing(count - 1) : .none
      return count <= 1
    }
  }

  /// Loops around the current command, with those around the call of its function.
  var loopDepth: Int {
    stack.reduce(outerLoops) { count, frame in
      switch frame {
      case .loopCondition, .loopBody, .forNext: count + 1
      default: count
      }
    }
  }
}

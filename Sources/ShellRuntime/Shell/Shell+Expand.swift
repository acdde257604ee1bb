import ShellSyntax

/// Expansions that may have to wait for commands.
extension Shell {
  /// What an expansion that has failed makes of the shell, if it does not simply go on.
  mutating func stop(_ stop: ExpansionStop, _ kernel: inout Kernel) -> ShellOutcome? {
    guard case .failed(let message) = stop else { return .killed(.kill) }
    fail(message, &kernel)
    return nil
  }

  /// Expands the words of a command that run no commands.
  mutating func expand(
    _ words: [Word],
    into arguments: inout [String],
    _ kernel: inout Kernel
  ) throws(ExpansionStop) {
    arguments.reserveCapacity(words.count)
    for word in words {
      if let text = word.fixedText {
        arguments.append(text)
      } else if word.isAssignment, Self.takesAssignments(arguments) {
        arguments.append(try text(of: word, .assignment, &kernel))
      } else if let text = try loneField(of: word, &kernel) {
        arguments.append(text)
      } else {
        arguments += try expand(word, .fields, outputs: [], &kernel)
      }
      if arguments.count > 100_000 { throw .outOfMemory }
    }
  }

  /// Whether the words so far are of a command whose assignments do not split: `export a=$b`.
  fileprivate static func takesAssignments(_ arguments: [String]) -> Bool {
    guard let name = arguments.first(where: { $0 != "command" }) else { return false }
    return Builtins.assigning.contains(name)
  }

  /// Expands the next word, and gives its variable the value.
  private mutating func expandNext(
    _ work: inout ExpansionWork,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) {
    let mode = work.mode
    let fields = try expand(
      work.items[work.next].word,
      mode,
      outputs: work.outputs,
      &kernel
    )
    if let target = work.items[work.next].target, let value = fields.first {
      try assignExpanded(target, value, isScoped: work.isScoped)
    }
    if fields.count == 1 { work.results.append(fields[0]) } else { work.results += fields }
    if work.results.count > 100_000 { throw .outOfMemory }
    work.next += 1
    work.outputs = []
  }

  mutating func stepExpansion(
    _ expansion: ExpansionWork,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    var work = expansion
    while work.next < work.items.count {
      // A second owner of the table makes the next assignment copy it.
      let before = work.items[work.next].word.runsCommands ? variables : nil
      do throws(ExpansionStop) {
        try expandNext(&work, &kernel)
      } catch .needs(let substitution) {
        return beginCapture(substitution, work, before ?? variables, &kernel)
      } catch .needsProcess(let commands, let reads) {
        beginProcess(commands, reads: reads, work, before ?? variables, &kernel)
        return nil
      } catch .failed(let message) {
        fail(message, &kernel)
        return nil
      } catch {
        return .killed(.kill)
      }
    }
    expanded = work.results
    return nil
  }

  mutating func assignExpanded(
    _ name: String,
    _ value: String,
    isScoped: Bool
  ) throws(ExpansionStop) {
    do throws(VariableError) {
      try assign(name, value, isScoped: isScoped)
    } catch {
      throw .failed(error.message)
    }
  }

  /// Runs a command substitution; its output goes to the expansion, which starts its word again.
  private mutating func beginCapture(
    _ substitution: CommandSubstitution,
    _ work: ExpansionWork,
    _ before: VariableTable,
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    guard depth < kernel.limits.callDepth else { return .killed(.kill) }
    // Each output makes the word start again, so their number must stay small.
    guard work.outputs.count < 2000 else {
      fail("too many command substitutions in a word", &kernel)
      return nil
    }
    let pipe = kernel.makePipe()
    do throws(Errno) {
      let child = try fork(
        running: .sequence(substitution.commands),
        tested: false,
        isCapture: true,
        &kernel
      )
      variables = before
      kernel.asChild { $0.assign(pipe.writer, to: 1) }
      let descriptor = try kernel.place(pipe.reader, from: 10)
      stack.append(.expand(work))
      stack.append(.capture(CaptureWork(descriptor: descriptor, child: child)))
    } catch {
      kernel.discard(pipe)
      variables = before
      fail("can't fork: \(error.rawValue)", &kernel)
    }
    return nil
  }

  /// Starts the commands of a process substitution; the path of their pipe goes to the expansion.
  private mutating func beginProcess(
    _ commands: CommandSubstitution,
    reads: Bool,
    _ work: ExpansionWork,
    _ before: VariableTable,
    _ kernel: inout Kernel
  ) {
    var work = work
    let pipe = kernel.makePipe()
    do throws(Errno) {
      let child = try fork(running: .sequence(commands.commands), tested: false, &kernel)
      variables = before
      kernel.asChild { $0.assign(reads ? pipe.reader : pipe.writer, to: reads ? 0 : 1) }
      // Nobody asks how it ends.
      if let index = kernel.index(of: child) { kernel.processes[index].parent = 0 }
      let descriptor = try kernel.place(reads ? pipe.writer : pipe.reader, from: 64)
      processDescriptors.append(descriptor)
      work.outputs.append("/dev/fd/\(descriptor)")
      stack.append(.expand(work))
    } catch {
      kernel.discard(pipe)
      variables = before
      fail("can't fork: \(error.rawValue)", &kernel)
    }
  }

  mutating func stepCapture(_ capture: CaptureWork, _ kernel: inout Kernel) -> ShellOutcome? {
    var work = capture
    if !work.hasEnded {
      switch kernel.read(work.descriptor, upTo: 1 << 16) {
      case .bytes(let bytes):
        work.chunks.append(bytes)
        work.count += bytes.count
        guard work.count <= kernel.limits.expansionBytes else { return .killed(.kill) }
        stack.append(.capture(work))
        return nil
      case .wouldBlock:
        stack.append(.capture(work))
        return .step(.wait(Wait(input: work.descriptor)))
      case .end, .failed:
        kernel.close(work.descriptor)
        work.hasEnded = true
      }
    }
    guard let end = kernel.collect(work.child) else {
      let child = work.child
      stack.append(.capture(work))
      return .step(.wait(Wait(child: child)))
    }
    report(end)
    substitutionStatus = end.status
    guard case .expand(var expansion)? = stack.popLast() else { return nil }
    expansion.outputs.append(work.text)
    stack.append(.expand(expansion))
    return nil
  }
}

extension CaptureWork {
  /// The output without its trailing newlines; NUL bytes are dropped.
  fileprivate var text: String {
    let bytes = chunks.count == 1 ? chunks[0] : Array(chunks.joined())
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x0a { end -= 1 }
    let text = bytes[..<end]
    return text.contains(0)
      ? String(decoding: text.filter { $0 != 0 }, as: UTF8.self)
      : String(decoding: text, as: UTF8.self)
  }
}

extension ExpansionWork {
  /// How the next word is expanded: `export a=$b` does not split.
  fileprivate var mode: Shell.ExpansionMode {
    guard isCommand, items[next].word.isAssignment, Shell.takesAssignments(results) else {
      return items[next].mode
    }
    return .assignment
  }
}

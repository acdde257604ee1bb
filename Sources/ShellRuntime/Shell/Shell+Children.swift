import ShellSyntax

/// Subshells, pipelines and background commands.
extension Shell {
  /// Starts a copy of the shell on a command.
  mutating func fork(
    running command: Command,
    tested: Bool,
    isCapture: Bool = false,
    _ kernel: inout Kernel
  ) throws(Errno) -> Int {
    var child = self
    child.stack = [.run(command, tested: tested)]
    child.traps = traps.filter { $0.value.isEmpty }
    child.listedTraps = isCapture && command.isBareTrap ? traps : nil
    child.outerLoops = loopDepth
    child.options.remove(.interactive)
    child.options.remove(.monitor)
    child.pendingWrites = []
    child.jobs = JobTable()
    child.depth += 1
    child.variables.reseed(kernel.stream.next())
    let memory = child.variables.bytes
    let id = try kernel.addChild(.shell(Boxed(child)))
    kernel.asChild { kernel in
      kernel.process.memory = memory
      kernel.process.caught = 0
    }
    return id
  }

  /// Whether nothing is left to do after the current command, so that it may take the shell's place.
  var isTail: Bool {
    if isInteractive || !traps.isEmpty { return false }
    return stack.allSatisfy {
      switch $0 {
      case .sequence(let commands, let next, _): next >= commands.count
      case .checkExit, .restore, .endScope, .endBuiltin: true
      case .script(let work): work.isAtEnd && work.kind == .string
      default: false
      }
    }
  }

  mutating func beginSubshell(
    _ body: Command,
    _ line: Int,
    _ tested: Bool,
    _ kernel: inout Kernel
  ) {
    self.line = line
    do throws(Errno) {
      let child = try fork(running: body, tested: tested, &kernel)
      stack.append(.checkExit(tested: tested))
      stack.append(.foreground([child], statuses: []))
    } catch {
      fail("can't fork: \(error.rawValue)", &kernel)
    }
  }

  mutating func beginPipeline(_ commands: [Command], _ tested: Bool, _ kernel: inout Kernel) {
    var children: [Int] = []
    do throws(Errno) {
      try startPipeline(commands, tested, &children, &kernel)
      stack.append(.checkExit(tested: tested))
      stack.append(.foreground(children, statuses: []))
    } catch {
      fail("can't fork: \(error.rawValue)", &kernel)
    }
  }

  private mutating func startPipeline(
    _ commands: [Command],
    _ tested: Bool,
    _ children: inout [Int],
    _ kernel: inout Kernel
  ) throws(Errno) {
    var input: Int?
    for (index, command) in commands.enumerated() {
      let pipe = index + 1 < commands.count ? kernel.makePipe() : nil
      // The shell holds the reading end until the next command has it.
      if let pipe { kernel.keep(pipe.reader) }
      do throws(Errno) {
        children.append(try fork(running: command, tested: tested, &kernel))
      } catch {
        if let pipe {
          kernel.discard(pipe)
          kernel.letGo(pipe.reader)
        }
        if let input { kernel.letGo(input) }
        throw error
      }
      kernel.asChild { kernel in
        if let input { kernel.assign(input, to: 0) }
        if let pipe { kernel.assign(pipe.writer, to: 1) }
      }
      if let input { kernel.letGo(input) }
      input = pipe?.reader
    }
  }

  mutating func beginBackground(_ command: Command, _ text: String, _ kernel: inout Kernel) {
    var children: [Int] = []
    do throws(Errno) {
      if case .pipeline(let commands) = command {
        try startPipeline(commands, false, &children, &kernel)
      } else {
        children.append(try fork(running: command, tested: false, &kernel))
      }
    } catch {
      return fail("can't fork: \(error.rawValue)", &kernel)
    }
    for child in children {
      guard let index = kernel.index(of: child) else { continue }
      kernel.processes[index].isBackground = true
      kernel.processes[index].ignored |= Signal.interrupt.bit | Signal.quit.bit
    }
    giveNoInput(to: children.first, &kernel)
    lastBackground = children.last
    // Only an interactive shell keeps the text, as ash with job control does.
    let job = jobs.add(children, text: isInteractive ? text : "")
    if isInteractive, let last = children.last { write("[\(job)] \(last)\n", to: 2) }
    status = 0
  }

  /// Without job control a background command does not read the shell's input (POSIX 2.9.3.1).
  private func giveNoInput(to child: Int?, _ kernel: inout Kernel) {
    guard let child, let index = kernel.index(of: child) else { return }
    let file = kernel.addOpenFile(
      OpenFile(kind: .device(.null), isReadable: true, isWritable: false)
    )
    let parent = kernel.current
    kernel.current = index
    kernel.assign(file, to: 0)
    kernel.current = parent
  }

  /// Waits for the processes of a foreground command.
  mutating func stepForeground(
    _ children: [Int],
    _ statuses: [UInt8],
    _ kernel: inout Kernel
  ) -> ShellOutcome? {
    var rest = children[...]
    var statuses = statuses
    while let child = rest.first {
      guard let end = kernel.collect(child) else {
        stack.append(.foreground(Array(rest), statuses: statuses))
        return .step(.wait(Wait(child: child)))
      }
      report(end)
      statuses.append(end.status)
      rest.removeFirst()
    }
    status = statuses.last ?? 0
    if options.contains(.pipeFail) { status = statuses.last { $0 != 0 } ?? 0 }
    return nil
  }

  /// Says which signal ended a command, as ash does; not for the two that scripts cause themselves.
  mutating func report(_ end: ProcessEnd) {
    guard case .killed(let signal) = end, signal != .interrupt, signal != .pipe else { return }
    write(signal.description + "\n", to: 2)
  }
}

extension Command {
  /// Whether it is `trap` alone.
  fileprivate var isBareTrap: Bool {
    switch self {
    case .simple(let simple): simple.words.count == 1 && simple.words[0].plainText == "trap"
    case .sequence(let commands): commands.count == 1 && commands[0].isBareTrap
    default: false
    }
  }
}

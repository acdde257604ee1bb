import ShellSyntax

/// The shell's loop: it takes frames from the stack until it has to wait.
extension Shell {
  mutating func resume(_ kernel: inout Kernel, steps: Int) -> (outcome: ShellOutcome, used: Int) {
    stepsLeft = steps
    let outcome = run(&kernel)
    return (outcome, steps - stepsLeft)
  }

  private mutating func run(_ kernel: inout Kernel) -> ShellOutcome {
    while stepsLeft > 0 {
      stepsLeft -= 1
      if !pendingWrites.isEmpty, let wait = flush(&kernel) { return .step(.wait(wait)) }
      if kernel.process.hasEnded { return .step(.again) }
      guard let frame = stack.popLast() else {
        if isInteractive { return .awaitCommand }
        // A signal that has come with the last command still has its action run.
        if kernel.process.pending == 0 || !beginTrap(&kernel) { exit(status) }
        continue
      }
      if skip != .none {
        unwind(frame, &kernel)
      } else if let outcome = step(frame, &kernel) {
        return outcome
      }
      if variables.bytes != kernel.process.memory, let killed = account(&kernel) { return killed }
    }
    return .step(.again)
  }

  private func account(_ kernel: inout Kernel) -> ShellOutcome? {
    let grew = variables.bytes > kernel.process.memory
    kernel.process.memory = variables.bytes
    // Only growth can pass the limit; the sum over all processes costs.
    return grew && kernel.memoryUsed > kernel.limits.memoryBytes ? .killed(.kill) : nil
  }

  // MARK: output

  /// Writes to a descriptor, as soon as it takes the bytes.
  ///
  /// - Parameters:
  ///   - bytes: What is written.
  ///   - descriptor: Where to.
  ///   - reportsFailure: Whether a failure is told: `echo` does, the other builtins only fail.
  mutating func write(_ bytes: [UInt8], to descriptor: Int = 1, reportsFailure: Bool = false) {
    guard !bytes.isEmpty else { return }
    pendingWrites.append(
      PendingWrite(descriptor: descriptor, bytes: bytes[...], reportsFailure: reportsFailure)
    )
  }

  mutating func write(_ text: String, to descriptor: Int = 1) {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes what is pending; what to wait for when not all of it fits.
  private mutating func flush(_ kernel: inout Kernel) -> Wait? {
    while !pendingWrites.isEmpty {
      switch kernel.write(pendingWrites[0].descriptor, pendingWrites[0].bytes) {
      case .written(let count):
        kernel.spendCall()
        if count == pendingWrites[0].bytes.count {
          pendingWrites.removeFirst()
        } else {
          pendingWrites[0].bytes = pendingWrites[0].bytes.dropFirst(count)
        }
      case .wouldBlock: return Wait(output: pendingWrites[0].descriptor)
      case .failed(let error):
        let write = pendingWrites.removeFirst()
        if kernel.process.hasEnded { return nil }
        if write.descriptor != 2 {
          status = 1
          if write.reportsFailure {
            self.write("\(programName): write error: \(error.rawValue)\n", to: 2)
          }
        }
      }
    }
    return nil
  }

  /// A message as ash words it: the shell, the command, the line.
  mutating func report(_ message: String) {
    var text = "\(name): "
    if let commandName {
      if commandName != name { text += "\(commandName): " }
      if !isInteractive { text += "line \(line): " }
    }
    write(text + message + "\n", to: 2)
  }

  // MARK: leaving

  /// Ends the shell as soon as what it has to say is written.
  mutating func exit(_ status: UInt8) {
    self.status = status
    skip = .none
    stack.append(.leave(status))
  }

  /// Leaves all that is under way for the EXIT trap, which sees local variables but no redirections.
  mutating func leave(_ status: UInt8, _ kernel: inout Kernel) {
    self.status = status
    while let frame = stack.popLast() {
      switch frame {
      case .restore(let saved): restore(saved, &kernel)
      case .redirect(let work): restore(work.saved, &kernel)
      case .capture(let work): kernel.close(work.descriptor)
      case .endFunction(let arguments, _): positional = arguments
      default: break
      }
    }
    stack = [.exit]
    guard let action = traps.removeValue(forKey: 0), !action.isEmpty else { return }
    stack.append(.endTrap(status: status))
    stack.append(.script(ScriptWork(Program(action, firstLine: line), .trap)))
  }

  /// An error that ends a shell, or the command of an interactive one.
  mutating func fail(_ message: String, status: UInt8 = 2, _ kernel: inout Kernel) {
    report(message)
    raise(status, &kernel)
  }

  mutating func raise(_ status: UInt8, _ kernel: inout Kernel) {
    if isInteractive {
      let writes = pendingWrites
      abandon(&kernel)
      pendingWrites = writes
      self.status = status
    } else if stack.contains(where: \.stopsErrors) {
      // `command eval` takes the error for its own.
      while let last = stack.last, !last.stopsErrors { abandonFrame(&kernel) }
      self.status = status
    } else {
      exit(status)
    }
  }

  /// The highest priority of a caught signal, as the script to run; it is pending no more.
  private mutating func takeTrap(_ kernel: inout Kernel) -> String? {
    while kernel.process.pending != 0 {
      let number = UInt8(kernel.process.pending.trailingZeroBitCount)
      kernel.process.pending &= kernel.process.pending - 1
      if let action = traps[number], !action.isEmpty { return action }
    }
    return nil
  }

  /// Runs the action of `trap … ERR` for a command that has failed; within functions with `set -E`.
  mutating func beginErrorTrap() -> Bool {
    guard let action = traps[Signal.error.number], !action.isEmpty, !runsErrorTrap else {
      return false
    }
    guard options.contains(.traceErrors) || !stack.contains(where: \.isFunction) else {
      return false
    }
    if options.contains(.exitOnError) { stack.append(.leave(status)) }
    runsErrorTrap = true
    stack.append(.endErrorTrap(status: status))
    stack.append(.script(ScriptWork(Program(action, firstLine: line), .trap)))
    return true
  }

  private static let trapDepthMax = 50

  /// Runs the action of a signal that has come, above what is on the stack.
  mutating func beginTrap(_ kernel: inout Kernel) -> Bool {
    // Actions that signal themselves without end wait for the ones below them.
    guard trapDepth < Self.trapDepthMax, kernel.process.pending != 0,
      let action = takeTrap(&kernel)
    else { return false }
    trapDepth += 1
    stack.append(.endTrap(status: status))
    stack.append(.script(ScriptWork(Program(action, firstLine: line), .trap)))
    return true
  }
}

extension Frame {
  fileprivate var isFunction: Bool { if case .endFunction = self { true } else { false } }

  /// Whether an error goes up no further.
  fileprivate var stopsErrors: Bool {
    if case .endBuiltin(_, stopsErrors: true) = self { true } else { false }
  }
}

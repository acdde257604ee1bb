/// Builtins for signals, jobs and waiting.
extension Builtins {
  @Sendable static func trap(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    // A lone dash is an operand.
    _ = try options(&words, allowed: "")
    guard !words.isEmpty else {
      let traps = shell.listedTraps ?? shell.traps
      for number in traps.keys.sorted() {
        let action = ShellQuoting.quoted(traps[number] ?? "")
        shell.write("trap -- \(action) \(Signal(number).name)\n")
      }
      return .status(0)
    }
    // A single word is a signal to reset, as is a number and what follows it.
    var action: String?
    if words.count > 1, let first = words.first, !first.isNumber { action = words.popFirst() }
    if action == "-" { action = nil }
    var status: UInt8 = 0
    for word in words {
      guard let signal = word == "ERR" ? .error : Signal(named: word) else {
        shell.report("\(word): invalid signal specification")
        status = 1
        continue
      }
      shell.traps[signal.number] = action
      kernel.process.caught &= ~signal.bit
      kernel.process.ignored &= ~signal.bit
      if signal.number > 0, signal != .kill, signal != .stop, let action {
        if action.isEmpty {
          kernel.process.ignored |= signal.bit
        } else {
          kernel.process.caught |= signal.bit
        }
      }
    }
    return .status(status)
  }

  private static var signalList: String {
    (1..<Signal.names.count).map { number in
      "\(number < 10 ? " " : "")\(number)) \(Signal.names[number])\n"
    }.joined()
  }

  @Sendable static func kill(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    if words.first == "-l" || words.first == "-L" { return listSignals(words.dropFirst(), &shell) }
    // Children that have ended are gone, also for `kill -0`.
    shell.jobs.update(&kernel)
    var signal = Signal.terminate
    if let word = words.first, word.hasPrefix("-"), word.count > 1, word != "--" {
      words.removeFirst()
      var name = String(word.dropFirst())
      if name == "s" || name == "n" { name = words.popFirst() ?? "" }
      guard let named = Signal(named: name) else {
        shell.write("\(shell.programName): bad signal name '\(name)'\n", to: 2)
        return .status(1)
      }
      signal = named
    }
    if words.first == "--" { words.removeFirst() }
    guard !words.isEmpty else {
      shell.write("\(shell.programName): you need to specify whom to kill\n", to: 2)
      return .status(1)
    }
    var status: UInt8 = 0
    for word in words {
      if try !send(signal, to: word, &shell, &kernel) { status = 1 }
    }
    return .status(status)
  }

  private static func send(
    _ signal: Signal,
    to word: String,
    _ shell: inout Shell,
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> Bool {
    var targets: [Int] = []
    if word.hasPrefix("%") {
      guard let job = shell.jobs.job(named: word) else {
        throw BuiltinFailure(message: "\(word): no such job")
      }
      targets = job.processes.filter { job.ends[$0] == nil }
    } else if let number = Int(word) {
      targets = [number]
    } else {
      shell.write("\(shell.programName): invalid number '\(word)'\n", to: 2)
      return false
    }
    for target in targets {
      do throws(Errno) {
        try kernel.kill(target, signal)
      } catch {
        shell.write("\(shell.programName): can't kill pid \(target): \(error.rawValue)\n", to: 2)
        return false
      }
    }
    return true
  }

  private static func listSignals(
    _ words: ArraySlice<String>,
    _ shell: inout Shell
  ) -> BuiltinResult {
    if words.isEmpty {
      shell.write(signalList)
      return .status(0)
    }
    for word in words {
      if let number = Int(word) {
        // A status above 128 stands for the signal that caused it.
        let signal = Signal(UInt8(truncatingIfNeeded: number & 0x7f))
        shell.write(signal.name + "\n")
      } else if let signal = Signal(named: word) {
        shell.write("\(signal.number)\n")
      } else {
        shell.write("\(shell.programName): unknown signal '\(word)'\n", to: 2)
        return .status(1)
      }
    }
    return .status(0)
  }

  @Sendable static func jobs(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    shell.jobs.update(&kernel)
    let onlyIDs = arguments.contains("-p")
    for (index, job) in shell.jobs.jobs.enumerated().reversed() {
      if onlyIDs {
        if let first = job.processes.first { shell.write("\(first)\n") }
        continue
      }
      let count = shell.jobs.jobs.count
      let mark = index == count - 1 ? "+" : index == count - 2 ? "-" : " "
      shell.write(job.described(mark) + "\n")
    }
    shell.jobs.removeDone()
    return .status(0)
  }

  /// `fg` and `bg`: there is no job control.
  @Sendable static func resumeJob(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    shell.jobs.update(&kernel)
    guard let job = shell.jobs.job(named: arguments.count > 1 ? arguments[1] : "%") else {
      throw BuiltinFailure(
        message: arguments.count > 1 ? "\(arguments[1]): no such job" : "No current job"
      )
    }
    for process in job.processes where job.ends[process] == nil {
      if let index = kernel.index(of: process) { kernel.send(.continue, to: index) }
    }
    if arguments[0] == "bg" { return .status(0) }
    shell.write(job.text + "\n")
    shell.stack.append(.wait(WaitWork(targets: job.processes)))
    return .pushed
  }

  @Sendable static func wait(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    if words.first == "--" { words.removeFirst() }
    if words.first == "-n" {
      shell.jobs.update(&kernel)
      shell.stack.append(.wait(WaitWork(targets: nil, isForOne: true)))
      return .pushed
    }
    guard !words.isEmpty else {
      shell.stack.append(.wait(WaitWork(targets: nil)))
      return .pushed
    }
    var targets: [Int] = []
    for word in words {
      if word.hasPrefix("%") {
        guard let job = shell.jobs.job(named: word) else {
          throw BuiltinFailure(message: "\(word): no such job")
        }
        targets.append(job.processes.last ?? -1)
      } else {
        targets.append(try number(word))
      }
    }
    shell.stack.append(.wait(WaitWork(targets: targets)))
    return .pushed
  }
}

extension JobTable.Job {
  /// The line that `jobs` prints.
  fileprivate func described(_ mark: String) -> String {
    var state = "Running"
    if isDone, let end {
      switch end {
      case .exited(0): state = "Done"
      case .exited(let status): state = "Done(\(status))"
      case .killed(let signal): state = signal.description
      }
    }
    let padding = String(repeating: " ", count: max(1, 27 - state.count))
    return "[\(number)]\(mark)  \(state)\(padding)\(text)"
  }
}

extension Shell {
  /// `wait`: until its targets have ended or a caught signal comes.
  mutating func stepWait(_ wait: WaitWork, _ kernel: inout Kernel) -> ShellOutcome? {
    var work = wait
    jobs.update(&kernel)
    if kernel.process.pending != 0, let number = pendingTrap(kernel) {
      status = 128 &+ number
      return nil
    }
    guard let targets = work.targets else { return waitForAll(work) }
    while work.next < targets.count {
      let target = targets[work.next]
      if let job = jobs.job(of: target) {
        guard job.isDone, let end = job.end else {
          stack.append(.wait(work))
          return .step(.wait(Wait()))
        }
        report(end)
        status = end.status
        if isInteractive {
          jobs.remove(number: job.number)
        } else {
          jobs.noteWaited(number: job.number)
        }
      } else {
        status = 127
      }
      work.next += 1
    }
    return nil
  }

  private mutating func waitForAll(_ work: WaitWork) -> ShellOutcome? {
    if work.isForOne, let job = jobs.jobs.first(where: { $0.isDone && !$0.isWaitedFor }) {
      status = job.end?.status ?? 0
      jobs.remove(number: job.number)
      return nil
    }
    if work.isForOne, jobs.jobs.allSatisfy(\.isDone) {
      status = 127
      return nil
    }
    guard jobs.jobs.allSatisfy(\.isDone) else {
      stack.append(.wait(work))
      return .step(.wait(Wait()))
    }
    if isInteractive { jobs.removeDone() } else { jobs.noteAllWaited() }
    status = 0
    return nil
  }

  /// The first caught signal that has come.
  private func pendingTrap(_ kernel: Kernel) -> UInt8? {
    let number = UInt8(kernel.process.pending.trailingZeroBitCount)
    return traps[number] == nil ? nil : number
  }
}

extension String {
  /// Whether it is made of digits alone.
  fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

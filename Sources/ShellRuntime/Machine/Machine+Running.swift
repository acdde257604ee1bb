import Simulation

/// Runs of the processes, in turns.
extension Machine.Parts {
  /// Steps that a process may make before the next one's turn.
  private static let slice = 500
  /// What a turn of an applet costs at most, by the time that it takes: 64 KiB through a pipe.
  private static let appletTurnWork = 400
  /// What a turn of a host's program costs, such as kubectl.
  private static let hostTurnWork = 4_000

  /// Runs everything that can run at this moment, in turns by process id.
  mutating func run<Host: HostPrograms>(now: Instant, host: inout Host) -> MachineState {
    kernel.now = now
    if kernel.hostPrograms.isEmpty { kernel.hostPrograms = host.names }
    kernel.fuel = pace.fuel(left: kernel.fuel, full: kernel.limits.fuel, now: now)
    if kernel.processes[0].hasEnded { return finish(&host) }
    for index in kernel.processes.indices { wakeForHost(index) }
    while kernel.fuel > 0 {
      var ran = false
      var index = 0
      while index < kernel.processes.count, kernel.fuel > 0 {
        if isRunnable(index) {
          ran = true
          step(index, &host)
          if kernel.processes[0].hasEnded { return finish(&host) }
        }
        index += 1
      }
      discardEndedHostPrograms(&host)
      kernel.reapOrphans()
      if !ran { return restingState() }
    }
    pace.noteExhaustion()
    return .blocked(until: now + pace.busyTime, onHost: false)
  }

  private mutating func finish<Host: HostPrograms>(_ host: inout Host) -> MachineState {
    for index in kernel.processes.indices { kernel.end(index, .killed(.kill)) }
    discardEndedHostPrograms(&host)
    kernel.processes.removeSubrange(1...)
    guard case .ended(let end) = kernel.processes[0].state else { return .awaitingInput }
    return .exited(end)
  }

  private func restingState() -> MachineState {
    var until: Instant?
    var onHost = false
    for process in kernel.processes {
      if case .awaitingCommand = process.state { return .awaitingInput }
      guard case .blocked(let wait) = process.state else { continue }
      if let moment = wait.until { until = min(until ?? moment, moment) }
      onHost = onHost || wait.hostChange
    }
    return .blocked(until: until, onHost: onHost)
  }

  private mutating func wakeForHost(_ index: Int) {
    guard case .blocked(let wait) = kernel.processes[index].state, wait.hostChange else { return }
    kernel.processes[index].state = .ready
  }

  private mutating func isRunnable(_ index: Int) -> Bool {
    if kernel.processes[index].isStopped { return false }
    switch kernel.processes[index].state {
    case .ready: return true
    case .ended, .awaitingCommand: return false
    case .blocked(let wait):
      kernel.current = index
      guard kernel.isOver(wait) else { return false }
      kernel.processes[index].state = .ready
      return true
    }
  }

  private mutating func step<Host: HostPrograms>(_ index: Int, _ host: inout Host) {
    kernel.current = index
    // Taken out, so that it is changed in place.
    switch exchange(&kernel.processes[index].program, with: .none) {
    case .none: kernel.end(index, .killed(.kill))
    case .shell(var shell):
      let step = shell.content.resume(&kernel, steps: Self.slice)
      kernel.fuel -= step.used
      work += step.used
      settle(index, .shell(shell), step.outcome)
    case .applet(var applet):
      kernel.fuel -= 100
      work += Self.appletTurnWork
      let step = applet.resume(&kernel)
      settle(index, .applet(applet), step)
    case .host(let invocation, let started):
      kernel.fuel -= 100
      work += Self.hostTurnWork
      let id = kernel.processes[index].id
      if !started { host.start(id, invocation) }
      let step = host.resume(id, &kernel)
      if case .exit = step { host.discard(id) }
      settle(index, .host(invocation, started: true), step)
    }
  }

  private mutating func settle(_ index: Int, _ program: Process.Program, _ step: AppletStep) {
    // A signal that the program sent itself may have ended it.
    guard !kernel.processes[index].hasEnded else {
      if case .host = program { kernel.processes[index].program = program }
      return
    }
    switch step {
    case .exit(let status):
      kernel.end(index, .exited(status))
    case .again:
      kernel.processes[index].program = program
    case .wait(let wait):
      kernel.processes[index].program = program
      kernel.processes[index].state = .blocked(wait)
    }
  }

  private mutating func settle(_ index: Int, _ program: Process.Program, _ outcome: ShellOutcome) {
    switch outcome {
    case .step(let step): settle(index, program, step)
    case .become(let image, let arguments, let environment):
      guard !kernel.processes[index].hasEnded else { return }
      kernel.processes[index].environment = environment
      kernel.processes[index].arguments = arguments
      kernel.processes[index].caught = 0
      kernel.processes[index].memory = 0
      do throws(Errno) {
        kernel.processes[index].program = try kernel.load(
          image,
          arguments,
          environment,
          processID: kernel.processes[index].id
        )
      } catch {
        kernel.end(index, .exited(error == .noEntry ? 127 : 126))
      }
    case .awaitCommand:
      kernel.processes[index].program = program
      kernel.processes[index].state = .awaitingCommand
    case .killed(let signal): kernel.end(index, .killed(signal))
    }
  }

  private mutating func discardEndedHostPrograms<Host: HostPrograms>(_ host: inout Host) {
    for index in kernel.processes.indices where kernel.processes[index].hasEnded {
      if case .host(_, started: true) = kernel.processes[index].program {
        host.discard(kernel.processes[index].id)
      }
      kernel.processes[index].program = .none
    }
  }
}

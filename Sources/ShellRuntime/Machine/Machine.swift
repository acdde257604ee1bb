public import ShellSyntax
public import Simulation

/// A computer as a value: processes, pipes and files that run in virtual time.
///
/// A run goes on until every process waits for something or the fuel of the moment is spent; the
/// machine then says what it waits for. Copying a machine copies its running programs.
public struct Machine: Sendable {
  var kernel: Kernel
  let environment: [String: String]
  let workingDirectory: String
  /// How long the processes have kept busy: runs that spent all fuel, without a rest since.
  private var exhaustedRuns = 0
  private var wasExhausted = true
  /// Runs that spend their fuel before each next one takes longer than the one before.
  ///
  /// Few, so that many busy containers cost little; more where one script is all there is.
  public var evenRuns = 8
  private var lastRun = Instant(nanoseconds: 0)
  /// What its processes have cost so far, in steps of a shell; for hosts that bound it.
  public private(set) var work = 0

  public init(
    files: FileSystem = FileSystem(),
    hostname: String,
    environment: [String: String],
    workingDirectory: String = "/",
    user: MachineUser = .root,
    seed: UInt64,
    limits: MachineLimits = MachineLimits(),
    applets: [String: AppletMaker] = AppletTable.all
  ) {
    kernel = Kernel(
      hostname: hostname,
      files: files,
      seed: seed,
      limits: limits,
      applets: applets
    )
    kernel.files.network.hostname = hostname
    kernel.user = user
    self.environment = environment
    self.workingDirectory = workingDirectory
  }

  /// The working directory of the first process.
  public var currentDirectory: String {
    kernel.processes.first?.workingDirectory ?? workingDirectory
  }

  public var files: FileSystem {
    _read { yield kernel.files }
    _modify { yield &kernel.files }
  }

  // MARK: starting

  /// Starts the first process, with number 1, as a container's runtime does.
  ///
  /// `.noEntry` and `.permissionDenied` when the program cannot be run.
  public mutating func start(_ arguments: [String]) throws(Errno) {
    var programs = ProgramCache()
    _ = try start(arguments, programs: &programs)
  }

  /// The same with a cache of parsed scripts, for hosts that start many machines on one script.
  ///
  /// - Parameters:
  ///   - arguments: The program's name and what it is called with.
  ///   - programs: Scripts that were parsed before.
  ///   - location: Where a machine with the same files has found the program.
  /// - Returns: Where the program was found.
  /// - Throws: as the other `start`.
  @discardableResult
  public mutating func start(
    _ arguments: [String],
    programs: inout ProgramCache,
    at location: ProgramLocation? = nil
  ) throws(Errno) -> ProgramLocation {
    guard let name = arguments.first else { throw .noEntry }
    precondition(kernel.processes.isEmpty, "a machine starts once")
    addFirst(.none)
    if arguments.count > 2, arguments[1] == "-c" {
      kernel.parsedScript = programs.program(arguments[2], firstLine: 0)
    }
    let path = environment["PATH"]
    let image: ProgramImage
    do throws(Errno) {
      image =
        if let location, location.name == name, location.path == path {
          location.image
        } else {
          try kernel.findProgram(name, path: path)
        }
      kernel.processes[0].arguments = arguments
      kernel.processes[0].program = try kernel.load(
        image,
        arguments,
        environment,
        processID: 1
      )
    } catch {
      kernel.processes = []
      throw error
    }
    return ProgramLocation(name: name, path: path, image: image)
  }

  /// Starts a shell on a script whose text is at hand, as `sh NAME ARGUMENTS` would.
  ///
  /// - Parameters:
  ///   - script: The text, parsed.
  ///   - name: Its `$0`.
  ///   - arguments: From `$1` on.
  ///   - origin: How the shell came by the text.
  public mutating func startShell(
    script: Program,
    name: String,
    arguments: [String] = [],
    origin: ScriptOrigin = .file
  ) {
    precondition(kernel.processes.isEmpty, "a machine starts once")
    addFirst(.none)
    kernel.processes[0].arguments = ["sh", name] + arguments
    kernel.processes[0].program = .shell(
      Shell(
        script: script,
        name: name,
        arguments: arguments,
        origin: origin,
        environment: environment,
        kernel: &kernel
      )
    )
  }

  /// Starts a shell that is fed its commands one after another.
  public mutating func startInteractiveShell(name: String = "sh") {
    precondition(kernel.processes.isEmpty, "a machine starts once")
    addFirst(.none)
    kernel.processes[0].program = .shell(
      Shell(interactive: name, environment: environment, kernel: &kernel)
    )
  }

  private mutating func addFirst(_ program: Process.Program) {
    // A machine that is empty has room for a process.
    guard let id = try? kernel.takeProcessID() else { return }
    kernel.processes.append(
      Process(
        id: id,
        parent: 0,
        program: program,
        descriptors: [],
        workingDirectory: workingDirectory,
        environment: environment
      )
    )
    kernel.current = 0
    let input = kernel.addOpenFile(OpenFile(kind: .input, isReadable: true, isWritable: false))
    let output = kernel.addOpenFile(
      OpenFile(kind: .output(.output), isReadable: false, isWritable: true)
    )
    let error = kernel.addOpenFile(
      OpenFile(kind: .output(.error), isReadable: false, isWritable: true)
    )
    kernel.assign(input, to: 0)
    kernel.assign(output, to: 1)
    kernel.assign(error, to: 2)
  }

  // MARK: host

  /// Gives an interactive shell its next commands; it must be awaiting input.
  public mutating func feed(_ text: String) {
    kernel.outputBytes = 0
    guard !kernel.processes.isEmpty, case .shell(var shell) = kernel.processes[0].program else {
      return
    }
    shell.feed(text)
    kernel.processes[0].program = .shell(shell)
    kernel.processes[0].state = .ready
  }

  /// What the first process reads from its standard input; nil ends it.
  public mutating func supplyInput(_ bytes: [UInt8]?) {
    if let bytes {
      var input = kernel.input ?? Pipe()
      input.append(bytes[...])
      kernel.input = input
    } else {
      kernel.input = nil
    }
    for index in kernel.processes.indices { kernel.wake(index) }
  }

  /// Whether a process waits for more of the host's input.
  public var awaitsInput: Bool {
    kernel.processes.contains { process in
      guard case .blocked(let wait) = process.state, let descriptor = wait.input,
        let file = process.openFile(descriptor), case .input = kernel.openFiles[file].kind
      else { return false }
      return true
    }
  }

  /// Whether the first process is spared the signals that it does not catch, as in a container.
  public var shieldsFirstProcess: Bool {
    get { kernel.shieldsFirstProcess }
    set { kernel.shieldsFirstProcess = newValue }
  }

  /// What was written since the last call.
  public mutating func takeOutput() -> [OutputChunk] {
    defer { kernel.output = [] }
    return kernel.output
  }

  /// Sends a signal to the first process, as a container's runtime does.
  public mutating func signal(_ signal: Signal) {
    guard !kernel.processes.isEmpty else { return }
    kernel.send(signal, to: 0, fromOutside: true)
  }

  /// Ctrl-C: ends what runs in the foreground; an interactive shell stays.
  public mutating func interrupt() {
    for index in kernel.processes.indices.dropFirst() where !kernel.processes[index].isBackground {
      kernel.send(.interrupt, to: index)
    }
    guard !kernel.processes.isEmpty else { return }
    if case .shell(var shell) = kernel.processes[0].program, shell.isInteractive {
      kernel.current = 0
      shell.interrupt(&kernel)
      kernel.processes[0].program = .shell(shell)
      kernel.processes[0].state = .ready
    } else {
      kernel.end(0, .killed(.interrupt))
    }
  }

  // MARK: running

  /// Steps that a process may make before the next one's turn.
  private static let slice = 500
  /// Virtual time that a run's fuel is worth at first.
  private static let quantum = Duration.microseconds(12_500)
  /// What a turn of an applet costs at most, by the time that it takes: 64 KiB through a pipe.
  private static let appletTurnWork = 400
  /// What a turn of a host's program costs, such as kubectl.
  private static let hostTurnWork = 4_000
  /// How long it takes to rest from a spent run, when nothing runs.
  private static let rest = Duration.milliseconds(500)

  /// Runs everything that can run at this moment, in turns by process id.
  public mutating func run<Host: HostPrograms>(now: Instant, host: inout Host) -> MachineState {
    kernel.now = now
    if kernel.hostPrograms.isEmpty { kernel.hostPrograms = host.names }
    refuel(now)
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
    exhaustedRuns += 1
    wasExhausted = true
    return .blocked(until: now + busyTime, onHost: false)
  }

  /// Gives the fuel that the time since the last run has brought.
  ///
  /// A loop that sleeps for an instant in each round is a busy one too, hence no full tank at once.
  private mutating func refuel(_ now: Instant) {
    let full = kernel.limits.fuel
    let rested = min(max((now - lastRun).nanoseconds, 0), Self.rest.nanoseconds)
    let gain = Int(Int64(full) * rested / Self.rest.nanoseconds)
    kernel.fuel = wasExhausted ? full : min(full, kernel.fuel + gain)
    if kernel.fuel == full, !wasExhausted { exhaustedRuns = 0 }
    wasExhausted = false
    lastRun = now
  }

  /// How long the fuel of the last run lasts: it doubles with every second run of a long busy time.
  private var busyTime: Duration {
    let doublings = min(max(0, exhaustedRuns - evenRuns) / 2, 40)
    return exhaustedRuns == 0 ? .zero : Self.quantum * (1 << doublings)
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
    let program = kernel.processes[index].program
    kernel.processes[index].program = .none
    switch program {
    case .none: kernel.end(index, .killed(.kill))
    case .shell(var shell):
      let step = shell.resume(&kernel, steps: Self.slice)
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

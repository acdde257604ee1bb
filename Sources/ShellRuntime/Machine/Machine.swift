public import ShellSyntax
public import Simulation

/// A computer as a value: processes, pipes and files that run in virtual time.
///
/// A run goes on until every process waits for something or the fuel of the moment is spent; the
/// machine then says what it waits for. Copying a machine copies its running programs.
///
/// It is one reference, so that handing it about costs nothing; what it holds is copied when one of
/// two copies runs.
public struct Machine: Sendable {
  /// What a machine consists of.
  struct Parts: Sendable {
    var kernel: Kernel
    let environment: ProcessEnvironment
    let workingDirectory: String
    var pace = MachinePace()
    /// What its processes have cost so far, in steps of a shell.
    var work = 0
  }

  private var parts: Boxed<Parts>

  var kernel: Kernel {
    _read { yield parts.content.kernel }
    _modify { yield &parts.content.kernel }
  }

  public init(
    files: consuming FileSystem = FileSystem(),
    hostname: String,
    environment: ProcessEnvironment,
    workingDirectory: String = "/",
    user: MachineUser = .root,
    seed: UInt64,
    limits: MachineLimits = MachineLimits(),
    applets: [String: AppletMaker] = AppletTable.all
  ) {
    parts = Boxed(
      Parts(
        kernel: Kernel(
          hostname: hostname,
          user: user,
          files: consume files,
          seed: seed,
          limits: limits,
          applets: applets
        ),
        environment: environment,
        workingDirectory: workingDirectory
      )
    )
  }

  var environment: ProcessEnvironment { parts.content.environment }

  var workingDirectory: String { parts.content.workingDirectory }

  /// Runs that spend their fuel before each next one takes longer than the one before.
  ///
  /// Few, so that many busy containers cost little; more where one script is all there is.
  public var evenRuns: Int {
    get { parts.content.pace.evenRuns }
    set { parts.content.pace.evenRuns = newValue }
  }

  /// What its processes have cost so far, in steps of a shell; for hosts that bound it.
  public var work: Int { parts.content.work }

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
    try parts.content.start(arguments, programs: &programs, at: location)
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
    parts.content.startShell(name, ["sh", name] + arguments) { shell in
      shell.begin(script, called: name, arguments, origin)
    }
  }

  /// Starts a shell that is fed its commands one after another.
  public mutating func startInteractiveShell(name: String = "sh") {
    parts.content.startShell(name, []) { $0.options = [.interactive, .readsInput] }
  }

  // MARK: host

  /// Gives an interactive shell its next commands; it must be awaiting input.
  public mutating func feed(_ text: String) { feed(Program(text)) }

  /// The same with commands that have been parsed.
  public mutating func feed(_ program: Program) {
    kernel.outputBytes = 0
    guard kernel.changeFirstShell({ shell, _ in shell.feed(program) }) else { return }
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
    kernel.output.isEmpty ? [] : exchange(&kernel.output, with: [])
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
    if case .shell(let shell) = kernel.processes[0].program, shell.content.isInteractive {
      kernel.current = 0
      kernel.changeFirstShell { shell, kernel in shell.interrupt(&kernel) }
      kernel.processes[0].state = .ready
    } else {
      kernel.end(0, .killed(.interrupt))
    }
  }

  /// Runs everything that can run at this moment, in turns by process id.
  public mutating func run<Host: HostPrograms>(now: Instant, host: inout Host) -> MachineState {
    parts.content.run(now: now, host: &host)
  }
}

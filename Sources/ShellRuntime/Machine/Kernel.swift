import ShellSyntax
public import Simulation

/// What the processes of a machine share: files, pipes, the process table, the clock.
///
/// Programs call it while the machine runs them; `current` tells which process is calling.
public struct Kernel: Sendable {
  public var now = Instant(nanoseconds: 0)
  public let hostname: String
  public let user: MachineUser
  let limits: MachineLimits
  /// The programs of the image by name.
  let applets: [String: AppletMaker]
  var files: FileSystem
  var processes: [Process] = []
  /// The index of the process that runs.
  var current = 0
  var openFiles: [OpenFile] = []
  private var freeOpenFiles: [Int] = []
  var pipes: [Pipe] = []
  private var freePipes: [Int] = []
  private(set) var nextProcessID = 1
  var stream: RandomStream
  var hostPrograms: Set<String> = []
  var output: [OutputChunk] = []
  var outputBytes = 0
  /// Processes that the host has started beside the first, by number.
  var attachments: [Int: Attachment] = [:]
  /// What the host has fed and nobody read yet; nil once there is no more to come.
  var input: Pipe?
  /// The script of the first process, when its host has parsed it before.
  var parsedScript: Program?
  /// Whether signals from within do not end the first process (pid_namespaces(7)).
  var shieldsFirstProcess = true
  /// Steps left in this run.
  var fuel = 0

  /// What a call of the system costs on top, in steps of a shell.
  private static let callFuel = 12

  /// Pays for a call of the system: loops that do little but write come to their end as soon as others.
  mutating func spendCall() { fuel -= Self.callFuel }

  init(
    hostname: String,
    user: MachineUser,
    files: consuming FileSystem,
    seed: UInt64,
    limits: MachineLimits,
    applets: [String: AppletMaker]
  ) {
    self.hostname = hostname
    self.user = user
    self.applets = applets
    if files.network.hostname != hostname { files.network.hostname = hostname }
    self.files = files
    self.limits = limits
    stream = RandomStream(seed: seed)
  }

  // MARK: processes

  var process: Process {
    _read { yield processes[current] }
    _modify { yield &processes[current] }
  }

  func index(of id: Int) -> Int? {
    // Ids grow along the table.
    let index = processes.partitioningIndex { $0.id >= id }
    return index < processes.count && processes[index].id == id ? index : nil
  }

  mutating func takeProcessID() throws(Errno) -> Int {
    guard processes.count < limits.processes else { throw .noMoreProcesses }
    defer { nextProcessID += 1 }
    return nextProcessID
  }

  /// A new child of the current process with the same descriptors.
  mutating func addChild(
    _ program: Process.Program,
    arguments: [String]? = nil
  ) throws(Errno) -> Int {
    let id = try takeProcessID()
    let parent = process
    var child = Process(
      id: id,
      parent: parent.id,
      program: program,
      descriptors: parent.descriptors,
      workingDirectory: parent.workingDirectory,
      environment: parent.environment
    )
    child.arguments = arguments ?? parent.arguments
    child.creationMask = parent.creationMask
    child.isBackground = parent.isBackground
    child.ignored = parent.ignored
    child.memory = parent.memory
    for file in child.descriptors where file >= 0 { openFiles[file].references += 1 }
    processes.append(child)
    return id
  }

  /// Ends a process: its descriptors close, its children lose their parent.
  mutating func end(_ index: Int, _ end: ProcessEnd) {
    guard !processes[index].hasEnded else { return }
    let id = processes[index].id
    let descriptors = exchange(&processes[index].descriptors, with: [])
    let keptFiles = exchange(&processes[index].keptFiles, with: [])
    processes[index].state = .ended(end)
    processes[index].memory = 0
    if !attachments.isEmpty { attachments[id]?.end = end }
    for file in descriptors where file >= 0 { release(file, isLast: id == 1) }
    for file in keptFiles { release(file, isLast: id == 1) }
    let parent = processes[index].parent
    for child in processes.indices where processes[child].parent == id {
      processes[child].parent = 0
    }
    if let waiting = self.index(of: parent) { wake(waiting) }
  }

  /// Gives up what a shell has set aside, before another program takes its place.
  mutating func letGoOfAll() {
    let files = process.keptFiles
    process.keptFiles = []
    for file in files { release(file) }
  }

  /// Lets a blocked process look again at what it waits for.
  mutating func wake(_ index: Int) {
    if case .blocked = processes[index].state { processes[index].state = .ready }
  }

  /// Removes ended processes whose parents are gone.
  mutating func reapOrphans() {
    processes.removeAll { $0.hasEnded && $0.parent == 0 && $0.id != 1 }
  }

  /// How the current process's child ended, which it then forgets; nil while the child runs.
  mutating func collect(_ id: Int) -> ProcessEnd? {
    guard let index = index(of: id) else { return .exited(127) }
    guard case .ended(let end) = processes[index].state else { return nil }
    // The table is compacted between runs of processes; orphans go then.
    processes[index].parent = 0
    return end
  }

  var memoryUsed: Int { processes.indices.reduce(0) { $0 + processes[$1].memory } }

  // MARK: signals

  mutating func send(_ signal: Signal, to index: Int, fromOutside: Bool = false) {
    guard !processes[index].hasEnded, signal.number > 0 else { return }
    if signal == .continue { processes[index].isStopped = false }
    let isFirst = processes[index].id == 1 && shieldsFirstProcess
    if signal == .kill {
      // The kernel shields the first process of a PID namespace from within.
      if !isFirst || fromOutside { end(index, .killed(signal)) }
      return
    }
    if processes[index].caught & signal.bit != 0 {
      processes[index].pending |= signal.bit
      wake(index)
      return
    }
    if processes[index].ignored & signal.bit != 0 || signal.isIgnoredByDefault || isFirst {
      return
    }
    if signal.stops {
      processes[index].isStopped = true
    } else {
      end(index, .killed(signal))
    }
  }

  // MARK: open files

  mutating func addOpenFile(_ file: OpenFile) -> Int {
    if let free = freeOpenFiles.popLast() {
      openFiles[free] = file
      return free
    }
    openFiles.append(file)
    return openFiles.count - 1
  }

  /// - Parameters:
  ///   - number: The open file.
  ///   - isLast: Whether the machine comes to its end, when only others can notice that it is closed.
  mutating func release(_ number: Int, isLast: Bool = false) {
    if isLast, !openFiles[number].kind.concernsOthers { return }
    openFiles[number].references -= 1
    guard openFiles[number].references <= 0 else { return }
    let kind = openFiles[number].kind
    openFiles[number].kind = .directory
    freeOpenFiles.append(number)
    switch kind {
    case .pipe(let pipe, let isWriter):
      if isWriter { pipes[pipe].writers -= 1 } else { pipes[pipe].readers -= 1 }
      if pipes[pipe].writers <= 0, pipes[pipe].readers <= 0 {
        pipes[pipe] = Pipe()
        freePipes.append(pipe)
      }
    case .file(let location): files.released(location)
    case .directory, .device, .output, .attached, .input, .view: break
    }
  }

  func isOpen(_ location: FileSystem.Location) -> Bool {
    openFiles.contains {
      if case .file(location) = $0.kind, $0.references > 0 { true } else { false }
    }
  }

  /// The numbers of a new pipe's two open files, which nobody references yet.
  mutating func makePipe() -> (reader: Int, writer: Int) {
    var pipe = Pipe()
    pipe.readers = 1
    pipe.writers = 1
    let number: Int
    if let free = freePipes.popLast() {
      pipes[free] = pipe
      number = free
    } else {
      pipes.append(pipe)
      number = pipes.count - 1
    }
    let reader = addOpenFile(
      OpenFile(kind: .pipe(number, isWriter: false), isReadable: true, isWritable: false)
    )
    let writer = addOpenFile(
      OpenFile(kind: .pipe(number, isWriter: true), isReadable: false, isWritable: true)
    )
    return (reader, writer)
  }
}

package import Cluster
package import Kubectl
package import ShellRuntime
import ShellSyntax
package import Simulation

/// A shell whose kubectl speaks to a simulated cluster: one value for the prompt and all behind it.
///
/// Virtual time moves when something waits for it: a `sleep`, a `kubectl wait`, a watch. The cluster
/// then goes from event to event, and nothing polls. Copying a console forks the session, its
/// running programs and the cluster.
package struct Console: Sendable {
  var host: ConsoleHost
  private var machine: Machine
  package private(set) var seed: UInt64
  private var isInteractive = false
  /// What became of the Jobs and pods, each change at its true moment; nil while nobody asks for it.
  package var record: RunRecord?
  /// What the running command waits for; the machine is not asked again before that has come, so
  /// that it makes no difference in how many pieces time passes.
  private var blocked: Blocked?

  private struct Blocked: Sendable {
    var until: Instant?
    var onHost: Bool
    var revision: UInt64
  }

  /// A new shell on a copy of another console's cluster and files; what runs there does not go on.
  package init(branchOf other: Console) {
    host = ConsoleHost(branchOf: other.host)
    machine = Self.machine(
      files: other.machine.files,
      workingDirectory: other.workingDirectory,
      seed: other.seed
    )
    seed = other.seed
    record = other.record
  }

  /// Where the shell is.
  package var workingDirectory: String { machine.currentDirectory }

  /// Where a learner's files are.
  package static let home = "/home/learner"

  /// How many changes those who ask why, or read a component's log, can look back on.
  private static let historyLimit = 20_000

  /// A fresh cluster, and a shell on it that has not begun.
  ///
  /// - Parameters:
  ///   - seed: Of the cluster and of the shell.
  ///   - start: The cluster's first moment.
  ///   - folder: A real folder to work in; without one the work is done in `home`.
  ///   - files: Written before anything runs, at absolute paths.
  package init(
    seed: UInt64,
    start: Instant = Cluster.defaultStart,
    folder: RealFolderMount? = nil,
    files: [(path: String, bytes: [UInt8])] = []
  ) {
    var cluster = Cluster(seed: seed, start: start)
    cluster.historyLimit = Self.historyLimit
    host = ConsoleHost(cluster: cluster)
    self.seed = seed
    machine = Self.machine(
      files: Self.fileSystem(folder: folder, files: files),
      workingDirectory: folder?.path ?? Self.home,
      seed: seed
    )
  }

  private static func machine(
    files: FileSystem,
    workingDirectory: String,
    seed: UInt64
  ) -> Machine {
    Machine(
      files: files,
      hostname: "joblab",
      environment: [
        "HOME": home, "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "PWD": workingDirectory, "USER": "learner", "SHELL": "/bin/sh", "TERM": "dumb",
      ],
      workingDirectory: workingDirectory,
      seed: seed,
      applets: AppletTable.prompt
    )
  }

  /// What the shell's kubectl is started with.
  package var kubectl: KubectlSettings {
    get { host.settings }
    set { host.settings = newValue }
  }

  package var cluster: Cluster {
    _read { yield host.cluster }
    _modify { yield &host.cluster }
  }

  private static func fileSystem(
    folder: RealFolderMount?,
    files: [(path: String, bytes: [UInt8])]
  ) -> FileSystem {
    var system = FileSystem()
    do {
      try system.makeDirectories(home)
      if let folder { try system.mount(folder.folder, at: folder.path) }
      for file in files {
        let parent = file.path.split(separator: "/").dropLast().joined(separator: "/")
        try system.makeDirectories("/" + parent)
        try system.install(file.bytes, at: file.path)
      }
    } catch {
      // A fresh image has room for a folder, and callers hand in paths that they made themselves.
      preconditionFailure("a new file system refused its first files: \(error.rawValue)")
    }
    return system
  }
}

/// A real folder and the absolute path that the shell sees it at.
package struct RealFolderMount: Sendable {
  package var folder: any HostFolder
  package var path: String

  package init(_ folder: any HostFolder, at path: String) {
    self.folder = folder
    self.path = path
  }
}

extension Console {
  /// Whether its past would be the same under every seed, but for its cluster's.
  var canBeReseeded: Bool {
    var machine = machine
    return host.isIdle && record == nil && machine.reseed(from: seed, to: seed)
  }

  /// A console that can be reseeded under another seed, with a cluster that has that seed.
  func reseeded(_ seed: UInt64, _ cluster: consuming Cluster) -> Console {
    var machine = machine
    guard machine.reseed(from: self.seed, to: seed) else {
      preconditionFailure("a machine that takes one seed takes every other")
    }
    return Console(
      host: host.idle(with: consume cluster),
      machine: consume machine,
      seed: seed,
      isInteractive: isInteractive,
      blocked: blocked
    )
  }

  private init(
    host: consuming ConsoleHost,
    machine: consuming Machine,
    seed: UInt64,
    isInteractive: Bool,
    blocked: Blocked?
  ) {
    self.host = host
    self.machine = machine
    self.seed = seed
    self.isInteractive = isInteractive
    self.blocked = blocked
  }
}

// MARK: - A script at full speed

extension Console {
  /// Runs a script to its end; virtual time goes as fast as the computer allows.
  ///
  /// - Parameters:
  ///   - script: The text itself.
  ///   - name: What the script is called: its `$0`.
  ///   - arguments: From `$1` on.
  ///   - origin: How the shell came by the text.
  ///   - limits: Where it is stopped.
  ///   - input: Gives what comes next on the standard input, nil at its end; asked when something
  ///     reads it. Without one the input is empty.
  ///   - output: Takes what the script prints, in order, as it comes.
  /// - Returns: Its exit status, or why it was stopped.
  package mutating func run(
    script: String,
    name: String = "sh",
    arguments: [String] = [],
    origin: ScriptOrigin = .file,
    limits: RunLimits = .standard,
    input: (() -> [UInt8]?)? = nil,
    output: (OutputChunk) -> Void
  ) -> ScriptOutcome {
    var firstLine = 1
    // The text of -c has no lines of its own until its first newline.
    if case .command = origin { firstLine = 0 }
    machine.shieldsFirstProcess = false
    machine.evenRuns = limits.evenRuns
    machine.startShell(
      script: Program(script, firstLine: firstLine),
      name: name,
      arguments: arguments,
      origin: origin
    )
    if input != nil { machine.supplyInput([]) }
    return finish(limits: limits, input: input, output: output)
  }

  private mutating func finish(
    limits: RunLimits,
    input: (() -> [UInt8]?)?,
    output: (OutputChunk) -> Void
  ) -> ScriptOutcome {
    let horizon = cluster.now + limits.virtualTime
    var events = 0
    var printed = 0
    while true {
      let state = runMachine()
      for chunk in machine.takeOutput() {
        printed += chunk.bytes.count
        output(chunk)
      }
      switch state {
      case .exited(let end): return .exited(end.status)
      case .awaitingInput: return .exited(0)
      case .blocked: break
      }
      if let input, machine.awaitsInput {
        machine.supplyInput(input())
        blocked = nil
        continue
      }
      if printed > limits.outputBytes {
        return .stopped("it printed more than \(limits.outputBytes >> 20) MiB")
      }
      switch wait(limit: horizon, events: &events, eventsMax: limits.events) {
      case .ready: break
      case .idle: return .stopped("it waits for something that cannot happen any more")
      case .limit:
        return .stopped("it is not done after \(limits.virtualTime.ageText) of virtual time")
      case .spent: return .stopped("more than \(limits.events) things happened in the cluster")
      }
    }
  }

  /// Runs the machine at this moment, and notes what it has written to the cluster.
  private mutating func runMachine() -> MachineState {
    let state = machine.run(now: cluster.now, host: &host)
    if case .blocked(let until, let onHost) = state {
      blocked = Blocked(until: until, onHost: onHost, revision: cluster.revision)
    }
    record?.note(host.cluster)
    return state
  }
}

// MARK: - One command after another

/// Where a fed command stands.
package enum ConsoleState: Equatable, Sendable {
  /// It has ended; the shell waits for the next.
  case ready
  /// It waits: until this moment at the latest, or for something that cannot happen (nil).
  case busy(until: Instant?)
  /// The shell itself has ended.
  case exited(UInt8)
}

extension Console {
  /// What more input would have to bring before the shell can run the lines of `text`, such as a
  /// here-document.
  ///
  /// Nil when it is a whole command, or a wrong one, of which the shell will speak.
  package static func awaited(by text: String) -> String? { Program(text + "\n").awaits }

  /// Gives the shell its next command; it must be ready.
  package mutating func feed(_ command: String) {
    if !isInteractive {
      machine.startInteractiveShell()
      isInteractive = true
      _ = runMachine()
    }
    // A line at a terminal ends with a line break, which the shell's errors name.
    let line = Program(command + "\n")
    machine.feed(line.awaits == nil ? line : Program(command))
    blocked = nil
  }

  /// Goes on until the command has ended or `limit` is reached.
  ///
  /// The clock stands where the command ended, which may be before `limit`. It makes no difference
  /// in how many pieces a command goes on.
  ///
  /// - Parameters:
  ///   - limit: Where the clock stops at the latest.
  ///   - work: Runs and events after which it comes back even so, with `busy` until now, for a host
  ///     that has a keyboard to look at.
  /// - Returns: Whether the command goes on, and what it waits for.
  package mutating func advance(to limit: Instant, work: Int = .max) -> ConsoleState {
    guard isInteractive else { return .ready }
    var done = 0
    while true {
      if let blocked {
        switch wait(limit: limit, events: &done, eventsMax: work) {
        case .ready: break
        case .idle: return .busy(until: nil)
        case .limit: return .busy(until: nextMoment(blocked.until))
        case .spent: return .busy(until: cluster.now)
        }
      }
      switch runMachine() {
      case .exited(let end): return .exited(end.status)
      case .awaitingInput: return .ready
      case .blocked: done += 1
      }
      // No time passes while somebody edits.
      if editedFile != nil { return .busy(until: cluster.now) }
    }
  }

  /// Lets time pass at the prompt while no command runs.
  ///
  /// - Parameters:
  ///   - moment: Where the clock is to stand.
  ///   - work: Events after which it comes back even so.
  /// - Returns: Whether `moment` is reached.
  @discardableResult
  package mutating func rest(until moment: Instant, work: Int = .max) -> Bool {
    var events = 0
    while events < work {
      guard cluster.step(until: moment) else {
        cluster.advance(to: moment)
        record?.note(host.cluster)
        return true
      }
      record?.note(host.cluster)
      events += 1
    }
    return false
  }

  /// Whether the caller edits the files that programs put before an editor.
  package var hasEditor: Bool {
    get { host.hasEditor }
    set { host.hasEditor = newValue }
  }

  /// The file that a running command wants to have edited; it waits until `finishEdit`.
  package var editedFile: String? { host.editedFile }

  /// Says that the file has been edited.
  package mutating func finishEdit() {
    host.finishEdit()
    blocked = nil
  }

  /// What its machine and its cluster have cost so far, in steps of a shell; for hosts that bound it.
  package var work: Int { machine.work + cluster.work }

  /// A new shell in the place of one that has ended.
  package mutating func restartShell() {
    machine = Self.machine(files: machine.files, workingDirectory: Self.home, seed: seed)
    isInteractive = false
    blocked = nil
  }

  /// Ctrl-C: ends the running command; the shell stays.
  package mutating func interrupt() {
    machine.interrupt()
    blocked = nil
    _ = runMachine()
  }

  /// What was printed since the last call.
  package mutating func takeOutput() -> [OutputChunk] { machine.takeOutput() }

  /// Writes a file, as if the learner had.
  package mutating func write(_ bytes: [UInt8], to path: String) throws(Errno) {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    try machine.files.makeDirectories("/" + path[..<end])
    try machine.files.install(bytes, at: path)
  }

  /// The files of the prompt.
  package var files: FileSystem { machine.files }

  private func nextMoment(_ until: Instant?) -> Instant? {
    guard let event = cluster.nextEvent else { return until }
    return until.map { min($0, event) } ?? event
  }
}

// MARK: - Waiting

extension Console {
  private enum Waited {
    /// Something that the machine waits for has come.
    case ready
    /// Nothing is left that could wake it.
    case idle
    /// It is not ready, and the limit is reached.
    case limit
    /// It is not ready, and so many events have happened that the caller wants to know.
    case spent
  }

  /// Moves the cluster to what the machine waits for, one event after another.
  private mutating func wait(limit: Instant, events: inout Int, eventsMax: Int) -> Waited {
    guard let blocked else { return .ready }
    if blocked.until == nil, !blocked.onHost { return .idle }
    let bound = min(blocked.until ?? limit, limit)
    while !(blocked.onHost && cluster.revision != blocked.revision) {
      if events >= eventsMax { return .spent }
      guard cluster.step(until: bound) else {
        return waited(blocked, limit: limit)
      }
      record?.note(host.cluster)
      events += 1
    }
    self.blocked = nil
    return .ready
  }

  /// What it came to when nothing more happens before the bound.
  private mutating func waited(_ blocked: Blocked, limit: Instant) -> Waited {
    defer { record?.note(host.cluster) }
    if let moment = blocked.until, moment <= limit {
      cluster.advance(to: moment)
      self.blocked = nil
      return .ready
    }
    if blocked.until == nil, cluster.nextEvent == nil { return .idle }
    cluster.advance(to: limit)
    return .limit
  }
}

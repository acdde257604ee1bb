import Cluster
import Kubectl
package import Console
import KubeAPI
import ShellRuntime
package import Simulation

/// What was done on the cluster since it was made: enough to make it again, to the byte.
package struct SessionLog: Equatable, Sendable {
  package var seed: UInt64
  package private(set) var entries: [Entry] = []

  /// One thing done, at a moment of virtual time.
  package struct Entry: Equatable, Sendable {
    package var at: Instant
    package var action: SessionAct
  }

  package init(seed: UInt64) {
    self.seed = seed
  }

  package mutating func append(_ action: SessionAct, at moment: Instant) {
    if action == .rest, let last = entries.last, last.at == moment, !last.action.takesTime {
      return
    }
    entries.append(Entry(at: moment, action: action))
  }

  /// Takes back the learner's last command or edit; nil when there is none.
  ///
  /// What a lesson has given since stays: it was no act of the learner's.
  package mutating func removeLastAct() -> SessionAct? {
    guard let last = entries.lastIndex(where: { $0.action.isAct }) else { return nil }
    let removed = entries[last]
    let given = entries[last...].filter { if case .write = $0.action { true } else { false } }
    entries.removeSubrange(last...)
    append(.rest, at: removed.at)
    for entry in given { append(entry.action, at: removed.at) }
    return removed.action
  }

  /// Ends the log at a moment before its end; how many commands that takes back.
  ///
  /// A command that ran at that moment is interrupted there. What a lesson has given since stays.
  package mutating func cut(to moment: Instant) -> Int {
    guard let first = entries.firstIndex(where: { $0.at > moment }) else {
      append(.rest, at: moment)
      return 0
    }
    let removed = entries[first...]
    let isCutOff = first > 0 && entries[first - 1].action.isCommand
    entries.removeSubrange(first...)
    append(.rest, at: moment)
    if isCutOff {
      entries.append(Entry(at: moment, action: .rest))
      append(.interrupt, at: moment)
    }
    for entry in removed {
      if case .write = entry.action { append(entry.action, at: moment) }
    }
    return removed.count { $0.action.isAct }
  }

  /// Does everything once more: what was done and what was printed, piece by piece.
  func played() -> [(at: Instant, piece: Transcript.Piece)] {
    var console = Self.freshConsole(seed: seed)
    var pieces: [(at: Instant, piece: Transcript.Piece)] = []
    for entry in entries {
      var printed: [(at: Instant, text: String)] = []
      console.redo(entry, output: &printed)
      pieces += printed.map { ($0.at, .output($0.text)) }
      switch entry.action {
      case .command(let command): pieces.append((entry.at, .command(command)))
      case .clock(let typed): pieces.append((entry.at, .remark(typed)))
      case .edit(let path, _): pieces.append((entry.at, .remark("edited \(path)")))
      case .write(let path, _): pieces.append((entry.at, .remark("\(path) was given")))
      case .interrupt: pieces.append((entry.at, .remark("Ctrl-C")))
      case .rest: break
      }
    }
    return pieces
  }

  private static func freshConsole(seed: UInt64) -> Console {
    var console = Console(seed: seed)
    // The lessons show what pods use.
    console.kubectl.hasMetrics = true
    console.hasEditor = true
    console.record = RunRecord(of: console.cluster)
    return console
  }

  /// The console as it was when the last entry was made, with the record of its Jobs.
  ///
  /// A command that was still running then, such as a watch, is ended.
  package func replayed() -> Console {
    replayed(onto: Self.freshConsole(seed: seed), from: 0)
  }

  /// The same, from a console that the first `count` entries have led to.
  package func replayed(onto console: Console, from count: Int) -> Console {
    var console = console
    for entry in entries[count...] { console.redo(entry) }
    if console.isBusy { console.interrupt() }
    _ = console.takeOutput()
    return console
  }
}

extension SessionAct {
  /// Whether the learner did it.
  fileprivate var isAct: Bool {
    switch self {
    case .command, .clock, .edit: true
    case .interrupt, .write, .rest: false
    }
  }

  fileprivate func edits(_ file: String?) -> Bool {
    if case .edit(let path, _) = self { path == file } else { false }
  }

  fileprivate var isCommand: Bool {
    if case .command = self { true } else { false }
  }

  fileprivate var takesTime: Bool {
    switch self {
    case .command, .clock: true
    case .interrupt, .write, .edit, .rest: false
    }
  }
}

extension Console {
  fileprivate var isBusy: Bool {
    mutating get {
      if case .busy = advance(to: cluster.now) { true } else { false }
    }
  }

  fileprivate mutating func redo(_ entry: SessionLog.Entry) {
    let isBusy = passTime(until: entry.at)
    act(entry, isBusy: isBusy)
    _ = takeOutput()
  }

  /// The same, with what was printed up to the entry, at its moments.
  fileprivate mutating func redo(
    _ entry: SessionLog.Entry,
    output: inout [(at: Instant, text: String)]
  ) {
    // It makes no difference in how many pieces a command goes on.
    while case .busy(let next) = advance(to: entry.at, work: 1) {
      noteOutput(&output)
      guard let next, next <= entry.at else { break }
    }
    let isBusy = passTime(until: entry.at)
    noteOutput(&output)
    act(entry, isBusy: isBusy)
  }

  private mutating func noteOutput(_ output: inout [(at: Instant, text: String)]) {
    let bytes = takeOutput().flatMap(\.bytes)
    guard !bytes.isEmpty else { return }
    output.append((cluster.now, String(decoding: bytes, as: UTF8.self)))
  }

  private mutating func act(_ entry: SessionLog.Entry, isBusy wasBusy: Bool) {
    var isBusy = wasBusy
    if isBusy, let file = editedFile, !entry.action.edits(file) {
      interrupt()
      isBusy = passTime(until: entry.at)
    }
    // Only a version of joblab with other latencies can leave the command before unfinished here.
    if isBusy, entry.action != .rest, editedFile == nil { interrupt() }
    switch entry.action {
    case .command(let text): feed(text)
    case .interrupt, .clock, .rest: break
    case .write(let path, let text), .edit(let path, let text):
      // A write that the file system refused was refused then as well, and shown.
      do throws(Errno) { try write(Array(text.utf8), to: path) } catch { break }
      if entry.action.edits(editedFile) { finishEdit() }
    }
  }

  /// Lets what runs go on, and then the cluster; whether a command is still running.
  private mutating func passTime(until moment: Instant) -> Bool {
    switch advance(to: moment) {
    case .busy: return true
    case .exited: restartShell()
    case .ready: break
    }
    rest(until: moment)
    return false
  }
}

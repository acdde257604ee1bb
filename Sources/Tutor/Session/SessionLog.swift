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
    package var action: Action

    package enum Action: Equatable, Sendable {
      case command(String)
      /// Ctrl-C while the command before ran.
      case interrupt
      /// A file that a lesson or an exercise has given.
      case write(path: String, text: String)
      /// A file that the learner has saved in their editor, maybe for the command before.
      case edit(path: String, text: String)
      /// Nothing was done; the clock stood here, and what ran before went on until then.
      case rest
    }
  }

  package init(seed: UInt64) {
    self.seed = seed
  }

  package mutating func append(_ action: Entry.Action, at moment: Instant) {
    if action == .rest, let last = entries.last, last.at == moment, !last.action.takesTime {
      return
    }
    entries.append(Entry(at: moment, action: action))
  }

  /// Takes back the learner's last command or edit; nil when there is none.
  ///
  /// What a lesson has given since stays: it was no act of the learner's.
  package mutating func removeLastAct() -> Entry.Action? {
    guard let last = entries.lastIndex(where: { $0.action.isAct }) else { return nil }
    let removed = entries[last]
    let given = entries[last...].filter { if case .write = $0.action { true } else { false } }
    entries.removeSubrange(last...)
    append(.rest, at: removed.at)
    for entry in given { append(entry.action, at: removed.at) }
    return removed.action
  }

  /// The console as it was when the last entry was made, with the record of its Jobs.
  ///
  /// A command that was still running then, such as a watch, is ended.
  package func replayed() -> Console {
    var console = Console(seed: seed)
    // The lessons show what pods use.
    console.kubectl.hasMetrics = true
    console.hasEditor = true
    console.record = RunRecord(of: console.cluster)
    for entry in entries { console.redo(entry) }
    if console.isBusy { console.interrupt() }
    _ = console.takeOutput()
    return console
  }
}

extension SessionLog.Entry.Action {
  /// Whether the learner did it.
  fileprivate var isAct: Bool {
    switch self {
    case .command, .edit: true
    case .interrupt, .write, .rest: false
    }
  }

  fileprivate func edits(_ file: String?) -> Bool {
    if case .edit(let path, _) = self { path == file } else { false }
  }

  fileprivate var takesTime: Bool {
    if case .command = self { true } else { false }
  }
}

extension Console {
  fileprivate var isBusy: Bool {
    mutating get {
      if case .busy = advance(to: cluster.now) { true } else { false }
    }
  }

  fileprivate mutating func redo(_ entry: SessionLog.Entry) {
    var isBusy = passTime(until: entry.at)
    if isBusy, let file = editedFile, !entry.action.edits(file) {
      interrupt()
      isBusy = passTime(until: entry.at)
    }
    // Only a version of joblab with other latencies can leave the command before unfinished here.
    if isBusy, entry.action != .rest, editedFile == nil { interrupt() }
    switch entry.action {
    case .command(let text): feed(text)
    case .interrupt, .rest: break
    case .write(let path, let text), .edit(let path, let text):
      // A write that the file system refused was refused then as well, and shown.
      do throws(Errno) { try write(Array(text.utf8), to: path) } catch { break }
      if entry.action.edits(editedFile) { finishEdit() }
    }
    _ = takeOutput()
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

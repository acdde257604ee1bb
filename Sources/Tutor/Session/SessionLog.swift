package import Console
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
    var replay = SessionReplay(seed: seed, piece: 1)
    var pieces: [(at: Instant, piece: Transcript.Piece)] = []
    for entry in entries {
      replay.redo(entry.action, at: entry.at) { moment, bytes in
        pieces.append((moment, .output(String(decoding: bytes, as: UTF8.self))))
      }
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

  /// The console as it was when the last entry was made, with the record of its Jobs.
  ///
  /// A command that was still running then, such as a watch, is ended.
  package func replayed() -> Console {
    replayed(by: SessionReplay(seed: seed), from: 0)
  }

  /// The same, from a console that the first `count` entries have led to.
  package func replayed(onto console: Console, from count: Int) -> Console {
    replayed(by: SessionReplay(onto: console), from: count)
  }

  private func replayed(by replay: SessionReplay, from count: Int) -> Console {
    var replay = replay
    for entry in entries[count...] { replay.redo(entry.action, at: entry.at) }
    replay.end()
    return replay.console
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

package import Cluster
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
      case write(path: String, text: String)
      /// Nothing was done; the clock stood here.
      case rest
    }
  }

  package init(seed: UInt64) {
    self.seed = seed
  }

  package mutating func append(_ action: Entry.Action, at moment: Instant) {
    // Of a row of rests only the last one says something.
    if action == .rest, entries.last?.action == .rest { entries.removeLast() }
    entries.append(Entry(at: moment, action: action))
  }

  /// Takes back the last command and what came after it; returns its text.
  package mutating func removeLastCommand() -> String? {
    guard
      let last = entries.lastIndex(where: {
        if case .command = $0.action { true } else { false }
      }), case .command(let text) = entries[last].action
    else { return nil }
    entries.removeSubrange(last...)
    return text
  }

  /// The console as it was when the last entry was made.
  ///
  /// A command that was still running then, such as a watch, is ended.
  ///
  /// - Parameter watch: Sees the cluster after each entry.
  package func replayed(_ watch: (Cluster) -> Void = { _ in }) -> Console {
    var console = Console(seed: seed)
    for entry in entries {
      console.redo(entry)
      watch(console.cluster)
    }
    _ = console.takeOutput()
    return console
  }
}

extension Console {
  fileprivate mutating func redo(_ entry: SessionLog.Entry) {
    // What ran before goes on up to this moment, and has ended by then or is interrupted now.
    if advance(to: entry.at) == .ready { rest(until: entry.at) }
    switch entry.action {
    case .command(let text): feed(text)
    case .interrupt: interrupt()
    case .write(let path, let text):
      // A write that the file system refused was refused then as well, and shown.
      do throws(Errno) { try write(Array(text.utf8), to: path) } catch { break }
    case .rest: break
    }
    _ = takeOutput()
  }
}

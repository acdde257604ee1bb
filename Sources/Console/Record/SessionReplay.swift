import Cluster
import Kubectl
import ShellRuntime
package import Simulation

/// A session that is done once more, act by act, each at its moment.
///
/// What is done and printed is what was done and printed then, to the byte.
package struct SessionReplay: Sendable {
  package private(set) var console: Console
  /// Events and runs of the machine that may still happen.
  private var workLeft: Int
  /// Between two looks at what was printed.
  private let piece: Int

  /// Whether more would have happened than was allowed; what follows is not done any more.
  package private(set) var isExhausted = false

  /// Begins where every session does.
  ///
  /// - Parameters:
  ///   - seed: The session's.
  ///   - work: How much may happen, in events and runs of the machine.
  ///   - piece: The work between two looks at what was printed; 1 gives each output its own moment.
  package init(seed: UInt64, work: Int = .max, piece: Int = 500) {
    self.init(onto: Self.freshConsole(seed: seed), work: work, piece: piece)
  }

  /// Goes on from a console that the acts before have led to.
  package init(onto console: Console, work: Int = .max, piece: Int = 500) {
    self.console = console
    workLeft = work
    self.piece = piece
  }

  private static func freshConsole(seed: UInt64) -> Console {
    var console = Console(seed: seed)
    // The lessons show what pods use.
    console.kubectl.hasMetrics = true
    console.hasEditor = true
    console.record = RunRecord(of: console.cluster)
    return console
  }

  /// Lets time pass until the moment, and does the act; `output` takes what is printed before it.
  package mutating func redo(
    _ act: SessionAct,
    at moment: Instant,
    output: (_ moment: Instant, _ bytes: [UInt8]) -> Void = { _, _ in }
  ) {
    var isBusy = passTime(until: moment, output)
    if isBusy, let file = console.editedFile, !act.edits(file) {
      console.interrupt()
      isBusy = passTime(until: moment, output)
    }
    if isExhausted { return }
    // Only a version of joblab with other latencies can leave the command before unfinished here.
    if isBusy, act != .rest, console.editedFile == nil { console.interrupt() }
    switch act {
    case .command(let text): console.feed(text)
    case .interrupt, .clock, .rest: break
    case .write(let path, let text), .edit(let path, let text):
      // A write that the file system refused was refused then as well, and shown.
      do throws(Errno) { try console.write(Array(text.utf8), to: path) } catch { break }
      if act.edits(console.editedFile) { console.finishEdit() }
    }
  }

  /// Ends a command that still runs, such as a watch.
  package mutating func end(
    output: (_ moment: Instant, _ bytes: [UInt8]) -> Void = { _, _ in }
  ) {
    if case .busy = console.advance(to: console.cluster.now) { console.interrupt() }
    take(output)
  }

  /// Lets what runs go on, and then the cluster; whether a command is still running.
  private mutating func passTime(
    until moment: Instant,
    _ output: (_ moment: Instant, _ bytes: [UInt8]) -> Void
  ) -> Bool {
    while spend() {
      let state = console.advance(to: moment, work: piece)
      take(output)
      switch state {
      case .busy(let next):
        guard let next, next <= moment else { return true }
        continue
      case .exited: console.restartShell()
      case .ready: break
      }
      while spend() {
        if console.rest(until: moment, work: piece) { return false }
      }
    }
    return false
  }

  private mutating func spend() -> Bool {
    guard workLeft > 0 else {
      isExhausted = true
      return false
    }
    workLeft -= min(piece, workLeft)
    return true
  }

  private mutating func take(_ output: (_ moment: Instant, _ bytes: [UInt8]) -> Void) {
    let bytes = console.takeOutput().flatMap(\.bytes)
    if !bytes.isEmpty { output(console.cluster.now, bytes) }
  }
}

extension SessionAct {
  fileprivate func edits(_ file: String?) -> Bool {
    if case .edit(let path, _) = self { path == file } else { false }
  }
}

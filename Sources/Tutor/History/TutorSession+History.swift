import Cluster
import Console
import Course
import Simulation
import TerminalText

/// Going back and forth in the session: `undo`, `redo`, `checkpoint`, `restore`, `time back`.
extension TutorSession {
  /// Begins a command at the prompt; the console stands where it can be taken back to.
  package mutating func begin(_ command: String) {
    noteAct(.command(command))
    console.feed(command)
  }

  /// Notes something that the learner does, before it is done.
  mutating func noteAct(_ action: SessionAct) {
    snapshots.note(console, at: log.entries.count)
    undone.removeAll()
    log.append(action, at: console.cluster.now)
  }

  /// Makes the cluster and the files those that another log leads to.
  mutating func travel(to log: SessionLog) {
    let isSame = log.seed == self.log.seed
    let common = isSame ? zip(log.entries, self.log.entries).prefix { $0 == $1 }.count : 0
    if isSame { snapshots.truncate(to: common) } else { snapshots = ConsoleSnapshots() }
    console = snapshots.replay(log)
    self.log = log
  }

  /// Keeps this moment for `redo`, and leaves it.
  mutating func leave(for log: SessionLog) {
    undone.append(
      PastMoments.Moment(
        log: self.log,
        bookmark: bookmark,
        commandsRun: commandsRun,
        state: .init(console: console, snapshots: snapshots)
      )
    )
    travel(to: log)
  }

  // MARK: undo and redo

  /// Takes back the last acts, one step of `redo`.
  mutating func undo(_ argument: String) -> [Effect] {
    guard let count = argument.isEmpty ? 1 : Int(argument), count > 0 else {
      return [.show(problem("Say how many commands to take back, such as `undo 3`."))]
    }
    var shorter = log
    var acts: [SessionAct] = []
    while acts.count < count {
      guard let act = shorter.removeLastAct() else { break }
      acts.append(act)
    }
    guard !acts.isEmpty else { return [.show(line("There is no command to take back."))] }
    leave(for: shorter)
    var text = StyledText()
    for act in acts.prefix(Self.actsShownMax) { text += "Taken back: " + takenBack(act) + "\n" }
    for act in acts.dropFirst(Self.actsShownMax) { _ = takenBack(act) }
    if acts.count > Self.actsShownMax {
      text += line("and \(acts.count - Self.actsShownMax) more before.")
    }
    if acts.count < count { text += line("More was not there to take back.") }
    return [.show(text)] + keepStep
  }

  private static let actsShownMax = 10

  mutating func redo() -> [Effect] {
    guard let moment = undone.removeLast() else {
      return [.show(line("There is nothing that was taken back and could be done again."))]
    }
    if let state = moment.state {
      console = state.console
      snapshots = state.snapshots
      log = moment.log
    } else {
      travel(to: moment.log)
    }
    if bookmark == moment.bookmark { commandsRun = moment.commandsRun }
    return [.show(line("Done again.") + clock)] + keepStep
  }

  /// How far the example in view is now, for the next time.
  private var keepStep: [Effect] {
    guard case .session? = block?.content else { return [] }
    return [.save(.step(bookmark, commandsRun))]
  }

  /// A command of the lesson that was taken back is the next one to be typed again.
  private mutating func takenBack(_ act: SessionAct) -> StyledText {
    switch act {
    case .command(let command):
      if case .session(let session)? = block?.content, commandsRun > 0,
        session.commands[commandsRun - 1].command == command
      {
        commandsRun -= 1
      }
      return StyledText(command, .code)
    case .clock(let typed): return StyledText(typed, .code)
    case .edit(let path, _): return StyledText("your change of \(path)")
    case .interrupt, .write, .rest: return StyledText()
    }
  }

  // MARK: back in time

  /// The clock goes back, and with it everything that was done since.
  mutating func goBack(by duration: Duration) -> [Effect] {
    let start = log.entries.first?.at ?? console.cluster.now
    let moment = max(start, console.cluster.now - duration)
    var shorter = log
    let count = shorter.cut(to: moment)
    leave(for: shorter)
    let what =
      switch count {
      case 0: ""
      case 1: "One command is taken back with it; "
      default: "\(count) commands are taken back with it; "
      }
    let word = what.isEmpty ? "`redo` undoes this." : what + "`redo` brings them again."
    return [.show(clock), .show(line(word))]
  }

  // MARK: names for moments

  mutating func checkpoint(_ name: String) -> [Effect] {
    guard !name.isEmpty else { return [.show(listOfMoments)] }
    guard NamedMoment.isName(name) else {
      return [.show(problem("A name is up to 40 letters, digits, dots and dashes."))]
    }
    let isKnown = moments.contains { $0.name == name }
    guard isKnown || moments.count < NamedMoment.countMax else {
      return [
        .show(problem("There are \(moments.count) checkpoints already; use one of their names."))
      ]
    }
    let moment = NamedMoment(name: name, log: log)
    moments.removeAll { $0.name == name }
    moments.append(moment)
    return [
      .save(.moment(moment)),
      .show(line("Noted as `\(name)`; `restore \(name)` comes back to this moment.")),
    ]
  }

  mutating func restore(_ name: String) -> [Effect] {
    guard let moment = moments.first(where: { $0.name == name }) else {
      return [
        .show(name.isEmpty ? StyledText() : problem("There is no checkpoint `\(name)`.")),
        .show(listOfMoments),
      ]
    }
    leave(for: moment.log)
    return [.show(line("Back at `\(name)`; `redo` returns to where you were.") + clock)]
  }

  private var listOfMoments: StyledText {
    guard !moments.isEmpty else {
      return line("There are no checkpoints; `checkpoint NAME` gives this moment a name.")
    }
    var text = StyledText()
    for moment in moments {
      let at = moment.log.entries.last?.at ?? console.cluster.now
      text += line("\(moment.name)  \(at.rfc3339)")
    }
    return text
  }
}

import Console
import LineEditor
import TerminalText

/// Reads one entry after another: lines, and commands that go over several lines.
struct InputReader {
  enum Entry {
    case entry(String)
    /// Ctrl-C.
    case dropped
    /// A line that was too long to keep.
    case tooLong
  }

  private let editor: LineEditor
  private let completer: CompletionSource
  private let terminal: Terminal

  init(world: Tutor.World) {
    let completer = CompletionSource()
    self.completer = completer
    terminal = world.terminal
    editor = LineEditor(
      name: "joblab",
      historyFile: world.historyFile,
      // Editing draws the line anew, which is nothing to read aloud.
      terminalType: world.terminal.isPlain ? "dumb" : world.environment["TERM"],
      completer: { completer.completions(for: $0) }
    )
  }

  /// The next entry; nil at the end of the input.
  func read(prompt: String, session: TutorSession) -> Entry? {
    completer.session = session
    guard var text = line(editor.readLine(prompt: prompt)) else { return nil }
    while case .entry(let entry) = text, needsMore(entry, session) {
      let more = StyledText("> ", .quiet).rendered(on: terminal)
      switch editor.readLine(prompt: more, completes: false) {
      case .line(let next): text = .entry(entry + "\n" + next)
      case .interrupted: text = .dropped
      case .tooLong: text = .tooLong
      case .endOfInput:
        // As in a shell, the end of the input ends an open here-document.
        editor.addHistory(entry)
        return text
      }
    }
    if case .entry(let entry) = text { editor.addHistory(entry) }
    return text
  }

  /// Tells of a history file that could not be read or written.
  func noteProblem(on screen: borrowing Screen) {
    guard let problem = editor.historyProblem else { return }
    var screen = copy screen
    screen.show(StyledText("The history is not kept: \(problem)\n", .warning))
    screen.flush()
  }

  private func needsMore(_ text: String, _ session: TutorSession) -> Bool {
    guard case .command(let command) = Input(text, item: session.openItem) else { return false }
    return Console.awaited(by: command) != nil
  }

  private func line(_ result: LineResult) -> Entry? {
    switch result {
    case .line(let text): .entry(text)
    case .interrupted: .dropped
    case .tooLong: .tooLong
    case .endOfInput: nil
    }
  }
}

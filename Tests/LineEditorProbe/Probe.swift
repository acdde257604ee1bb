import Glibc
import LineEditor

/// A tiny program around the line editor, for its tests to drive in a real terminal.
///
/// It says what it read. A line that holds `<<` starts an entry of several lines, which a line `END`
/// ends. The only argument is the history file.
@main
struct Probe: ~Copyable {
  private static let words = ["annotate", "apply", "delete", "describe", "日本語"]

  private let interrupts = InterruptMonitor()
  private let editor = LineEditor(
    name: "probe",
    historyFile: CommandLine.arguments.dropFirst().first,
    terminalType: getenv("TERM").map { String(cString: $0) },
    completer: { line in
      let typed = String(line.split(separator: " ", omittingEmptySubsequences: false).last ?? "")
      let fitting = words.filter { $0.hasPrefix(typed) }
      return Completions(typed: typed, candidates: fitting.map { Completions.Candidate($0) })
    }
  )

  static func main() {
    Probe().run()
  }

  private func run() {
    print(editor.isInteractive ? "editing" : "plain")
    if let problem = editor.historyProblem { print("problem: \(problem)") }
    reading: while true {
      switch readEntry() {
      case .line(let entry):
        editor.addHistory(entry)
        runCommand(entry)
      case .interrupted: print("interrupted")
      case .tooLong: print("too long")
      case .endOfInput: break reading
      }
    }
    print("bye")
  }

  private func readEntry() -> LineResult {
    interrupts.forget()
    var result = editor.readLine(prompt: "\u{1b}[1;32mprobe>\u{1b}[0m ")
    while case .line(let entry) = result, entry.contains("<<"), !entry.hasSuffix("\nEND") {
      switch editor.readLine(prompt: "> ", completes: false) {
      case .line(let more): result = .line(entry + "\n" + more)
      case let ended: result = ended
      }
    }
    return result
  }

  private func runCommand(_ entry: String) {
    switch entry {
    case "wait":
      print("waiting")
      while !interrupts.isInterrupted { _ = interrupts.wait(milliseconds: 60_000) }
      print("the wait was interrupted")
    case "key":
      print("press a key")
      if var keys = KeyReader() {
        print("key: \(keys.readKey())")
      } else {
        print("no keys")
      }
    case "size":
      print("size: \(TerminalSize.current().map { "\($0.columns)x\($0.rows)" } ?? "none")")
    default:
      print("read: \(entry.debugDescription)")
    }
  }
}

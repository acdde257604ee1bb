import CEdit

/// Reads lines from the person at the terminal: editing, history, completion and incremental search.
///
/// One handle around libedit's `histedit.h`, which owns the editing state and the history in memory.
/// Off a terminal, or where `TERM` is `dumb`, it reads plain lines instead.
///
/// `readLine` blocks its thread: call it from the main thread or one of its own, never from an actor.
/// Between two calls the terminal is in its ordinary (cooked) mode with signals on, so that Ctrl-C
/// during a command is a `SIGINT`; see ``InterruptMonitor``.
package final class LineEditor {
  /// Candidates for the word that ends at the cursor, given the line up to the cursor.
  package typealias Completer = (_ lineToCursor: String) -> Completions

  /// What is wrong with the history file, for the caller to tell; the history goes on in memory.
  package private(set) var historyProblem: HistoryProblem?

  private let session: EditSession?
  private let plainReader: PlainLineReader
  private var history: HistoryList
  private let historyFile: HistoryFile?

  /// - Parameters:
  ///   - name: The program's name, which also selects its lines in `~/.editrc` (`joblab:bind …`).
  ///   - historyFile: Where the history outlives the program; its folder must exist.
  ///   - terminalType: The value of `TERM`; nothing is edited on `dumb`.
  ///   - completer: Called for each TAB; nil makes TAB an ordinary character.
  package init(
    name: String,
    historyFile: String? = nil,
    terminalType: String?,
    completer: Completer? = nil
  ) {
    self.plainReader = PlainLineReader(descriptor: 0)
    self.historyFile = historyFile.map { HistoryFile(path: $0) }
    self.history = HistoryList()
    let edits = TerminalSize.isTerminal(0) && TerminalSize.isTerminal(1) && terminalType != "dumb"
    self.session = edits ? EditSession(name: name, completer: completer) : nil
    loadHistory()
  }

  /// Whether lines are edited; false when plain lines are read.
  package var isInteractive: Bool { session != nil }

  /// Reads one line, without its newline.
  ///
  /// An entry recalled from the history may hold several lines, joined by newlines: it is handed
  /// back whole. The prompt may hold ANSI escape sequences and several lines; off a terminal it is
  /// not shown. Without completion TAB inserts itself, as inside a here-document.
  package func readLine(prompt: String, completes: Bool = true) -> LineResult {
    let (above, last) = Prompt.split(prompt)
    if let session {
      if !above.isEmpty { cedit_write_output(above) }
      return session.readLine(prompt: Prompt.markingEscapes(in: last), completes: completes)
    }
    if TerminalSize.isTerminal(0) {
      cedit_write_output(Prompt.withoutEscapes(prompt))
    }
    cedit_flush_output()
    return plainReader.readLine()
  }

  /// Keeps an entry, which may hold several lines, as one item of the history.
  ///
  /// Entries that start with a space and repetitions of the last entry are left out, as with
  /// `HISTCONTROL=ignoreboth`. A failure to write the file shows in `historyProblem`.
  package func addHistory(_ entry: String) {
    guard history.add(entry) else { return }
    session?.enterHistory(entry)
    guard let historyFile, historyProblem == nil else { return }
    do {
      try historyFile.append(entry)
    } catch {
      historyProblem = error
    }
  }

  private func loadHistory() {
    guard let historyFile else { return }
    do {
      history = try historyFile.load()
    } catch {
      historyProblem = error
    }
    for entry in history.entries {
      session?.enterHistory(entry)
    }
  }
}

/// How reading a line ended.
package enum LineResult: Sendable, Equatable {
  case line(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// A line of more than `PlainLineReader.lineBytesMax` bytes was read past and dropped.
  case tooLong
  /// Ctrl-D on an empty line, or the end of the input.
  case endOfInput
}

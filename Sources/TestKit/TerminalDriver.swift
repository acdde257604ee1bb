package import Testing

/// A program in a real terminal of its own: types keys into it and reads its screen, through tmux.
package final class TerminalDriver {
  /// Holds the socket of a tmux server of the driver's own, and what is pasted.
  private let runtime: ScratchFolder

  /// Starts a command line in a terminal and waits until it shows its first prompt.
  package init(
    _ command: String,
    awaiting prompt: String,
    columns: Int = 80,
    rows: Int = 24
  ) throws {
    runtime = try ScratchFolder()
    try tmux(
      "new-session -d -x \(columns) -y \(rows) \(Shell.quoted(command)) "
        + "\\; set-option -g remain-on-exit on \\; set-option -g status off"
    )
    try expect(prompt)
  }

  deinit {
    // The server ends by itself with its last session; nothing is lost if it already has.
    _ = try? tmux("kill-server")
  }

  /// Types text literally.
  package func type(_ text: String) throws {
    try tmux("send-keys -l -- \(Shell.quoted(text))")
  }

  /// Presses keys by tmux's names: `Enter`, `C-c`, `Up`.
  package func press(_ keys: String...) throws {
    try tmux("send-keys " + keys.joined(separator: " "))
  }

  package func enter(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Pastes text as a person would from another window.
  package func paste(_ text: String) throws {
    try runtime.write(text, to: "clipboard")
    try tmux("load-buffer \(runtime.path)/clipboard")
    try tmux("paste-buffer")
  }

  package func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window -x \(columns) -y \(rows)")
  }

  /// What the screen shows, on request with the sequences for colours and weights.
  package func screen(withEscapes: Bool = false) throws -> String {
    try tmux("capture-pane -p" + (withEscapes ? " -e" : ""))
  }

  /// Looks at the screen until it shows what is expected, or the patience of 30 s is at its end.
  package func expect(
    _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ isShown: (String) -> Bool
  ) throws {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(30)
    var last = ""
    repeat {
      last = try screen()
      if isShown(last) { return }
    } while clock.now < deadline
    Issue.record("the screen never showed \(what):\n\(last)", sourceLocation: sourceLocation)
    throw Shell.Failure(description: "no \(what)")
  }

  package func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(text.debugDescription, sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// Expects the last line that is not empty to be this one.
  package func expectLast(
    _ line: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect("the last line \(line)", sourceLocation: sourceLocation) { screen in
      screen.split(separator: "\n").last.map(String.init) == line
    }
  }

  /// Expects the program to take its leave and to end with status 0.
  ///
  /// One sign is enough: of a program that ends at once tmux may lose the last words, or not say
  /// that it is gone.
  package func expectEnd(
    saying farewell: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect("the end, or \(farewell)", sourceLocation: sourceLocation) {
      $0.contains(farewell) || $0.contains("Pane is dead (status 0")
    }
  }

  @discardableResult
  private func tmux(_ arguments: String) throws -> String {
    try Shell.output(of: "tmux -u -S \(runtime.path)/tmux -f /dev/null \(arguments)")
  }
}

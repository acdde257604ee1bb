import CEdit
import Glibc

/// Owns libedit's handles and speaks to them; its key functions run inside `el_gets`.
///
/// A class, because libedit hands its address back to the key functions as client data.
final class EditSession {
  private let editLine: OpaquePointer
  private let history: OpaquePointer
  private let completer: LineEditor.Completer?

  private var completesNow = true
  private var wasInterrupted = false
  private var prompt: UnsafeMutablePointer<CChar>?

  /// Nil when libedit cannot be started, for want of memory or of a usable terminal.
  init?(name: String, completer: LineEditor.Completer?) {
    EditSession.useUTF8()
    guard let editLine = cedit_open(name) else { return nil }
    guard let history = history_init() else {
      el_end(editLine)
      return nil
    }
    self.editLine = editLine
    self.history = history
    self.completer = completer
    configure()
  }

  deinit {
    el_end(editLine)
    history_end(history)
    free(prompt)
  }

  func readLine(prompt text: String, completes: Bool) -> LineResult {
    free(prompt)
    prompt = strdup(text)
    completesNow = completes
    wasInterrupted = false
    cedit_flush_output()
    var length: CInt = 0
    guard let typed = el_gets(editLine, &length), length > 0 else {
      cedit_write_output("\n")
      cedit_flush_output()
      return .endOfInput
    }
    if wasInterrupted { return .interrupted }
    var line = String(cString: typed)
    if line.hasSuffix("\n") { line.removeLast() }
    return .line(line)
  }

  func enterHistory(_ entry: String) {
    _ = cedit_history_enter(history, entry)
  }
}

// MARK: - Keys

extension EditSession {
  /// Ctrl-C: shows `^C` behind the line and ends it; the flag tells the reader to drop it.
  fileprivate func interrupt() -> Int32 {
    wasInterrupted = true
    let line = currentLine
    _ = el_cursor(editLine, CInt(clamping: line.afterCursor.unicodeScalars.count))
    _ = el_insertstr(editLine, "^C")
    el_push(editLine, "\n")
    return CC_REFRESH
  }

  /// Ctrl-D: the end of the input on an empty line, otherwise deletes the character at the cursor.
  fileprivate func endOrDelete() -> Int32 {
    let line = currentLine
    if line.beforeCursor.isEmpty && line.afterCursor.isEmpty { return CC_EOF }
    guard !line.afterCursor.isEmpty else { return CC_ERROR }
    _ = el_cursor(editLine, 1)
    el_deletestr(editLine, 1)
    return CC_REFRESH
  }

  /// Ctrl-Z: stops the program, as in a shell; libedit restores the terminal around it.
  ///
  /// Once it goes on, the line stands below what the shell has written meanwhile.
  fileprivate func suspend() -> Int32 {
    raise(SIGTSTP)
    _ = cedit_refresh(editLine)
    return CC_NORM
  }

  fileprivate func complete() -> Int32 {
    guard let completer, completesNow, !hasTypeAhead else {
      _ = el_insertstr(editLine, "\t")
      return CC_REFRESH
    }
    let completions = completer(currentLine.beforeCursor)
    switch completions.step {
    case .none:
      return CC_REFRESH_BEEP
    case .replace(let typed, let text):
      if text.hasPrefix(typed) {
        _ = el_insertstr(editLine, String(text.dropFirst(typed.count)))
      } else {
        el_deletestr(editLine, CInt(clamping: typed.unicodeScalars.count))
        _ = el_insertstr(editLine, text)
      }
      return CC_REFRESH
    case .list(let candidates):
      show(candidates)
      return CC_NORM
    }
  }

  /// Whether a text follows at once, as when one is pasted: its TABs complete nothing.
  ///
  /// A key or two that somebody has typed ahead, an arrow among them, are no text.
  private var hasTypeAhead: Bool { cedit_waiting_bytes(0) > Self.typedAheadMax }

  private static let typedAheadMax: CInt = 3

  /// Prints the candidates below the line, then the prompt and the line again.
  ///
  /// CC_REDISPLAY would clear upwards on a wrapped line and erase the list.
  private func show(_ candidates: [String]) {
    let width = TerminalSize.current()?.columns ?? 80
    let list = CandidateList.columns(of: candidates, width: width, measure: Self.columnCount)
    cedit_write_output("\n" + list)
    _ = cedit_refresh(editLine)
  }

  private var currentLine: (beforeCursor: String, afterCursor: String) {
    guard let info = el_line(editLine)?.pointee else { return ("", "") }
    return (
      EditSession.text(from: info.buffer, to: info.cursor),
      EditSession.text(from: info.cursor, to: info.lastchar)
    )
  }

  private static func text(
    from start: UnsafePointer<CChar>?,
    to end: UnsafePointer<CChar>?
  ) -> String {
    guard let start, let end, end > start else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: end - start)
    return String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The columns a text takes by the C library's tables, which are also libedit's.
  private static func columnCount(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(cedit_column_count($1.value))) }
  }
}

// MARK: - Configuration

extension EditSession {
  /// Sets up the terminal and the keys.
  ///
  /// `~/.editrc` is read before the bindings of ours: its `bind -v` starts a new keymap, and as
  /// Ctrl-C is a key here, a line could not be left without its binding.
  private func configure() {
    _ = cedit_set_client_data(editLine, Unmanaged.passUnretained(self).toOpaque())
    _ = cedit_set_prompt(editLine, { EditSession.of($0)?.prompt }, CChar(Prompt.escapeMark.value))
    _ = cedit_set_editor(editLine, "emacs")
    _ = cedit_history_set_size(history, CInt(clamping: HistoryList.entriesMax))
    _ = cedit_attach_history(editLine, history)
    // -1 when there is no such file, which is the usual case and no error.
    _ = el_source(editLine, nil)
    _ = cedit_set_signal_handling(editLine, 1)
    _ = cedit_disable_signal_keys(editLine)
    addFunctions()
    bindKeys()
  }

  private func addFunctions() {
    _ = cedit_add_function(editLine, Key.complete, "Complete the word") { editLine, _ in
      EditSession.run(editLine) { $0.complete() }
    }
    _ = cedit_add_function(editLine, Key.interrupt, "Drop the line") { editLine, _ in
      EditSession.run(editLine) { $0.interrupt() }
    }
    _ = cedit_add_function(editLine, Key.endOrDelete, "Leave, or delete") { editLine, _ in
      EditSession.run(editLine) { $0.endOrDelete() }
    }
    _ = cedit_add_function(editLine, Key.suspend, "Suspend the program") { editLine, _ in
      EditSession.run(editLine) { $0.suspend() }
    }
  }

  private func bindKeys() {
    var keys = [
      ("^I", Key.complete), ("^C", Key.interrupt), ("^D", Key.endOrDelete), ("^Z", Key.suspend),
      ("^R", "em-inc-search-prev"), ("^L", "ed-clear-screen"),
    ]
    // An ESC that starts a longer key would no longer leave vi's insert mode at once.
    let isVi = cedit_editor(editLine).map { String(cString: $0) } == "vi"
    if !isVi {
      keys += [
        ("\\e[3~", "ed-delete-next-char"), ("\\e[1;5C", "em-next-word"),
        ("\\e[1;5D", "ed-prev-word"),
      ]
    }
    for (key, function) in keys {
      _ = cedit_bind(editLine, key, function)
      if isVi { _ = cedit_bind_command_map(editLine, key, function) }
    }
  }

  private enum Key {
    static let complete = "joblab-complete"
    static let interrupt = "joblab-interrupt"
    static let endOrDelete = "joblab-end-or-delete"
    static let suspend = "joblab-suspend"
  }

  private static func of(_ editLine: OpaquePointer) -> EditSession? {
    cedit_client_data(editLine).map {
      Unmanaged<EditSession>.fromOpaque($0).takeUnretainedValue()
    }
  }

  private static func run(
    _ editLine: OpaquePointer,
    _ action: (EditSession) -> Int32
  ) -> UInt8 {
    UInt8(clamping: of(editLine).map(action) ?? CC_ERROR)
  }

  /// Selects a character encoding of UTF-8, without which libedit splits characters into bytes.
  ///
  /// Only the character classes are touched: numbers and messages stay in the C locale.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) }
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}

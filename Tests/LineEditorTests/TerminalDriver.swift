import Glibc
import Testing

/// A program in a real terminal of its own: types keys into it and reads its screen, through tmux.
final class TerminalDriver {
  /// Where the driver keeps the program's home, with its `.editrc` and its history.
  let home: ScratchFolder
  /// Holds the socket of a tmux server of the driver's own.
  private let runtime: ScratchFolder

  /// Starts the probe and waits for its prompt.
  init(
    home: ScratchFolder,
    columns: Int = 80,
    rows: Int = 24,
    editrc: String? = nil,
    terminalType: String? = nil
  ) throws {
    self.home = home
    self.runtime = try ScratchFolder()
    if let editrc { try home.write(editrc, to: ".editrc") }
    let program = try ProbeProgram.path()
    let variables = "HOME=\(home.path) LC_ALL=C.UTF-8" + (terminalType.map { " TERM=\($0)" } ?? "")
    let command = "env -u EDITRC \(variables) \(program) \(home.path)/history"
    try tmux(
      "new-session -d -x \(columns) -y \(rows) '\(command)' "
        + "\\; set-option -g remain-on-exit on \\; set-option -g status off"
    )
    try expect("probe>")
  }

  deinit {
    // The server ends by itself with its last session; nothing is lost if it already has.
    _ = try? tmux("kill-server")
  }

  /// Types text literally.
  func type(_ text: String) throws {
    try tmux("send-keys -l -- \(Shell.quoted(text))")
  }

  /// Presses keys by tmux's names: `Enter`, `C-c`, `Up`.
  func press(_ keys: String...) throws {
    try tmux("send-keys " + keys.joined(separator: " "))
  }

  func enter(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Pastes text as a person would from another window.
  func paste(_ text: String) throws {
    try home.write(text, to: "clipboard")
    try tmux("load-buffer \(home.path)/clipboard")
    try tmux("paste-buffer")
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window -x \(columns) -y \(rows)")
  }

  func screen() throws -> String {
    try tmux("capture-pane -p")
  }

  /// Looks at the screen until it shows what is expected, or the patience of 30 s is at its end.
  func expect(
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
    throw Shell.Failure(message: "no \(what)")
  }

  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect(text.debugDescription, sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// Expects the last line that is not empty to be this one.
  func expectLast(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect("the last line \(line)", sourceLocation: sourceLocation) { screen in
      screen.split(separator: "\n").last.map(String.init) == line
    }
  }

  @discardableResult
  private func tmux(_ arguments: String) throws -> String {
    try Shell.output(of: "tmux -u -S \(runtime.path)/tmux -f /dev/null \(arguments)")
  }
}

/// Where the built probe lies: beside the test bundle that is running.
enum ProbeProgram {
  static func path() throws -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    try #require(length > 0)
    let executable = String(
      decoding: buffer[..<length].map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    let folder = executable[..<(try #require(executable.lastIndex(of: "/")))]
    let path = "\(folder)/LineEditorProbe"
    try #require(access(path, X_OK) == 0, "\(path) is not built")
    return path
  }
}

/// Runs commands through `sh`.
enum Shell {
  struct Failure: Error {
    let message: String
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }

  static func output(of command: String) throws -> String {
    guard let stream = popen("{ \(command)\n} 2>&1", "re") else {
      throw Failure(message: "cannot run \(command)")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      bytes += chunk[..<count]
    }
    let output = String(decoding: bytes, as: UTF8.self)
    guard pclose(stream) == 0 else { throw Failure(message: "\(command): \(output)") }
    return output
  }
}

/// A folder that lives as long as the test.
final class ScratchFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/joblab-line-editor-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    _ = try? Shell.output(of: "rm -rf \(path)")
  }

  func write(_ text: String, to file: String) throws {
    let stream = try #require(fopen("\(path)/\(file)", "w"))
    fputs(text, stream)
    fclose(stream)
  }
}

import TestKit

extension TerminalDriver {
  /// Starts the probe in a home with an `.editrc` and a history, and waits for its prompt.
  convenience init(
    home: ScratchFolder,
    columns: Int = 80,
    rows: Int = 24,
    editrc: String? = nil,
    terminalType: String? = nil
  ) throws {
    if let editrc { try home.write(editrc, to: ".editrc") }
    let program = try Shell.builtProgram("LineEditorProbe")
    let variables = "HOME=\(home.path) LC_ALL=C.UTF-8" + (terminalType.map { " TERM=\($0)" } ?? "")
    try self.init(
      "env -u EDITRC \(variables) \(program) \(home.path)/history",
      awaiting: "probe>",
      columns: columns,
      rows: rows
    )
  }
}

import CEdit
import Glibc

/// The columns and rows of the terminal.
package struct TerminalSize: Sendable, Equatable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of the terminal behind a descriptor now; nil when there is none.
  package static func current(descriptor: Int32 = 1) -> TerminalSize? {
    var columns: CInt = 0
    var rows: CInt = 0
    guard cedit_terminal_size(descriptor, &columns, &rows) == 0 else { return nil }
    return TerminalSize(columns: Int(columns), rows: Int(rows))
  }

  package static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }
}

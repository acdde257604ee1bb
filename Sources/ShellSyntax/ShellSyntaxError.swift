/// Why a text is not a program, in ash's words.
public enum ShellSyntaxError: Error, Hashable, Sendable {
  /// The text ends too early; more lines could complete it.
  case incomplete(expecting: String, message: String, line: Int)
  /// No continuation can make it right.
  case wrong(message: String, line: Int)

  /// What ash says after `syntax error: `.
  public var message: String {
    switch self {
    case .incomplete(_, let message, _), .wrong(let message, _): message
    }
  }

  public var line: Int {
    switch self {
    case .incomplete(_, _, let line), .wrong(_, let line): line
    }
  }
}

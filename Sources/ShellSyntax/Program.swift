/// A parsed script, to be run any number of times by any number of machines.
///
/// ash reads and runs a script line by line, so that what stands before a syntax error runs; a
/// program therefore is its complete commands and, at the end, perhaps an error.
public final class Program: Sendable {
  public struct Line: Sendable {
    public var command: Command
    /// Where the text goes on after the command, and with which line number.
    public var end: SourcePosition
  }

  public let text: String
  public let lines: [Line]
  public let error: ShellSyntaxError?
  public let firstLine: Int
  private let endsInHereDocument: Bool

  public init(_ text: String, firstLine: Int = 1) {
    self.text = text
    self.firstLine = firstLine
    var parser = Parser(text, firstLine: firstLine)
    var lines: [Line] = []
    var failure: ShellSyntaxError?
    do throws(ShellSyntaxError) {
      while let command = try parser.nextLine() {
        lines.append(Line(command: command, end: parser.sourcePosition))
      }
    } catch {
      failure = error
    }
    self.lines = lines
    error = failure
    endsInHereDocument = parser.endedInHereDocument
  }

  /// What more input would have to bring before this can run; nil when it is whole or wrong.
  ///
  /// An open here-document counts: ash would take the end of the text for its end, but at a prompt
  /// more lines are to come.
  public var awaits: String? {
    if case .incomplete(let expecting, _, _)? = error { return expecting }
    if endsInHereDocument { return "here-document" }
    if error == nil, text.hasSuffix("\\\n") || text.hasSuffix("\\"), !endsInComment {
      return "line"
    }
    return nil
  }

  private var endsInComment: Bool {
    let last = text.split(separator: "\n", omittingEmptySubsequences: true).last ?? ""
    return last.utf8.first { $0 != 0x20 && $0 != 0x09 } == 0x23
  }
}

/// A place in a script's text.
public struct SourcePosition: Hashable, Sendable {
  /// In UTF-8 bytes from the start.
  public var offset: Int
  public var line: Int

  public init(offset: Int, line: Int) {
    self.offset = offset
    self.line = line
  }
}

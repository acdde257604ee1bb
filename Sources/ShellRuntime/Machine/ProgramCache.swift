public import ShellSyntax

/// Parsed scripts by their text, so that a thousand containers of one template parse it once.
public struct ProgramCache: Sendable {
  private var programs = NameTable<Program>()

  /// What the texts of all scripts take.
  private var bytes = 0

  /// Scripts that are kept, and bytes of their texts; more begin anew.
  private static let countMax = 256
  private static let bytesMax = 1 << 20

  public init() {}

  /// The program of a text, from the cache when it was asked for before with the same line.
  public mutating func program(_ text: String, firstLine: Int) -> Program {
    if let program = programs[text], program.firstLine == firstLine { return program }
    bytes += text.utf8.count
    if programs.names.count >= Self.countMax || bytes > Self.bytesMax {
      programs = NameTable()
      bytes = text.utf8.count
    }
    let program = Program(text, firstLine: firstLine)
    programs[text] = program
    return program
  }
}

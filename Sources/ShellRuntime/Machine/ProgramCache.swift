public import ShellSyntax

/// Parsed scripts by their text, so that a thousand containers of one template parse it once.
public struct ProgramCache: Sendable {
  private var programs = NameTable<Program>()

  /// Scripts that are kept; more begin anew.
  private static let countMax = 256

  public init() {}

  /// The program of a text, from the cache when it was asked for before with the same line.
  public mutating func program(_ text: String, firstLine: Int) -> Program {
    if let program = programs[text], program.firstLine == firstLine { return program }
    if programs.names.count >= Self.countMax { programs = NameTable() }
    let program = Program(text, firstLine: firstLine)
    programs[text] = program
    return program
  }
}

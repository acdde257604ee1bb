import ShellSyntax
import Testing

@Suite struct ProgramTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// What is missing; nil when the text is whole or wrong.
    var awaits: String?
    var message: String?
    var testDescription: String { text }

    init(_ text: String, awaits: String? = nil, message: String? = nil) {
      self.text = text
      self.awaits = awaits
      self.message = message
    }
  }

  static let cases: [Case] = [
    Case("echo a"), Case(""), Case("# only a comment"), Case("f() { echo a; }"),
    Case("echo 'a", awaits: "'", message: "unterminated quoted string"),
    Case("echo \"a", awaits: "\"", message: "unterminated quoted string"),
    Case(
      "if true",
      awaits: "\"then\"",
      message: "unexpected end of file (expecting \"then\")"
    ),
    Case(
      "if true; then",
      awaits: "\"fi\"",
      message: "unexpected end of file (expecting \"fi\")"
    ),
    Case(
      "if true; then a",
      awaits: "\"fi\"",
      message: "unexpected end of file (expecting \"fi\")"
    ),
    Case(
      "while :; do a",
      awaits: "\"done\"",
      message: "unexpected end of file (expecting \"done\")"
    ),
    Case("{ a", awaits: "\"}\"", message: "unexpected end of file (expecting \"}\")"),
    Case("(a", awaits: "\")\"", message: "unexpected end of file (expecting \")\")"),
    Case("a &&", awaits: "command", message: "unexpected end of file"),
    Case("a |", awaits: "command", message: "unexpected end of file"),
    Case("echo $(a", awaits: "\")\"", message: "unexpected end of file (expecting \")\")"),
    Case("echo `a", awaits: "`", message: "EOF in backquote substitution"),
    Case("echo ${a", awaits: "}", message: "missing '}'"),
    Case("echo $((1", awaits: "))", message: "missing '))'"),
    Case("cat <<EOF", awaits: "here-document"), Case("cat <<EOF\na\n", awaits: "here-document"),
    Case("cat <<EOF\na\nEOF\n"), Case("cat <<EOF\na\nEOF"),
    Case("echo a \\\n", awaits: "line"), Case("echo a \\", awaits: "line"),
    Case("done", message: "unexpected \"done\""), Case(")", message: "unexpected \")\""),
    Case("if then", message: "unexpected \"then\""),
    Case("for 1x in a; do :; done", message: "bad for loop variable"),
    Case("a-b() { :; }", message: "bad function name"),
    Case("echo a ;; b", message: "unexpected \";;\""),
    Case("echo >", awaits: "command", message: "unexpected end of file"),
    Case("echo > ;", message: "unexpected \";\""),
  ]

  @Test("a text is whole, open or wrong", arguments: cases)
  func outcome(_ example: Case) {
    let program = Program(example.text)
    #expect(program.awaits == example.awaits)
    #expect(program.error?.message == example.message)
  }

  @Test("an error keeps the lines before it")
  func linesBefore() {
    let program = Program("echo a\necho b\ndone\n")
    #expect(program.lines.count == 2)
    #expect(program.error == .wrong(message: "unexpected \"done\"", line: 3))
  }

  @Test("positions tell where each line ends")
  func positions() throws {
    let program = Program("a\nb 'x\ny'\nc")
    #expect(program.lines.map(\.end.offset) == [2, 10, 11])
    #expect(program.lines.map(\.end.line) == [2, 4, 4])
    guard case .simple(let command) = program.lines[1].command else {
      Issue.record("not a simple command")
      return
    }
    #expect(command.line == 2)
  }

  @Test(
    "deep nesting is an error and no overflow",
    arguments: ["(", "$(", "{ ", "\"$(", "${x:-", "if ", "! ", "$((", "`", "((("]
  )
  func nesting(_ opening: String) {
    let program = Program("echo " + String(repeating: opening, count: 100_000))
    #expect(program.lines.isEmpty || program.error == nil)
    let command = Program(String(repeating: opening, count: 100_000))
    #expect(command.error != nil || command.lines.count == 1)
  }

  @Test("deep arithmetic is an error when it is expanded")
  func arithmetic() {
    #expect(throws: ArithmeticSyntaxError.self) {
      try ArithmeticExpression(parsing: String(repeating: "(", count: 100_000))
    }
    #expect(throws: ArithmeticSyntaxError.self) {
      try ArithmeticExpression(parsing: String(repeating: "-", count: 99_999) + "1")
    }
  }
}

import TestKit
import Testing

/// The editor without a terminal.
@Suite
struct PipedInputTests {
  private let home: ScratchFolder

  init() throws {
    home = try ScratchFolder()
  }

  @Test("piped lines are read as they are, also a last one without a newline")
  func pipedLines() throws {
    #expect(
      try run("one\n\tdé\n\nlast") == """
        plain
        read: "one"
        read: "\\tdé"
        read: ""
        read: "last"
        bye

        """
    )
  }

  @Test("a here-document in piped input is one entry")
  func pipedHereDocument() throws {
    #expect(try run("cat <<E\na\nEND\n").contains(#"read: "cat <<E\na\nEND""#))
  }

  @Test("no key can be read from a pipe")
  func noKeys() throws {
    #expect(try run("key\n").contains("no keys"))
  }

  @Test("bytes that are no UTF-8 and carriage returns do no harm")
  func strangeBytes() throws {
    try home.write("", to: "input")
    let output = try Shell.output(
      of:
        "printf 'a\\377b\\r\\nnext\\n' | \(try Shell.builtProgram("LineEditorProbe")) \(home.path)/history"
    )
    #expect(output.contains(#"read: "a\u{FFFD}b""#) || output.contains("read: \"a\u{fffd}b\""))
    #expect(output.contains(#"read: "next""#))
  }

  @Test("a line without end is dropped, and the next one is read")
  func endlessLine() throws {
    let probe = try Shell.builtProgram("LineEditorProbe")
    let output = try Shell.output(
      of: "{ head -c 3000000 /dev/zero | tr '\\0' x; echo; echo next; } | \(probe)"
    )
    #expect(output == "plain\ntoo long\nread: \"next\"\nbye\n")
  }

  @Test("a history that is a folder is reported by its name and left alone")
  func historyIsFolder() throws {
    _ = try Shell.output(of: "mkdir \(home.path)/history")
    let output = try run("one\n")
    #expect(output.contains("problem: cannot read the history \(home.path)/history: "))
    #expect(output.contains(#"read: "one""#))
    _ = try Shell.output(of: "test -d \(home.path)/history")
  }

  private func run(_ input: String) throws -> String {
    try home.write(input, to: "input")
    return try Shell.output(
      of: "\(try Shell.builtProgram("LineEditorProbe")) \(home.path)/history < \(home.path)/input"
    )
  }
}

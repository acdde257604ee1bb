import TestKit
import Testing

/// The editor in a real terminal; one after the other, since each test drives a terminal of its own.
@Suite(.serialized)
struct TerminalTests {
  private let home: ScratchFolder

  init() throws {
    home = try ScratchFolder()
  }

  @Test("a line comes back as it was typed and edited")
  func editing() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("kubctl get")
    try terminal.press("C-a", "Right", "Right", "Right")
    try terminal.type("e")
    try terminal.press("Enter")
    try terminal.expect(#"read: "kubectl get""#)
  }

  @Test("history is recalled in the next run")
  func historyOverTwoRuns() throws {
    do {
      let first = try TerminalDriver(home: home)
      try first.enter("one")
      try first.expect(#"read: "one""#)
      try first.enter("two")
      try first.expect(#"read: "two""#)
      try first.press("C-d")
      try first.expectEnd(saying: "bye")
    }
    let second = try TerminalDriver(home: home)
    try second.press("Up", "Up")
    try second.expectLast("probe> one")
    try second.press("Down")
    try second.expectLast("probe> two")
    try second.press("Enter")
    try second.expect(#"read: "two""#)
    let mode = try Shell.output(of: "stat -c %a \(home.path)/history")
    #expect(mode == "600\n")
  }

  @Test("an entry of several lines is recalled and submitted whole")
  func multiLineEntry() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.enter("cat <<END")
    try terminal.expectLast(">")
    try terminal.enter("\tkind: Job")
    try terminal.enter("END")
    try terminal.expect(#"read: "cat <<END\n\tkind: Job\nEND""#)
    try terminal.press("C-l")
    try terminal.expectLast("probe>")
    try terminal.press("Up")
    try terminal.expectLast("END")
    try terminal.press("Enter")
    try terminal.expect(#"read: "cat <<END\n\tkind: Job\nEND""#)
  }

  @Test("a pasted here-document arrives whole, tabs and all")
  func paste() throws {
    let terminal = try TerminalDriver(home: home)
    let body = (1...30).map { "\tline \($0): [a, b]" }
    try terminal.paste("cat <<END\n" + body.joined(separator: "\n") + "\nEND\n")
    try terminal.enter("next")
    try terminal.expect(#"read: "next""#)
    let history = try Shell.output(of: "head -1 \(home.path)/history")
    #expect(history == "cat <<END\\n" + body.joined(separator: "\\n") + "\\nEND\n")
  }

  @Test("TAB inserts what all candidates share, then lists them, then the only one")
  func completion() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("x d")
    try terminal.press("Tab")
    try terminal.expectLast("probe> x de")
    try terminal.press("Tab")
    try terminal.expect("delete    describe\nprobe> x de")
    try terminal.type("s")
    try terminal.press("Tab")
    try terminal.expectLast("probe> x describe")
    try terminal.type("pod")
    try terminal.press("Enter")
    try terminal.expect(#"read: "x describe pod""#)
  }

  @Test("a TAB within pasted text is a TAB")
  func pastedTab() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("de\tand more text\n")
    try terminal.expect(#"read: "de\tand more text""#)
  }

  @Test("TAB completes to wide characters")
  func wideCompletion() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("日")
    try terminal.press("Tab", "Enter")
    try terminal.expect(#"read: "日本語 ""#)
  }

  @Test("Ctrl-C drops the line, and the program goes on")
  func interruptLine() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("delete everything")
    try terminal.press("Left", "Left", "C-c")
    try terminal.expect("probe> delete everything^C\ninterrupted")
    try terminal.enter("next")
    try terminal.expect(#"read: "next""#)
  }

  @Test("Ctrl-C in the middle of a here-document drops all of it")
  func interruptContinuation() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.enter("cat <<END")
    try terminal.expectLast(">")
    try terminal.press("C-c")
    try terminal.expect("> ^C\ninterrupted")
    try terminal.press("Up")
    try terminal.enter("none")
    try terminal.expect(#"read: "none""#)
  }

  @Test("Ctrl-C ends the running command and not the program")
  func interruptCommand() throws {
    let terminal = try TerminalDriver(home: home)
    for _ in 1...2 {
      try terminal.press("C-l")
      try terminal.enter("wait")
      try terminal.expectLast("waiting")
      try terminal.press("C-c")
      try terminal.expect("the wait was interrupted\nprobe>")
    }
  }

  @Test("Ctrl-D deletes within a line and leaves on an empty one")
  func endOfInput() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("abc")
    try terminal.press("C-a", "C-d")
    try terminal.expectLast("probe> bc")
    try terminal.press("C-e", "C-d", "C-u", "C-d")
    try terminal.expectEnd(saying: "bye")
  }

  @Test("wide and combining characters are edited as such")
  func wideCharacters() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("héllo 日本x☸")
    try terminal.press("Left", "BSpace", "BSpace")
    try terminal.type("語")
    try terminal.expectLast("probe> héllo 日語☸")
    try terminal.press("Enter")
    try terminal.expect(#"read: "héllo 日語☸""#)
  }

  @Test("a resize in the middle of a line keeps the line and is seen by the program")
  func resize() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.type("a line of some length that has to wrap")
    try terminal.expectLast("probe> a line of some length that has to wrap")
    try terminal.resize(columns: 30, rows: 20)
    try terminal.type("!")
    try terminal.expect("the wrapped line") { $0.contains("wrap!") }
    try terminal.press("Enter")
    try terminal.expect("the line") { screen in
      screen.filter { $0 != "\n" }.contains(#"read: "a line of some length that has to wrap!""#)
    }
    try terminal.enter("size")
    try terminal.expect("size: 30x20")
  }

  @Test("Ctrl-R searches the history backwards")
  func incrementalSearch() throws {
    let terminal = try TerminalDriver(home: home)
    for line in ["get pods", "describe job", "get jobs"] {
      try terminal.enter(line)
      try terminal.expect("read: \"\(line)\"")
    }
    try terminal.press("C-r")
    try terminal.expect("bck:")
    try terminal.type("desc")
    try terminal.expect("bck:desc")
    try terminal.press("Enter")
    try terminal.expect("the recalled line") {
      $0.components(of: #"read: "describe job""#) == 2
    }
  }

  @Test("a program reads a single key and finds its terminal as before")
  func singleKey() throws {
    let terminal = try TerminalDriver(home: home)
    try terminal.enter("key")
    try terminal.expectLast("press a key")
    try terminal.press("Up")
    try terminal.expect("key: up")
    try terminal.enter("key")
    try terminal.expect("the second request") { $0.hasSuffix(trailing: "press a key") }
    try terminal.press("C-c")
    try terminal.expect("key: interrupt")
    try terminal.enter("still here")
    try terminal.expect(#"read: "still here""#)
  }

  @Test("the vi mode of ~/.editrc is honoured and keeps Ctrl-C, Ctrl-D and Ctrl-R")
  func viMode() throws {
    let terminal = try TerminalDriver(home: home, editrc: "probe:bind -v\n")
    try terminal.type("one two")
    try terminal.press("Escape")
    try terminal.type("0x")
    try terminal.expectLast("probe> ne two")
    try terminal.press("C-c")
    try terminal.expect("ne two^C\ninterrupted")
    try terminal.press("C-d")
    try terminal.expectEnd(saying: "bye")
  }

  @Test("a wrapped line is edited and interrupted without losing the screen above")
  func wrappedLine() throws {
    let terminal = try TerminalDriver(home: home, columns: 24)
    try terminal.enter("first")
    try terminal.expect(#"read: "first""#)
    try terminal.type("0123456789 0123456789 d")
    try terminal.press("Tab", "Tab")
    try terminal.expect("delete    describe\nprobe> 0123456789 01234")
    try terminal.expect(#"read: "first""#)
    try terminal.press("C-c")
    try terminal.expect("^C\ninterrupted")
  }

  @Test("a terminal that cannot edit is read line by line, and Ctrl-C drops the line there too")
  func dumbTerminal() throws {
    let terminal = try TerminalDriver(home: home, terminalType: "dumb")
    try terminal.expect("plain")
    try terminal.enter("get pods")
    try terminal.expect(#"read: "get pods""#)
    try terminal.type("half")
    try terminal.press("C-c")
    try terminal.expect("interrupted")
    try terminal.enter("wait")
    try terminal.expectLast("waiting")
    try terminal.press("C-c")
    try terminal.expect("the wait was interrupted\nprobe>")
    try terminal.enter("whole")
    try terminal.expect(#"read: "whole""#)
    try terminal.press("C-d")
    try terminal.expectEnd(saying: "bye")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }

  fileprivate func hasSuffix(trailing line: String) -> Bool {
    split(separator: "\n").last.map(String.init) == line
  }
}

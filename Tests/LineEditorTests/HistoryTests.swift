import TestKit
import Testing

@testable import LineEditor

@Suite
struct HistoryTests {
  private let folder: ScratchFolder
  private let file: HistoryFile

  init() throws {
    folder = try ScratchFolder()
    file = HistoryFile(path: folder.path + "/history")
  }

  @Test("blank, hidden, repeated and huge entries are not kept")
  func rules() {
    var list = HistoryList()
    let huge = String(repeating: "x", count: HistoryList.entryBytesMax + 1)
    let kept = ["one", "one", " secret", "", "\n\t", huge, "two", "one"].map { list.add($0) }
    #expect(kept == [true, false, false, false, false, false, true, true])
    #expect(list.entries == ["one", "two", "one"])
  }

  @Test("the oldest entries go first")
  func bound() {
    var list = HistoryList()
    for number in 0...HistoryList.entriesMax { _ = list.add("entry \(number)") }
    #expect(list.entries.count == HistoryList.entriesMax)
    #expect(list.entries.first == "entry 1")
  }

  @Test("the text form keeps newlines, backslashes and all characters")
  func roundTrip() {
    var list = HistoryList()
    for entry in ["a\nb\\n\\", "☸ 日本\t'x'", "printf 'a\\r\\n'\r\n"] { _ = list.add(entry) }
    #expect(HistoryList(parsing: list.text) == list)
    #expect(list.text.split(separator: "\n").count == 3)
  }

  @Test("two sessions on one file keep the entries of both")
  func twoSessions() throws {
    let other = HistoryFile(path: file.path)
    try file.append("one")
    try other.append("two")
    try file.append("three")
    #expect(try file.load().entries == ["one", "two", "three"])
    #expect(try Shell.output(of: "ls -A \(folder.path)") == "history\n")
  }

  @Test("a symbolic link to the history stays a link")
  func symbolicLink() throws {
    _ = try Shell.output(of: "cd \(folder.path) && touch real && ln -s real history")
    try file.append("one")
    #expect(try Shell.output(of: "cat \(folder.path)/real") == "one\n")
    _ = try Shell.output(of: "test -L \(folder.path)/history")
  }

  @Test("a file that is no text is reported and left as it is")
  func notText() throws {
    _ = try Shell.output(of: "printf 'a\\377\\n' > \(file.path)")
    let problem = HistoryProblem(path: file.path, action: .read, reason: "it is not a text file")
    #expect(throws: problem) { try file.load() }
    #expect(throws: problem) { try file.append("one") }
    #expect(try Shell.output(of: "od -An -c \(file.path)").contains("377"))
  }

  @Test("a folder that is missing is told when the entry cannot be written")
  func missingFolder() throws {
    let lost = HistoryFile(path: folder.path + "/no/history")
    #expect(try lost.load().entries.isEmpty)
    let problem = HistoryProblem(
      path: lost.path,
      action: .write,
      reason: "No such file or directory"
    )
    #expect(throws: problem) { try lost.append("one") }
    #expect(
      problem.description == """
        cannot write the history \(lost.path): No such file or directory; it is left as it is, \
        and this session's history is not kept
        """
    )
  }
}

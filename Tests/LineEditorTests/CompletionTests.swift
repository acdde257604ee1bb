import Testing

@testable import LineEditor

@Suite
struct CompletionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let typed: String
    let candidates: [String]
    let step: Completions.Step

    var testDescription: String { "\(typed) of \(candidates)" }
  }

  static let cases: [Case] = [
    Case(typed: "x", candidates: [], step: .none),
    Case(typed: "po", candidates: ["pods"], step: .replace(typed: "po", by: "pods ")),
    Case(typed: "", candidates: ["job/a", "job/b"], step: .replace(typed: "", by: "job/")),
    Case(typed: "job/", candidates: ["job/a", "job/b"], step: .list(["job/a", "job/b"])),
    Case(typed: "d", candidates: ["d", "dé"], step: .list(["d", "dé"])),
    Case(typed: "e", candidates: ["é1", "é2"], step: .list(["é1", "é2"])),
    Case(typed: "", candidates: ["日本", "日光"], step: .replace(typed: "", by: "日")),
    Case(typed: "PO", candidates: ["pods", "pods2"], step: .replace(typed: "PO", by: "pods")),
  ]

  @Test("TAB inserts, extends or lists", arguments: cases)
  func step(_ example: Case) {
    let candidates = example.candidates.map { Completions.Candidate($0) }
    #expect(Completions(typed: example.typed, candidates: candidates).step == example.step)
  }

  @Test("no space follows a candidate that goes on")
  func openCandidate() {
    let folder = Completions.Candidate("manifests/", endsWord: false)
    let completions = Completions(typed: "m", candidates: [folder])
    #expect(completions.step == .replace(typed: "m", by: "manifests/"))
  }

  @Test("candidates run down and then across, and fit the width")
  func columns() {
    let names = ["a", "bb", "ccc", "dddd", "e"]
    #expect(columns(names, width: 17) == "a     ccc   e\nbb    dddd\n")
    #expect(columns(names, width: 16) == "a     dddd\nbb    e\nccc\n")
    #expect(columns(names, width: 1) == "a\nbb\nccc\ndddd\ne\n")
    #expect(columns([], width: 80) == "")
  }

  @Test("a list without end is cut, and control characters are not shown")
  func boundedList() {
    let names = (1...250).map { "n\($0)" }
    #expect(columns(names, width: 80).hasSuffix("\nand 50 more\n"))
    #expect(columns(["a\u{1b}[2Jb\n", "c\u{202e}"], width: 80) == "a?[2Jb?  c?\n")
  }

  private func columns(_ names: [String], width: Int) -> String {
    CandidateList.columns(of: names, width: width, measure: \.count)
  }
}

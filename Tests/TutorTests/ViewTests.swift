import Course
import Simulation
import TerminalText
import TestKit
import Testing

@testable import Tutor

@Suite("What the tutor shows")
struct ViewTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let terminal: Terminal
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "plain-80", terminal: Terminal(width: 80)),
    Case(name: "ascii-40", terminal: Terminal(width: 40, hasUnicode: false)),
    Case(name: "colour-40", terminal: Terminal(width: 40, colourDepth: .sixteen)),
  ]

  @Test("a walk through lesson, questions, help, list and exercise", arguments: cases)
  func walk(_ test: Case) throws {
    var learner = Learner(try SampleCourse.load(), terminal: test.terminal)
    var screen = learner.arrive()
    for line in [
      "help", "help time", "z", "a", "b", "", "run", "list", "timeline", "goto pick-some", "hint",
      "ad", "skip", "4", "goto fix-it", "edit", "quit",
    ] { screen += "> \(line)\n" + learner.type(line) }
    try Golden.expect(screen, toMatch: "walk.\(test.name).txt")
    if test.terminal.colourDepth == .none {
      // Manifests and commands are shown as they are, however long.
      let long = screen.split(separator: "\n").filter {
        StyledText(String($0)).width > test.terminal.width && !$0.hasPrefix("    ")
      }
      #expect(long == [])
    }
  }
}

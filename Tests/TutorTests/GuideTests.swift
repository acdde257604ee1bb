import Course
import TestKit
import Testing

@testable import Tutor

/// What an introduction to Jobs lets a learner type runs at the prompt, with what a cluster answers.
@Suite("An introduction's commands at the prompt")
struct GuideTests {
  /// The screen of a learner who does one thing after the other.
  private static func transcript() throws -> String {
    var learner = Learner(try SampleCourse.load(), log: SessionLog(seed: 6))
    learner.arrive()
    var text = ""
    for step in GuideCommand.all {
      switch step {
      case .save(let manifest, let name): learner.edit(manifest, of: "/home/learner/\(name)")
      case .rest(let time): learner.rest(time)
      case .type(let command): text += "$ \(command)\n" + learner.type(command) + "\n"
      case .watch(let command, let time):
        learner.interrupt(command, after: time)
        text += "$ \(command)\n" + learner.look() + "\n"
      }
    }
    return text
  }

  @Test("every command prints what was looked at once")
  func golden() throws {
    try Golden.expect(try Self.transcript(), toMatch: "guide.txt")
  }
}

import ArgumentParser
import Course
import Tutor

struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Ask again what you missed, in all lessons, when its time has come.",
    discussion: """
      Each question comes with new values. `next` goes on to the next one, and after the last one \
      joblab ends; your place in the lessons stays what it was. When nothing is due it says when \
      the next question comes.
      """
  )

  @OptionGroup var content: ContentOptions
  @OptionGroup var display: DisplayOptions

  @Option(help: "Draw the numbers of questions as for this learner.")
  var learner: String?

  @Option(help: "The seed of a new cluster.")
  var seed: UInt64 = 1

  func run() throws {
    try TutorOptions(content: content, display: display, learner: learner, seed: seed)
      .run(try content.load(), opening: .reviews)
  }
}

import ArgumentParser
import Glibc
import TerminalText
import Tutor

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List lessons and exercises with your progress."
  )

  @OptionGroup var content: ContentOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let course = try content.load()
    let record = try LearnerRecord(in: try DataFolders(), mayWrite: false)
    let terminal = display.terminal(for: 1)
    let contents = try Tutor.contents(
      of: course,
      courseID: try content.courseID,
      store: record.store,
      seconds: Int64(time(nil)),
      terminal: terminal
    )
    StandardOutput.write(contents.rendered(on: terminal))
  }
}

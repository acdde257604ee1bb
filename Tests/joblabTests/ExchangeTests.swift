import TestKit
import Testing

/// The way out of joblab and back into it, on the command line.
@Suite("Export and import") struct ExchangeTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func run(_ arguments: String) throws -> String {
    let (output, status) = try home.joblab(arguments)
    #expect(status == 0, "\(output)")
    return output
  }

  @Test("a lesson goes out as GIFT and as a package, comes in, and asks in the tutor")
  func roundTrip() throws {
    _ = try run("export retries --format gift --output quiz.gift")
    _ = try run("export retries --format qti --output quiz.zip")
    let first = try run("import quiz.gift --format gift --output course --title 'From Moodle'")
    #expect(first.hasSuffix("imported into course/lessons/01-quiz.md\n"))
    let second = try run("import quiz.zip --format qti --output course")
    #expect(second.hasSuffix("imported into course/lessons/02-quiz-2.md\n"))
    let list = try run("list --content course")
    #expect(list.contains("From Moodle"))
    #expect(list.contains("When a Job fails"))
    let (asked, _) = try home.joblab("learn quiz --content course", input: "\n4\n")
    #expect(asked.contains("How many pods does the Job make before it gives"), "\(asked)")
    #expect(asked.contains("Right."), "\(asked)")
  }

  @Test("what is there is never written over, and ids are never given twice")
  func again() throws {
    _ = try run("export job-promise --format gift --output quiz.gift")
    _ = try run("import quiz.gift --format gift --output course")
    let path = "course/lessons/01-quiz.md"
    let before = try home.folder.read(path)
    _ = try run("import quiz.gift --format gift --output course")
    #expect(try home.folder.read(path) == before)
    let lesson = String(
      decoding: try home.folder.read("course/lessons/02-quiz-2.md"),
      as: UTF8.self
    )
    #expect(lesson.contains("quiz job-promise-2\n"))
    let (output, _) = try home.joblab("check course")
    #expect(!output.contains("is taken by"), "\(output)")
  }

  @Test("the same seed gives the same package, whatever is there already")
  func determinism() throws {
    for name in ["a.zip", "b.zip"] {
      _ = try run("export parallelism --seed 7 --format qti --output \(name)")
    }
    #expect(try home.folder.read("a.zip") == home.folder.read("b.zip"))
    _ = try run("export parallelism --seed 8 --format qti --output b.zip")
    #expect(try home.folder.read("a.zip") != home.folder.read("b.zip"))
  }

  @Test("escapes of a stranger reach no terminal")
  func hostile() throws {
    try home.folder.write(
      "::\u{1B}]0;x\u{7}::\u{1B}[31mIs it?{T}\n\n::b::\u{1B}[2J{#\u{1B}[31m}\n\n::\u{9B}m::Words\n",
      to: "quiz.gift"
    )
    let (output, status) = try home.joblab(
      "import quiz.gift --format gift --output course --title \"$(printf '\\033[31mred')\""
    )
    #expect(status == 1)
    let lesson = try home.folder.read("course/lessons/01-quiz.md")
    #expect(!lesson.contains(0x1B) && !lesson.contains(0x07))
    #expect(!output.utf8.contains(0x1B), "\(output)")
    #expect(output.contains("quiz.gift:3:12: `[31m` is no number"), "\(output)")
  }
}

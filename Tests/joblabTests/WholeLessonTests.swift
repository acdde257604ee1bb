import Course
import TestKit
import Testing

private let hasTmux = (try? Shell.output(of: "command -v tmux")) != nil

/// Whole lessons as learners go through them, from the first page to the last.
@Suite("Whole lessons", .serialized)
struct WholeLessonTests {
  private let home: Home
  private let course: Course

  init() throws {
    home = try Home()
    course = try Pupil.course()
  }

  static let lessons = [1, 2, 7, 8]

  private func lesson(_ number: Int) throws -> Lesson {
    try #require(course.lessons.indices.contains(number - 1) ? course.lessons[number - 1] : nil)
  }

  private func start(_ arguments: String) throws -> TerminalDriver {
    let command = try home.commandLine("\(arguments) --learner \(Pupil.name)")
    // High enough for every page, so that the steps need no pager.
    let terminal = try TerminalDriver(
      "\(command); echo left with $?",
      awaiting: "❯",
      columns: 100,
      rows: 250
    )
    try enter("time speed max", in: terminal, awaiting: "as fast as they can")
    return terminal
  }

  /// Types a line on an empty screen, and waits for the next prompt.
  private func enter(_ line: String, in terminal: TerminalDriver, awaiting text: String) throws {
    try terminal.press("C-l")
    try terminal.enter(line)
    try terminal.expect("\(text.debugDescription) after \(line.debugDescription)") { screen in
      let lines = screen.split(separator: "\n")
      return lines.count > 1 && lines.last?.hasSuffix("❯") == true && screen.contains(text)
    }
  }

  @Test("in a terminal, with right answers", .enabled(if: hasTmux), arguments: lessons)
  func right(_ number: Int) throws {
    let lesson = try lesson(number)
    let terminal = try start("learn \(lesson.id)")
    let steps = try Pupil(lesson: lesson).steps()
    for step in steps.dropLast() { try enter(step.line, in: terminal, awaiting: step.shows) }
    let last = try #require(steps.last)
    try enter(
      last.line,
      in: terminal,
      awaiting: "✓ Lesson done: \(lesson.title) · \(lesson.points) of \(lesson.points) points"
    )
  }

  @Test(
    "in a terminal, with wrong answers, hints, commands taken back, and a night in between",
    .enabled(if: hasTmux),
    arguments: [2, 8]
  )
  func stumbling(_ number: Int) throws {
    let lesson = try lesson(number)
    let steps = try Pupil(lesson: lesson, stumbles: true).steps()
    let middle = steps.count / 2
    do {
      let terminal = try start("learn \(lesson.id)")
      for step in steps[..<middle] { try enter(step.line, in: terminal, awaiting: step.shows) }
      try terminal.enter("quit")
      try terminal.expect("left with 0")
    }
    let terminal = try start("")
    for step in steps[middle...] { try enter(step.line, in: terminal, awaiting: step.shows) }
    try terminal.expect("✓ Lesson done: \(lesson.title)")
    try enter("list", in: terminal, awaiting: lesson.id)
    #expect(try !terminal.screen().contains("Still open"))
  }

  @Test("without a terminal, with right answers", arguments: lessons)
  func piped(_ number: Int) throws {
    let lesson = try lesson(number)
    let steps = try Pupil(lesson: lesson).steps()
    let input = steps.map { $0.line + "\n" }.joined()
    let (output, status) = try home.joblab(
      "learn \(lesson.id) --learner \(Pupil.name)",
      input: input
    )
    #expect(status == 0)
    #expect(output.split(separator: "\n").count { $0.hasPrefix("✓ Right.") } == lesson.items.count)
    #expect(!output.contains("✗"))
    #expect(
      output.contains(
        "✓ Lesson done: \(lesson.title) · \(lesson.points) of \(lesson.points) points"
      )
    )
    for step in steps { #expect(output.contains(step.shows), "\(step)") }
  }

  @Test("without a terminal, passing every question by", arguments: lessons)
  func skipping(_ number: Int) throws {
    let lesson = try lesson(number)
    var lines: [String] = []
    for block in lesson.blocks {
      switch block.content {
      case .prose, .manifest: continue
      case .session(let session):
        lines += Array(repeating: "", count: session.commands.count) + [""]
      case .item: lines.append("skip")
      case .checkpoint, .exercise: lines.append("next")
      }
    }
    let (output, _) = try home.joblab(
      "learn \(lesson.id)",
      input: lines.joined(separator: "\n") + "\n\nlist\n"
    )
    #expect(output.contains("✓ Lesson done: \(lesson.title) · 0 of \(lesson.points) points"))
    for item in lesson.items { #expect(output.contains(item.id)) }
    #expect(output.contains("Still open: "))
    // What a skipped task does is there for the commands after it.
    let known = lesson.blocks.contains { block in
      guard case .session(let session) = block.content else { return false }
      return session.commands.contains {
        $0.output.contains { $0.hasPrefix("Error from server (NotFound)") }
      }
    }
    #expect(known || !output.contains("Error from server (NotFound)"))
  }

  @Test("lesson 1 with --plain, by numbers, and without one sequence for the terminal")
  func plain() throws {
    let lesson = try lesson(1)
    let input = try Pupil(lesson: lesson).steps().map { $0.line + "\n" }.joined()
    let (output, status) = try home.joblab(
      "learn --plain \(lesson.id) --learner \(Pupil.name)",
      input: input
    )
    #expect(status == 0)
    #expect(output.contains("Lesson done: \(lesson.title) - \(lesson.points) of \(lesson.points)"))
    #expect(!output.contains { "\u{1b}═─│┬✓✗◐▸".contains($0) })
  }
}

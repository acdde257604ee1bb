import TestKit
import Testing

private let hasTmux = (try? Shell.output(of: "command -v tmux")) != nil

@Suite("Long text in a terminal", .serialized, .enabled(if: hasTmux))
struct PagerTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func start(
    environment: String = "",
    awaiting sign: String,
    rows: Int = 24
  ) throws
    -> TerminalDriver
  {
    let command = try home.commandLine("learn first-job", environment: environment)
    return try TerminalDriver("\(command); echo left with $?", awaiting: sign, rows: rows)
  }

  private static let keys = "Space: more, Enter: a line, b: back, /: search, q: leave"

  @Test("a page of a lesson comes screen by screen, and the prompt after its end")
  func page() throws {
    let terminal = try start(awaiting: Self.keys)
    #expect(try terminal.screen().contains("Lesson 2 of"))
    try terminal.press("Space")
    try terminal.expect("Question · 2 points") {
      $0.contains("Question · ") && !$0.contains(Self.keys) || $0.contains("-- 9")
    }
    try terminal.press("Space")
    try terminal.expectLast("09:00:00 first-job ❯")
  }

  @Test("q and Ctrl-C leave it, and say what can be done next; b, / and Enter move in it")
  func keys() throws {
    let terminal = try start(awaiting: Self.keys)
    try terminal.press("q")
    try terminal.expect("left out)\nType your answer, or: hint, skip.")
    try terminal.press("C-l")
    try terminal.enter("kubectl explain job.spec")
    try terminal.expect(Self.keys)
    try terminal.press("Enter", "Enter")
    try terminal.type("/suspend")
    try terminal.expectLast("/suspend")
    try terminal.press("Enter")
    try terminal.expect("the line that was looked for at the top") {
      $0.split(separator: "\n").first?.contains("suspend") == true
    }
    try terminal.type("g")
    try terminal.expect("the top") { $0.hasPrefix("GROUP:") }
    try terminal.press("C-c")
    try terminal.expect("left out)")
    try terminal.enter("echo alive")
    try terminal.expect("\nalive\n")
  }

  @Test("the learner's own pager is taken, and one that does not exist is no obstacle")
  func ownPager() throws {
    do {
      let terminal = try start(
        environment: "PAGER='sed \"s/^Lesson/Own/\"'",
        awaiting: "❯",
        rows: 20
      )
      try terminal.expect("Type your answer")
      try terminal.enter("help")
      try terminal.expect("Ctrl-D leaves.")
    }
    _ = try start(environment: "PAGER=no-such-pager", awaiting: Self.keys)
  }

  @Test("what was typed ahead is never taken for the pager's keys")
  func typedAhead() throws {
    let terminal = try start(awaiting: Self.keys)
    try terminal.press("q")
    try terminal.expect("left out)")
    try terminal.paste("sleep 4; kubectl explain job.spec\necho a-$((1 + 1))-b\n")
    try terminal.expect("\na-2-b\n")
  }
}

@Suite("Plain text for screen readers", .serialized, .enabled(if: hasTmux))
struct PlainTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  /// What joblab itself writes into a terminal, to the byte: `script` keeps it.
  private func typescript(
    _ arguments: String,
    environment: String,
    input: [String]
  ) throws -> String {
    let command = try home.commandLine(arguments, environment: environment)
    let terminal = try TerminalDriver(
      "script -q -c \(Shell.quoted(command)) \(home.path)/typescript; echo left with $?",
      awaiting: "❯",
      rows: 20
    )
    for line in input { try terminal.enter(line) }
    try terminal.expect("left with 0")
    return String(decoding: try home.folder.read("typescript"), as: UTF8.self)
  }

  private static let hasScript = (try? Shell.output(of: "command -v script")) != nil

  @Test(
    "no sequence steers the terminal, nothing is drawn",
    .enabled(if: hasScript),
    arguments: [
      "learn --plain first-job", "learn first-job",
    ]
  )
  func bytes(_ arguments: String) throws {
    let text = try typescript(
      arguments,
      environment: arguments.contains("--plain") ? "" : "TERM=dumb",
      input: [
        "1,3", "", "help", "list", "kubectl create job j --image=busybox -- sleep 3", "sleep 9",
        "timeline", "kubectl explain job.spec", "3", "quit",
      ]
    )
    #expect(text.contains("Right."))
    #expect(text.contains("Lesson 2 of "))
    #expect(!text.contains("\u{1b}"))
    #expect(!text.contains { "═─│┬█╳┄━▸✓✗◐".contains($0) })
    #expect(text.contains("here; LESSON: first-job; TITLE: Your first Job"))
    #expect(text.contains(": waiting "))
  }

  @Test("run, list and grade say the same without drawings")
  func commands() throws {
    try home.folder.write(Manifest.good, to: "good.yaml")
    for command in ["run good.yaml --plain", "list --plain", "run good.yaml --plain --seeds 3"] {
      let (output, _) = try home.joblab("\(command)")
      #expect(!output.contains { "═─│┬█╳┄━▸\u{1b}".contains($0) }, "\(command): \(output)")
    }
    let (output, _) = try home.joblab("run good.yaml --plain --seed 3")
    #expect(output.contains(": waiting "))
    #expect(
      try home.joblab("grade failing-job good.yaml --plain --seeds 1").output.contains("points")
    )
  }
}

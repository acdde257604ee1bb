import TestKit
import Testing

private let hasTmux = (try? Shell.output(of: "command -v tmux")) != nil

/// The tutor as a learner has it; one after the other, since each test drives a terminal of its own.
@Suite("The tutor in a terminal", .serialized, .enabled(if: hasTmux))
struct TerminalTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func start(
    _ arguments: String = "",
    columns: Int = 80,
    rows: Int = 100,
    environment: String = ""
  ) throws -> TerminalDriver {
    let command = try home.commandLine(arguments, environment: environment)
    return try TerminalDriver(
      "\(command); echo left with $?",
      awaiting: "❯",
      columns: columns,
      rows: rows
    )
  }

  @Test("a learner answers, runs the lesson's commands with Enter, leaves, and is back there")
  func walk() throws {
    do {
      let terminal = try start("learn first-job")
      try terminal.expect("Type your answer")
      try terminal.enter("ac")
      try terminal.expect("✓ Right.")
      try terminal.press("Enter")
      try terminal.expect("hello.yaml is in your folder")
      try terminal.enter("skip")
      try terminal.expect("predict-hello")
      try terminal.enter("Running, 1, 8")
      try terminal.expect("The work takes five seconds")
      try terminal.press("Enter")
      try terminal.expect("Enter types the command for you")
      try terminal.press("Enter")
      try terminal.expect("$ kubectl apply -f hello.yaml\njob.batch/hello created")
      try terminal.press("Enter")
      try terminal.expect("job.batch/hello condition met")
      try terminal.press("C-d")
      try terminal.expect("left with 0")
    }
    let terminal = try start()
    try terminal.expect("Welcome back. You left here:")
    try terminal.enter("kubectl get jobs -o name")
    try terminal.expect("\njob.batch/hello\n")
  }

  @Test("the prompt shows the virtual clock and the lesson, and that the clock stands")
  func prompt() throws {
    let terminal = try start("learn first-job")
    try terminal.expectLast("09:00:00 first-job ❯")
    try terminal.enter("time pause")
    try terminal.expect("Time stands still at the prompt.")
    try terminal.enter("time +1h")
    try terminal.expect("first-job (paused) ❯\n") {
      $0.contains("10:00:0") && $0.contains("first-job (paused) ❯")
    }
  }

  @Test("history is searched and recalled, in the next run too")
  func history() throws {
    do {
      let terminal = try start()
      try terminal.enter("echo first")
      try terminal.expect("\nfirst\n")
      try terminal.enter("cat <<E\nsecond\nE")
      try terminal.expect("\nsecond\n")
      try terminal.enter("quit")
      try terminal.expect("left with 0")
    }
    let terminal = try start()
    try terminal.press("Up", "Up", "Up")
    try terminal.expect("❯ echo first") {
      $0.split(separator: "\n").last?.hasSuffix("❯ echo first") == true
    }
    #expect(try home.folder.mode(of: "state/joblab/history") == 0o600)
  }

  @Test("TAB completes the tutor's words, commands, flags, kinds, names and files")
  func completion() throws {
    let terminal = try start("first-job")
    try terminal.enter("next")
    try terminal.enter("kubectl apply -f hello.yaml")
    try terminal.expect("hello created")
    // What is typed before there is a prompt counts as pasted, in which a TAB completes nothing.
    try terminal.expect("a prompt") { $0.split(separator: "\n").last?.hasSuffix("❯") == true }
    for (typed, line) in [
      ("timel", "timeline"), ("goto fir", "goto first-job"), ("kubectl desc", "kubectl describe"),
      ("kubectl get pods --show-l", "kubectl get pods --show-labels"),
      ("kubectl get jo", "kubectl get jobs"), ("kubectl get jobs he", "kubectl get jobs hello"),
      ("kubectl apply -f hel", "kubectl apply -f hello.yaml"),
      ("echo a; cat hel", "echo a; cat hello.yaml"),
      ("kubectl logs job/h", "kubectl logs job/hello"),
    ] {
      try terminal.type(typed)
      try terminal.press("Tab")
      try terminal.expect("❯ \(line)") {
        $0.split(separator: "\n").last?.hasSuffix("❯ \(line)") == true
      }
      try terminal.press("C-u")
    }
  }

  @Test("Ctrl-C ends a watch, a busy loop and endless output; the prompt comes back each time")
  func interrupt() throws {
    let terminal = try start("learn first-job")
    try terminal.enter("kubectl create job j --image=busybox -- sleep 100000")
    try terminal.expect("job.batch/j created")
    for (command, sign) in [
      ("kubectl get pods --watch", "j-"), ("while :; do :; done", "done"), ("yes", "\ny\n"),
      ("b() { b | b & }; b; sleep 1000", "can't fork"),
    ] {
      try terminal.press("C-l")
      try terminal.enter(command)
      try terminal.expect(sign)
      try terminal.press("C-c")
      try terminal.expect("a prompt below ^C") {
        let lines = $0.split(separator: "\n")
        return lines.dropLast().last?.hasSuffix("^C") == true
          && lines.last?.contains("first-job") == true && lines.last?.hasSuffix("❯") == true
      }
    }
    try terminal.enter("echo alive")
    try terminal.expect("\nalive\n")
  }

  @Test("Ctrl-C drops a line and an open here-document, and never the program")
  func interruptLine() throws {
    let terminal = try start()
    try terminal.type("kubectl get")
    try terminal.press("C-c")
    try terminal.enter("cat <<E")
    try terminal.expectLast(">")
    try terminal.type("lost")
    try terminal.press("C-c")
    try terminal.enter("echo still here")
    try terminal.expect("\nstill here\n")
  }

  @Test("a here-document that is pasted goes to kubectl whole")
  func paste() throws {
    let terminal = try start()
    try terminal.paste("cat <<E | kubectl apply -f -\n\(Manifest.good)E\necho pasted\n")
    try terminal.expect("job.batch/good created")
    try terminal.expect("\npasted\n")
  }

  @Test("text is broken to the columns that the terminal has now", arguments: [40, 60])
  func resize(_ columns: Int) throws {
    let terminal = try start(rows: 160)
    try terminal.resize(columns: columns, rows: 160)
    try terminal.press("C-l")
    try terminal.enter("help")
    try terminal.expect("Ctrl-D leaves.")
    let words = try terminal.screen().split(separator: "\n").drop { !$0.contains("understands") }
    #expect(
      words.contains { $0.hasSuffix("grade the") || $0.hasSuffix("grade the exercise") }
        || words.count > 25
    )
    // A word that was cut in two by the terminal would begin a line without an indentation.
    let commands = words.dropFirst().prefix { !$0.hasPrefix("Everything") }
    #expect(commands.allSatisfy { $0.hasPrefix("  ") })
  }

  @Test("a dumb terminal and NO_COLOR get plain text and the same words")
  func plainTerminals() throws {
    for (environment, verdict) in [("TERM=dumb", "\nNot right."), ("NO_COLOR=1", "✗ Not right.")] {
      let terminal = try start("learn first-job", environment: environment)
      try terminal.expect("Type your answer")
      try terminal.enter("b")
      try terminal.expect(verdict)
      let raw = try terminal.screen(withEscapes: true)
      #expect(!raw.contains("\u{1b}[1m") && !raw.contains("\u{1b}[3"))
      try terminal.enter("quit")
      try terminal.expect("left with 0")
    }
  }
}

import TestKit
import Testing

@Suite("The command line")
struct CommandTests {
  private let home: Home

  init() throws {
    home = try Home()
    for (name, text) in [
      ("good.yaml", Manifest.good), ("refused.yaml", Manifest.refused), ("broken.yaml", "a: [1\nb"),
      ("endless.yaml", Manifest.endless), ("suspended.yaml", Manifest.suspended),
      ("empty.yaml", ""),
      ("script.sh", "echo \"$0 $# $1\"; exit 5\n"),
      ("quiz.gift", "::one::Is it?{T}\n\n{T\n"),
      ("map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\n"),
    ] { try home.folder.write(text, to: name) }
    try Shell.output(of: "cd \(home.path) && mkdir nothing && ln -s good.yaml link.yaml")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: String
    let status: Int
    /// A part of what is printed.
    let says: String
    var testDescription: String { arguments }
  }

  static let cases: [Case] = [
    Case(arguments: "version", status: 0, says: "simulates Kubernetes v1.36.2"),
    Case(arguments: "--version", status: 0, says: "joblab "),
    Case(arguments: "help", status: 0, says: "SUBCOMMANDS:"),
    Case(arguments: "help grade", status: 0, says: "--format"),
    Case(arguments: "completion bash", status: 0, says: "_joblab"),
    Case(arguments: "completion tcsh", status: 2, says: "'bash', 'zsh' or 'fish'"),
    Case(arguments: "list", status: 0, says: "first-job"),
    Case(arguments: "list --content nowhere", status: 2, says: "nowhere cannot be read: No such"),
    Case(arguments: "list --nonsense", status: 2, says: "Unknown option '--nonsense'"),
    Case(arguments: "nonsense", status: 2, says: "no lesson or exercise 'nonsense'"),
    Case(arguments: "check nothing", status: 2, says: "nothing holds no lessons/"),
    Case(arguments: "check nowhere", status: 2, says: "nowhere cannot be read"),
    // sh
    Case(arguments: "sh script.sh 'a b' c", status: 5, says: "script.sh 2 a b\n"),
    Case(arguments: "sh -c 'exit 3'", status: 3, says: ""),
    Case(arguments: "sh -c 'echo $0 $1' name one --seed", status: 0, says: "name one\n"),
    Case(
      arguments: "sh -c 'if'",
      status: 2,
      says: "sh: syntax error: unexpected end of file (expecting \"then\")"
    ),
    Case(arguments: "sh nowhere.sh", status: 2, says: "nowhere.sh cannot be read: No such file"),
    Case(arguments: "sh nothing", status: 2, says: "nothing cannot be read: Is a directory"),
    Case(arguments: "sh --nonsense", status: 2, says: "sh has no option '--nonsense'"),
    Case(arguments: "sh -c 'sleep 99999999'", status: 1, says: "not done after 7d"),
    Case(arguments: "sh -c 'k get po -w'", status: 1, says: "cannot happen any more"),
    // run
    Case(arguments: "run good.yaml", status: 0, says: "job/good Complete after"),
    Case(arguments: "run --timeline none map.yaml", status: 0, says: "No Job was made."),
    Case(arguments: "run ./broken.yaml", status: 1, says: "error parsing ./broken.yaml"),
    Case(arguments: "run empty.yaml", status: 1, says: "no objects passed to create"),
    Case(
      arguments: "run refused.yaml",
      status: 1,
      says: "The Job \"good\" is invalid: spec.template.spec.restartPolicy"
    ),
    Case(arguments: "run good.yaml refused.yaml", status: 1, says: "is invalid"),
    Case(
      arguments: "run good.yaml $PWD/good.yaml",
      status: 1,
      says: "error when creating \"./good.yaml\": jobs.batch \"good\" already exists"
    ),
    Case(arguments: "run suspended.yaml", status: 1, says: "job/good Suspended for"),
    Case(
      arguments: "run endless.yaml --until 10m",
      status: 1,
      says: "Running for 10m: 0 of 2 succeeded, 0 failed, 1 pod\nStopped after 10m of virtual"
    ),
    Case(arguments: "run nowhere.yaml", status: 2, says: "nowhere.yaml cannot be read"),
    Case(arguments: "run", status: 2, says: "Missing expected argument"),
    Case(arguments: "run good.yaml --until soon", status: 2, says: "--until takes a duration"),
    Case(arguments: "run good.yaml --seeds 0", status: 2, says: "--seeds must lie between"),
    Case(arguments: "run good.yaml --timeline gif", status: 2, says: "'gif' is invalid"),
    // export and import
    Case(arguments: "export --format gift job-promise", status: 0, says: "1 of 1 item exported\n"),
    Case(
      arguments: "export --format gift retries",
      status: 0,
      says: "$CATEGORY: joblab/When a Job"
    ),
    Case(
      arguments: "export --format gift mend-the-helper",
      status: 0,
      says: "left out (1): nothing in Moodle could run what the learner does: mend-the-helper\n"
    ),
    Case(arguments: "export --format markdown retries", status: 0, says: "### 1. attempts-never"),
    Case(arguments: "export --format markdown --key retries", status: 0, says: "**4 pods**"),
    Case(
      arguments: "export --format qti --output quiz retries && ls quiz/items",
      status: 0,
      says: "attempts-never.xml\n"
    ),
    Case(
      arguments: "export --format gift retirs",
      status: 2,
      says: "no lesson, exercise or item is called 'retirs'; did you mean 'retries'?"
    ),
    Case(arguments: "export --format qti", status: 2, says: "--format qti needs --output"),
    Case(arguments: "export --format gift --key", status: 2, says: "--key goes with --format mark"),
    Case(arguments: "export retries", status: 2, says: "Missing expected argument '--format"),
    Case(
      arguments: "export --format gift --output /nowhere/x job-promise",
      status: 1,
      says: "/nowhere/x cannot be written"
    ),
    Case(
      arguments: "import script.sh --format qti --output course",
      status: 1,
      says: "script.sh:1:1: a document begins with `<`\njoblab: script.sh holds nothing"
    ),
    Case(
      arguments: "import quiz.gift --format gift --output course && ls course/lessons",
      status: 1,
      says: "quiz.gift:3:1: a brace without its other"
    ),
    Case(
      arguments: "import quiz.gift --format gift --output course; cat course/lessons/01-quiz.md",
      status: 0,
      says: "```quiz one\n"
    ),
    Case(
      arguments: "import nowhere --format gift --output c",
      status: 2,
      says: "nowhere cannot be"
    ),
    Case(arguments: "import quiz.gift --format gift", status: 2, says: "Missing expected argument"),
    // grade
    Case(arguments: "grade failing-job", status: 2, says: "Missing expected argument"),
    Case(arguments: "grade nonsense good.yaml", status: 2, says: "no exercise 'nonsense'"),
    Case(arguments: "grade failing-job nowhere.yaml", status: 2, says: "nowhere.yaml cannot be"),
    Case(arguments: "grade failing-job nothing", status: 2, says: "no submissions in nothing"),
    Case(arguments: "grade failing-job link.yaml", status: 1, says: "hand over the file itself"),
    Case(arguments: "grade failing-job good.yaml --seeds 0", status: 2, says: "--seeds must lie"),
    Case(arguments: "grade failing-job good.yaml --seeds 1", status: 1, says: "not passed yet"),
    Case(arguments: "grade failing-job broken.yaml --seeds 1", status: 1, says: "error parsing"),
    Case(
      arguments: "grade failing-job good.yaml --seeds 1 --output /nowhere/x",
      status: 1,
      says: "/nowhere/x cannot be written: No such file"
    ),
    // learn, from an input that ends at once
    Case(arguments: "", status: 0, says: "Lesson 1 of "),
    Case(arguments: "learn retries", status: 0, says: "When a Job fails"),
    Case(arguments: "learn 2", status: 0, says: "Lesson 2 of "),
    Case(arguments: "learn --content nothing", status: 0, says: "This course has no lessons"),
  ]

  @Test("a command says what it has to and ends with the right status", arguments: cases)
  func exitStatus(_ test: Case) throws {
    let (output, status) = try home.joblab(test.arguments)
    #expect(status == test.status, "\(output)")
    #expect(output.contains(test.says), "\(output)")
  }

  @Test("a script is read from standard input, with and without arguments")
  func standardInput() throws {
    #expect(try home.joblab("sh", input: "echo in; exit 4").output == "in\n")
    #expect(try home.joblab("sh - x y", input: "echo $# $2").output == "2 y\n")
    #expect(
      try home.joblab("run - --timeline none", input: Manifest.good).output
        .hasPrefix("job/good Complete")
    )
  }

  @Test("a script sees the folder it is started in, and nothing else of the computer")
  func folder() throws {
    try Shell.output(of: "ln -s /etc/hostname \(home.path)/out")
    let (output, _) = try home.joblab(
      "sh -c 'pwd; cat map.yaml | wc -l; echo new > made.txt; cat out; ls /home; ls /tmp'"
    )
    #expect(
      output == "\(home.path)\n3\ncat: can't open 'out': Permission denied\nlearner\n"
        || output.hasPrefix("\(home.path)\n3\ncat: ")
    )
    #expect(String(decoding: try home.folder.read("made.txt"), as: UTF8.self) == "new\n")
  }

  @Test("links and times of real files are made, shown and kept")
  func links() throws {
    let script = """
      echo a > f; ln -s f l; ln f h; ln -s /etc/hostname away; ln -s none dangling
      readlink l; cat l; ls -l l | cut -c1; [ -L l ] && echo link; stat -c %h f
      touch -d "2001-09-09 01:46:40" f; stat -c %Y h; cat away; cat dangling
      echo b >> h; cat f; rm l dangling away; ls f h l
      """
    let (output, _) = try home.joblab("sh", input: script)
    #expect(
      output.hasPrefix(
        "f\na\nl\nlink\n2\n1000000000\ncat: can't open 'away': Permission denied\n"
          + "cat: can't open 'dangling': No such file or directory\na\nb\n"
      ),
      "\(output)"
    )
    #expect(String(decoding: try home.folder.read("f"), as: UTF8.self) == "a\nb\n")
  }

  @Test("the same bytes come from one thread and from two, and again")
  func threads() throws {
    for command in [
      "run good.yaml --seeds 6", "sh --seeds 4 -c 'k create -f good.yaml; sleep 30; k get pods'",
    ] {
      let words = command.split(separator: " ", maxSplits: 1)
      let runs = try [1, 2, 2].map { try home.joblab("\(words[0]) --threads \($0) \(words[1])") }
      #expect(runs[0] == runs[1] && runs[1] == runs[2])
      #expect(runs[0].status == 0)
    }
    let grades = try [1, 2].map {
      try home.joblab("grade failing-job good.yaml refused.yaml --seeds 2 --jobs \($0)")
    }
    #expect(grades[0] == grades[1])
  }

  @Test("a grade as JSON holds version, exercise, submissions and checks; a file may take it")
  func json() throws {
    let (output, status) = try home.joblab(
      "grade failing-job good.yaml --seeds 2 --format json --output grade.json"
    )
    #expect(output == "")
    #expect(status == 1)
    let text = String(decoding: try home.folder.read("grade.json"), as: UTF8.self)
    for key in [
      "\"version\": 1", "\"exercise\": \"failing-job\"", "\"name\": \"good.yaml\"", "\"score\": ",
      "\"max_score\": 16", "\"passed\": false", "\"id\": \"survives\"", "\"title\": ",
      "\"points\": 0", "\"max_points\": 3", "\"message\": ",
    ] { #expect(text.contains(key), "no \(key)") }
    let check = "print(len(json.load(open(\"\(home.path)/grade.json\"))[\"submissions\"]))"
    #expect(try Shell.output(of: "python3 -c 'import json; \(check)' || echo 1") == "1\n")
  }

  @Test("colours come on request alone, and never with NO_COLOR")
  func colours() throws {
    #expect(try !home.joblab("list").output.contains("\u{1b}"))
    #expect(try home.joblab("list --color always").output.contains("\u{1b}["))
    #expect(try !home.joblab("list", environment: "NO_COLOR=1").output.contains("\u{1b}"))
  }

  @Test("output that nobody reads any more ends a script quietly")
  func closedPipe() throws {
    let command = try home.commandLine("sh -c yes")
    #expect(try Shell.output(of: "{ \(command); } | head -2") == "y\ny\n")
  }
}

import Course
import CourseContent
import Foundation
import Grading
import Synchronization
import Testing

/// Submissions that are made, or happen, to be hard on a grader.
@Suite struct HostileSubmissionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let spec: String
    /// Words that say why.
    let says: String
    var testDescription: String { name }
  }

  private static func job(_ script: String) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: flaky-import
    spec:
      backoffLimit: 4
      template:
        spec:
          restartPolicy: Never
          containers:
          - name: importer
            image: busybox:1.36
            command: ["sh", "-c", '\(script)']
    """
  }

  private static let unfinished = "expected: job/flaky-import becomes Complete=True"

  static let cases: [Case] = [
    Case(name: "sleeps for a year", spec: job("sleep 31536000"), says: unfinished),
    Case(name: "an empty file", spec: "", says: "no objects passed to apply"),
    Case(name: "a comment", spec: "# later", says: "no objects passed to apply"),
    Case(name: "no YAML", spec: "apiVersion: [batch/v1", says: "error parsing job.yaml"),
    Case(
      name: "NUL bytes",
      spec: "\u{0}\u{0}\u{0}",
      says: "control characters are not allowed"
    ),
    Case(
      name: "a wrong kind",
      spec: "apiVersion: v1\nkind: Jobb\nmetadata: {name: flaky-import}",
      says: "no matches for kind \"Jobb\" in version \"v1\""
    ),
    Case(
      name: "many levels",
      spec: "a: " + String(repeating: "[", count: 10_000),
      says: "Maximum nesting level reached"
    ),
    Case(
      name: "a byte order mark and nothing",
      spec: "\u{FEFF}",
      says: "no objects passed to apply"
    ),
    Case(
      name: "many lines of nothing",
      spec: String(repeating: "\r\n", count: 400_000),
      says: "no objects passed to apply"
    ),
    Case(
      name: "aliases of aliases",
      spec: (1..<30).reduce("a0: &a0 [x, x]\n") {
        $0 + "a\($1): &a\($1) [*a\($1 - 1), *a\($1 - 1), *a\($1 - 1)]\n"
      },
      says: "excessive aliasing"
    ),
    Case(
      name: "deep by indentation",
      spec: (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      says: "exceeded max depth"
    ),
    Case(
      name: "a list of 100,000 numbers",
      spec: "a: [" + String(repeating: "1,", count: 100_000) + "1]",
      says: "apiVersion not set"
    ),
    Case(
      name: "many documents",
      spec: String(
        repeating: "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
        count: 2_000
      ),
      says: "job/flaky-import was never there"
    ),
    Case(
      name: "a quarter of a million documents",
      spec: String(repeating: "---\n", count: 250_000),
      says: "the file has more than 20000 documents"
    ),
    Case(
      name: "prints without end",
      spec: job("while :; do echo flood; done"),
      says: unfinished
    ),
    Case(
      name: "prints long lines without end",
      spec: job("yes | tr -d \"\\n\""),
      says: unfinished
    ),
    Case(
      name: "forks without end",
      spec: job("f() { f | f & }; f; sleep 1000"),
      says: unfinished
    ),
    Case(name: "busy", spec: job("while :; do :; done"), says: unfinished),
    Case(
      name: "busy in many pods",
      spec: job("while :; do :; done").replacing(
        "backoffLimit: 4",
        with: "parallelism: 30\n  completions: 30"
      ),
      says: "more happened in the cluster than a run may cost"
    ),
    Case(
      name: "fills its disk",
      spec: job("while :; do cat /etc/* >> /tmp/f; cat /tmp/f >> /tmp/g; done"),
      says: unfinished
    ),
    Case(
      name: "doubles a variable",
      spec: job("a=xxxxxxxx; while :; do a=$a$a; done"),
      says: "BackoffLimitExceeded"
    ),
    Case(name: "calls itself", spec: job("f() { f; }; f"), says: "BackoffLimitExceeded"),
    Case(
      name: "a regular expression made to be slow",
      spec: job("echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | grep -E \"(a*)*(a*)*b\"; exit 1"),
      says: "BackoffLimitExceeded"
    ),
    Case(
      name: "one with a back reference",
      spec: job("echo aaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -E \"^(a*)*(a*)*\\1c$\""),
      says: "BackoffLimitExceeded"
    ),
    Case(
      name: "a hundred thousand pods",
      spec: job("sleep 5").replacing(
        "backoffLimit: 4",
        with: "parallelism: 100000\n  completions: 100000"
      ),
      says: "more happened in the cluster than a run may cost"
    ),
    Case(
      name: "a CronJob each minute",
      spec: """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: flaky-import}
        spec:
          schedule: "* * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: c, image: "busybox:1.36", command: [sleep, "31536000"]}]
        """,
      says: "job/flaky-import was never there"
    ),
  ]

  /// Runs on the simulator, and notes what each run has cost.
  private final class MeteredRunner: SubmissionRunner {
    private let costs = Mutex<[Int]>([])

    var work: [Int] { costs.withLock { $0 } }

    func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun {
      let run = ConsoleRunner().run(submission, of: exercise, seed: seed)
      costs.withLock { $0.append(run.work) }
      #expect(run.evidence.changes.count <= ConsoleRunner.Limits.changes + 1_000)
      return run
    }
  }

  @Test(
    "a hostile submission costs what a run may cost, does not pass, and is told why",
    arguments: cases
  )
  func bounded(_ example: Case) throws {
    let runner = MeteredRunner()
    let grader = try Grader(exercise: try #require(Variation.exercise), runner: runner)
    let file = ExerciseFile(path: "job.yaml", bytes: Array(example.spec.utf8))
    let result = grader.grade(Submission(name: example.name, files: [file]), seeds: [1])
    #expect(result.passed == false)
    #expect(result.checks.count == grader.checks.count)
    let words = (result.notes + result.checks.map(\.message)).joined(separator: "\n")
    #expect(words.contains(example.says), "\(words.prefix(2_000))")
    // One step of the cluster may go beyond the limit.
    #expect(runner.work.allSatisfy { (1...ConsoleRunner.Limits.work + 1_000_000).contains($0) })
  }

  /// A session at the prompt, entry by entry.
  private func session(_ commands: [String]) -> Submission {
    let lines = commands.enumerated().map { number, command in
      let text = command.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n")
      return #"{"virtualTime": \#(number), "command": "\#(text)"}"#
    }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    return Submission(name: "s", files: [ExerciseFile(path: "session.ndjson", bytes: bytes)])
  }

  @Test("a session costs what a run may cost, whatever its commands are")
  func sessions() throws {
    let runner = MeteredRunner()
    let grader = try Grader(exercise: try #require(Variation.exercise), runner: runner)
    let many = Self.job("sleep 5").replacing(
      "backoffLimit: 4",
      with: "parallelism: 100000\n  completions: 100000"
    )
    let pods = session([
      "write /home/learner/job.yaml\n" + many, "run kubectl apply -f job.yaml; sleep 600",
    ])
    let stopped =
      "more happened in the cluster than a run may cost; what was seen until then counts"
    #expect(grader.grade(pods, seeds: [1]).notes == [stopped])
    let endless = session(["run while :; do kubectl get pods; done"])
    #expect(grader.grade(endless, seeds: [1]).notes == [stopped])
    let late = session(Array(repeating: "run sleep 1000", count: 2_000))
    let left = "what was typed after the exercise's end is left out"
    #expect(grader.grade(late, seeds: [1]).notes == [left])
    #expect(runner.work.count == 3)
    #expect(runner.work.allSatisfy { $0 <= ConsoleRunner.Limits.work + 1_000_000 })
  }

  @Test("two Jobs of one name are one Job, and the later decides")
  func twins() throws {
    let grader = try Grader(exercise: try #require(Variation.exercise), runner: ConsoleRunner())
    let one = Variation.solution
    let text = one + "---\n" + one.replacing("backoffLimit: 4", with: "backoffLimit: 9")
    let file = ExerciseFile(path: "job.yaml", bytes: Array(text.utf8))
    let result = grader.grade(Submission(name: "twins", files: [file]), seeds: [1])
    #expect(result.checks.filter { !$0.passed }.map(\.id) == ["no-more-than-needed"])
  }

  @Test("bytes that are no UTF-8 are a note, and no check passes")
  func notText() throws {
    let grader = try Grader(exercise: try #require(Variation.exercise), runner: ConsoleRunner())
    let file = ExerciseFile(path: "job.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF, 0xFE])
    let result = grader.grade(Submission(name: "bytes", files: [file]), seeds: [1])
    #expect(result.score == .zero)
    #expect(!result.notes.isEmpty)
  }

  @Test("an author's slow regular expression is matched in time that the text bounds")
  func slowPattern() throws {
    let check = "- {id: c, title: t, points: 1, feedback: f, "
    let text = check + "logs: {of: job/work, matches: '(a*)*(a|aa)*(a*)*b'}}"
    let test = try #require(CheckParser.checks(of: sampleExercise(checks: text)).first?.test)
    var run = SampleRun.failing
    run.evidence.logs = [
      .init(pod: "work-a", container: "main", text: String(repeating: "a", count: 20_000))
    ]
    #expect(test.verdict(on: run.evidence).holds == false)
  }

  @Test(
    "names made for shells and terminals stay names",
    arguments: [
      "$(touch x).yaml", "a b;rm -rf ~.yaml", "'\"`.yaml", "-rf.yaml", "\u{1B}]0;title\u{7}.yaml",
      "line\nbreak.yaml",
    ]
  )
  func names(_ name: String) throws {
    let grader = try Grader(exercise: try #require(Variation.exercise), runner: ConsoleRunner())
    let wrong = Variation.solution.replacing("backoffLimit: 4", with: "backoffLimit: 0")
    let file = ExerciseFile(path: name, bytes: Array(wrong.utf8))
    let result = grader.grade([Submission(name: name, files: [file])], seeds: [1, 2, 3])
    #expect(result.submissions[0].checks.count { $0.passed } == 6)
    let report = result.report(.text, version: "1")
    #expect(report.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(!report.contains("\nbreak"))
  }
}

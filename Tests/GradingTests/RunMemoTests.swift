import Course
import Grading
import Synchronization
import Testing

/// Submissions that say the same share their runs, and get the marks that each would get alone.
@Suite struct RunMemoTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var first = Variation.solution
    let second: String
    var secondFile = "job.yaml"
    let isShared: Bool
  }

  private static func edited(_ old: String, _ new: String) -> String {
    precondition(Variation.solution.contains(old), "there is no \(old)")
    return Variation.solution.replacing(old, with: new)
  }

  private static let wrong = edited("backoffLimit: 4", "backofLimit: 4")

  static let cases: [Case] = [
    .init(
      testDescription: "comments and blank lines",
      second: "# By me.\n\n" + edited("spec:\n  backoff", "spec:\n\n  # Enough.\n  backoff"),
      isShared: true
    ),
    .init(
      testDescription: "the order of fields",
      second: edited(
        "  backoffLimit: 4\n  activeDeadlineSeconds: 300\n",
        "  activeDeadlineSeconds: 300\n  backoffLimit: 4\n"
      ),
      isShared: true
    ),
    .init(
      testDescription: "a field in its place that fails a check, further down in the other file",
      first: edited("backoffLimit: 4", "backoffLimit: 5"),
      second: "# One\n# Two\n" + edited("backoffLimit: 4", "backoffLimit: 5"),
      isShared: true
    ),
    .init(
      testDescription: "quotes",
      second: edited("restartPolicy: Never", #"restartPolicy: "Never""#),
      isShared: true
    ),
    .init(
      testDescription: "another number",
      second: edited("backoffLimit: 4", "backoffLimit: 5"),
      isShared: false
    ),
    .init(
      testDescription: "a number that is a text",
      second: edited("backoffLimit: 4", #"backoffLimit: "4""#),
      isShared: false
    ),
    .init(
      testDescription: "a text with a tag",
      first: edited("backoffLimit: 4", "backoffLimit: 4\n  suspend: false"),
      second: edited("backoffLimit: 4", "backoffLimit: 4\n  suspend: !!str false"),
      isShared: false
    ),
    .init(
      testDescription: "a field twice, of which kubectl takes the last",
      second: edited("backoffLimit: 4", "backoffLimit: 4\n  backoffLimit: 4"),
      isShared: true
    ),
    .init(
      testDescription: "a letter in another form of Unicode, of which its log shows the bytes",
      first: edited("orders imported", "commandes import\u{e9}es"),
      second: edited("orders imported", "commandes importe\u{301}es"),
      isShared: false
    ),
    .init(
      testDescription: "another file",
      second: Variation.solution,
      secondFile: "deep/down/import_1.yaml",
      isShared: true
    ),
    .init(
      testDescription: "a file of an unusual name",
      second: Variation.solution,
      secondFile: "-f.yaml",
      isShared: false
    ),
    .init(
      testDescription: "what kubectl refuses, on another line",
      first: wrong,
      second: "# Wrong\n" + wrong,
      isShared: false
    ),
    .init(
      testDescription: "what is no YAML",
      first: "kind: Job\n  spec: [",
      second: "kind: Job\n  spec: [",
      isShared: false
    ),
  ]

  @Test("equal submissions share their runs, and others do not", arguments: cases)
  func share(_ example: Case) throws {
    let exercise = try #require(Variation.exercise)
    let runner = CountingRunner()
    let grader = try VariantGrader(exercise: exercise, secret: nil, students: [], runner: runner)
    let alone = try Grader(exercise: exercise, runner: ConsoleRunner())
    let submissions = [
      Self.submission("ada", "job.yaml", example.first),
      Self.submission("grace", example.secondFile, example.second),
    ]
    let seeds: [UInt64] = [1, 2, 3]
    for submission in submissions {
      #expect(grader.grade(submission, seeds: seeds) == alone.grade(submission, seeds: seeds))
    }
    #expect(runner.count == (example.isShared ? 3 : 6))
  }

  private static func submission(_ name: String, _ file: String, _ text: String) -> Submission {
    Submission(name: name, files: [ExerciseFile(path: file, bytes: Array(text.utf8))])
  }

  @Test("nothing is shared where a script may read the files, or with a session's log")
  func files() throws {
    let script = "- {id: c, title: t, points: 1, feedback: f, script: {run: 'true'}}"
    let condition = """
      - {id: c, title: t, points: 1, feedback: f, condition: {of: job/flaky-import, type: Complete}}
      """
    let log = ExerciseFile(path: "session.ndjson", bytes: [])
    for (checks, logs) in [(script, []), (condition, [log])] {
      let runner = CountingRunner()
      let exercise = try sampleExercise(checks: checks, seeds: [1])
      let grader = try VariantGrader(exercise: exercise, secret: nil, students: [], runner: runner)
      var submission = Self.submission("ada", "job.yaml", Variation.solution)
      submission.files += logs
      for _ in 0..<2 { _ = grader.grade(submission) }
      #expect(runner.count == 2)
    }
  }

  @Test("the run that is shown is shared too, and each asks for it anew")
  func shown() throws {
    let runner = CountingRunner()
    let grader = try VariantGrader(
      exercise: try #require(Variation.exercise),
      secret: nil,
      students: [],
      runner: runner
    )
    let submission = Self.submission("ada", "job.yaml", Variation.solution)
    let plain = grader.grade(submission, seeds: [1])
    #expect(plain.shown == nil)
    let first = grader.grade(submission, seeds: [1], showsRun: true)
    #expect(first.shown != nil)
    #expect(grader.grade(submission, seeds: [1], showsRun: true) == first)
    // One run without a picture, and one with it that is made twice.
    #expect(runner.count == 3)
  }
}

/// Counts the runs that it makes.
private final class CountingRunner: SubmissionRunner {
  private let runner = ConsoleRunner()
  private let runs = Mutex(0)

  var count: Int { runs.withLock { $0 } }

  func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun {
    runs.withLock { $0 += 1 }
    return runner.run(submission, of: exercise, seed: seed)
  }
}

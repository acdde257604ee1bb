import Course
import CourseContent
import Foundation
import Grading
import Testing

/// Submissions that are made, or happen, to be hard on a grader.
@Suite struct HostileSubmissionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let spec: String
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

  static let cases: [Case] = [
    Case(name: "sleeps for a year", spec: job("sleep 31536000")),
    Case(name: "an empty file", spec: ""),
    Case(name: "no YAML", spec: "apiVersion: [batch/v1"),
    Case(name: "NUL bytes", spec: "\u{0}\u{0}\u{0}"),
    Case(name: "a wrong kind", spec: "apiVersion: v1\nkind: Jobb\nmetadata: {name: flaky-import}"),
    Case(name: "many levels", spec: "a: " + String(repeating: "[", count: 10_000)),
    Case(name: "a byte order mark and nothing", spec: "\u{FEFF}"),
    Case(name: "many lines of nothing", spec: String(repeating: "\r\n", count: 400_000)),
    Case(
      name: "aliases of aliases",
      spec: (1..<30).reduce("a0: &a0 [x, x]\n") {
        $0 + "a\($1): &a\($1) [*a\($1 - 1), *a\($1 - 1), *a\($1 - 1)]\n"
      }
    ),
    Case(
      name: "deep by indentation",
      spec: (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    ),
    Case(
      name: "many documents",
      spec: String(
        repeating: "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
        count: 2_000
      )
    ),
    Case(
      name: "a quarter of a million documents",
      spec: String(repeating: "---\n", count: 250_000)
    ),
    Case(name: "prints without end", spec: job("while :; do echo flood; done")),
    Case(name: "prints long lines without end", spec: job("yes | tr -d \"\\n\"")),
    Case(name: "forks without end", spec: job("f() { f | f & }; f; sleep 1000")),
    Case(name: "busy", spec: job("while :; do :; done")),
    Case(
      name: "fills its disk",
      spec: job("while :; do cat /etc/* >> /tmp/f; cat /tmp/f >> /tmp/g; done")
    ),
    Case(name: "doubles a variable", spec: job("a=xxxxxxxx; while :; do a=$a$a; done")),
    Case(name: "calls itself", spec: job("f() { f; }; f")),
    Case(
      name: "a regular expression made to be slow",
      spec: job("echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | grep -E \"(a*)*(a*)*b\"; exit 1")
    ),
    Case(
      name: "a hundred thousand pods",
      spec: job("sleep 5").replacing(
        "backoffLimit: 4",
        with: "parallelism: 100000\n  completions: 100000"
      )
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
        """
    ),
  ]

  @Test("a hostile submission is graded within bounds, and does not pass", arguments: cases)
  func bounded(_ example: Case) throws {
    let grader = try Grader(exercise: try #require(Variation.exercise), runner: ConsoleRunner())
    let file = ExerciseFile(path: "job.yaml", bytes: Array(example.spec.utf8))
    let result = grader.grade(Submission(name: example.name, files: [file]), seeds: [1])
    #expect(result.passed == false)
    #expect(result.checks.count == grader.checks.count)
    let words = result.notes + result.checks.map(\.message)
    #expect(words.contains { !$0.isEmpty })
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

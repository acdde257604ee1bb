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
    Case(
      name: "many documents",
      spec: String(
        repeating: "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
        count: 2_000
      )
    ),
  ]

  private static let exercise: Exercise? = {
    guard let folder = BuiltInCourse.folder else { return nil }
    var files = MemoryFiles([:])
    for path in FileManager.default.subpaths(atPath: folder) ?? [] {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      files[path] = String(decoding: data, as: UTF8.self)
    }
    return CourseLoader.load(files).course.exercise("failing-job")
  }()

  @Test("a hostile submission is graded within bounds, and does not pass", arguments: cases)
  func bounded(_ example: Case) throws {
    let grader = try Grader(exercise: try #require(Self.exercise), runner: ConsoleRunner())
    let file = ExerciseFile(path: "job.yaml", bytes: Array(example.spec.utf8))
    let result = grader.grade(Submission(name: example.name, files: [file]), seeds: [1])
    #expect(result.passed == false)
    #expect(result.checks.count == grader.checks.count)
  }
}

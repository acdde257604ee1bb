import Course
import Grading
import Testing

/// Submissions are graded by the variant that their student has.
@Suite struct VariantGraderTests {
  private static let files = MemoryFiles([
    "exercises/pack/exercise.yaml": """
    id: pack
    title: "{{boxes}} boxes"
    minutes: 5
    seeds: 1
    horizon: 5m
    hints: [Count.]
    parameters:
      boxes: 2-9
    checks:
      - id: all
        title: All
        points: 2
        pods: {of: job/pack, phase: Succeeded, count: "{{boxes}}"}
        feedback: "There are {{boxes}} boxes."
      - id: kept
        title: The worker is kept
        points: 1
        manifest: {of: job/pack, path: "spec.template.spec.containers[0].command", unchanged: true}
        feedback: Keep it.

    """,
    "exercises/pack/task.md": "# Pack {{boxes}} boxes\n",
    "exercises/pack/start/job.yaml": manifest("1", "{{boxes}}"),
  ])

  private static func manifest(_ completions: String, _ boxes: String) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: pack}
    spec:
      completions: \(completions)
      parallelism: 9
      template:
        spec:
          restartPolicy: Never
          containers: [{name: c, image: busybox, command: [echo, "of \(boxes)"]}]

    """
  }

  private let exercise: Exercise
  private let secret: CourseSecret

  init() throws {
    let loaded = CourseLoader.load(Self.files)
    exercise = try #require(loaded.course.exercise("pack"))
    secret = try #require(CourseSecret(Array("0123456789abcdef".utf8)))
  }

  private func grader(_ secret: CourseSecret?, _ students: [String] = []) throws -> VariantGrader {
    try VariantGrader(
      exercise: exercise,
      secret: secret,
      students: students,
      runner: ConsoleRunner()
    )
  }

  private func boxes(_ student: String) throws -> String {
    let draw = try exercise.values(.drawn(secret.source(student: student, exercise: "pack")))
    return try #require(draw["boxes"]).description
  }

  private func submission(_ student: String, boxes: String) -> Submission {
    Submission(
      name: "\(student).yaml",
      files: [
        ExerciseFile(path: "job.yaml", bytes: Array(Self.manifest(boxes, boxes).utf8))
      ]
    )
  }

  @Test("the same work earns all points from one student and loses them from another")
  func variants() throws {
    let students = (0..<20).map { "student-\($0)" }
    let first = try boxes(students[0])
    let other = try #require(students.first { (try? boxes($0)) != first })
    let grader = try grader(secret, students)
    let own = grader.grade(submission(students[0], boxes: first))
    #expect(own.passed)
    #expect(own.variant.description == "boxes=\(first)")
    let copied = grader.grade(submission(other, boxes: first))
    #expect(copied.score == .zero)
    #expect(copied.checks.map(\.passed) == [false, false])
    #expect(copied.checks[0].feedback == "There are \(try boxes(other)) boxes.")
    #expect(copied.variant.description == "boxes=\(try boxes(other))")
  }

  @Test("whether a variant was made before or when it is asked for makes no difference")
  func made() throws {
    let work = submission("lee", boxes: "4")
    #expect(try grader(secret, ["lee"]).grade(work) == grader(secret).grade(work))
  }

  @Test("without a secret everybody is graded alike, and no variant is told")
  func alike() throws {
    for student in ["lee", "ada"] {
      let result = try grader(nil).grade(submission(student, boxes: "2"))
      #expect(result.passed)
      #expect(result.variant.isEmpty)
    }
  }

  @Test("a given variant is graded, and the command that shows a failed run names its values")
  func given() throws {
    let draw = try #require(Draw(text: "boxes=5"))
    let grader = try VariantGrader(
      exercise: exercise.drawn(.given(draw)),
      secret: nil,
      students: [],
      runner: ConsoleRunner()
    )
    #expect(grader.grade(submission("lee", boxes: "5")).passed)
    let failed = grader.grade(submission("lee", boxes: "4"))
    #expect(failed.variant == draw)
    let command = ReplayCommand(exercise: exercise, content: nil)
      .text(path: "lee.yaml", seed: try #require(failed.failingSeed), variant: failed.variant)
    #expect(command == "joblab grade pack lee.yaml --parameters 'boxes=5' --seed 1 --show")
  }
}

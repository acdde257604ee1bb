import Course
import Testing

@testable import Grading

/// A run succeeds when the manifest asks for it in its name.
private struct NamedRunner: SubmissionRunner {
  func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun {
    let text = submission.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    var run = text.contains("succeeds") ? SampleRun.succeeding : SampleRun.failing
    run.evidence.seed = seed
    return SubmissionRun(evidence: run.evidence)
  }
}

@Suite struct ExerciseProofTests {
  private static let checks = """
    - {id: ends-well, title: It ends well, points: 2, feedback: Luck is no plan., condition: {of: job/work, type: Complete}}
    - {id: has-limit, title: It has a limit, points: 1, feedback: Name a limit., manifest: {of: job, path: spec.backoffLimit, is: set}}
    """

  private func files(_ text: String) -> [ExerciseFile] {
    [ExerciseFile(path: "job.yaml", bytes: Array("kind: Job\n\(text)\n".utf8))]
  }

  private func sound() throws -> Exercise {
    var exercise = try sampleExercise(checks: Self.checks, start: files("# unfinished"))
    exercise.solutions = ["solutions/a", "solutions/b"].map {
      Sample(name: $0, files: files("spec: {backoffLimit: 4} # succeeds"))
    }
    exercise.mistakes = (1...4).map { number in
      Mistake(
        sample: Sample(name: "mistakes/\(number)", files: files("spec: {} # succeeds")),
        position: ContentPosition(file: "e.yaml", line: number),
        fails: ["has-limit"],
        belief: "No limit is needed.",
        says: "Name a limit"
      )
    }
    return exercise
  }

  private func problems(_ exercise: Exercise) -> [String] {
    ExerciseProof(exercise: exercise, runner: NamedRunner()).problems().map(\.description)
  }

  @Test("an exercise that tells right from wrong has no problems")
  func soundExercise() throws {
    #expect(problems(try sound()) == [])
  }

  @Test("a start that passes is found")
  func start() throws {
    var exercise = try sound()
    exercise.start = exercise.solutions[0].files
    #expect(problems(exercise) == ["e.yaml:1:1: what the learner begins with passes already"])
  }

  @Test("a solution that fails is found, with the check and its reason")
  func solution() throws {
    var exercise = try sound()
    exercise.solutions[1].files = files("spec: {} # succeeds")
    #expect(
      problems(exercise) == [
        "exercises/sample/solutions/b:1:1: fails `has-limit`: job.yaml:2:7: expected: "
          + "spec.backoffLimit is set; found: it is not set. Name a limit.",
        "exercises/sample/solutions/b:1:1: does not pass:",
      ]
    )
  }

  @Test("a mistake that passes, or fails for another reason, is found")
  func mistakes() throws {
    var exercise = try sound()
    exercise.mistakes[0].sample.files = exercise.solutions[0].files
    exercise.mistakes[1].sample.files = files("spec: {backoffLimit: 4}")
    exercise.mistakes[2].says = "Read the manual"
    let found = problems(exercise)
    #expect(found.count == 6)
    #expect(found.first == "exercises/sample/mistakes/1:1:1: passes")
    #expect(
      found.contains {
        $0.hasPrefix("e.yaml:2:1: mistakes/2 should fail `has-limit`; it fails `ends-well`: ")
      }
    )
    #expect(
      found.contains {
        $0.hasPrefix("e.yaml:3:1: the feedback to mistakes/3 does not say `Read the manual`")
      }
    )
  }

  @Test("too few samples are found")
  func counts() throws {
    var exercise = try sound()
    exercise.start = []
    exercise.solutions.removeLast()
    exercise.mistakes.removeLast()
    #expect(
      problems(exercise) == [
        "e.yaml:1:1: an exercise needs at least 1 file under start/, not 0",
        "e.yaml:1:1: an exercise needs at least 2 solutions, not 1",
        "e.yaml:1:1: an exercise needs at least 4 mistakes, not 3",
      ]
    )
  }

  @Test("checks that cannot be read are the exercise's defect, and cost nobody points")
  func defect() throws {
    let exercise = try sampleExercise(checks: "- {id: c}")
    #expect(
      problems(exercise) == [
        "e.yaml:1:3: a check needs exactly one test: one of \(CheckParser.tests.map(\.name).quotedList)"
      ]
    )
    let problem = ContentProblem(ContentPosition(file: "e.yaml"), "is broken")
    let result = GradingResult(
      defect: problem,
      of: exercise,
      submissions: [Submission(name: "a.yaml")]
    )
    #expect(result.submissions.map(\.status) == [.error])
    #expect(
      result.report(.text, version: "0") == """
        sample: a.yaml
          ! e.yaml:1:1: is broken
          not graded: the exercise or joblab is at fault; no points are lost

        """
    )
  }
}

import Course
import Simulation
import TestKit
import Testing

@testable import Grading

/// Fails and succeeds as the submission's name and the seed say.
struct ScriptedRunner: SubmissionRunner {
  func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun {
    let succeeds: Bool
    switch submission.name {
    case "good.yaml": succeeds = true
    case "lucky.yaml": succeeds = seed % 4 != 0
    default: succeeds = false
    }
    var run = succeeds ? SampleRun.succeeding : SampleRun.failing
    run.evidence.seed = seed
    if submission.name == "flood.yaml" {
      run.evidence.ending = .stopped("it printed more than 1 MiB")
      return SubmissionRun(evidence: run.evidence, notes: ["it printed more than 1 MiB"])
    }
    return SubmissionRun(
      evidence: run.evidence,
      notes: submission.name == "good.yaml" ? [] : ["kubectl: \u{1B}[31mWarning"]
    )
  }
}

@Suite struct GraderTests {
  static let checks = """
    - id: completes
      title: The Job completes in 3 of 4 runs
      points: 3
      seeds: 75%
      condition: {of: job/work, type: Complete}
      feedback: Too few attempts.
    - id: always
      title: The Job completes in every run
      points: 2
      condition: {of: job/work, type: Complete}
      feedback: Luck is no plan.
    - id: often
      title: Each run that completes counts
      points: 2
      seeds: mean
      condition: {of: job/work, type: Complete}
      feedback: Some runs did not.
    - id: policy
      title: The policy fits
      points: 1
      manifest: {of: job/work, path: spec.template.spec.restartPolicy, equals: Never}
      feedback: Never keeps the logs.
    - id: command
      title: The worker is kept
      points: 1
      manifest: {of: job/work, path: "spec.template.spec.containers[0].command", unchanged: true}
      feedback: Keep the worker.
    """

  static let manifest = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: work}
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - command: [sh, -c, "exit 1"]
    """

  private func file(_ path: String, _ text: String) -> ExerciseFile {
    ExerciseFile(path: path, bytes: Array(text.utf8))
  }

  private func grader() throws -> Grader {
    try Grader(
      exercise: sampleExercise(checks: Self.checks, start: [file("job.yaml", Self.manifest)]),
      runner: ScriptedRunner()
    )
  }

  private func submissions() -> [Submission] {
    let changed = Self.manifest.replacing("Never", with: "OnFailure")
      .replacing("exit 1", with: "exit 0")
    return [
      Submission(name: "good.yaml", files: [file("good.yaml", Self.manifest)]),
      Submission(name: "lucky.yaml", files: [file("lucky.yaml", Self.manifest)]),
      Submission(name: "bad\u{1B}]0;x\u{7}.yaml", files: [file("bad.yaml", changed)]),
      Submission(name: "flood.yaml", files: [file("flood.yaml", "not: [a manifest")]),
      Submission(name: "link.yaml", refusal: "link.yaml is a link; hand over the file itself"),
      Submission(name: "empty"),
    ]
  }

  /// Each run costs a third of what all may.
  struct CostlyRunner: SubmissionRunner {
    func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun {
      var run = ScriptedRunner().run(submission, of: exercise, seed: seed)
      run.work = SeedSweep.workLimit / 3 + 1
      return run
    }
  }

  @Test("runs that cost much are not made under every seed, which is said")
  func costly() throws {
    let exercise = try sampleExercise(checks: Self.checks)
    let grader = try Grader(exercise: exercise, runner: CostlyRunner())
    let file = ExerciseFile(path: "job.yaml", bytes: Array(Self.manifest.utf8))
    let submission = Submission(name: "good.yaml", files: [file])
    let cut = grader.grade(submission, seeds: [1, 2, 3, 4])
    #expect(cut.notes == ["its runs cost so much that only 3 of 4 were made"])
    #expect(cut.score == grader.grade(submission, seeds: [1]).score)
    #expect(grader.grade(submission, seeds: [1, 2, 3]).notes == [])
  }

  @Test("points follow the share of seeds that each check asks for")
  func points() throws {
    let grader = try grader()
    let results = submissions().prefix(3).map { grader.grade($0) }
    #expect(results.map(\.score.description) == ["9", "6.5", "0"])
    #expect(results.map(\.passed) == [true, false, false])
    #expect(results[1].checks.map(\.passed) == [true, false, false, true, true])
    #expect(
      results[1].checks[1].message
        == "expected: job/work becomes Complete=True; found: it is Failed=True "
        + "(BackoffLimitExceeded) since 38s; it held in 3 of 4 runs; this is the run of seed 4. "
        + "Luck is no plan."
    )
  }

  @Test("a fault of the manifest is shown with its line")
  func place() throws {
    let result = try grader().grade(submissions()[2])
    let places = result.checks.suffix(2).map { $0.place?.description }
    #expect(places == ["bad.yaml:7:22", "bad.yaml:9:18"])
    #expect(result.checks[4].found == "it was changed")
  }

  @Test("a run that had to be stopped is not tried with further seeds, and says why")
  func stopped() throws {
    let result = try grader().grade(submissions()[3])
    #expect(result.notes == ["it printed more than 1 MiB"])
    #expect(result.checks[1].runs == "")
    #expect(result.checks[3].found == "no file holds one")
  }

  @Test("one thread and four give the same results in the same order")
  func threads() async throws {
    let grader = try grader()
    let many = (0..<5).flatMap { _ in submissions() }
    let alone = grader.grade(many, jobs: 1)
    let together = grader.grade(many, jobs: 4)
    #expect(alone == together)
    #expect(alone.submissions.map(\.name) == many.map(\.name))
  }

  @Test("questions are marked from answers.yaml, wrong answers with their feedback")
  func questions() throws {
    let item = Item(
      id: "pods",
      position: ContentPosition(file: "e.yaml"),
      objective: "",
      prompt: "How many pods?",
      points: Points(2),
      question: .numeric(
        NumericQuestion(
          answer: 4,
          unit: .things("pods"),
          misconceptions: [.init(answer: 3, feedback: "The first is no retry.")],
          otherwise: "No."
        )
      ),
      hints: ["h"],
      explanation: "Four.",
      basis: .source("s")
    )
    let grader = try Grader(
      exercise: sampleExercise(checks: Self.checks, seeds: [1], questions: [item]),
      runner: ScriptedRunner()
    )
    func marks(_ sheet: String?) -> CheckResult? {
      var files = [file("job.yaml", Self.manifest)]
      if let sheet { files.append(file("answers.yaml", sheet)) }
      return grader.grade(Submission(name: "good.yaml", files: files)).checks.last
    }
    #expect(marks("pods: 4 pods")?.points == Points(2))
    #expect(marks("pods: 3")?.feedback == "The first is no retry.")
    #expect(marks("pods: many")?.found == "`many`")
    #expect(marks(nil)?.found == "none")
    #expect(grader.maxScore == Points(11))
  }
}

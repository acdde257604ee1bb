import Course
import CourseContent
import Grading
import Simulation
import Testing

/// Runs of real submissions on the simulator: faults, session logs, partial points, replays.
@Suite struct RunTests {
  static let job = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: work}
    spec:
      backoffLimit: 3
      template:
        spec:
          restartPolicy: Never
          containers:
          - name: main
            image: busybox:1.36
            command: [sh, -c, "echo begin; sleep 5; echo end"]
    """

  private func files(
    faults: String,
    interventions: String = "[]",
    checks: String,
    seeds: String = "1"
  ) -> MemoryFiles {
    MemoryFiles([
      "exercises/sample/exercise.yaml": """
      id: sample
      title: A sample
      minutes: 5
      seeds: \(seeds)
      horizon: 10m
      faults: \(faults)
      interventions: \(interventions)
      checks:
      \(checks)
      """,
      "exercises/sample/task.md": "# Task",
    ])
  }

  private func exercise(
    faults: String = "[]",
    interventions: String = "[]",
    checks: String,
    seeds: String = "1"
  ) throws -> Exercise {
    let files = files(faults: faults, interventions: interventions, checks: checks, seeds: seeds)
    let loaded = CourseLoader.load(files)
    return try #require(loaded.course.exercise("sample"), "\(loaded.problems)")
  }

  private func result(
    _ manifest: String,
    file: String = "job.yaml",
    faults: String = "[]",
    interventions: String = "[]",
    checks: [String],
    seeds: String = "1"
  ) throws -> SubmissionResult {
    let list = checks.enumerated().map { number, check in
      "- {id: c\(number), title: t, points: 4, feedback: f, \(check)}"
    }
    let exercise = try exercise(
      faults: faults,
      interventions: interventions,
      checks: list.joined(separator: "\n"),
      seeds: seeds
    )
    let grader = try Grader(exercise: exercise, runner: ConsoleRunner())
    let file = ExerciseFile(path: file, bytes: Array(manifest.utf8))
    return grader.grade(Submission(name: "a b.yaml", files: [file]))
  }

  struct FaultCase: Sendable, CustomTestStringConvertible {
    let faults: String
    var interventions = "[]"
    /// How long the worker takes, in seconds.
    var sleeps = 5
    let checks: [String]
    var testDescription: String { faults }
  }

  static let faultCases: [FaultCase] = [
    FaultCase(
      faults: "[{exitCodes: [3, 4, run], of: job/work}]",
      checks: [
        "pods: {of: job/work, exitCode: 3, count: 1}",
        "pods: {of: job/work, exitCode: 4, count: 1}",
        "pods: {of: job/work, phase: Succeeded, count: 1}",
        "pods: {of: job/work, backOff: 10s}",
        "logs: {of: job/work, order: [begin, end], pods: 1}",
        "condition: {of: job/work, type: Complete}",
      ]
    ),
    FaultCase(
      faults: "[{exitCodes: [1, 1, 1, 1]}]",
      checks: [
        "condition: {of: job/work, type: Failed, reason: BackoffLimitExceeded}",
        "pods: {of: job/work, count: {atLeast: 4, atMost: retry-budget}}",
        "history: {of: job/work, path: '{.status.failed}', range: {to: 4}, holds: always, from: 60s}",
      ]
    ),
    FaultCase(
      faults: "[{missingImage: 'busybox:1.36'}]",
      checks: [
        "condition: {of: job/work, type: Complete, status: 'False', within: 1s}",
        "events: {of: pod, reason: Failed, matches: 'ailed to pull image', count: {atLeast: 1}}",
      ]
    ),
    FaultCase(
      faults: "[{slowStart: 30s, of: job/work}]",
      checks: ["completion: {of: job/work, atLeast: 35s, atMost: 45s}"]
    ),
    FaultCase(
      faults: "[{drain: node-1, at: 4s}]",
      interventions: "[{after: 60s, run: kubectl uncordon node-1}]",
      sleeps: 40,
      checks: [
        "pods: {of: job/work, count: 2}",
        "pods: {of: job/work, phase: Failed, exitCode: 137, count: 1}",
        "pods: {of: job/work, phase: Succeeded, count: 1}",
        "history: {of: pod, path: '{.status.conditions[?(@.type==\"DisruptionTarget\")].reason}', "
          + "equals: EvictionByEvictionAPI, holds: eventually}",
        "history: {of: node/node-1, path: '{.spec.unschedulable}', equals: 'true', holds: eventually}",
        "logs: {of: job/work, order: [begin, end], pods: 1}",
        "condition: {of: job/work, type: Complete}",
        "completion: {of: job/work, atLeast: 100s, atMost: 115s}",
      ]
    ),
    FaultCase(
      faults: "[{deletePod: job/work, at: 4s}]",
      checks: [
        "pods: {of: job/work, count: 2}",
        "events: {of: job/work, reason: SuccessfulCreate, count: 2}",
      ]
    ),
  ]

  @Test("faults happen in the run, and checks see them", arguments: faultCases)
  func fault(_ example: FaultCase) throws {
    let result = try result(
      Self.job.replacing("sleep 5", with: "sleep \(example.sleeps)"),
      faults: example.faults,
      interventions: example.interventions,
      checks: example.checks
    )
    let skipped = example.faults.contains("missingImage") ? 1 : 0
    for check in result.checks.dropFirst(skipped) { #expect(check.passed, "\(check.message)") }
  }

  @Test("a partial rule earns its part, and says its own words")
  func partial() throws {
    let check = """
      manifest: {of: job/work, path: spec.backoffLimit, range: {from: 5}}, \
      partial: [{points: 3, manifest: {of: job/work, path: spec.backoffLimit, range: {from: 4}}}, \
      {points: 1, feedback: near, manifest: {of: job/work, path: spec.backoffLimit, is: set}}]
      """
    let result = try result(Self.job, checks: [check, "visibility: hidden, script: {run: exit 0}"])
    #expect(result.score == Points(5))
    #expect(result.checks[0].feedback == "near")
    #expect(result.checks.map(\.visibility) == [.visible, .hidden])
  }

  @Test("style names the line of what is missing")
  func style() throws {
    let result = try result(
      Self.job,
      checks: [
        "style: {of: job/work, needs: image-tag}", "style: {of: job/work, needs: deadline}",
        "style: {of: job/work, needs: [resources]}",
      ]
    )
    #expect(result.checks.map(\.passed) == [true, false, false])
    #expect(result.checks.map { $0.place?.line } == [nil, 5, 10])
    #expect(result.checks[2].expected == "resources.requests.cpu of container main is set")
  }

  @Test("a failing run is shown by its seed")
  func replay() throws {
    let result = try result(
      Self.job,
      checks: ["completion: {of: job/work, atMost: 1s}"],
      seeds: "[7, 8]"
    )
    #expect(result.failingSeed == 7)
    let exercise = try exercise(
      checks: "- {id: c, title: t, points: 1, feedback: f, script: {run: x}}"
    )
    let file = ExerciseFile(path: "job.yaml", bytes: Array(Self.job.utf8))
    let run = ConsoleRunner().run(Submission(name: "s", files: [file]), of: exercise, seed: 7)
    let story = run.evidence.story.split(separator: "\n")
    #expect(story.first == "The run of seed 7:")
    #expect(story.last?.hasSuffix("job/work Complete (CompletionsReached)") == true)
  }

  @Test("a session log is typed again at its moments, and its commands are looked through")
  func sessionLog() throws {
    let path = "/home/learner/job.yaml"
    let text = Self.job.replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
    let log = [
      #"{"virtualTime": 1000000000, "command": "write \#(path)\n\#(text)"}"#,
      #"{"virtualTime": 2000000000, "command": "run kubectl apply -f job.yaml"}"#,
      #"{"virtualTime": 2000000000, "command": "rest"}"#,
      #"{"virtualTime": 30000000000, "command": "run kubectl get jobs | cat; kubectl logs job/work"}"#,
    ].joined(separator: "\n")
    let result = try result(
      log,
      file: "session.ndjson",
      checks: [
        "condition: {of: job/work, type: Complete}", "commands: {used: kubectl logs}",
        "commands: {used: kubectl apply -f, count: 1}", "commands: {forbidden: kubectl delete}",
        "manifest: {of: job/work, path: spec.backoffLimit, equals: 3}",
        "commands: {forbidden: kubectl logs}",
      ]
    )
    #expect(result.checks.map(\.passed) == [true, true, true, true, true, false])
    #expect(result.checks[5].found.contains("kubectl logs job/work"))
  }

  @Test("a broken session log says its line")
  func brokenLog() throws {
    let log = #"{"virtualTime": 5, "command": "run true"}"# + "\n{"
    let result = try result(log, file: "s.ndjson", checks: ["script: {run: 'true'}"])
    #expect(
      result.notes == [
        "s.ndjson:2: is no entry of a session log",
        "s.ndjson: unproven: it has no chain, as logs of earlier versions",
      ]
    )
  }

  struct BrokenFault: Sendable, CustomTestStringConvertible {
    let faults: String
    let words: String
    var testDescription: String { faults }
  }

  static let broken: [BrokenFault] = [
    BrokenFault(faults: "[{of: job/x}]", words: "a fault is exactly one of"),
    BrokenFault(faults: "[{exitCodes: [256]}]", words: "`256` is no exit code"),
    BrokenFault(faults: "[{slowStart: soon}]", words: "a length of time"),
    BrokenFault(faults: "[{deletePod: 'job/x; rm', at: 1s}]", words: "write job/NAME"),
    BrokenFault(faults: "[{drain: '$(x)', at: 1s}]", words: "no name of a node"),
    BrokenFault(faults: "[{drain: worker}]", words: "needs the field `at`"),
  ]

  @Test("a broken fault is a defect of the exercise", arguments: broken)
  func isTold(_ example: BrokenFault) {
    let check = "- {id: c, title: t, points: 1, feedback: f, script: {run: x}}"
    let loaded = CourseLoader.load(files(faults: example.faults, checks: check))
    #expect(loaded.problems.contains { $0.description.contains(example.words) })
  }
}

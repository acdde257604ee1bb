import Course
import Grading
import Simulation
import Testing

@Suite struct CheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The test, in YAML.
    let test: String
    /// Whether it holds in the failing and in the succeeding run.
    let holds: [Bool]
    /// What is found in the failing run.
    let found: String
    var testDescription: String { test }
  }

  static let cases: [Case] = [
    Case(test: "object: {of: job/work, is: present}", holds: [true, true], found: "it is there"),
    Case(
      test: "object: {of: job/other, is: absent}",
      holds: [true, true],
      found: "it is not there"
    ),
    Case(
      test: "object: {of: cronjob, is: present}",
      holds: [false, false],
      found: "it is not there"
    ),
    Case(
      test: "jsonpath: {of: job/work, path: '{.spec.backoffLimit}', equals: 2}",
      holds: [true, true],
      found: "it is 2"
    ),
    Case(
      test: "jsonpath: {of: job/work, path: .spec.backoffLimit, range: {from: 3}}",
      holds: [false, false],
      found: "it is 2"
    ),
    Case(
      test:
        "jsonpath: {of: job/work, path: '{.status.conditions[*].type}', in: [Complete, Suspended]}",
      holds: [false, true],
      found: "it is Failed"
    ),
    Case(
      test: "jsonpath: {of: job/work, path: '{.status.conditions[*].reason}', matches: '^Backoff'}",
      holds: [true, false],
      found: "it is BackoffLimitExceeded"
    ),
    Case(
      test: "jsonpath: {of: job/work, path: '{.status.conditions[*]}', count: 1}",
      holds: [true, true],
      found: "it is an object of 3 fields"
    ),
    Case(
      test: "jsonpath: {of: job/work, path: '{.spec.activeDeadlineSeconds}', is: unset}",
      holds: [true, true],
      found: "it is not set"
    ),
    Case(
      test: "jsonpath: {of: job/nobody, path: '{.spec}', is: set}",
      holds: [false, false],
      found: "there is no job/nobody"
    ),
    Case(
      test: "condition: {of: job/work, type: Complete}",
      holds: [false, true],
      found: "it is Failed=True (BackoffLimitExceeded) since 38s"
    ),
    Case(
      test: "condition: {of: job, type: Failed, reason: BackoffLimitExceeded, within: 1m}",
      holds: [true, false],
      found: "it was so after 38s"
    ),
    Case(
      test: "condition: {of: job/work, type: Failed, within: 30s}",
      holds: [false, false],
      found: "it was so after 38s"
    ),
    Case(
      test: "condition: {of: job/nobody, type: Failed}",
      holds: [false, false],
      found: "job/nobody was never there"
    ),
    Case(
      test: "pods: {of: job/absent, count: {atMost: 1}}",
      holds: [false, false],
      found: "job/absent was never there"
    ),
    Case(test: "pods: {of: job/work, count: 3}", holds: [true, false], found: "there were 3"),
    Case(
      test: "pods: {of: job/work, count: {atMost: retry-budget}}",
      holds: [true, true],
      found: "there were 3"
    ),
    Case(
      test: "pods: {of: job/work, phase: Failed, exitCode: 1, count: {atMost: 1}}",
      holds: [false, true],
      found: "there were 3"
    ),
    Case(
      test: "pods: {of: job/work, atOnce: {atMost: 1}}",
      holds: [true, true],
      found: "there were 1 at 0s"
    ),
    Case(test: "pods: {of: job/work, leastGap: 10s}", holds: [true, true], found: "so it was"),
    Case(
      test: "pods: {of: job/work, leastGap: 15s}",
      holds: [false, false],
      found: "only 10s after work-a"
    ),
    Case(
      test: "pods: {of: job/work, backOff: 10s, tolerance: 2s}",
      holds: [true, true],
      found: "they were 10s, 20s"
    ),
    Case(
      test: "pods: {of: job/work, backOff: 5s, tolerance: 2s}",
      holds: [false, false],
      found: "they were 10s, 20s"
    ),
    Case(
      test: "events: {of: job/work, reason: BackoffLimitExceeded}",
      holds: [true, false],
      found: "there were 1"
    ),
    Case(
      test: "events: {of: job/work, reason: Suspended, count: 0}",
      holds: [true, true],
      found: "there were 0"
    ),
    Case(
      test: "logs: {of: job/work, contains: answer}",
      holds: [true, false],
      found: "it is in 1 of 3"
    ),
    Case(
      test: "logs: {of: job/work, matches: 'try [0-9]', pods: {atLeast: 2}}",
      holds: [false, false],
      found: "it is in 1 of 3"
    ),
    Case(
      test: "completion: {of: job/work, atMost: 20s}",
      holds: [false, true],
      found: "it did not complete"
    ),
    Case(
      test:
        "history: {of: job/work, path: '{.status.conditions[*].type}', equals: Failed, holds: eventually}",
      holds: [true, false],
      found: "so it was at 38s"
    ),
    Case(
      test: "history: {of: job/work, path: '{.status.conditions}', is: set, holds: never}",
      holds: [false, false],
      found: "it was, at 38s"
    ),
    Case(
      test:
        "history: {of: job/work, path: '{.status.conditions}', is: unset, holds: always, to: 10s}",
      holds: [true, true],
      found: "it always was"
    ),
    Case(
      test: "history: {of: job/work, path: '{.spec.backoffLimit}', equals: 3, holds: always}",
      holds: [false, false],
      found: "at 0s it is 2"
    ),
    Case(
      test: "pods: {of: job/work, index: 1, count: 0}",
      holds: [true, true],
      found: "there were 0"
    ),
    Case(
      test: "pods: {of: job/work, node: worker, count: {atLeast: 1}}",
      holds: [false, false],
      found: "there were 0"
    ),
    Case(
      test: "events: {of: job/work, reason: BackoffLimitExceeded, matches: nothing}",
      holds: [false, false],
      found: "there were 0"
    ),
    Case(
      test: "logs: {of: job/work, order: ['no', answer]}",
      holds: [true, false],
      found: "it is in 1 of 3"
    ),
    Case(
      test: "logs: {of: job/work, order: [answer, 'no']}",
      holds: [false, false],
      found: "it is in 0 of 3"
    ),
    Case(
      test: "logs: {of: job/work, contains: answer, perIndex: true}",
      holds: [false, false],
      found: "no pod has an index"
    ),
    Case(
      test: "duration: {of: job/work, atMost: 20s}",
      holds: [false, true],
      found: "it took 38s"
    ),
    Case(
      test: "duration: {of: job/work, until: complete, atLeast: 5s}",
      holds: [false, true],
      found: "it was not until 10m0s"
    ),
    Case(
      test: "duration: {of: job/work, until: failed, atLeast: 30s, atMost: 40s}",
      holds: [true, false],
      found: "it took 38s"
    ),
    Case(
      test: "history: {of: job/work, path: '{.status.conditions}', is: set, holds: within 30s}",
      holds: [false, true],
      found: "it was so after 38s"
    ),
    Case(
      test: """
        history: {of: job/work, path: '{.spec.backoffLimit}', is: set, holds: before, \
        than: {of: job/work, path: '{.status.conditions}', is: set}}
        """,
      holds: [true, true],
      found: "it was at 0s, the other at 38s"
    ),
    Case(
      test: """
        history: {of: job/work, path: '{.status.conditions}', is: set, holds: before, \
        than: {of: job/work, path: '{.spec.backoffLimit}', is: set}}
        """,
      holds: [false, false],
      found: "it was at 38s, the other at 0s"
    ),
    Case(
      test: """
        history: {of: job/work, path: '{.status.conditions}', is: unset, holds: always, \
        while: suspended}
        """,
      holds: [false, false],
      found: "it never was while .spec.suspend of job/work is true"
    ),
    Case(
      test: """
        history: {of: job/work, path: '{.status.conditions}', is: set, holds: always, \
        while: {path: '{.spec.backoffLimit}', equals: 2}, grace: 38s}
        """,
      holds: [true, true],
      found: "it always was"
    ),
    Case(
      test: "commands: {used: kubectl wait}",
      holds: [false, false],
      found: "no session log was handed over"
    ),
    Case(
      test: "style: {of: job/work, needs: deadline}",
      holds: [false, false],
      found: "no file holds one"
    ),
    Case(
      test: "script: {run: exit 0}",
      holds: [true, true],
      found: "it exits with 0 and says: it says"
    ),
    Case(
      test: "script: {run: exit 3}",
      holds: [false, false],
      found: "it exits with 3 and says: it says"
    ),
  ]

  private func check(_ test: String) throws -> Check {
    let text = "- {id: c, title: t, points: 1, feedback: f, \(test)}"
    return try #require(CheckParser.checks(of: sampleExercise(checks: text)).first)
  }

  @Test("a test judges the whole history of a run", arguments: cases)
  func judge(_ example: Case) throws {
    let test = try check(example.test).test
    let verdicts = [SampleRun.failing, SampleRun.succeeding].map { test.verdict(on: $0.evidence) }
    #expect(verdicts.map(\.holds) == example.holds)
    #expect(verdicts[0].found == example.found)
  }

  @Test("of an object that has removed itself, a path gives what it gave last")
  func deleted() throws {
    var run = SampleRun.succeeding
    run.job(60, .deleted, backoffLimit: 2)
    let path = try check("jsonpath: {of: job/work, path: .spec.backoffLimit, equals: 2}").test
    #expect(path.verdict(on: run.evidence).holds)
    let presence = try check("object: {of: job/work, is: present}").test
    #expect(!presence.verdict(on: run.evidence).holds)
  }

  @Test("the items of a List are the learner's manifests", arguments: ["List", "JobList"])
  func list(_ kind: String) throws {
    let text = """
      kind: \(kind)
      items:
      - {kind: Job, metadata: {name: other}, spec: {backoffLimit: 5}}
      - kind: Job
        metadata: {name: work}
        spec: {backoffLimit: 3}
      """
    var run = SampleRun.succeeding
    run.evidence.written.manifests = ManifestDocument.documents(
      in: ExerciseFile(path: "job.yaml", bytes: Array(text.utf8))
    )
    let test = try check("manifest: {of: job/work, path: spec.backoffLimit, equals: '3'}").test
    let verdict = test.verdict(on: run.evidence)
    #expect(verdict.holds)
    #expect(verdict.place?.line == 6)
  }

  struct BrokenCase: Sendable, CustomTestStringConvertible {
    let check: String
    let problem: String
    var testDescription: String { problem }
  }

  static let brokenCases: [BrokenCase] = [
    BrokenCase(
      check: "- {id: c, title: t, points: 1, feedback: f}",
      problem:
        "1:3: a check needs exactly one test: one of `object`, `jsonpath`, `condition`, `pods`, `events`, `logs`, `completion`, `duration`, `history`, `manifest`, `style`, `commands` and `script`"
    ),
    BrokenCase(
      check: "- {id: c, title: t, feedback: f, script: {run: x}}",
      problem: "1:3: a check needs the field `points`"
    ),
    BrokenCase(
      check: "- {id: c, title: t, points: 1, feedback: f, pods: {of: job/x}}",
      problem: "1:51: `pods` needs exactly one of `count`, `atOnce`, `leastGap` and `backOff`"
    ),
    BrokenCase(
      check: "- {id: c, title: t, points: 1, feedback: f, pods: {of: jobb/x, count: 1}}",
      problem: "1:56: `of` is `jobb/x`; write a kind and a name, as in job/flaky-import"
    ),
    BrokenCase(
      check:
        "- {id: c, title: t, points: 1, feedback: f, jsonpath: {of: job/x, path: '{.a', is: set}}",
      problem: "1:73: `path` is no JSONPath: unexpected path string"
    ),
    BrokenCase(
      check: "- {id: c, title: t, points: 1, feedback: f, logs: {of: job/x, matches: '('}}",
      problem: "1:72: `matches` is no regular expression: "
    ),
    BrokenCase(
      check: "- {id: c, title: t, points: 1, seeds: most, feedback: f, script: {run: x}}",
      problem: "1:39: `seeds` is `most`; write all, mean, or a share such as 85%"
    ),
    BrokenCase(
      check: "- &c {id: c, title: t, points: 1, feedback: f, script: {run: x}}\n- *c",
      problem: "1:3: the check id `c` is taken by e.yaml:1:3"
    ),
    BrokenCase(
      check: "- {id: c, title: t, points: 1, feedback: f, condition: {of: job/x, typ: Complete}}",
      problem: "1:68: unknown field `typ` in the test `condition`; did you mean `type`?"
    ),
    BrokenCase(
      check: "- {id: c, title: t, points: 1, feedback: f, duration: {of: job/x}}",
      problem: "1:55: `duration` needs `atLeast` or `atMost`"
    ),
    BrokenCase(
      check:
        "- {id: c, title: t, points: 2, feedback: f, script: {run: x}, partial: [{points: 2, script: {run: y}}]}",
      problem: "1:73: a partial rule must earn less than its check, which earns 2"
    ),
    BrokenCase(
      check:
        "- {id: c, title: t, points: 1, feedback: f, visibility: secret, script: {run: x}}",
      problem:
        "1:57: `visibility` is `secret`; it must be one of `visible`, `hidden`"
    ),
  ]

  @Test("a broken check is told with its place", arguments: brokenCases)
  func isTold(_ example: BrokenCase) throws {
    let exercise = try sampleExercise(checks: example.check)
    let problem = #expect(throws: ContentProblem.self) { try CheckParser.checks(of: exercise) }
    let text = problem?.description ?? ""
    // The file's own prefix, and for foreign parsers' words only their beginning.
    #expect(text.hasPrefix("e.yaml:" + example.problem.prefix(110)))
  }
}

/// An exercise with the given checks and nothing else of interest.
func sampleExercise(
  checks: String,
  seeds: [UInt64] = [1, 2, 3, 4],
  start: [ExerciseFile] = [],
  questions: [Item] = []
) throws(ContentProblem) -> Exercise {
  let position = ContentPosition(file: "e.yaml")
  let nodes = try DocumentReader.read(checks, from: position, what: "checks")
    .elements(as: "checks")
  return Exercise(
    id: "sample",
    title: "A sample",
    lesson: "",
    minutes: 5,
    task: "# Task",
    position: position,
    seeds: seeds,
    horizon: .seconds(600),
    passPercent: 100,
    hints: ["h"],
    reading: ["joblab learn retries"],
    interventions: [],
    questions: questions,
    checks: nodes,
    start: start,
    solutions: [],
    mistakes: []
  )
}

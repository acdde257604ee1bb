import Course
import Grading
import Testing

/// Which logs a check sees: those that `kubectl logs` would have shown.
@Suite struct LogCollectorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    let spec: String
    let check: String
    var holds = true
    var testDescription: String { title }
  }

  private static let counting = """
    n=$(cat /data/n 2>/dev/null || echo 0); echo try $n; echo $((n + 1)) > /data/n; [ $n -ge 2 ]
    """

  static let cases: [Case] = [
    Case(
      title: "an init container that has ended",
      spec: """
        initContainers: [{name: fetch, image: busybox, command: [echo, fetched]}]
        containers: [{name: main, image: busybox, command: [echo, done]}]
        """,
      check: "{of: job/work, contains: fetched}"
    ),
    Case(
      title: "a container of another name",
      spec: """
        initContainers: [{name: fetch, image: busybox, command: [echo, fetched]}]
        containers: [{name: main, image: busybox, command: [echo, done]}]
        """,
      check: "{of: job/work, contains: fetched, container: main}",
      holds: false
    ),
    Case(
      title: "an init container by its name",
      spec: """
        initContainers: [{name: fetch, image: busybox, command: [echo, fetched]}]
        containers: [{name: main, image: busybox, command: [echo, done]}]
        """,
      check: "{of: job/work, contains: fetched, container: fetch}"
    ),
    Case(
      title: "an init container that never ends",
      spec: """
        initContainers: [{name: fetch, image: busybox, command: [sh, -c, "echo waits; sleep 9999"]}]
        containers: [{name: main, image: busybox, command: [echo, done]}]
        """,
      check: "{of: job/work, contains: waits}"
    ),
    Case(
      title: "a container that still runs in the end",
      spec: "containers: [{name: main, image: busybox, command: [sh, -c, 'echo up; sleep 9999']}]",
      check: "{of: job/work, contains: up}"
    ),
    Case(
      title: "a sidecar that was stopped when the work was done",
      spec: """
        initContainers:
        - {name: ship, image: busybox, restartPolicy: Always, command: [sh, -c, "echo ships; sleep 9999"]}
        containers: [{name: main, image: busybox, command: [sleep, "5"]}]
        """,
      check: "{of: job/work, contains: ships, container: ship}"
    ),
    Case(
      title: "the first run of a container that was started again",
      spec: """
        restartPolicy: OnFailure
        volumes: [{name: data, emptyDir: {}}]
        containers:
        - name: main
          image: busybox
          command: [sh, -c, "\(counting)"]
          volumeMounts: [{name: data, mountPath: /data}]
        """,
      check: "{of: job/work, contains: try 0}"
    ),
    Case(
      title: "the last run of a container that was started again",
      spec: """
        restartPolicy: OnFailure
        volumes: [{name: data, emptyDir: {}}]
        containers:
        - name: main
          image: busybox
          command: [sh, -c, "\(counting)"]
          volumeMounts: [{name: data, mountPath: /data}]
        """,
      check: "{of: job/work, contains: try 2}"
    ),
    Case(
      title: "what was not printed",
      spec: "containers: [{name: main, image: busybox, command: [echo, done]}]",
      check: "{of: job/work, contains: undone}",
      holds: false
    ),
  ]

  @Test("a check sees what kubectl logs would have shown of", arguments: cases)
  func logs(_ example: Case) throws {
    let spec = example.spec.contains("restartPolicy: OnFailure") ? "" : "restartPolicy: Never\n"
    let manifest = """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: work}
      spec:
        template:
          spec:

      """ + indented(spec + example.spec)
    let exercise = try sampleExercise(
      checks: "- {id: c, title: T, points: 1, feedback: F., logs: \(example.check)}\n",
      seeds: [1]
    )
    let grader = try Grader(exercise: exercise, runner: ConsoleRunner())
    let result = grader.grade(
      Submission(
        name: "job.yaml",
        files: [ExerciseFile(path: "job.yaml", bytes: Array(manifest.utf8))]
      )
    )
    #expect(result.notes == [])
    #expect(result.passed == example.holds, "\(result.checks.map(\.message))")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "      \($0)\n" }.joined()
  }
}

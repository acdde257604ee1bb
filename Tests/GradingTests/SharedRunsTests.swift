import Course
import CourseContent
import Foundation
import Grading
import KubeAPI
import Testing

/// Runs that share their beginning and what they work out must be those of their seeds alone.
@Suite struct SharedRunsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String]
    var faults = "[]"
    var interventions = "[]"
  }

  /// Prints all that could betray another run: names, numbers by chance, and moments.
  private static let worker = #"""
    echo $RANDOM $(hostname) $(date +%N)
    ls -lR --full-time /var/run/secrets/kubernetes.io/serviceaccount /etc/settings /etc/part
    env; cat /etc/settings/color; mktemp
    [ $((RANDOM % 2)) -eq 0 ]
    """#

  /// A Job whose spec begins with the given fields, separated by commas.
  private static func job(_ name: String, _ fields: String) -> String {
    let script = worker.replacing("\n", with: "\n          ")
    return """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: \(name)}
      spec:
        \(fields.replacing(", ", with: "\n  "))
        template:
          spec:
            restartPolicy: Never
            containers:
            - name: main
              image: busybox:1.36
              envFrom: [{configMapRef: {name: settings, optional: true}}]
              volumeMounts:
              - {name: settings, mountPath: /etc/settings}
              - {name: settings, mountPath: /etc/part, subPath: color}
              command:
              - sh
              - -c
              - |
                \(script)
            volumes:
            - {name: settings, configMap: {name: settings, optional: true}}

      """
  }

  /// The mount of one file, which must be there for a container to start.
  private static let part = "        - {name: settings, mountPath: /etc/part, subPath: color}\n"

  private static let settings = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: settings}
    data: {color: blue}
    ---

    """

  static let cases: [Case] = [
    Case(
      testDescription: "one attempt after another",
      files: [job("work", "backoffLimit: 4").replacing(part, with: "")]
    ),
    Case(
      testDescription: "a file of settings that are not there",
      files: [job("work", "backoffLimit: 4")]
    ),
    Case(
      testDescription: "settings before the Job",
      files: [settings + job("work", "backoffLimit: 3")]
    ),
    Case(
      testDescription: "settings in a file of their own",
      files: [job("work", "backoffLimit: 3"), settings]
    ),
    Case(
      testDescription: "indexes, some at once",
      files: [
        settings
          + job("work", "completions: 5, parallelism: 2, completionMode: Indexed, backoffLimit: 9")
      ]
    ),
    Case(
      testDescription: "two Jobs of one file, and a pod",
      files: [
        job("first", "backoffLimit: 1") + "---\n" + job("second", "parallelism: 2"),
        "{apiVersion: v1, kind: Pod, metadata: {name: alone}, spec: {restartPolicy: Never, "
          + "containers: [{name: main, image: busybox, command: [sh, -c, 'echo $RANDOM']}]}}",
      ]
    ),
    Case(
      testDescription: "a pod, whose volume has a name by chance",
      files: [
        "{apiVersion: v1, kind: Pod, metadata: {name: alone}, spec: {restartPolicy: Never, "
          + "containers: [{name: main, image: busybox, command: [sh, -c, 'echo $RANDOM']}]}}"
      ]
    ),
    Case(
      testDescription: "a schedule, with a change under way",
      files: [
        "{apiVersion: batch/v1, kind: CronJob, metadata: {name: often}, "
          + "spec: {schedule: '* * * * *', jobTemplate: {spec: {template: {spec: "
          + "{restartPolicy: OnFailure, containers: [{name: main, image: busybox, "
          + "command: [sh, -c, 'echo $RANDOM; exit $((RANDOM % 2))']}]}}}}}}"
      ],
      interventions: "[{after: 90s, run: 'kubectl create configmap x --from-literal a=$RANDOM'}]"
    ),
    Case(
      testDescription: "what is refused, with a second file that is not",
      files: ["kind: Job\nspec: 7\n", job("work", "backoffLimit: 1")]
    ),
    Case(
      testDescription: "faults, and settings that change between attempts",
      files: [settings + job("work", "backoffLimit: 5")],
      faults: "[{exitCodes: [3, 4, run], of: job/work}]",
      interventions:
        "[{after: 20s, run: 'kubectl create cm settings --from-literal color=red "
        + "--dry-run=client -o yaml | kubectl apply -f -'}]"
    ),
  ]

  private func exercise(_ sample: Case) throws -> Exercise {
    let files = MemoryFiles([
      "exercises/sample/exercise.yaml": """
      id: sample
      title: A sample
      minutes: 5
      seeds: 3
      horizon: 5m
      faults: \(sample.faults)
      interventions: \(sample.interventions)
      checks:
      - {id: c, title: t, points: 1, feedback: f, script: {run: x}}
      """,
      "exercises/sample/task.md": "# Task",
    ])
    let loaded = CourseLoader.load(files)
    return try #require(loaded.course.exercise("sample"), "\(loaded.problems)")
  }

  /// What somebody could find out in the end, draws of the shell included.
  private static let look = """
    kubectl get all,configmaps,events,nodes,namespaces,serviceaccounts -A -o yaml
    kubectl describe jobs,pods,nodes
    echo $RANDOM $(mktemp) $$; date +%N
    kubectl create job more --image busybox -- sh -c 'echo $RANDOM'
    sleep 20; kubectl logs job/more; kubectl get pods -o yaml
    """

  /// For all of them, since what serves a later submission must not change its runs.
  private static let runner = ConsoleRunner()

  private func expectSame(
    _ submission: Submission,
    _ exercise: Exercise,
    seeds: [UInt64]
  ) throws {
    var runs: [SubmissionRun] = []
    Self.runner.run(submission, of: exercise, seeds: seeds, scope: .everything) {
      runs.append($0)
      return true
    }
    #expect(runs.count == seeds.count)
    for (seed, run) in zip(seeds, runs) {
      let alone = ConsoleRunner().run(submission, of: exercise, seed: seed)
      let place: Comment = "\(submission.name), seed \(seed)"
      #expect(run.notes == alone.notes, place)
      #expect(run.evidence.seed == seed, place)
      #expect(run.work == alone.work, place)
      #expect(run.evidence.ending == alone.evidence.ending, place)
      #expect(run.evidence.end == alone.evidence.end, place)
      #expect(run.evidence.logs == alone.evidence.logs, place)
      #expect(run.evidence.changes.count == alone.evidence.changes.count, place)
      for (change, other) in zip(run.evidence.changes, alone.evidence.changes) {
        guard change.moment == other.moment, change.kind == other.kind,
          change.object == other.object
        else {
          Issue.record("\(place): \(change.object.value) is not \(other.object.value)")
          break
        }
      }
      var laboratory = try #require(run.evidence.laboratory)
      var other = try #require(alone.evidence.laboratory)
      #expect(laboratory.run(script: Self.look) == other.run(script: Self.look), place)
    }
  }

  @Test("runs of several seeds are those of each seed alone", arguments: cases)
  func equalsAlone(_ sample: Case) throws {
    let files = sample.files.enumerated().map { number, text in
      ExerciseFile(path: "\(number).yaml", bytes: Array(text.utf8))
    }
    try expectSame(
      Submission(name: sample.testDescription, files: files),
      try exercise(sample),
      seeds: [11, 5, 8]
    )
  }

  @Test("so are the runs of all exercises' solutions")
  func solutions() throws {
    let folder = try #require(BuiltInCourse.folder)
    var files = MemoryFiles([:])
    for path in FileManager.default.subpaths(atPath: folder) ?? [] {
      guard path.hasPrefix("exercises/"),
        let data = FileManager.default.contents(atPath: "\(folder)/\(path)")
      else { continue }
      files[path] = String(decoding: data, as: UTF8.self)
    }
    let exercises = CourseLoader.load(files).course.exercises
    #expect(exercises.count > 10)
    for exercise in exercises where exercise.horizon < .seconds(86_400) {
      let solution = try #require(exercise.solutions.first)
      try expectSame(
        Submission(name: exercise.id, files: solution.files),
        exercise,
        seeds: [3, 2]
      )
    }
  }

  @Test("what the tests do not look at is not kept")
  func scope() throws {
    let sample = Self.cases[0]
    let file = ExerciseFile(path: "job.yaml", bytes: Array(sample.files[0].utf8))
    let submission = Submission(name: "s", files: [file])
    var kinds: [Set<String>] = []
    for scope in [EvidenceScope.everything, .objects(.job, .pod), .logs(of: .job), .nothing] {
      let exercise = try exercise(sample)
      ConsoleRunner().run(submission, of: exercise, seeds: [1, 2], scope: scope) { run in
        kinds.append(Set(run.evidence.changes.map(\.object.kind.rawValue)))
        #expect(run.evidence.logs.isEmpty == !scope.logs)
        return true
      }
    }
    #expect(!sample.files[0].contains(Self.part))
    #expect(kinds[0].isSuperset(of: ["Job", "Pod", "Event"]))
    #expect(kinds[2] == ["Job", "Pod"] && kinds[3] == kinds[2] && kinds[4] == kinds[2])
    #expect(kinds[6].isEmpty && kinds[7].isEmpty)
  }
}

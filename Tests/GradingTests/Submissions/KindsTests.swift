import Course
import Grading
import Testing

/// Submissions to failing-job of many kinds, and the marks that a careful teacher gives them.
@Suite struct KindsTests {
  private static let all = [
    "survives", "enough-attempts", "no-more-than-needed", "readable-attempts", "worker-kept",
    "done-once", "within-budget", "deadline",
  ]
  /// What a manifest fails that kubectl refuses, though what it says is right.
  private static let unmade = ["survives", "enough-attempts", "done-once", "within-budget"]

  static let variations: [Variation] = [
    Variation(name: "the solution", fails: []),
    Variation(
      name: "with comments",
      edits: [.init("spec:\n  back", "spec: # all\n  back")],
      fails: []
    ),
    Variation(
      name: "a label",
      edits: [.init("name: flaky-import", "name: flaky-import\n  labels: {team: orders}")],
      fails: []
    ),
    Variation(
      name: "in default by name",
      edits: [.init("name: flaky-import", "name: flaky-import\n  namespace: default")],
      fails: []
    ),
    Variation(
      name: "resources",
      edits: [
        .init(
          "image: busybox:1.36",
          "image: busybox:1.36\n        resources: {requests: {cpu: 100m, memory: 32Mi}}"
        )
      ],
      fails: []
    ),
    Variation(name: "another image", edits: [.init("busybox:1.36", "busybox:1.35")], fails: []),
    Variation(
      name: "cleaned up after an hour",
      edits: [.limit("backoffLimit: 4\n  ttlSecondsAfterFinished: 3600")],
      fails: []
    ),
    Variation(
      name: "a second document",
      edits: [
        .init(
          "apiVersion: batch/v1",
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: notes}\n---\napiVersion: batch/v1"
        )
      ],
      fails: []
    ),
    Variation(name: "CRLF", edits: [.init("\n", "\r\n")], fails: []),
    Variation(name: "a BOM", edits: [.init("apiVersion", "\u{FEFF}apiVersion")], fails: []),
    Variation(name: "limit 3", edits: [.limit("backoffLimit: 3")], fails: ["enough-attempts"]),
    Variation(
      name: "limit 100",
      edits: [.limit("backoffLimit: 100")],
      fails: ["no-more-than-needed"],
      says: "job.yaml:6:17: expected: spec.backoffLimit is at most 4; found: it is 100"
    ),
    Variation(
      name: "limit as text",
      edits: [.limit("backoffLimit: \"4\"")],
      fails: unmade,
      says: "cannot unmarshal string"
    ),
    Variation(
      name: "a negative limit",
      edits: [.limit("backoffLimit: -1")],
      fails: unmade,
      says: "must be greater than or equal to 0"
    ),
    Variation(
      name: "deadline 0",
      edits: [.deadline("activeDeadlineSeconds: 0")],
      fails: ["survives", "within-budget", "deadline"]
    ),
    Variation(
      name: "deadline in the template",
      edits: [
        .deadline("parallelism: 1"),
        .policy("restartPolicy: Never\n      activeDeadlineSeconds: 300"),
      ],
      fails: ["deadline"],
      says: "not for each attempt"
    ),
    Variation(
      name: "Always",
      edits: [.policy("restartPolicy: Always")],
      fails: unmade + ["readable-attempts"],
      says: "restartPolicy"
    ),
    Variation(
      name: "no policy",
      edits: [.policy("hostNetwork: false")],
      fails: unmade + ["readable-attempts"],
      says: "Required value"
    ),
    Variation(
      name: "never in lower case",
      edits: [.policy("restartPolicy: never")],
      fails: unmade + ["readable-attempts"],
      says: "Unsupported value"
    ),
    Variation(
      name: "a misspelt field",
      edits: [.limit("backofLimit: 4")],
      fails: unmade + ["no-more-than-needed"],
      says: "unknown field \"spec.backofLimit\""
    ),
    Variation(
      name: "limit in the template",
      edits: [.limit("suspend: false"), .policy("restartPolicy: Never\n      backoffLimit: 4")],
      fails: unmade + ["no-more-than-needed"],
      says: "unknown field"
    ),
    Variation(
      name: "another name",
      edits: [.init("name: flaky-import", "name: import")],
      fails: all,
      says: "job/flaky-import"
    ),
    Variation(
      name: "another namespace",
      edits: [.init("name: flaky-import", "name: flaky-import\n  namespace: nowhere")],
      fails: unmade,
      says: "namespaces \"nowhere\" not found"
    ),
    Variation(
      name: "a wrong version",
      edits: [.init("batch/v1", "batch/v2")],
      fails: unmade,
      says: "no matches for kind \"Job\" in version \"batch/v2\""
    ),
    Variation(
      name: "a pod",
      edits: [.init("kind: Job", "kind: Pod")],
      fails: all,
      says: "job/flaky-import was never there"
    ),
    Variation(
      name: "a CronJob's kind",
      edits: [.init("kind: Job", "kind: CronJob")],
      fails: all,
      says: "unknown field"
    ),
    Variation(
      name: "suspended",
      edits: [.limit("backoffLimit: 4\n  suspend: true")],
      fails: ["survives", "within-budget"],
      says: "Suspended=True"
    ),
    Variation(
      name: "five completions",
      edits: [.limit("backoffLimit: 4\n  completions: 5")],
      fails: ["survives", "done-once", "within-budget"],
      says: "Several pods do the same import"
    ),
    Variation(
      name: "two at once",
      edits: [.limit("backoffLimit: 4\n  parallelism: 2")],
      fails: ["done-once"]
    ),
    Variation(
      name: "failures that are no failures",
      edits: [
        .limit(
          """
          backoffLimit: 4
            podFailurePolicy:
              rules:
              - action: Ignore
                onExitCodes: {operator: In, values: [1]}
          """
        )
      ],
      fails: []
    ),
    Variation(
      name: "given up at the first failure",
      edits: [
        .limit(
          """
          backoffLimit: 4
            podFailurePolicy:
              rules:
              - action: FailJob
                onExitCodes: {operator: In, values: [1]}
          """
        )
      ],
      fails: ["survives"],
      says: "PodFailurePolicy"
    ),
    Variation(
      name: "an image that there is not",
      edits: [.init("busybox:1.36", "busybox:9.9")],
      fails: ["survives"],
      says: "DeadlineExceeded"
    ),
    Variation(
      name: "a worker that is not there",
      edits: [.init("- sh\n", "- shh\n")],
      fails: ["survives", "worker-kept"],
      says: "it was changed"
    ),
    Variation(
      name: "tried again within the worker",
      edits: [.init("exit 1", "sleep 1; exec sh $0")],
      fails: ["worker-kept"],
      says: "Leave the command as it is"
    ),
    Variation(name: "not YAML", edits: [.init("spec:\n  back", "spec: [\n  back")], fails: all),
    Variation(name: "tabs", edits: [.init("  backoffLimit", "\tbackoffLimit")], fails: all),
  ]

  @Test(
    "a submission gets the marks that it earns, and words that name what is wrong",
    arguments: variations.indices
  )
  func marks(_ index: Int) throws {
    let variation = Self.variations[index]
    let grader = try Grader(
      exercise: try #require(Variation.exercise),
      runner: ConsoleRunner()
    )
    let file = ExerciseFile(path: "job.yaml", bytes: Array(variation.text.utf8))
    let result = grader.grade(Submission(name: variation.name, files: [file]))
    let failed = result.checks.filter { !$0.passed }
    let words = (failed.map(\.message) + result.notes).joined(separator: "\n")
    #expect(Set(failed.map(\.id)) == Set(variation.fails), "\(variation.name): \(words)")
    #expect(words.contains(variation.says) || variation.says.isEmpty, "\(variation.name): \(words)")
    #expect(result.score == grader.maxScore - failed.reduce(.zero) { $0 + $1.maxPoints })
  }
}

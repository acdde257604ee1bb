import Course
import Grading
import Testing

/// Every combination of what learners do to the four decisions of failing-job.
@Suite struct CombinationTests {
  /// One way to take a decision, and which checks it fails by itself.
  struct Choice: Sendable {
    let name: String
    let edit: Variation.Edit?
    let fails: [String]
    /// Whether luck decides then about the Job, unless the worker hides its failures.
    var isRisky = false

    init(
      _ name: String,
      _ edit: Variation.Edit? = nil,
      fails: [String] = [],
      isRisky: Bool = false
    ) {
      self.name = name
      self.edit = edit
      self.fails = fails
      self.isRisky = isRisky
    }
  }

  static let limits = [
    Choice("limit 4"),
    Choice("limit 0", .limit("backoffLimit: 0"), fails: ["enough-attempts"], isRisky: true),
    Choice("limit 5", .limit("backoffLimit: 5"), fails: ["no-more-than-needed"]),
    Choice("no limit", .limit("completions: 1"), fails: ["no-more-than-needed"]),
  ]

  static let deadlines = [
    Choice("deadline 300"),
    Choice("deadline 160", .deadline("activeDeadlineSeconds: 160")),
    Choice("deadline 301", .deadline("activeDeadlineSeconds: 301"), fails: ["deadline"]),
    Choice("no deadline", .deadline("parallelism: 1"), fails: ["deadline"]),
    Choice("deadline 5", .deadline("activeDeadlineSeconds: 5"), fails: ["deadline"], isRisky: true),
  ]

  static let policies = [
    Choice("Never"),
    Choice("OnFailure", .policy("restartPolicy: OnFailure"), fails: ["readable-attempts"]),
  ]

  static let workers = [
    Choice("honest"),
    Choice("hides", .init("exit 1", "exit 0"), fails: ["worker-kept"]),
    Choice("never fails", .init("RANDOM % 2", "1"), fails: ["worker-kept"]),
  ]

  static let variations: [Variation] = limits.flatMap { limit in
    deadlines.flatMap { deadline in
      policies.flatMap { policy in
        workers.map { worker in
          let choices = [limit, deadline, policy, worker]
          let survives = worker.name != "honest" || !choices.contains(where: \.isRisky)
          return Variation(
            name: choices.map(\.name).joined(separator: ", "),
            edits: choices.compactMap(\.edit),
            fails: choices.flatMap(\.fails) + (survives ? [] : ["survives"])
          )
        }
      }
    }
  }

  @Test("each decision earns or loses its own points, whatever the others are")
  func combinations() throws {
    let exercise = try #require(Variation.exercise)
    let grader = try Grader(exercise: exercise, runner: ConsoleRunner())
    let points = Dictionary(uniqueKeysWithValues: grader.checks.map { ($0.id, $0.points) })
    #expect(Self.variations.count == 120)
    let submissions = Self.variations.map { variation in
      let file = ExerciseFile(path: "job.yaml", bytes: Array(variation.text.utf8))
      return Submission(name: variation.name, files: [file])
    }
    let results = grader.grade(submissions, jobs: 2).submissions
    for (variation, result) in zip(Self.variations, results) {
      let failed = result.checks.filter { !$0.passed }
      #expect(Set(failed.map(\.id)) == Set(variation.fails), "\(variation.name)")
      let lost = failed.reduce(Points.zero) { $0 + (points[$1.id] ?? .zero) }
      #expect(result.score == grader.maxScore - lost, "\(variation.name)")
      #expect(failed.allSatisfy { !$0.feedback.isEmpty && !$0.found.isEmpty })
    }
  }
}

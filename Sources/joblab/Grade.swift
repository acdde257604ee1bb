import ArgumentParser
import Console
import Course
import Grading
import TerminalText

struct Grade: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade files or folders of submissions.",
    discussion: """
      Each submission is run on simulated clusters, once for each seed, and judged by all that \
      happened. A file is a submission; a folder is one learner's, or one of many.

      With --cache FOLDER a later call grades only what has changed since: the submission, the \
      exercise, the seeds or joblab itself.

      With --output FOLDER/ the batch keeps a journal there, and reports that are whole at any \
      moment: --resume goes on with it after an interruption, --verify grades all again and \
      compares. It also does each session log again, and says of each whether what it says was \
      printed is so. joblab grade merge FOLDERS puts the shards of a batch together.

      Exit status: 0 when every submission passed, 1 when one did not, 3 when the exercise itself \
      is broken.
      """
  )

  @Argument(help: "The exercise (see joblab list), or the word merge.")
  var exercise: String

  @Argument(
    help: "Manifests, or folders of them; of merge, the folders of shards.",
    completion: .file()
  )
  var paths: [String]

  @OptionGroup var content: ContentOptions
  @OptionGroup var reports: ReportOptions
  @OptionGroup var variant: VariantOptions

  @Option(help: "Grade as the work of this student, whatever the file is called.")
  var student: String?

  @Option(help: "Grade with the seeds 1 to N instead of the exercise's own.")
  var seeds: Int?

  @Option(help: "Grade with this one seed.")
  var seed: UInt64?

  @Flag(help: "Grade with one seed, and show what happened in its run.")
  var show = false

  @Option(help: "Submissions graded at once; the report does not depend on it.")
  var jobs: Int?

  @Option(help: "Grade part I of N of the submissions, such as 2/8.")
  var shard: Shard = .whole

  @Option(
    help: "Keep results in this folder, and take from it those of submissions that did not change.",
    completion: .directory
  )
  var cache: String?

  @Flag(help: "Go on with the batch that --output FOLDER/ holds, where it was interrupted.")
  var resume = false

  @Flag(
    help: "Do session logs again, and grade again what --output FOLDER/ holds, and compare."
  )
  var verify = false

  func validate() throws {
    guard seeds.map({ (1...10_000).contains($0) }) != false else {
      throw ValidationError("--seeds must lie between 1 and 10000.")
    }
    guard seed == nil || seeds == nil else {
      throw ValidationError("--seed is one seed, and --seeds how many: take one of both.")
    }
    guard jobs.map({ (1...256).contains($0) }) != false else {
      throw ValidationError("--jobs must lie between 1 and 256.")
    }
    guard !verify || cache == nil else {
      throw ValidationError("--verify grades all again, and takes nothing from a --cache.")
    }
    guard !resume || reports.folder != nil else {
      throw ValidationError("--resume needs the folder of a batch: --output FOLDER/.")
    }
  }

  func run() throws {
    if exercise == "merge" {
      try end(with: try BatchMerge(folders: paths, reports: reports).run())
      return
    }
    let batch = try batch()
    if verify {
      try verify(batch)
      return
    }
    let tally = try batch.run(resumes: resume)
    if show { showRuns(batch) }
    try end(with: tally)
  }

  /// Does session logs again, and grades a batch again.
  private func verify(_ batch: Batch) throws {
    let logs = LogVerification(
      places: batch.places,
      reader: batch.reader,
      key: try reports.keyBytes(),
      threads: batch.threads
    ).run()
    if reports.folder != nil {
      try batch.verify()
    } else if logs.logs == 0 {
      throw Failure.usage(
        "there is nothing to verify: no session log, and no batch of --output FOLDER/"
      )
    }
    if logs.unproven > 0 { throw ExitCode(1) }
  }

  /// What happened to the Jobs and pods of each submission, under the first of its seeds.
  private func showRuns(_ batch: Batch) {
    let seed = batch.head.seeds.first ?? 1
    guard let grader = try? batch.grader() else { return }
    for submission in batch.places.lazy.map(batch.reader.read) where submission.refusal == nil {
      guard let exercise = try? grader.exercise(for: submission.student) else { continue }
      let run = ConsoleRunner().run(submission, of: exercise, seed: seed)
      StandardOutput.write("\n" + run.evidence.story)
    }
  }

  private func end(with tally: Tally) throws {
    if tally.errors > 0 { throw ExitCode(3) }
    if tally.passed < tally.submissions { throw ExitCode(1) }
  }

  private func batch() throws -> Batch {
    let exercise = try variant.given(content.exercise(exercise))
    let secret = try variant.secret()
    for path in paths where RealSubmissions().entry(path) == .missing {
      throw Failure.usage("\(path) cannot be read: No such file or directory")
    }
    let reader = SubmissionReader(folder: RealSubmissions(), exercise: exercise)
    var places = reader.places(at: paths)
    guard !places.isEmpty else {
      throw Failure.usage("there are no submissions in \(paths.joined(separator: ", "))")
    }
    if let student {
      guard places.count == 1 else {
        throw Failure.usage("--student says whose one submission is; here are \(places.count)")
      }
      places[0].student = student
    }
    var names = HashChain()
    for place in places {
      _ = names.link(place.name)
      if secret != nil { _ = names.link(place.student) }
    }
    let seeds = seed.map { [$0] } ?? seeds.map { (1...UInt64($0)).map(\.self) } ?? exercise.seeds
    return Batch(
      exercise: exercise,
      secret: secret,
      places: places,
      reader: reader,
      head: Journal.Head(
        version: JoblabVersion.number,
        exercise: exercise.id,
        title: exercise.title,
        reading: exercise.reading,
        digest: try content.digest(of: exercise),
        seeds: seeds,
        shard: shard,
        variants: variants(of: exercise, secret),
        names: names.head,
        count: places.count
      ),
      replay: ReplayCommand(exercise: exercise, content: content.folder),
      reports: reports,
      cache: try cache.map { folder in
        try ResultCache(
          folder: folder,
          key: try reports.keyBytes(),
          showsRuns: reports.format.showsRuns
        )
      },
      threads: jobs ?? processorCount()
    )
  }
}

extension Grade {
  /// What the variants of a batch are drawn from or given by; empty when there are none.
  private func variants(of exercise: Exercise, _ secret: CourseSecret?) -> String {
    guard exercise.hasParameters else { return "" }
    return secret?.fingerprint ?? exercise.variant.description
  }
}

extension Shard: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

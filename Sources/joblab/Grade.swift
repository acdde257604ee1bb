import ArgumentParser
import Course
import Grading
import Simulation
import TerminalText

struct Grade: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Grade files or folders of submissions.",
    discussion: """
      Each submission is run on simulated clusters, once for each seed, and judged by all that \
      happened. A file is a submission; a folder is one learner's, or one of many. Exit status: 0 \
      when every submission passed, 1 when one did not, 3 when the exercise itself is broken.
      """
  )

  @Argument(help: "The exercise; see joblab list.")
  var exercise: String

  @Argument(help: "Manifests, or folders of them.", completion: .file())
  var paths: [String]

  @OptionGroup var content: ContentOptions
  @OptionGroup var display: DisplayOptions

  @Option(
    help: ArgumentHelp(
      "How the marks are written.",
      discussion: ReportFormat.allCases.map { "\($0.rawValue): \($0.summary)" }
        .joined(separator: "\n")
    )
  )
  var format: ReportFormat = .text

  @Option(
    help: "Write to this file, or into this folder (its name ends in /).",
    completion: .file()
  )
  var output: String?

  @Option(help: "The moment of grading (RFC 3339), for formats that have a place for it.")
  var timestamp: String?

  @Option(help: "Grade with the seeds 1 to N instead of the exercise's own.")
  var seeds: Int?

  @Option(help: "Submissions graded at once; the report does not depend on it.")
  var jobs: Int?

  func validate() throws {
    guard seeds.map({ (1...10_000).contains($0) }) != false else {
      throw ValidationError("--seeds must lie between 1 and 10000.")
    }
    guard !format.needsTimestamp || timestamp != nil else {
      throw ValidationError(
        "--format \(format.rawValue) needs --timestamp: its readers refuse a score without one."
      )
    }
    guard timestamp.map({ Instant(rfc3339: $0) != nil }) != false else {
      throw ValidationError("--timestamp must be a moment such as 2026-11-28T12:00:00Z.")
    }
    guard jobs.map({ (1...256).contains($0) }) != false else {
      throw ValidationError("--jobs must lie between 1 and 256.")
    }
  }

  func run() throws {
    let course = try content.load()
    guard let exercise = course.exercise(exercise) else {
      let known = course.exercises.map(\.id).joined(separator: ", ")
      throw Failure.usage("there is no exercise '\(self.exercise)'; there are: \(known)")
    }
    for path in paths where RealSubmissions().entry(path) == .missing {
      throw Failure.usage("\(path) cannot be read: No such file or directory")
    }
    let submissions = SubmissionReader(folder: RealSubmissions(), exercise: exercise)
      .submissions(at: paths)
    guard !submissions.isEmpty else {
      throw Failure.usage("there are no submissions in \(paths.joined(separator: ", "))")
    }
    let result: GradingResult
    do throws(ContentProblem) {
      let grader = try Grader(exercise: exercise, runner: ConsoleRunner())
      result = grader.grade(
        submissions,
        seeds: seeds.map { (1...UInt64($0)).map(\.self) },
        jobs: jobs ?? processorCount()
      )
    } catch {
      result = GradingResult(defect: error, of: exercise, submissions: submissions)
    }
    try write(result)
    if result.submissions.contains(where: { $0.status == .error }) { throw ExitCode(3) }
    if result.submissions.contains(where: { !$0.passed }) { throw ExitCode(1) }
  }

  private func write(_ result: GradingResult) throws {
    guard format.isPerSubmission, result.submissions.count > 1 else {
      try write(text(result), as: format.fileName)
      return
    }
    guard output?.hasSuffix("/") == true else {
      throw Failure.usage(
        "\(format.rawValue) reports one submission a file: name a folder with --output FOLDER/"
      )
    }
    for submission in result.submissions {
      var one = result
      one.submissions = [submission]
      try write(text(one), as: "\(OutputFile.safeName(submission.name))/\(format.fileName)")
    }
  }

  private func text(_ result: GradingResult) -> String {
    result.report(
      format,
      version: JoblabVersion.number,
      timestamp: timestamp,
      width: display.terminal(for: 1).width
    )
  }

  private func write(_ text: String, as name: String) throws {
    switch output {
    case nil: StandardOutput.write(text)
    case let folder? where folder.hasSuffix("/"): try OutputFile.write(text, to: folder + name)
    case let file?: try OutputFile.write(text, to: file)
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}

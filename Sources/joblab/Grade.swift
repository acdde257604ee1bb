import ArgumentParser
import Course
import Grading
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

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "The exercise; see joblab list.")
  var exercise: String

  @Argument(help: "Manifests, or folders of them.", completion: .file())
  var paths: [String]

  @OptionGroup var content: ContentOptions
  @OptionGroup var display: DisplayOptions

  @Option(help: "text or json.")
  var format: Format = .text

  @Option(help: "Write the report to this file instead of standard output.", completion: .file())
  var output: String?

  @Option(help: "Grade with the seeds 1 to N instead of the exercise's own.")
  var seeds: Int?

  @Option(help: "Submissions graded at once; the report does not depend on it.")
  var jobs: Int?

  func validate() throws {
    guard seeds.map({ (1...10_000).contains($0) }) != false else {
      throw ValidationError("--seeds must lie between 1 and 10000.")
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
    let text =
      switch format {
      case .text: TextReport.text(result, width: display.terminal(for: 1).width)
      case .json: JSONReport.text(result)
      }
    guard let output else {
      StandardOutput.write(text)
      return
    }
    try OutputFile.write(text, to: output)
  }
}

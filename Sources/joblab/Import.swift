import ArgumentParser
import Course
import Exchange
import TerminalText

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a lesson of questions in GIFT or QTI 2.1.",
    discussion: """
      The lesson goes into lessons/ of the folder, which is a course for --content then; nothing that \
      is there is written over. The keys are those of the file: no simulator has proven them, and \
      each item names the file as its source. What joblab has no items for is said on standard \
      error. Exit status: 0 when everything could be read, 1 when something could not.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case gift, qti
  }

  @Argument(
    help: "A GIFT file; a QTI package (.zip or folder) or item (.xml).",
    completion: .file()
  )
  var file: String

  @Option(help: "gift or qti.")
  var format: Format

  @Option(help: "The folder of a course, yours or a new one.", completion: .directory)
  var output: String

  @Option(help: "What the lesson is called; the file's own title or name without it.")
  var title: String?

  func run() throws {
    let course = CourseFolder(output)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let taken = try course.identifiers()
    let sheet = try sheet(name, taken)
    let written = LessonWriter.lessons(
      sheet,
      title: title ?? (sheet.title.isEmpty ? name : sheet.title),
      source: name,
      taken: taken
    )
    for problem in sheet.problems { say("\(problem)") }
    for line in (sheet.notes + written.notes).lines { say(line) }
    guard written.count > 0 else {
      throw Failure.run("\(name) holds nothing that joblab has items for; no lesson was written")
    }
    var paths: [String] = []
    for lesson in written.lessons { paths.append(try course.add(lesson.text, named: lesson.id)) }
    say(
      "\(written.count) \(written.count == 1 ? "item" : "items") imported into "
        + paths.joined(separator: " and ")
    )
    if !sheet.problems.isEmpty { throw ExitCode(1) }
  }

  private func sheet(_ name: String, _ taken: Set<String>) throws -> ImportedSheet {
    switch format {
    case .gift: GIFTReader.sheet(try text(name), file: name, taken: taken)
    case .qti: QTIPackageReader.sheet(of: try PackageInput.source(file), named: name, taken: taken)
    }
  }

  private func text(_ name: String) throws -> String {
    let bytes = try InputFile.contents(of: file)
    guard bytes.count <= ExchangeLimits.fileBytes else {
      throw Failure.run("\(name) is larger than \(ExchangeLimits.fileBytes >> 20) MiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure.run("\(name) is not UTF-8 text; save it as UTF-8")
    }
    return text
  }

  /// What strangers wrote is in these lines.
  private func say(_ line: String) { StandardError.write(Sanitizer.cleanLine(line) + "\n") }
}

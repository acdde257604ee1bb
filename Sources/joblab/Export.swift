import ArgumentParser
import Course
import Exchange
import TerminalText

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write items for Moodle (GIFT), for other platforms (QTI 2.1), or for paper.",
    discussion: """
      Every key is worked out on the simulator first, and the files that a question is about stand \
      in it. What a format cannot carry is said on standard error; that is no failure. The values \
      of parameters and the order of what is shuffled are those of --seed, also on paper: the key \
      of a sheet has the sheet's seed.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case gift, qti, markdown
  }

  @Argument(help: "Lessons, exercises or items by their ids; everything without any.")
  var names: [String] = []

  @Option(help: "gift, qti or markdown.")
  var format: Format

  @Option(
    help:
      "A file; for qti a folder, or a package whose name ends in .zip. Standard output without.",
    completion: .file()
  )
  var output: String?

  @Option(help: "Draw the values of parameters for this seed.")
  var seed: UInt64 = 1

  @Flag(help: "For markdown: the answer key in place of the questions.")
  var key = false

  @OptionGroup var content: ContentOptions

  func validate() throws {
    guard !key || format == .markdown else {
      throw ValidationError("--key goes with --format markdown; other formats hold their keys.")
    }
    guard output != nil || format != .qti else {
      throw ValidationError("--format qti needs --output: a folder, or a file that ends in .zip.")
    }
  }

  func run() throws {
    let sheet = try sheet()
    switch format {
    case .gift: try write(GIFTWriter.written(sheet), of: sheet)
    case .markdown: try write(PrintedSheet.written(sheet, key ? .key : .questions), of: sheet)
    case .qti:
      let package = QTIPackageWriter.written(sheet)
      try PackageOutput(output ?? "").write(package.files)
      report(package.notes, count: package.count, of: sheet)
    }
  }

  private func write(_ written: WrittenSheet, of sheet: ItemSheet) throws {
    let file = try OutputFile(path: output, makesFolders: false)
    try file.write(written.text)
    try file.finish()
    report(written.notes, count: written.count, of: sheet)
  }

  private func sheet() throws -> ItemSheet {
    let builder = SheetBuilder(course: try content.load(), threads: processorCount())
    do {
      return try builder.sheet(of: names, seed: seed)
    } catch let unknown as SheetBuilder.UnknownName {
      let nearest = unknown.nearest.map { "; did you mean '\($0)'?" } ?? ""
      throw Failure.usage("no lesson, exercise or item is called '\(unknown.name)'\(nearest)")
    } catch let problem as ContentProblem {
      throw Failure.defect("\(problem)")
    }
  }

  private func report(_ notes: [CarryNote], count: Int, of sheet: ItemSheet) {
    for line in notes.lines { StandardError.write("\(line)\n") }
    let items = sheet.items.count
    let carried = items - notes.leftOutCount
    StandardError.write(
      "\(carried) of \(items) \(items == 1 ? "item" : "items") exported"
        + (count == carried ? "\n" : " as \(count) questions\n")
    )
  }
}

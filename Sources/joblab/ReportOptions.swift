import ArgumentParser
import Grading
import Simulation
import TerminalText

/// How marks are written, and where.
struct ReportOptions: ParsableArguments {
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

  func validate() throws {
    guard !format.needsTimestamp || timestamp != nil else {
      throw ValidationError(
        "--format \(format.rawValue) needs --timestamp: its readers refuse a score without one."
      )
    }
    guard timestamp.map({ Instant(rfc3339: $0) != nil }) != false else {
      throw ValidationError("--timestamp must be a moment such as 2026-11-28T12:00:00Z.")
    }
  }

  @Option(
    help: "A file with the course's key: results are sealed with it, and read with it alone.",
    completion: .file()
  )
  var key: String?

  /// The folder that the batch is kept in, with its slash; nil for a file or standard output.
  var folder: String? { output.flatMap { $0.hasSuffix("/") ? $0 : nil } }
}

extension ReportFormat: ExpressibleByArgument {}

// MARK: the journal

extension ReportOptions {
  private static let journalName = "journal.ndjson"

  /// The journal that results go to: in the folder, or a passing one.
  func journal(for head: Journal.Head, resumes: Bool) throws(Failure) -> JournalFile {
    guard let folder else { return try .temporary(head) }
    return try JournalFile(
      at: folder + Self.journalName,
      head: head,
      key: try keyBytes(),
      resumes: resumes
    )
  }

  /// The journal that --output names.
  func existingJournal() throws(Failure) -> JournalFile { try journal(in: folder ?? "./") }

  /// The journal of a folder.
  func journal(in folder: String) throws(Failure) -> JournalFile {
    let slash = folder.hasSuffix("/") ? "" : "/"
    return try JournalFile(reading: folder + slash + Self.journalName, key: try keyBytes())
  }

  /// The course's key.
  func keyBytes() throws(Failure) -> [UInt8]? {
    try key.map { path throws(Failure) in try InputFile.key(at: path) }
  }
}

// MARK: the report

extension ReportOptions {
  /// Writes the report of a batch from its journals, in the order of the submissions.
  func write(
    _ journals: [JournalFile],
    _ head: Journal.Head,
    _ tally: Tally
  ) throws(Failure) {
    let context = ReportContext(
      head,
      tally,
      timestamp: timestamp,
      width: display.terminal(for: 1).width
    )
    if format.isPerSubmission, head.count > 1 {
      try writeEach(journals, context)
    } else {
      try writeOne(journals, context)
    }
  }

  private func writeOne(_ journals: [JournalFile], _ context: ReportContext) throws(Failure) {
    var report = format.report(context, version: JoblabVersion.number)
    let file = try OutputFile(
      path: folder.map { $0 + format.fileName } ?? output,
      makesFolders: folder != nil
    )
    try file.write(report.opening())
    try forEachResult(of: journals) { result throws(Failure) in
      try file.write(report.section(result))
    }
    try file.write(report.closing())
    try file.finish()
  }

  private func writeEach(_ journals: [JournalFile], _ context: ReportContext) throws(Failure) {
    guard let folder else {
      throw .usage(
        "\(format.rawValue) reports one submission a file: name a folder with --output FOLDER/"
      )
    }
    var uses: [String: Int] = [:]
    try forEachResult(of: journals) { result throws(Failure) in
      var report = format.report(context, version: JoblabVersion.number)
      let name = OutputFile.safeName(result.name)
      // Two submissions of one name do not overwrite each other.
      uses[name, default: 0] += 1
      let suffix = uses[name] == 1 ? "" : "~\(uses[name] ?? 1)"
      let path = "\(folder)\(name)\(suffix)/\(format.fileName)"
      let file = try OutputFile(path: path, makesFolders: true)
      try file.write(report.text([result]))
      try file.finish()
    }
  }

  /// The results of all shards: the submissions were dealt out to them in turn.
  private func forEachResult(
    of journals: [JournalFile],
    _ body: (SubmissionResult) throws(Failure) -> Void
  ) throws(Failure) {
    var cursors = journals.map { $0.cursor() }
    for index in cursors.indices { _ = try cursors[index].head() }
    var index = 0
    while !cursors.isEmpty {
      if let entry = try cursors[index].next() {
        try body(entry.result)
        index = (index + 1) % cursors.count
      } else {
        // Shards end in their order; one that was cut short ends before its turn.
        cursors.remove(at: index)
        if !cursors.isEmpty { index %= cursors.count }
      }
    }
  }
}

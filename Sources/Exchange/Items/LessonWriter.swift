import Course

/// Writes items that were taken in as lessons of their own.
package enum LessonWriter {
  /// The lessons of a sheet, and the items that joblab's own rules refuse, with the reason.
  package struct Written: Hashable, Sendable {
    package var lessons: [Lesson] = []
    /// The items in them.
    package var count = 0
    package var notes: [CarryNote] = []
  }

  /// A lesson as the text of its file.
  package struct Lesson: Hashable, Sendable {
    package var id: String
    package var text: String
  }

  /// A lesson's text may have 128 KiB in all; what is longer goes on in another lesson.
  private static let bodyBytes = 96 << 10

  /// Writes the items of a sheet; a second lesson has its number behind the title.
  ///
  /// `source` is the file that they came from, and `taken` are the ids that are in use already.
  package static func lessons(
    _ sheet: ImportedSheet,
    title: String,
    source: String,
    taken: Set<String> = []
  ) -> Written {
    var written = Written()
    var bodies: [(text: String, count: Int)] = []
    var section = ""
    for imported in sheet.items {
      let item = imported.item
      let from = "Imported from \(ForeignText.line(source))"
      guard let yaml = item.yaml(objective: "imported", source: from) else { continue }
      let fence = CodeFence.fence(around: yaml)
      let block = "\n\(fence)quiz \(item.id)\n\(yaml)\(fence)\n"
      if let reason = refusal(of: block, id: item.id) {
        written.notes.append(CarryNote(item.id, .leftOut, reason))
        continue
      }
      if bodies.isEmpty || bodies[bodies.count - 1].text.utf8.count + block.utf8.count > bodyBytes {
        bodies.append(("", 0))
        section = ""
      }
      if imported.section != section {
        section = imported.section
        bodies[bodies.count - 1].text += heading(section)
      }
      bodies[bodies.count - 1].text += block
      bodies[bodies.count - 1].count += 1
      written.count += 1
    }
    var ids = IDMaker(taken: taken.union(sheet.items.map(\.item.id)))
    let stem = source.lastIndex(of: ".").map { String(source[..<$0]) } ?? source
    for (number, body) in bodies.enumerated() {
      let id = ids.id(from: [stem], fallback: "imported")
      let name = number == 0 ? title : "\(title) (\(number + 1))"
      let top = front(id: id, title: name, source: source, count: body.count)
      written.lessons.append(Lesson(id: id, text: top + body.text))
    }
    return written
  }

  /// The front matter, and what stands before the first question.
  private static func front(id: String, title: String, source: String, count: Int) -> String {
    let title = ForeignText.line(title)
    let source = ForeignText.line(source)
    let objective = "Answer the questions of \(source)"
    let fields = YAMLText.mapping([
      ("id", .text(id)), ("title", .text(title)),
      ("minutes", .plain("\(min(max(count * 2, 5), 60))")),
      ("objectives", .mapping([("imported", .text(objective))])),
    ])
    return "---\n\(fields.document)---\n\n# \(ForeignText.markdown(title, .plain))\n\n"
      + "Questions from \(ForeignText.markdown(source, .plain)).\n"
  }

  private static func heading(_ section: String) -> String {
    let text = ForeignText.markdown(ForeignText.line(section), .plain)
    return text.isEmpty ? "" : "\n## \(text)\n"
  }

  /// Why a course could not hold the block; nil when it reads it.
  private static func refusal(of block: String, id: String) -> String? {
    guard block.utf8.count <= bodyBytes else { return "it is longer than a lesson may be" }
    let text = front(id: "lesson", title: "lesson", source: "file", count: 1) + block
    let (lesson, problems) = LessonParser.parse(text, file: id)
    if let problem = problems.first { return problem.message.onOneLine }
    return lesson?.items.count == 1 ? nil : "a lesson cannot hold it"
  }
}

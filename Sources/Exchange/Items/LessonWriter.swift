import Course

/// Writes items that were taken in as a lesson of their own.
package enum LessonWriter {
  /// The lesson's text, and the items that joblab's own rules refuse, with the reason.
  package struct Written: Hashable, Sendable {
    package var text: String
    package var count: Int
    package var notes: [CarryNote]
  }

  /// An id for the lesson of a file, of which only the name is known.
  package static func id(for file: String, notIn taken: Set<String>) -> String {
    var ids = IDMaker(taken: taken)
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return ids.id(from: [stem], fallback: "imported")
  }

  /// The lesson of a sheet; `source` says where it came from.
  package static func lesson(
    _ sheet: ImportedSheet,
    id: String,
    title: String,
    source: String
  ) -> Written {
    let source = ForeignText.line(source)
    var notes: [CarryNote] = []
    var body = ""
    var section = ""
    var count = 0
    for imported in sheet.items {
      let item = imported.item
      guard let yaml = item.yaml(objective: "imported", source: "Imported from \(source)") else {
        continue
      }
      if let reason = refusal(of: yaml, id: item.id) {
        notes.append(CarryNote(item.id, .leftOut, reason))
        continue
      }
      if imported.section != section {
        section = imported.section
        let heading = ForeignText.markdown(section, .plain)
        if !heading.isEmpty { body += "\n## \(heading.replacing("\\\n", with: " "))\n" }
      }
      let fence = CodeFence.fence(around: yaml)
      body += "\n\(fence)quiz \(item.id)\n\(yaml)\(fence)\n"
      count += 1
    }
    let front = YAMLText.mapping([
      ("id", .text(id)), ("title", .text(ForeignText.line(title))),
      ("minutes", .plain("\(min(max(count * 2, 5), 60))")),
      (
        "objectives",
        .mapping([("imported", .text("Answer the questions of \(source)"))])
      ),
    ])
    let heading = ForeignText.markdown(ForeignText.line(title), .plain)
    let text =
      "---\n\(front.document)---\n\n# \(heading)\n\nQuestions from \(words(source)).\n\(body)"
    return Written(text: text, count: count, notes: notes)
  }

  private static func words(_ source: String) -> String { ForeignText.markdown(source, .plain) }

  /// Why the course's own reader would not take the item; nil when it does.
  private static func refusal(of yaml: String, id: String) -> String? {
    let start = ContentPosition(file: id)
    do throws(ContentProblem) {
      let node = try DocumentReader.read(yaml, from: start, what: "the item")
      _ = try ItemParser.item(node, id: id)
      return nil
    } catch {
      return error.message.onOneLine
    }
  }
}

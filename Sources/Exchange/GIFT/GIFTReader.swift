import Course

/// Reads questions in GIFT, Moodle's text format, as Moodle reads them.
///
/// A question that cannot be read is a problem with its place, and takes no other with it. Kinds that
/// joblab has no items for are named in the notes.
package struct GIFTReader {
  private let file: String
  private var ids: IDMaker
  private var section = ""
  private var sheet = ImportedSheet()

  /// What a file holds; `file` names it in problems, and `taken` are ids that are in use already.
  package static func sheet(
    _ text: String,
    file: String,
    taken: Set<String> = []
  ) -> ImportedSheet {
    var reader = GIFTReader(file: file, ids: IDMaker(taken: taken))
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let blocks = GIFTScanner.blocks(of: lines)
    for block in blocks.prefix(ExchangeLimits.questionCount) { reader.take(block) }
    if blocks.count > ExchangeLimits.questionCount {
      let mark = blocks[ExchangeLimits.questionCount].marks[0]
      reader.sheet.problems.append(
        reader.problem(
          mark,
          "there are \(blocks.count) questions; \(ExchangeLimits.questionCount) are read"
        )
      )
    }
    return reader.sheet
  }

  private init(file: String, ids: IDMaker) {
    self.file = file
    self.ids = ids
  }

  private func problem(_ mark: GIFTMark, _ message: String) -> ContentProblem {
    ContentPosition(file: file, line: mark.line, column: mark.column).problem(message)
  }

  private mutating func take(_ block: GIFTScanner.Block) {
    var marks = block.marks[...]
    let sign = "$CATEGORY:"
    while marks.prefix(sign.count).text == sign {
      let line = marks.prefix { $0.isEscaped || $0.scalar != "\n" }
      section = Self.lastName(of: String(line.text.dropFirst(sign.count)))
      marks = marks.dropFirst(line.count).trimmed
    }
    guard !marks.isEmpty else { return }
    do throws(ContentProblem) {
      try takeQuestion(marks, id: block.id)
    } catch {
      sheet.problems.append(error)
    }
  }

  /// The end of a path in which `//` is a stroke within a name.
  private static func lastName(of path: String) -> String {
    let parts = path.replacing("//", with: "\u{1}").split(separator: "/")
    return ForeignText.line(String(parts.last ?? "").replacing("\u{1}", with: "/"))
  }

  private mutating func takeQuestion(
    _ marks: ArraySlice<GIFTMark>,
    id: String?
  ) throws(ContentProblem) {
    let question = try GIFTQuestion(marks, file: file)
    let number = sheet.items.count + sheet.notes.count + 1
    let name = ids.id(from: [id, question.title], fallback: "question-\(number)")
    switch try question.content() {
    case .item(let content, let changes):
      var item = Item(
        id: name,
        position: question.position,
        objective: "",
        prompt: content.prompt,
        points: Points(1),
        question: content.question,
        hints: [],
        explanation: Fallback.text(question.explanation, or: Fallback.explanation),
        basis: .source(file)
      )
      item.prompt = Fallback.text(item.prompt, or: name)
      sheet.items.append(ImportedItem(section: section, item: item))
      sheet.notes += changes.map { CarryNote(name, .changed, $0) }
    case .leftOut(let reason):
      sheet.notes.append(CarryNote(name, .leftOut, reason))
    }
  }
}

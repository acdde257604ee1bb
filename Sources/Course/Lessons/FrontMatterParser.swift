/// Reads the YAML between the two `---` lines at the top of a lesson.
enum FrontMatterParser {
  /// The front matter, the Markdown after it, and the line where that begins.
  static func split(
    _ text: String,
    file: String
  ) throws(ContentProblem) -> (FrontMatter, body: String, line: Int) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Substring.init)
    guard lines.first == "---",
      let end = lines.dropFirst().firstIndex(where: { $0 == "---" })
    else {
      throw ContentProblem(
        ContentPosition(file: file),
        "a lesson begins with front matter between two lines of ---"
      )
    }
    let document = try DocumentReader.read(
      lines[1..<end].joined(separator: "\n"),
      from: ContentPosition(file: file, line: 2),
      what: "the front matter"
    )
    let body = text[lines[end].endIndex...].dropFirst()
    return (try frontMatter(document), String(body), end + 2)
  }

  private static func frontMatter(_ node: DocumentNode) throws(ContentProblem) -> FrontMatter {
    let reader = try MappingReader(
      node,
      what: "the front matter",
      keys: ["id", "title", "objectives", "minutes", "prerequisites"]
    )
    let id = try reader.text("id")
    guard isIdentifier(id) else {
      throw try reader.required("id").problem(
        "`\(id)` is no id; use lower-case letters, digits and dashes"
      )
    }
    var objectives: [FrontMatter.Objective] = []
    for entry in try reader.required("objectives").entries(as: "objectives") {
      objectives.append(.init(id: entry.key, text: try entry.value.text(as: entry.key)))
    }
    guard !objectives.isEmpty else {
      throw try reader.required("objectives").problem("a lesson needs at least one objective")
    }
    return FrontMatter(
      position: node.position,
      id: id,
      title: try reader.text("title"),
      objectives: objectives,
      minutes: try reader.integer("minutes", in: 1...60),
      prerequisites: try reader.texts("prerequisites")
    )
  }
}

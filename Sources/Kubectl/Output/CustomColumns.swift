package import KubeAPI

/// The columns of `-o custom-columns=NAME:.metadata.name,…`.
package struct CustomColumns: Sendable {
  private struct Column: Sendable {
    var heading: String
    var path: JSONPath
  }

  private var columns: [Column] = []
  private let hidesHeadings: Bool

  /// Reads `HEADING:path` parted by commas.
  package init(spec: String, hidesHeadings: Bool = false) throws(KubectlError) {
    self.hidesHeadings = hidesHeadings
    guard !spec.isEmpty else {
      throw .plain("custom-columns format specified but no custom columns given")
    }
    for part in spec.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else {
        throw .plain(
          "unexpected custom-columns spec: \(part), expected <header>:<json-path-expr>"
        )
      }
      try add(halves[0], halves[1])
    }
  }

  /// Reads two lines: the headings and the paths, parted by white space.
  package init(template: String) throws(KubectlError) {
    hidesHeadings = false
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    let expected =
      "Expected format is one line of space separated headers, one line of space separated column "
      + "specs."
    guard !template.isEmpty else {
      throw .plain("invalid template, missing header line. \(expected)")
    }
    guard lines.count > 1, !(lines.count == 2 && lines[1].isEmpty) else {
      throw .plain("invalid template, missing spec line. \(expected)")
    }
    let headings = lines[0].split(whereSeparator: \.isWhitespace)
    let paths = lines[1].split(whereSeparator: \.isWhitespace)
    guard headings.count == paths.count else {
      throw .plain(
        "number of headers (\(headings.count)) and field specifications (\(paths.count)) don't "
          + "match"
      )
    }
    for (heading, path) in zip(headings, paths) { try add(heading, path) }
  }

  private mutating func add(_ heading: Substring, _ path: Substring) throws(KubectlError) {
    do {
      let path = try JSONPath(relaxed: String(path))
      columns.append(Column(heading: String(heading), path: path))
    } catch {
      throw .plain(error.message)
    }
  }

  /// The table of an object or of a list of them.
  package func text(for value: Value) throws(JSONPathError) -> String {
    var writer = TabWriter.table
    for line in try lines(for: value, withHeadings: true) { writer.add(line) }
    return writer.flush()
  }

  /// The lines with tabs between the cells.
  func lines(for value: Value, withHeadings: Bool) throws(JSONPathError) -> [String] {
    var lines: [String] = []
    if withHeadings, !hidesHeadings {
      lines.append(columns.map(\.heading).joined(separator: "\t"))
    }
    let isList = value["items"]?.elements != nil && (value["kind"]?.text ?? "").hasSuffix("List")
    for item in isList ? value["items"]?.elements ?? [] : [value] {
      var cells: [String] = []
      for column in columns {
        let results = try column.path.results(in: item)
        let values = results.first ?? []
        cells.append(
          values.isEmpty ? "<none>" : values.map(\.columnText).joined(separator: ",")
        )
      }
      lines.append(cells.joined(separator: "\t"))
    }
    return lines
  }
}

extension Value {
  /// A cell is what Go's `%v` makes of the value; a list keeps its brackets.
  fileprivate var columnText: String {
    self == .null ? "<none>" : goText.replacing("\t", with: " ").replacing("\n", with: "\\n")
  }
}

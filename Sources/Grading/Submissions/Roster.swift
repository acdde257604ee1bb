import Course

/// Which learner has handed over which file or folder: `roster.csv` beside the submissions.
///
/// The first line names the columns; `file` and `name` are read. A file may be named with or without
/// what follows its dot.
struct Roster {
  static let file = "roster.csv"

  private var names: [String: String] = [:]

  init() {}

  init(_ text: String) {
    var rows = text.split(whereSeparator: \.isNewline).map(Self.fields)[...]
    let header = rows.popFirst()?.map { $0.trimmed.lowercased() } ?? []
    guard let file = header.firstIndex(of: "file"), let name = header.firstIndex(of: "name") else {
      return
    }
    for row in rows where row.count > max(file, name) && !row[name].trimmed.isEmpty {
      names[row[file].trimmed] = row[name].trimmed
    }
  }

  /// Who has handed over the file or folder of a name; nil when the roster does not say.
  func learner(of file: String) -> String? {
    names[file] ?? file.split(separator: ".").first.flatMap { names[String($0)] }
  }

  /// The fields of a line, as RFC 4180 has them; a quoted field stays on its line.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}

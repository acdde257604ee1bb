import Course

/// The students of a course, from a table of comma-separated values.
///
/// The first line names the columns, in any order; others than these are passed over:
///
/// - `id`: whom a variant is drawn for; without the column it is `file`, and else `name`;
/// - `file`: the file or folder that they hand over, with or without what follows its dot;
/// - `name`: what reports call them.
package struct Roster {
  /// Beside submissions it says whose each is.
  package static let file = "roster.csv"

  package private(set) var students: [Student] = []
  private var places: [String: Int] = [:]

  package struct Student: Hashable, Sendable {
    package var id: String
    package var file: String
    package var name: String
    /// Where the roster has them, from 1.
    package var line: Int
  }

  init() {}

  package init(_ text: String) {
    let mark: Character = "\u{FEFF}"
    let text = text.first == mark ? text.dropFirst() : text[...]
    // A blank line is no student, but counts where lines are named.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var rows = lines.map(Self.fields)[...]
    let header = rows.popFirst()?.map { $0.lowercased() } ?? []
    func field(_ name: String, _ row: [String]) -> String {
      header.firstIndex(of: name).flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
    }
    for (index, row) in rows.enumerated() {
      let (file, name) = (field("file", row), field("name", row))
      let id = [field("id", row), Submission.stem(file), name].first { !$0.isEmpty } ?? ""
      guard !id.isEmpty else { continue }
      students.append(Student(id: id, file: file, name: name, line: index + 2))
    }
    // What they hand over is the best sign of a student; of two rows the first counts.
    for key in [\Student.file, \Student.id, \Student.name] {
      for (place, student) in students.enumerated() where places[student[keyPath: key]] == nil {
        places[student[keyPath: key]] = place
      }
    }
    places[""] = nil
  }

  /// Who has handed over the file or folder of a name; nil when the roster does not say.
  func student(of file: String) -> Student? {
    if students.isEmpty { return nil }
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    return [file, Submission.stem(file), stem].lazy.compactMap { places[$0] }.first
      .map { students[$0] }
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
    return fields.map(\.trimmed)
  }
}

/// Writes what a shell session printed so that two runs of one script can be compared.
///
/// Words stand for what differs by chance, columns have two spaces between them, and the rows of a
/// table are sorted: the order of pods follows their random names.
struct Normalizer: Sendable {
  private let rules: [Rule]

  /// - Parameter objectNames: The names that the script gives, longest first.
  init(objectNames: [String]) {
    rules = [.names(objectNames)] + Rule.tokens
  }

  /// A line, or a text inside an object, without ages.
  func line(_ text: String) -> String {
    String(decoding: line(Array(text.utf8)), as: UTF8.self)
  }

  private func line(_ bytes: [UInt8]) -> [UInt8] {
    rules.reduce(bytes) { $1.applied(to: $0) }
  }

  /// The whole output of a step.
  func text(_ text: String) -> String {
    var out: [[UInt8]] = []
    var table: Table?
    for text in lines(of: text) {
      var bytes = Array(text.utf8)
      while bytes.last?.isSpace == true { bytes.removeLast() }
      var line = line(bytes)
      if Table.isHeading(line) {
        table?.write(to: &out)
        table = Table(heading: Self.narrowed(line))
      } else if table != nil, !line.isEmpty, !line.starts(with: Recording.mark.utf8.dropLast()) {
        table?.rows.append(Self.narrowed(Rule.age.applied(to: line)))
      } else {
        table?.write(to: &out)
        table = nil
        if Self.tellsAge(line) { line = Rule.age.applied(to: line) }
        out.append(Self.narrowed(line, keepsIndent: true))
      }
    }
    table?.write(to: &out)
    let first = out.firstIndex { !$0.isEmpty } ?? out.endIndex
    let last = out.lastIndex { !$0.isEmpty } ?? first
    return out[first..<min(last + 1, out.endIndex)]
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  /// Two spaces for every two and more.
  private static func narrowed(_ line: [UInt8], keepsIndent: Bool = false) -> [UInt8] {
    var cursor = Cursor(line)
    var out: [UInt8] = []
    if keepsIndent {
      cursor.skipSpaces()
      out += line[..<cursor.index]
    }
    while let byte = cursor.current {
      let start = cursor.index
      if cursor.skipSpaces() > 1 {
        out += [0x20, 0x20]
      } else {
        out.append(byte)
        cursor.index = start + 1
      }
    }
    return out
  }

  /// Whether the line is one of a description that may end in an age.
  private static func tellsAge(_ line: [UInt8]) -> Bool {
    var event = Cursor(line)
    if event.skipSpaces() > 0, event.accept("Normal") || event.accept("Warning"),
      event.current?.isSpace == true
    {
      return true
    }
    for start in line.indices {
      var cursor = Cursor(line, at: start)
      let isFound =
        cursor.accept("Duration") || cursor.accept("Age") || cursor.accept("Completed At")
        || cursor.accept("Started") || cursor.accept("Finished") || cursor.accept("ago")
      if isFound, cursor.isAtWordEnd { return true }
    }
    return false
  }
}

/// A table that kubectl printed, until an empty line ends it.
private struct Table {
  var heading: [UInt8]
  var rows: [[UInt8]] = []

  static func isHeading(_ line: [UInt8]) -> Bool {
    var cursor = Cursor(line)
    guard cursor.accept("NAMESPACE") || cursor.accept("NAME") || cursor.accept("LAST SEEN")
    else { return false }
    return cursor.skipSpaces() > 1 && !cursor.isAtEnd
  }

  func write(to lines: inout [[UInt8]]) {
    lines.append(heading)
    lines += rows.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

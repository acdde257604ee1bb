/// The entries that Up recalls, oldest first, and the rules for what is kept.
struct HistoryList: Equatable {
  static let entriesMax = 1_000
  static let entryBytesMax = 64 * 1_024

  private(set) var entries: [String] = []

  /// Keeps an entry unless it is blank, starts with a space, is too long or repeats the last one.
  ///
  /// - Returns: Whether it was kept.
  mutating func add(_ entry: String) -> Bool {
    guard !entry.hasPrefix(" "), entry.contains(where: { !$0.isWhitespace }),
      entry.utf8.count <= Self.entryBytesMax, entry != entries.last
    else { return false }
    entries.append(entry)
    if entries.count > Self.entriesMax { entries.removeFirst(entries.count - Self.entriesMax) }
    return true
  }
}

// MARK: - Text form

extension HistoryList {
  /// Reads the text form: an entry a line, with `\n` for a newline and `\\` for a backslash.
  init(parsing text: String) {
    for line in text.split(separator: "\n") {
      _ = add(Self.unescaped(line))
    }
  }

  var text: String {
    entries.map { Self.escaped($0) + "\n" }.joined()
  }

  private static func escaped(_ entry: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case "\r": line.append(contentsOf: "\\r".unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  private static func unescaped(_ line: Substring) -> String {
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): entry.append("\n")
      case (true, "r"): entry.append("\r")
      default: entry.append(scalar)
      }
      isEscaped = false
    }
    return String(entry)
  }
}

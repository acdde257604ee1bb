/// One thing that differs from run to run, and the words that stand for it in a recording.
struct Rule: Sendable {
  /// Text without which the rule has nothing to do in a line; empty when there is none.
  var needs: StaticString = ""
  /// What takes the place of the text that begins at the cursor, which then stands behind it; nil
  /// when nothing of the kind begins there.
  var replacement: @Sendable (inout Cursor) -> [UInt8]?

  func applied(to line: [UInt8]) -> [UInt8] {
    var cursor = Cursor(line)
    if needs.utf8CodeUnitCount > 0, !cursor.contains(needs) { return line }
    var out: [UInt8] = []
    out.reserveCapacity(line.count)
    while let byte = cursor.current {
      let start = cursor.index
      if let replacement = replacement(&cursor) {
        out += replacement
      } else {
        out.append(byte)
        cursor.index = start + 1
      }
    }
    return out
  }
}

extension Cursor {
  /// Whether the literal begins here or later in the line.
  fileprivate func contains(_ literal: StaticString) -> Bool {
    let first = literal.utf8Start[0]
    for start in index..<bytes.count where bytes[start] == first {
      var cursor = Cursor(bytes, at: start)
      if cursor.accept(literal) { return true }
    }
    return false
  }
}

extension StaticString {
  /// The literal's bytes.
  var bytes: [UInt8] { withUTF8Buffer { Array($0) } }
}

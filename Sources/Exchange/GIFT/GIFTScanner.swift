import Course

/// A character of a GIFT file, with the place where it stands.
struct GIFTMark: Hashable, Sendable {
  var scalar: Unicode.Scalar
  /// Whether a backslash took its meaning.
  var isEscaped: Bool
  var line: Int
  var column: Int

  func isSign(_ sign: Unicode.Scalar) -> Bool { scalar == sign && !isEscaped }
}

/// Cuts a GIFT file into its questions, which blank lines separate, and takes escapes and comments
/// out of them.
struct GIFTScanner {
  /// The text of one question, with its line ends, and the id of the comment before it.
  struct Block {
    var marks: [GIFTMark] = []
    var id: String?
  }

  static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var block = Block()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let scalars = Array(line.unicodeScalars)
      let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
      if start == scalars.count {
        if !block.marks.isEmpty { blocks.append(block) }
        block = Block()
      } else if scalars[start...].starts(with: "//".unicodeScalars) {
        block.id = id(in: line) ?? block.id
      } else {
        if !block.marks.isEmpty {
          block.marks.append(
            GIFTMark(scalar: "\n", isEscaped: false, line: index + 1, column: 1)
          )
        }
        append(scalars, from: start, line: index + 1, to: &block)
      }
    }
    if !block.marks.isEmpty { blocks.append(block) }
    return blocks
  }

  private static func append(
    _ scalars: [Unicode.Scalar],
    from start: Int,
    line: Int,
    to block: inout Block
  ) {
    var index = start
    while index < scalars.count {
      var mark = GIFTMark(scalar: scalars[index], isEscaped: false, line: line, column: index + 1)
      if mark.scalar == "\\", index + 1 < scalars.count {
        let next = scalars[index + 1]
        if GIFTText.reserved.contains(next) || next == "\\" || next == "n" {
          mark.scalar = next == "n" ? "\n" : next
          mark.isEscaped = true
          index += 1
        }
      }
      block.marks.append(mark)
      index += 1
    }
  }

  /// The id in a comment such as `// [id:retries] [tag:jobs]`.
  private static func id(in comment: Substring) -> String? {
    guard let start = comment.firstRange(of: "[id:") else { return nil }
    let rest = comment[start.upperBound...]
    return rest.firstIndex(of: "]").map { rest[..<$0].trimmed }
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}

extension Collection<GIFTMark> {
  /// What it says, escapes taken out.
  var text: String {
    var out = String.UnicodeScalarView()
    for mark in self { out.append(mark.scalar) }
    return String(out)
  }
}

extension ArraySlice<GIFTMark> {
  var trimmed: ArraySlice<GIFTMark> {
    let start = drop { $0.scalar.properties.isWhitespace }
    let end = start.lastIndex { !$0.scalar.properties.isWhitespace }
    return end.map { start[...$0] } ?? start.dropLast(start.count)
  }

  /// The place of the first run of unescaped `signs`.
  func firstIndex(of signs: String) -> Int? {
    let signs = Array(signs.unicodeScalars)
    guard count >= signs.count else { return nil }
    return (startIndex...(endIndex - signs.count)).first { start in
      signs.indices.allSatisfy { self[start + $0].isSign(signs[$0]) }
    }
  }

  /// The place of the last run of unescaped `signs`.
  func lastIndex(of signs: String) -> Int? {
    let signs = Array(signs.unicodeScalars)
    guard count >= signs.count else { return nil }
    return (startIndex...(endIndex - signs.count)).last { start in
      signs.indices.allSatisfy { self[start + $0].isSign(signs[$0]) }
    }
  }
}

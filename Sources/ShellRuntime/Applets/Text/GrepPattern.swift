/// The patterns of a `grep`: a line is selected when any of them is found in it.
struct GrepPattern: Sendable {
  private var expressions: [RegularExpression] = []
  private let options: GrepOptions

  init(_ options: GrepOptions) {
    self.options = options
  }

  /// Adds the patterns of one argument, one a line.
  mutating func add(_ text: some Collection<UInt8>) throws(Refusal) {
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      do throws(RegularExpression.SyntaxError) {
        expressions.append(
          try RegularExpression(line, options.syntax, ignoringCase: options.ignoresCase)
        )
      } catch {
        let pattern = String(decoding: line, as: UTF8.self)
        throw Refusal("grep: bad regex '\(pattern)': \(error.message)", status: 2)
      }
    }
  }

  func selects(_ line: [UInt8]) -> Bool {
    let plain = !options.wholeLine && !options.wholeWord
    return expressions.contains { expression in
      plain ? expression.matches(line[...]) : range(of: expression, line, from: 0) != nil
    }
  }

  /// The matched parts of a line by the first pattern that is found in it, for `-o`.
  func parts(of line: [UInt8]) -> [Range<Int>] {
    for expression in expressions {
      guard var match = range(of: expression, line, from: 0) else { continue }
      var parts: [Range<Int>] = []
      while true {
        if !match.isEmpty { parts.append(match) }
        let next = match.isEmpty ? match.upperBound + 1 : match.upperBound
        // busybox shows a fixed string once a line, and looks at words' ends in the first match
        // alone.
        guard options.syntax != .literal, match.upperBound < line.count,
          let following = expression.firstMatch(
            in: line[next...],
            atLineStart: false,
            capturing: false
          )
        else {
          return parts
        }
        match = following.range
      }
    }
    return []
  }

  private func range(
    of expression: RegularExpression,
    _ line: [UInt8],
    from start: Int
  ) -> Range<Int>? {
    var start = start
    while start <= line.count {
      guard
        let match = expression.firstMatch(
          in: line[start...],
          atLineStart: start == 0,
          capturing: false
        )
      else { return nil }
      let range = match.range
      if options.wholeLine { return range == 0..<line.count ? range : nil }
      if !options.wholeWord || isWord(range, line) { return range }
      // busybox goes on behind what was no word, and behind an empty match not at all.
      if options.syntax == .literal {
        start = range.lowerBound + 1
      } else if range.upperBound > start {
        start = range.upperBound
      } else {
        return nil
      }
    }
    return nil
  }

  /// Letters of other scripts end a word.
  private func isWord(_ range: Range<Int>, _ line: [UInt8]) -> Bool {
    let before = range.lowerBound > 0 && Self.isWordByte(line[range.lowerBound - 1])
    let after = range.upperBound < line.count && Self.isWordByte(line[range.upperBound])
    return !before && !after
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte < 0x80 && TextUnits.isWord(UInt32(byte))
  }
}

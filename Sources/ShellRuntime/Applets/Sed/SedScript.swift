/// One command of a sed script with its addresses.
struct SedCommand: Sendable {
  enum Address: Sendable {
    case line(Int)
    case last
    case expression(RegularExpression)
    /// So many lines behind the first address.
    case offset(Int)
  }

  enum Action: Sendable {
    case openBlock, closeBlock
    case substitute(SedSubstitution)
    case append([UInt8]), insert([UInt8]), change([UInt8])
    case readFile(String), writeFile(String)
    case label(String)
    /// Without a label: to the end of the script.
    case branch(String?), branchIfChanged(String?), branchUnlessChanged(String?)
    case transliterate([UInt8: UInt8])
    case delete, deleteFirstLine
    case copyFromHold, appendFromHold, copyToHold, appendToHold, exchange
    case next, appendNext
    case print, printFirstLine, printLineNumber
    case quit
    case nothing
  }

  var start: Address?
  var end: Address?
  var inverted = false
  var action: Action
}

/// The `s` command.
struct SedSubstitution: Sendable {
  enum Part: Sendable {
    case text([UInt8])
    case group(Int)
  }

  /// Nil for the last one used.
  var expression: RegularExpression?
  var replacement: [Part]
  /// Which match is replaced; nil for all.
  var which: Int? = 1
  var prints = false
  var file: String?

  /// The text with the matches replaced; nil when there are none.
  ///
  /// An empty match right behind a match is left alone, so that `s/c*/R/g` makes `RdR` of `cccd`.
  func apply(_ expression: RegularExpression, to text: [UInt8]) -> [UInt8]? {
    guard var match = expression.firstMatch(in: text[...]) else { return nil }
    var result: [UInt8] = []
    var position = 0
    var count = 0
    var changed = false
    var lastWasEmpty = true
    while true {
      count += 1
      let range = match.range
      result += text[position..<range.lowerBound]
      if let which, which != count {
        // Matches passed over do not count as matches right before.
        result += text[range]
      } else if lastWasEmpty || !range.isEmpty || range.lowerBound != position {
        append(match, of: text, to: &result)
        changed = true
        lastWasEmpty = range.isEmpty
      } else {
        lastWasEmpty = true
      }
      position = range.upperBound
      if which == count { break }
      if range.isEmpty {
        guard position < text.count else { break }
        result.append(text[position])
        position += 1
      }
      guard position <= text.count,
        let following = expression.firstMatch(in: text[position...], atLineStart: false)
      else { break }
      match = following
    }
    result += text[position...]
    return changed ? result : nil
  }

  private func append(
    _ match: RegularExpression.Match,
    of text: [UInt8],
    to result: inout [UInt8]
  ) {
    for part in replacement {
      switch part {
      case .text(let bytes): result += bytes
      case .group(let number):
        if number < match.groups.count, let range = match.groups[number] { result += text[range] }
      }
    }
  }
}

/// Splitting and substituting in text, as awk does both.
enum AwkFields {
  /// A blank separates by runs of blanks, another single character by itself, else an expression.
  static func split(
    _ text: [UInt8],
    _ separator: [UInt8],
    _ expression: RegularExpression?,
    newlinesToo: Bool
  ) -> [[UInt8]] {
    if text.isEmpty { return [] }
    if separator == [UInt8(ascii: " ")] {
      return text.split { $0 == 32 || $0 == 9 || $0 == 10 }.map(Array.init)
    }
    if separator.isEmpty { return text.map { [$0] } }
    if separator.count == 1 {
      return text.split(omittingEmptySubsequences: false) {
        $0 == separator[0] || newlinesToo && $0 == 10
      }.map(Array.init)
    }
    guard let expression else { return [text] }
    var parts: [[UInt8]] = []
    var start = 0
    var search = 0
    while search < text.count,
      let match = expression.firstMatch(
        in: text[search...],
        atLineStart: search == 0,
        capturing: false
      )?.range
    {
      if match.isEmpty {
        search = match.upperBound + 1
        continue
      }
      parts.append(Array(text[start..<match.lowerBound]))
      start = match.upperBound
      search = start
    }
    parts.append(Array(text[start...]))
    return parts
  }

  /// `sub` and `gsub`: the new text and how many matches were replaced.
  static func substitute(
    _ expression: RegularExpression,
    _ replacement: [UInt8],
    in text: [UInt8],
    all: Bool
  ) -> (text: [UInt8], count: Int) {
    var result: [UInt8] = []
    var count = 0
    var position = 0
    var lastEnd = -1
    while position <= text.count,
      let match = expression.firstMatch(
        in: text[position...],
        atLineStart: position == 0,
        capturing: false
      )?.range
    {
      result += text[position..<match.lowerBound]
      // Nothing is replaced right behind a match by an empty one.
      if !match.isEmpty || match.lowerBound != lastEnd {
        append(replacement, text[match], to: &result)
        count += 1
      }
      lastEnd = match.upperBound
      position = match.upperBound
      if match.isEmpty {
        if position < text.count { result.append(text[position]) }
        position += 1
      }
      if !all { break }
    }
    if position < text.count { result += text[position...] }
    return (result, count)
  }

  private static func append(
    _ replacement: [UInt8],
    _ match: ArraySlice<UInt8>,
    to result: inout [UInt8]
  ) {
    var index = 0
    while index < replacement.count {
      let byte = replacement[index]
      index += 1
      if byte == UInt8(ascii: "&") {
        result += match
      } else if byte == UInt8(ascii: "\\"), index < replacement.count,
        replacement[index] == UInt8(ascii: "&") || replacement[index] == byte
      {
        result.append(replacement[index])
        index += 1
      } else {
        result.append(byte)
      }
    }
  }
}

/// `name=value` as an operand of awk.
enum AwkAssignment {
  static func parse(_ text: String) -> (name: String, value: String)? {
    guard let equals = text.firstIndex(of: "="), let first = text.first,
      first == "_" || first.isASCII && first.isLetter
    else { return nil }
    let name = text[..<equals]
    guard name.utf8.allSatisfy({ $0 < 128 && TextUnits.isWord(UInt32($0)) }) else { return nil }
    return (String(name), String(text[text.index(after: equals)...]))
  }
}

/// Compares the output that a session shows with what the simulator printed.
enum OutputComparison {
  /// The first line that differs; nil when the outputs agree.
  ///
  /// A line `...` in the shown output stands for any number of lines.
  static func difference(shown: [String], printed: String) -> String? {
    var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    let expected = shown.map { $0.trimmed == "..." ? nil : OutputMask.apply($0) }
    let actual = lines.map(OutputMask.apply)
    guard !matches(expected[...], actual[...]) else { return nil }
    return describe(expected, actual, lines)
  }

  /// Matches segment by segment: each run of fixed lines at the first place where it fits.
  private static func matches(
    _ pattern: ArraySlice<String?>,
    _ lines: ArraySlice<String>
  ) -> Bool {
    let segments = pattern.split(separator: nil, omittingEmptySubsequences: false)
      .map { $0.compactMap { $0 } }
    guard let first = segments.first, let last = segments.last else { return lines.isEmpty }
    if segments.count == 1 { return lines.elementsEqual(first) }
    guard lines.starts(with: first) else { return false }
    var rest = lines.dropFirst(first.count)
    for segment in segments.dropFirst().dropLast() {
      guard let place = rest.firstRange(of: segment) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  private static func describe(
    _ expected: [String?],
    _ actual: [String],
    _ lines: [String]
  ) -> String {
    for (index, line) in expected.enumerated() {
      guard let line else { break }
      guard index < actual.count else {
        return "shown is `\(line)`, but nothing more is printed"
      }
      if line != actual[index] { return "shown is `\(line)`, printed is `\(lines[index])`" }
    }
    if !expected.contains(nil), actual.count > expected.count {
      return "printed as well is `\(lines[expected.count])`"
    }
    let printed = lines.prefix(12).joined(separator: " ⏎ ")
    return "the lines after `...` do not fit; printed is `\(printed)`"
  }
}

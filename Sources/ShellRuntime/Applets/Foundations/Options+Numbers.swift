extension Options {
  /// The last value of an option as a number within a range, or what counts without the option.
  func number(
    _ letter: Character,
    in range: ClosedRange<Int>,
    or standard: Int,
    suffixes: [Character: Int] = [:]
  ) throws(Refusal) -> Int {
    guard let text = value(letter) else { return standard }
    return try Self.number(text, in: range, for: name, suffixes: suffixes)
  }

  /// A number as busybox's `xatou_range` reads it: decimal digits, and a word about bad ones.
  static func number(
    _ text: String,
    in range: ClosedRange<Int>,
    for applet: String,
    suffixes: [Character: Int] = [:]
  ) throws(Refusal) -> Int {
    var digits = text[...]
    let isNegative = range.lowerBound < 0 && digits.hasPrefix("-")
    if isNegative { digits.removeFirst() }
    let bare = digits.last.map { suffixes[$0] != nil } == true ? digits.dropLast() : digits
    guard !bare.isEmpty, bare.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Refusal("\(applet): invalid number '\(text)'")
    }
    guard let magnitude = NumberText.count(digits, suffixes: suffixes),
      range.contains(isNegative ? -magnitude : magnitude)
    else {
      let limits = "\(range.lowerBound)..\(range.upperBound)"
      throw Refusal("\(applet): number \(text) is not in \(limits) range")
    }
    return isNegative ? -magnitude : magnitude
  }

  /// The largest number that options of C's type `int` take.
  static let greatest = Int(Int32.max)
}

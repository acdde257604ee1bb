/// The order in which go-yaml writes the keys of a map: numbers in names count as numbers.
///
/// https://github.com/yaml/go-yaml/blob/v2.4.3/sorter.go
enum YAMLKeyOrder {
  static func sorted(_ entries: [Fields.Entry]) -> [Fields.Entry] {
    // Names of ASCII letters alone are in order already.
    let isPlain = entries.allSatisfy { entry in
      entry.name.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }
    return isPlain ? entries : entries.sorted { precedes($0.name, $1.name) }
  }

  static func precedes(_ a: String, _ b: String) -> Bool {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    for index in 0..<min(a.count, b.count) where a[index] != b[index] {
      let aIsLetter = a[index].properties.isAlphabetic
      let bIsLetter = b[index].properties.isAlphabetic
      if aIsLetter, bIsLetter { return a[index] < b[index] }
      if aIsLetter || bIsLetter { return bIsLetter }
      let start = leadingDigit(a, b, index)
      let (aNumber, aEnd) = number(a, from: index, start)
      let (bNumber, bEnd) = number(b, from: index, start)
      if aNumber != bNumber { return aNumber < bNumber }
      if aEnd != bEnd { return aEnd < bEnd }
      return a[index] < b[index]
    }
    return a.count < b.count
  }

  /// 1 when a zero here continues a number that has begun, so that it counts as a digit.
  private static func leadingDigit(
    _ a: [Unicode.Scalar],
    _ b: [Unicode.Scalar],
    _ index: Int
  ) -> Int64 {
    guard a[index] == "0" || b[index] == "0" else { return 0 }
    var before = index - 1
    while before >= 0, isDigit(a[before]) {
      if a[before] != "0" { return 1 }
      before -= 1
    }
    return 0
  }

  private static func number(
    _ text: [Unicode.Scalar],
    from start: Int,
    _ initial: Int64
  ) -> (Int64, Int) {
    var value = initial
    var index = start
    while index < text.count, isDigit(text[index]) {
      value = value &* 10 &+ Int64(text[index].value) &- 0x30
      index += 1
    }
    return (value, index)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }
}

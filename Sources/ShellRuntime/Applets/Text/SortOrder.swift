/// How `sort` compares lines: its keys, and what decides between equals.
struct SortOrder: Sendable {
  private struct Key: Sendable {
    var startField = 1
    var startOffset = 0
    /// Zero for the end of the line.
    var endField = 0
    var endOffset = 0
    var flags: Set<Character> = []
    /// `b` behind the comma: trailing blanks are not part of the key.
    var trimsEnd = false
  }

  private static let orderingFlags: Set<Character> = ["n", "g", "M", "V", "h"]
  private static let keyFlags: Set<Character> = ["n", "g", "M", "V", "h", "b", "r", "d", "f", "i"]

  private var keys: [Key] = []
  private let flags: Set<Character>
  private let separator: UInt8?
  private let breaksTies: Bool

  init(_ options: Options) throws(Refusal) {
    flags = Set(Self.keyFlags.filter { options.has($0) })
    breaksTies = !options.has("s")
    let separator = options.value("t")
    if let separator, separator.utf8.count > 1, separator != "\\0" {
      throw Refusal("sort: bad -t parameter", status: 2)
    }
    self.separator = separator.map { $0 == "\\0" ? 0 : $0.utf8.first ?? 0 }
    for text in options.values("k") { keys.append(try Self.key(text)) }
    if keys.isEmpty { keys = [Key()] }
  }

  private static func key(_ text: String) throws(Refusal) -> Key {
    var key = Key()
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      var rest = part
      guard let field = number(&rest), field > 0 else {
        throw Refusal("sort: bad field specification", status: 2)
      }
      var offset = 0
      if rest.first == "." {
        rest.removeFirst()
        guard let value = number(&rest), value > 0 || index > 0 else {
          throw Refusal("sort: bad field specification", status: 2)
        }
        offset = value
      }
      if index == 0 {
        (key.startField, key.startOffset) = (field, offset)
      } else {
        (key.endField, key.endOffset) = (field, offset)
      }
      for flag in rest {
        guard keyFlags.contains(flag) else {
          throw Refusal("sort: unknown key option", status: 2)
        }
        if index == 1, flag == "b" { key.trimsEnd = true } else { key.flags.insert(flag) }
      }
    }
    return key
  }

  private static func number(_ text: inout Substring) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    text.removeFirst(digits.count)
    return Int(digits)
  }

  func sorted(_ lines: [[UInt8]]) -> [[UInt8]] {
    // Swift's sort is stable, so equals keep their order.
    lines.sorted { compare($0, $1) < 0 }
  }

  /// Negative when the first line comes first.
  func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let order = compareKeys(a, b)
    if order != 0 || !breaksTies { return order }
    let bytes = Self.compareBytes(a[...], b[...])
    return flags.contains("r") ? -bytes : bytes
  }

  func compareKeys(_ a: [UInt8], _ b: [UInt8]) -> Int {
    for key in keys {
      // A key without options of its own takes the general ones.
      let flags = key.flags.isEmpty ? self.flags : key.flags
      let order = Self.compare(
        extract(key, flags, a),
        extract(key, flags, b),
        flags
      )
      if order != 0 { return flags.contains("r") ? -order : order }
    }
    return 0
  }

  // MARK: keys

  private func extract(
    _ key: Key,
    _ flags: Set<Character>,
    _ line: [UInt8]
  ) -> ArraySlice<UInt8> {
    var start = fieldStart(key.startField, line)
    if flags.contains("b") {
      while start < line.count, Self.isBlank(line[start]) { start += 1 }
    }
    start = min(line.count, start + max(0, key.startOffset - 1))
    var end = line.count
    if key.endField > 0 {
      end =
        key.endOffset > 0
        ? min(line.count, fieldStart(key.endField, line) + key.endOffset)
        : fieldEnd(key.endField, line)
    }
    var part = line[start..<max(start, end)]
    if key.trimsEnd { while let last = part.last, Self.isBlank(last) { part.removeLast() } }
    return filtered(part, flags)
  }

  private func fieldStart(_ field: Int, _ line: [UInt8]) -> Int {
    field <= 1 ? 0 : min(line.count, fieldEnd(field - 1, line) + (separator == nil ? 0 : 1))
  }

  /// Without a separator a field begins with the blanks in front of it.
  private func fieldEnd(_ field: Int, _ line: [UInt8]) -> Int {
    var index = 0
    for number in 1...field {
      if let separator {
        if number > 1 { index += 1 }
        while index < line.count, line[index] != separator { index += 1 }
      } else {
        while index < line.count, Self.isBlank(line[index]) { index += 1 }
        while index < line.count, !Self.isBlank(line[index]) { index += 1 }
      }
      if index >= line.count { return line.count }
    }
    return index
  }

  private func filtered(
    _ part: ArraySlice<UInt8>,
    _ flags: Set<Character>
  ) -> ArraySlice<UInt8> {
    var part = part
    if flags.contains("d") {
      part = part.filter { Self.isBlank($0) || TextUnits.isWord(UInt32($0)) && $0 != 95 }[...]
    }
    if flags.contains("i") { part = part.filter { (32...126).contains($0) }[...] }
    if flags.contains("f") {
      part = part.map { (97...122).contains($0) ? $0 - 32 : $0 }[...]
    }
    return part
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  // MARK: comparing

  private static func compare(
    _ a: ArraySlice<UInt8>,
    _ b: ArraySlice<UInt8>,
    _ flags: Set<Character>
  ) -> Int {
    if flags.contains("n") || flags.contains("h") || flags.contains("g") {
      let human = flags.contains("h")
      let (x, y) = (number(a, human), number(b, human))
      return x < y ? -1 : x > y ? 1 : 0
    }
    if flags.contains("M") { return month(a) - month(b) }
    if flags.contains("V") { return VersionOrder.compare(Array(a), Array(b)) }
    return compareBytes(a, b)
  }

  private static func compareBytes(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    if a.lexicographicallyPrecedes(b) { return -1 }
    return b.lexicographicallyPrecedes(a) ? 1 : 0
  }

  /// The number that the text begins with, else zero.
  private static func number(_ bytes: ArraySlice<UInt8>, _ human: Bool) -> Double {
    let (value, rest) = LeadingNumber.parse(bytes)
    guard human, let unit = rest.first,
      let power = "KMGTPE".utf8.firstIndex(of: unit & 0xDF)
    else { return value }
    let exponent = "KMGTPE".utf8.distance(from: "KMGTPE".utf8.startIndex, to: power) + 1
    return (0..<exponent).reduce(value) { result, _ in result * 1_024 }
  }

  private static func month(_ bytes: ArraySlice<UInt8>) -> Int {
    let name = String(decoding: bytes.drop(while: isBlank).prefix(3), as: UTF8.self).lowercased()
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return (names.firstIndex(of: name) ?? -1) + 1
  }
}

/// `strverscmp`: runs of digits compare as numbers.
enum VersionOrder {
  static func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let x = a[i...].prefix(while: isDigit)
        let y = b[j...].prefix(while: isDigit)
        let (m, n) = (x.drop { $0 == 48 }, y.drop { $0 == 48 })
        if m.count != n.count { return m.count < n.count ? -1 : 1 }
        if m.lexicographicallyPrecedes(n) { return -1 }
        if n.lexicographicallyPrecedes(m) { return 1 }
        (i, j) = (x.endIndex, y.endIndex)
      } else if a[i] != b[j] {
        return a[i] < b[j] ? -1 : 1
      } else {
        (i, j) = (i + 1, j + 1)
      }
    }
    return (a.count - i) - (b.count - j)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

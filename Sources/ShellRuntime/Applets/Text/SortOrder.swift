/// How `sort` compares lines: its keys, and what decides between equals.
struct SortOrder: Sendable {
  private struct Key: Sendable {
    var startField = 1
    var startOffset = 0
    /// Zero for the end of the line.
    var endField = 0
    var endOffset = 0
    var flags: Flags = []
    /// `b` behind the comma: trailing blanks are not part of the key.
    var trimsEnd = false
  }

  /// The letters that say how keys compare.
  private struct Flags: OptionSet {
    let rawValue: Int

    static let numeric = Flags(rawValue: 1)
    static let general = Flags(rawValue: 2)
    static let month = Flags(rawValue: 4)
    static let version = Flags(rawValue: 8)
    static let human = Flags(rawValue: 16)
    static let blanks = Flags(rawValue: 32)
    static let reverse = Flags(rawValue: 64)
    static let dictionary = Flags(rawValue: 128)
    static let folded = Flags(rawValue: 256)
    static let printable = Flags(rawValue: 512)

    /// The keys compare as numbers.
    static let numbers: Flags = [.numeric, .general, .human]
    /// Parts of a key are left out or changed before it is compared.
    static let filters: Flags = [.dictionary, .folded, .printable]
  }

  private static let keyFlags: [Character: Flags] = [
    "n": .numeric, "g": .general, "M": .month, "V": .version, "h": .human, "b": .blanks,
    "r": .reverse, "d": .dictionary, "f": .folded, "i": .printable,
  ]

  private var keys: [Key] = []
  private let flags: Flags
  private let separator: UInt8?
  private let breaksTies: Bool

  init(_ options: Options) throws(Refusal) {
    flags = Flags(Self.keyFlags.filter { options.has($0.key) }.map(\.value))
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
        guard let option = keyFlags[flag] else {
          throw Refusal("sort: unknown key option", status: 2)
        }
        if index == 1, flag == "b" { key.trimsEnd = true } else { key.flags.insert(option) }
      }
    }
    return key
  }

  private static func number(_ text: inout Substring) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    text.removeFirst(digits.count)
    return Int(digits)
  }

  /// One key of one line, taken out once before the lines are compared many times.
  private struct KeyValue {
    var text: ArraySlice<UInt8> = []
    var number: Double = 0
  }

  func sorted(_ lines: [[UInt8]]) -> [[UInt8]] {
    let count = keys.count
    var values: [KeyValue] = []
    values.reserveCapacity(lines.count * count)
    for line in lines { for key in keys { values.append(value(key, of: line)) } }
    // Swift's sort is stable, so equals keep their order.
    let order = lines.indices.sorted { a, b in
      for place in 0..<count {
        let order = compare(keys[place], values[a * count + place], values[b * count + place])
        if order != 0 { return order < 0 }
      }
      return breaksTies && compareLines(lines[a], lines[b]) < 0
    }
    return order.map { lines[$0] }
  }

  /// Negative when the first line comes first.
  func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let order = compareKeys(a, b)
    return order != 0 || !breaksTies ? order : compareLines(a, b)
  }

  func compareKeys(_ a: [UInt8], _ b: [UInt8]) -> Int {
    for key in keys {
      let order = compare(key, value(key, of: a), value(key, of: b))
      if order != 0 { return order }
    }
    return 0
  }

  /// What decides when no key does: the bytes of the whole lines.
  private func compareLines(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let bytes = Self.compareBytes(a[...], b[...])
    return flags.contains(.reverse) ? -bytes : bytes
  }

  /// A key without options of its own takes the general ones.
  private func flags(of key: Key) -> Flags { key.flags.isEmpty ? flags : key.flags }

  private func value(_ key: Key, of line: [UInt8]) -> KeyValue {
    let flags = flags(of: key)
    let text = extract(key, flags, line)
    guard flags.isDisjoint(with: .numbers) else {
      return KeyValue(number: Self.number(text, flags.contains(.human)))
    }
    return KeyValue(text: text)
  }

  private func compare(_ key: Key, _ a: KeyValue, _ b: KeyValue) -> Int {
    let flags = flags(of: key)
    let order: Int
    if !flags.isDisjoint(with: .numbers) {
      order = a.number < b.number ? -1 : a.number > b.number ? 1 : 0
    } else if flags.contains(.month) {
      order = Self.month(a.text) - Self.month(b.text)
    } else if flags.contains(.version) {
      order = VersionOrder.compare(Array(a.text), Array(b.text))
    } else {
      order = Self.compareBytes(a.text, b.text)
    }
    return flags.contains(.reverse) ? -order : order
  }

  // MARK: keys

  private func extract(
    _ key: Key,
    _ flags: Flags,
    _ line: [UInt8]
  ) -> ArraySlice<UInt8> {
    var start = fieldStart(key.startField, line)
    if flags.contains(.blanks) {
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
    _ flags: Flags
  ) -> ArraySlice<UInt8> {
    if flags.isDisjoint(with: .filters) { return part }
    var part = part
    if flags.contains(.dictionary) {
      part = part.filter { Self.isBlank($0) || TextUnits.isWord(UInt32($0)) && $0 != 95 }[...]
    }
    if flags.contains(.printable) { part = part.filter { (32...126).contains($0) }[...] }
    if flags.contains(.folded) {
      part = part.map { (97...122).contains($0) ? $0 - 32 : $0 }[...]
    }
    return part
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  // MARK: comparing

  private static func compareBytes(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        for index in 0..<min(a.count, b.count) where a[index] != b[index] {
          return a[index] < b[index] ? -1 : 1
        }
        return a.count - b.count
      }
    }
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

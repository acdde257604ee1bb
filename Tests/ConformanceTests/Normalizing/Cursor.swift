/// A place in a line, which moves over what is accepted there.
///
/// Regular expressions would say the same in fewer words, and take most of the suite's time.
struct Cursor {
  let bytes: [UInt8]
  var index: Int

  init(_ bytes: [UInt8], at index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  var isAtEnd: Bool { index >= bytes.count }
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }
  var previous: UInt8? { index > 0 ? bytes[index - 1] : nil }

  /// Whether a word begins here.
  var isAtWordStart: Bool {
    guard let current, current.isWordByte else { return false }
    return previous.map { !$0.isWordByte } ?? true
  }

  /// Whether no word goes on here; what was accepted before has ended one.
  var isAtWordEnd: Bool { current.map { !$0.isWordByte } ?? true }

  /// Whether no letter or digit follows; an underscore may.
  var isAtNameEnd: Bool { current.map { !$0.isLetter && !$0.isDigit } ?? true }

  mutating func accept(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    let start = literal.utf8Start
    for offset in 0..<count where bytes[index + offset] != start[offset] { return false }
    index += count
    return true
  }

  mutating func accept(_ literal: [UInt8]) -> Bool {
    guard index + literal.count <= bytes.count else { return false }
    for offset in literal.indices where bytes[index + offset] != literal[offset] { return false }
    index += literal.count
    return true
  }

  /// Accepts as many bytes as fit, up to `limit`.
  @discardableResult
  mutating func acceptAll(upTo limit: Int = .max, _ fits: (UInt8) -> Bool) -> Int {
    let start = index
    while index < bytes.count, index - start < limit, fits(bytes[index]) { index += 1 }
    return index - start
  }

  /// Accepts exactly `count` bytes that all fit.
  mutating func accept(_ count: Int, _ fits: (UInt8) -> Bool) -> Bool {
    acceptAll(upTo: count, fits) == count
  }

  @discardableResult
  mutating func skipSpaces() -> Int { acceptAll(\.isSpace) }

  /// Accepts a form in which `0` stands for a digit and every other character for itself.
  mutating func accept(form: StaticString) -> Bool {
    let count = form.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    let start = form.utf8Start
    for offset in 0..<count {
      let byte = bytes[index + offset]
      let fits = start[offset] == UInt8(ascii: "0") ? byte.isDigit : byte == start[offset]
      guard fits else { return false }
    }
    index += count
    return true
  }
}

extension UInt8 {
  static let hyphen = UInt8(ascii: "-")

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLowercaseLetter: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  var isHexDigit: Bool { isDigit || self >= 0x61 && self <= 0x66 }
  var isWordByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
  var isSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

  /// Whether it can stand in a random suffix: no vowel, and nothing that looks like one.
  ///
  /// Kubernetes' alphabet is in apimachinery's `pkg/util/rand/rand.go`.
  var isSuffixByte: Bool {
    switch self {
    case UInt8(ascii: "0"), UInt8(ascii: "1"), UInt8(ascii: "3"): false
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      false
    default: isDigit || isLowercaseLetter
    }
  }
}

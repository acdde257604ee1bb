/// The named classes of bracket expressions and of `tr`, such as `[:alpha:]`.
enum CharacterClass: String, CaseIterable, Sendable {
  case alphabetic = "alpha"
  case digit = "digit"
  case alphanumeric = "alnum"
  case upper = "upper"
  case lower = "lower"
  case space = "space"
  case blank = "blank"
  case punctuation = "punct"
  case printable = "print"
  case graphic = "graph"
  case control = "cntrl"
  case hexadecimal = "xdigit"

  func contains(_ unit: UInt32) -> Bool {
    if unit < 0x80 { return containsASCII(UInt8(unit)) }
    guard let properties = Unicode.Scalar(unit)?.properties else { return false }
    switch self {
    case .alphabetic, .alphanumeric: return properties.isAlphabetic
    case .upper: return properties.isUppercase
    case .lower: return properties.isLowercase
    case .space: return properties.isWhitespace
    case .printable, .graphic: return properties.generalCategory != .control
    case .punctuation: return !properties.isAlphabetic && !properties.isWhitespace
    case .digit, .blank, .control, .hexadecimal: return false
    }
  }

  private func containsASCII(_ byte: UInt8) -> Bool {
    switch self {
    case .alphabetic: Self.isLetter(byte)
    case .digit: Self.isDigit(byte)
    case .alphanumeric: Self.isLetter(byte) || Self.isDigit(byte)
    case .upper: (65...90).contains(byte)
    case .lower: (97...122).contains(byte)
    case .space: byte == 32 || (9...13).contains(byte)
    case .blank: byte == 32 || byte == 9
    case .punctuation: (33...126).contains(byte) && !Self.isLetter(byte) && !Self.isDigit(byte)
    case .printable: (32...126).contains(byte)
    case .graphic: (33...126).contains(byte)
    case .control: byte < 32 || byte == 127
    case .hexadecimal:
      Self.isDigit(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

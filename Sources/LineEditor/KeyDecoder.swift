/// Makes keys out of the bytes that a terminal sends.
enum KeyDecoder {
  /// The first key and the count of its bytes; nil when more bytes may belong to it.
  ///
  /// When the bytes are complete, nothing more comes, so that a lone ESC is the ESC key.
  static func decode(_ bytes: [UInt8], isComplete: Bool) -> (key: Key, length: Int)? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1b: return escape(bytes, isComplete: isComplete)
    case 0x03: return (.interrupt, 1)
    case 0x04: return (.endOfInput, 1)
    case 0x09: return (.tab, 1)
    case 0x0a, 0x0d: return (.enter, 1)
    case 0x08, 0x7f: return (.backspace, 1)
    case ..<0x20: return (.other, 1)
    default: return character(bytes, first: first, isComplete: isComplete)
    }
  }

  private static func character(
    _ bytes: [UInt8],
    first: UInt8,
    isComplete: Bool
  ) -> (key: Key, length: Int)? {
    let length: Int
    switch first {
    case ..<0x80: length = 1
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef: length = 3
    case 0xf0...0xf4: length = 4
    default: return (.other, 1)
    }
    guard bytes.count >= length else { return isComplete ? (.other, bytes.count) : nil }
    guard let text = String(validating: bytes[..<length], as: UTF8.self), let only = text.first
    else { return (.other, 1) }
    return (.character(only), length)
  }

  /// Reads `ESC [` and `ESC O` sequences; ESC with another byte is two keys.
  private static func escape(_ bytes: [UInt8], isComplete: Bool) -> (key: Key, length: Int)? {
    guard bytes.count >= 2 else { return isComplete ? (.escape, 1) : nil }
    guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else {
      return (.escape, 1)
    }
    guard let final = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7e).contains($0) }) else {
      return isComplete || bytes.count > sequenceBytesMax ? (.other, bytes.count) : nil
    }
    let sequence = String(decoding: bytes[2...final], as: UTF8.self)
    return (named[sequence] ?? .other, final + 1)
  }

  private static let sequenceBytesMax = 32

  private static let named: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end,
    "1~": .home, "3~": .delete, "4~": .end, "5~": .pageUp, "6~": .pageDown, "7~": .home, "8~": .end,
  ]
}

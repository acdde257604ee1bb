/// A fixed pattern (POSIX 2.13) that comparing bytes decides: `?`, or a text with perhaps a star
/// before it, after it, or both.
///
/// Most patterns of scripts are of these. Texts are UTF-8, in which no character's bytes begin
/// within another's, so that comparing bytes compares characters.
public final class SimplePattern: Sendable {
  /// Whether it is one `?`; then it has no text.
  public let isAnyCharacter: Bool
  public let text: [UInt8]
  public let beginsWithStar: Bool
  public let endsWithStar: Bool

  /// The pattern that a word's parts are; nil when they have to be expanded or say more.
  init?(_ parts: [WordPart]) {
    var text: [UInt8] = []
    var beginsWithStar = false
    var endsWithStar = false
    var isAnyCharacter = false
    func add(_ bytes: some Collection<UInt8>) -> Bool {
      if bytes.isEmpty { return true }
      // Something after the second star or the question mark.
      guard !endsWithStar, !isAnyCharacter else { return false }
      text += bytes
      return true
    }
    func addUnquoted(_ literal: String, isFirst: Bool) -> Bool {
      if literal.withBytes({ !$0.contains(where: \.isOfPatterns) }) { return add(literal.utf8) }
      for (index, byte) in literal.utf8.enumerated() {
        switch byte {
        case UInt8(ascii: "*"):
          if isAnyCharacter { return false }
          if text.isEmpty { beginsWithStar = true } else { endsWithStar = true }
        case UInt8(ascii: "?"):
          if isAnyCharacter || beginsWithStar || !text.isEmpty { return false }
          isAnyCharacter = true
        case UInt8(ascii: "["), UInt8(ascii: "\\"): return false
        case UInt8(ascii: "~") where isFirst && index == 0: return false
        default: if !add(CollectionOfOne(byte)) { return false }
        }
      }
      return true
    }
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let literal):
        guard addUnquoted(literal, isFirst: index == 0) else { return nil }
      case .quoted(let quoted): guard add(quoted.utf8) else { return nil }
      case .doubleQuoted(let inner):
        for part in inner {
          switch part {
          case .literal(let quoted), .quoted(let quoted):
            guard add(quoted.utf8) else { return nil }
          case .doubleQuoted, .parameter, .substitution, .process, .arithmetic: return nil
          }
        }
      case .parameter, .substitution, .process, .arithmetic: return nil
      }
    }
    self.isAnyCharacter = isAnyCharacter
    self.text = text
    self.beginsWithStar = beginsWithStar
    self.endsWithStar = endsWithStar
  }

  /// Whether the whole text matches.
  public func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if isAnyCharacter { return !bytes.isEmpty && Self.firstCharacter(bytes) == bytes.count }
    if text.isEmpty { return beginsWithStar || bytes.isEmpty }
    switch (beginsWithStar, endsWithStar) {
    case (false, false): return bytes.count == text.count && equals(bytes, at: 0)
    case (false, true): return equals(bytes, at: 0)
    case (true, false): return equals(bytes, at: bytes.count - text.count)
    case (true, true): return first(in: bytes) != nil
    }
  }

  /// Of a text, the length of its shortest or longest beginning that matches; 0 without one.
  public func prefixLength(_ bytes: UnsafeBufferPointer<UInt8>, longest: Bool) -> Int {
    if isAnyCharacter { return Self.firstCharacter(bytes) }
    if text.isEmpty { return beginsWithStar && longest ? bytes.count : 0 }
    if !beginsWithStar {
      guard equals(bytes, at: 0) else { return 0 }
      return endsWithStar && longest ? bytes.count : text.count
    }
    if longest {
      guard let last = last(in: bytes) else { return 0 }
      return endsWithStar ? bytes.count : last + text.count
    }
    return first(in: bytes).map { $0 + text.count } ?? 0
  }

  /// Of a text, the length of its shortest or longest end that matches; 0 without one.
  public func suffixLength(_ bytes: UnsafeBufferPointer<UInt8>, longest: Bool) -> Int {
    if isAnyCharacter { return Self.lastCharacter(bytes) }
    if text.isEmpty { return beginsWithStar && longest ? bytes.count : 0 }
    if !endsWithStar {
      guard equals(bytes, at: bytes.count - text.count) else { return 0 }
      return beginsWithStar && longest ? bytes.count : text.count
    }
    if longest {
      guard let first = first(in: bytes) else { return 0 }
      return beginsWithStar ? bytes.count : bytes.count - first
    }
    return last(in: bytes).map { bytes.count - $0 } ?? 0
  }

  // MARK: comparing

  private func equals(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start + text.count <= bytes.count else { return false }
    return text.withUnsafeBufferPointer { text in
      for index in text.indices where text[index] != bytes[start + index] { return false }
      return true
    }
  }

  private func first(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var start = 0
    while start + text.count <= bytes.count {
      if bytes[start] == text[0], equals(bytes, at: start) { return start }
      start += 1
    }
    return nil
  }

  private func last(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var start = bytes.count - text.count
    while start >= 0 {
      if bytes[start] == text[0], equals(bytes, at: start) { return start }
      start -= 1
    }
    return nil
  }

  /// The length of the first character of a text, 0 of an empty one.
  private static func firstCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !bytes.isEmpty else { return 0 }
    var length = 1
    while length < bytes.count, bytes[length] & 0xc0 == 0x80 { length += 1 }
    return length
  }

  private static func lastCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !bytes.isEmpty else { return 0 }
    var start = bytes.count - 1
    while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    return bytes.count - start
  }
}

extension UInt8 {
  /// Whether an unquoted literal with it may be more than its own text.
  fileprivate var isOfPatterns: Bool {
    switch self {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

/// Replaces what differs from run to run, so that shown output can be compared with real output.
///
/// Masked are the random ends of names, uids, ages and durations, times of day, and addresses; the
/// width of columns, which follows from them, is levelled.
package enum OutputMask {
  package static func apply(_ line: String) -> String {
    let words = suffixesMasked(line).split(whereSeparator: \.isWhitespace)
    var masked: [String] = []
    for word in words {
      let previous = masked.last
      masked.append(previous == "resourceVersion:" ? "<version>" : mask(String(word)))
    }
    return masked.joined(separator: " ")
  }

  /// `-x7k2p` at the end of a name becomes `-<sfx>`; the letters are those that Kubernetes draws.
  private static func suffixesMasked(_ line: String) -> String {
    let bytes = Array(line.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      if bytes[index] == 0x2D, index + 5 < bytes.count,
        bytes[(index + 1)...(index + 5)].allSatisfy(suffixLetters.contains),
        index + 6 >= bytes.count || !isNameByte(bytes[index + 6])
      {
        result += "<sfx>".utf8
        index += 6
      } else {
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let suffixLetters = Set("bcdfghjklmnpqrstvwxz2456789".utf8)

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  /// Masks a word's core and leaves brackets, quotes and punctuation around it.
  private static func mask(_ word: String) -> String {
    let edges = "()[]\"',;:."
    let head = word.prefix { edges.contains($0) }
    let tail = word.dropFirst(head.count).reversed().prefix { edges.contains($0) }.reversed()
    let core = word.dropFirst(head.count).dropLast(tail.count)
    guard let sign = sign(for: core) else { return word }
    return head + sign + String(tail)
  }

  private static func sign(for core: Substring) -> String? {
    if isAge(core) { return "<age>" }
    if isUID(core) { return "<uid>" }
    if isAddress(core) { return "<address>" }
    if isTime(core) { return "<time>" }
    return nil
  }

  /// `12s`, `3m4s`, `2d3h`, `<unknown>` excluded.
  private static func isAge(_ word: Substring) -> Bool {
    var rest = word
    guard rest.first?.isNumber == true else { return false }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { "smhdyn".contains($0) }
      guard !digits.isEmpty, ["s", "ms", "m", "h", "d", "y", "ns"].contains(unit) else {
        return false
      }
      rest = rest.dropFirst(unit.count)
    }
    return true
  }

  private static func isUID(_ word: Substring) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  private static func isAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  /// `09:00:12`, `2026-07-01T09:00:12Z`.
  private static func isTime(_ word: Substring) -> Bool {
    let clock = word.split(separator: "T").last ?? word
    let parts = clock.split(separator: "Z", maxSplits: 1)[safe: 0]?
      .split(separator: ":", omittingEmptySubsequences: false)
    return parts?.count == 3 && parts?.allSatisfy { $0.count == 2 && UInt8($0) != nil } == true
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

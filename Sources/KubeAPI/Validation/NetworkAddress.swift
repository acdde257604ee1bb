/// An IP address, as far as manifests are checked for one: Go's `ParseIPSloppy`.
struct NetworkAddress {
  /// In IPv4, which Go takes here for compatibility and newer checks refuse.
  private(set) var hasLeadingZeros = false
  /// Whether it is `::ffff:1.2.3.4`, an IPv4 address in the form of IPv6.
  private(set) var isMapped = false

  /// Nil when the text is no address.
  init?(_ text: String) {
    if text.utf8.contains(UInt8(ascii: ":")) {
      guard let groups = Self.groups(text) else { return nil }
      isMapped = groups.prefix(5).allSatisfy { $0 == 0 } && groups[5] == 0xFFFF
    } else {
      guard let numbers = Self.numbers(text) else { return nil }
      hasLeadingZeros = numbers.contains { $0.count > 1 && $0.first == "0" }
    }
  }

  /// The four numbers of IPv4, as they are written.
  private static func numbers(_ text: some StringProtocol) -> [Substring]? {
    let parts = Substring(text).split(separator: ".", omittingEmptySubsequences: false)
    let isWellFormed =
      parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && (Int(part) ?? 256) < 256
      }
    return isWellFormed ? parts : nil
  }

  /// The eight groups of IPv6; `::` stands once for a row of zeros.
  private static func groups(_ text: String) -> [UInt16]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, let first = half(halves[0]) else { return nil }
    if halves.count == 1 { return first.count == 8 ? first : nil }
    guard let last = half(halves[1]), first.count + last.count < 8 else { return nil }
    return first + Array(repeating: 0, count: 8 - first.count - last.count) + last
  }

  private static func half(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, let numbers = numbers(part) {
        let bytes = numbers.map { UInt16($0) ?? 0 }
        groups += [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]]
      } else {
        guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
          let group = UInt16(part, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }
}

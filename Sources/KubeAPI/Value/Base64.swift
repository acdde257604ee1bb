/// Base64 of RFC 4648, with padding, as Secrets hold their data.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  package static func encode(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      let third = index + 2 < bytes.count ? bytes[index + 2] : 0
      out.append(alphabet[Int(first >> 2)])
      out.append(alphabet[Int((first & 0x03) << 4 | second >> 4)])
      out.append(
        index + 1 < bytes.count
          ? alphabet[Int((second & 0x0F) << 2 | third >> 6)] : UInt8(ascii: "=")
      )
      out.append(index + 2 < bytes.count ? alphabet[Int(third & 0x3F)] : UInt8(ascii: "="))
      index += 3
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes, or the offset of the first byte that does not belong, as Go reports it.
  package static func decode(_ text: String) -> [UInt8]? {
    if case .success(let bytes) = decoding(text) { return bytes }
    return nil
  }

  /// Go's `base64.CorruptInputError`.
  package struct Corrupt: Error {
    package var offset: Int
  }

  package static func decoding(_ text: String) -> Result<[UInt8], Corrupt> {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "=") { break }
      guard let digit = digit(byte) else { return .failure(Corrupt(offset: index)) }
      bits = bits << 6 | UInt32(digit)
      count += 1
      if count == 4 {
        out += [UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8)]
        out.append(UInt8(truncatingIfNeeded: bits))
        (bits, count) = (0, 0)
      }
      index += 1
    }
    let rest = bytes[index...].filter { $0 != 0x0A && $0 != 0x0D }
    switch (count, rest.count) {
    case (0, 0): break
    case (2, 2) where rest.allSatisfy { $0 == UInt8(ascii: "=") }:
      out.append(UInt8(truncatingIfNeeded: bits >> 4))
    case (3, 1):
      out.append(UInt8(truncatingIfNeeded: bits >> 10))
      out.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: return .failure(Corrupt(offset: index))
    }
    return .success(out)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

/// Base64 of RFC 4648, with padding, as Secrets hold their data.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  public static func encode(_ bytes: [UInt8]) -> String {
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

  /// The bytes; nil when the text is no base64.
  public static func decode(_ text: String) -> [UInt8]? {
    if case .success(let bytes) = decoding(text) { return bytes }
    return nil
  }

  /// Go's `base64.CorruptInputError`: the offset at which the text stops making sense.
  public struct Corrupt: Error {
    public var offset: Int
  }

  /// Decodes in groups of four, as `base64.StdEncoding` does; line breaks between them are skipped.
  public static func decoding(_ text: String) -> Result<[UInt8], Corrupt> {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var index = 0
    func skipBreaks() {
      while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
    }
    while true {
      var bits: UInt32 = 0
      var count = 0
      while count < 4 {
        guard index < bytes.count else {
          return count == 0 ? .success(out) : .failure(Corrupt(offset: index - count))
        }
        let byte = bytes[index]
        index += 1
        if let digit = digit(byte) {
          bits = bits << 6 | UInt32(digit)
          count += 1
        } else if byte == UInt8(ascii: "=") {
          break
        } else if byte != 0x0A, byte != 0x0D {
          return .failure(Corrupt(offset: index - 1))
        }
      }
      if count == 4 {
        out += [UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8)]
        out.append(UInt8(truncatingIfNeeded: bits))
        continue
      }
      // Padding ends the text.
      if count < 2 { return .failure(Corrupt(offset: index - 1)) }
      if count == 2 {
        skipBreaks()
        guard index < bytes.count else { return .failure(Corrupt(offset: bytes.count)) }
        guard bytes[index] == UInt8(ascii: "=") else {
          return .failure(Corrupt(offset: index - 1))
        }
        index += 1
        out.append(UInt8(truncatingIfNeeded: bits >> 4))
      } else {
        out.append(UInt8(truncatingIfNeeded: bits >> 10))
        out.append(UInt8(truncatingIfNeeded: bits >> 2))
      }
      skipBreaks()
      return index < bytes.count ? .failure(Corrupt(offset: index)) : .success(out)
    }
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

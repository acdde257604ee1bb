/// Digests of whole texts, for what must notice that a text was changed.
public enum Digest {
  /// SHA-256 (FIPS 180-4) in hexadecimal.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var stream = HashStream<SecureHash2<SecureHash256>>()
    stream.add(bytes)
    return stream.finish()
  }

  /// HMAC-SHA-256 (RFC 2104) in hexadecimal: what nobody without the key can make.
  public static func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> String {
    let blockSize = SecureHash2<SecureHash256>.blockSize
    let short = key.count > blockSize ? raw(key) : key
    let padded = short + [UInt8](repeating: 0, count: blockSize - short.count)
    let inner = raw(padded.map { $0 ^ 0x36 } + bytes)
    return sha256(padded.map { $0 ^ 0x5C } + inner)
  }

  /// Parts as one message, each behind its length in eight bytes: no two lists of parts are one
  /// message.
  public static func message(of parts: [[UInt8]]) -> [UInt8] {
    parts.flatMap { part in
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { Array($0) } + part
    }
  }

  private static func raw(_ bytes: [UInt8]) -> [UInt8] {
    var stream = HashStream<SecureHash2<SecureHash256>>()
    stream.add(bytes)
    return stream.finishedBytes()
  }
}

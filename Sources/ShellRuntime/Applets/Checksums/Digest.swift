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
    typealias Hash = SecureHash2<SecureHash256>
    let short = key.count > Hash.blockSize ? raw(key) : key
    let padded = short + [UInt8](repeating: 0, count: Hash.blockSize - short.count)
    let inner = raw(padded.map { $0 ^ 0x36 } + bytes)
    return sha256(padded.map { $0 ^ 0x5C } + inner)
  }

  private static func raw(_ bytes: [UInt8]) -> [UInt8] {
    var digits = sha256(bytes)[...]
    var result: [UInt8] = []
    while !digits.isEmpty {
      result.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
      digits = digits.dropFirst(2)
    }
    return result
  }
}

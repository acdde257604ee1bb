import ShellRuntime

/// Links the entries of a log, so that a later change of one shows in all that follow.
///
/// With a key each link is an HMAC, which nobody without the key can make anew.
package struct HashChain: Sendable {
  private let key: [UInt8]?
  /// The newest link, in hexadecimal; what the next entry is linked to.
  package private(set) var head: String

  /// Begins a chain, or goes on after `head`.
  package init(key: [UInt8]? = nil, after head: String = "") {
    self.key = key
    self.head = head
  }

  /// The link of the next entry.
  package mutating func link(_ entry: String) -> String {
    let bytes = Array((head + "\n" + entry).utf8)
    head = key.map { Digest.hmacSHA256(bytes, key: $0) } ?? Digest.sha256(bytes)
    return head
  }
}

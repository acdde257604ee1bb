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

/// Lines of JSON whose last field is their link.
extension HashChain {
  private static let fieldStart = ",\"link\":\""
  private static let fieldEnd = "\"}"
  private static let fieldCount = fieldStart.utf8.count + 64 + fieldEnd.utf8.count

  /// The line of an object, which is on one line and ends in a newline, with its link.
  mutating func linked(_ object: String) -> String {
    let content = String(decoding: object.utf8.dropLast(2), as: UTF8.self)
    return content + Self.fieldStart + link(content) + Self.fieldEnd + "\n"
  }

  /// The object of a line without its newline; nil for one that is damaged, was changed, or does not
  /// follow the last one.
  mutating func object(of line: String) -> String? {
    // A link has 64 digits, and so its field has one length.
    let end = line.utf8.index(
      line.utf8.endIndex,
      offsetBy: -Self.fieldCount,
      limitedBy: line.utf8.startIndex
    )
    guard let end else { return nil }
    let content = String(line[..<end])
    var next = self
    let field = Self.fieldStart + next.link(content) + Self.fieldEnd
    guard line.utf8[end...].elementsEqual(field.utf8) else { return nil }
    self = next
    return content + "}"
  }
}

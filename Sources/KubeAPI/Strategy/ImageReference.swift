/// The parts of an image's name: `registry.example.com:5000/team/app:1.2@sha256:…`.
///
/// https://github.com/distribution/reference/blob/main/reference.go
public struct ImageReference: Hashable, Sendable {
  /// `docker.io` when the name says none.
  public let registry: String
  /// `library/busybox` for `busybox`.
  public let repository: String
  /// `latest` when there is neither tag nor digest; nil with a digest alone.
  public let tag: String?
  public let digest: String?

  /// With registry and tag, as container runtimes name it: `docker.io/library/busybox:1.36`.
  public var text: String {
    registry + "/" + repository + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0 } ?? "")
  }

  /// Nil when the text is no name of an image.
  public init?(_ text: String) {
    var rest = Substring(text)
    var digest: String?
    if let at = rest.utf8.firstIndex(of: UInt8(ascii: "@")) {
      digest = String(rest[rest.utf8.index(after: at)...])
      rest = rest[..<at]
      guard let digest, Self.isDigest(digest) else { return nil }
    }
    var tag: String?
    let slash = UInt8(ascii: "/")
    if let colon = rest.utf8.lastIndex(of: UInt8(ascii: ":")), !rest[colon...].utf8.contains(slash)
    {
      tag = String(rest[rest.utf8.index(after: colon)...])
      rest = rest[..<colon]
      guard let tag, Self.isTag(tag) else { return nil }
    }
    var parts = rest.utf8.split(separator: slash, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    if parts.count > 1, let first = parts.first,
      first.contains(".") || first.contains(":") || first == "localhost"
        || first.lowercased() != first
    {
      guard Self.isRegistry(first) else { return nil }
      registry = first
      parts.removeFirst()
    } else {
      registry = "docker.io"
      if parts.count == 1 { parts.insert("library", at: 0) }
    }
    guard parts.allSatisfy(Self.isComponent) else { return nil }
    repository = parts.joined(separator: "/")
    self.tag = tag ?? (digest == nil ? "latest" : nil)
    self.digest = digest
  }

  /// Letters and digits, separated by `.`, `_`, `__` or dashes.
  private static func isComponent(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, isAlphanumeric(first),
      isAlphanumeric(last)
    else { return false }
    var separators: [UInt8] = []
    for byte in bytes {
      if isAlphanumeric(byte) {
        separators.removeAll()
        continue
      }
      separators.append(byte)
      let isDashes = separators.allSatisfy { $0 == UInt8(ascii: "-") }
      let isOther = [".", "_", "__"].contains(String(decoding: separators, as: UTF8.self))
      if !isDashes, !isOther { return false }
    }
    return true
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private static func isTag(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 128, first != UInt8(ascii: "."),
      first != UInt8(ascii: "-")
    else { return false }
    return bytes.allSatisfy {
      isAlphanumeric($0) || $0 >= 0x41 && $0 <= 0x5A || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
  }

  private static func isDigest(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1)
    return parts.count == 2 && parts[1].utf8.count >= 32
      && parts[1].utf8.allSatisfy {
        $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66
      }
  }

  private static func isRegistry(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = parts.first, !host.isEmpty else { return false }
    if parts.count == 2, parts[1].isEmpty || !parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) {
      return false
    }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy {
          isAlphanumeric($0) || $0 >= 0x41 && $0 <= 0x5A || $0 == UInt8(ascii: "-")
        }
    }
  }
}

/// The name of an image, taken apart as `distribution/reference` does it.
struct ImageName: Hashable, Sendable {
  let domain: String
  /// With `library/` for the official images of Docker Hub.
  let repository: String
  let tag: String
  /// `sha256:…`; empty when the image is named by its tag.
  let digest: String
  /// `docker.io/library/busybox:1.36`, as containerd keeps it.
  let canonical: String

  struct Malformed: Error, Hashable, Sendable {
    var message: String
  }

  /// Reads a name once, for those who ask for it often.
  static func parse(_ name: String) -> Result<ImageName, Malformed> {
    Result { () throws(Malformed) in try ImageName(name) }
  }

  /// Reads a name; a missing tag is `latest`.
  init(_ name: String) throws(Malformed) {
    let (domain, remainder) = Self.splitDomain(name)
    self.domain = domain
    var rest = Substring(remainder)
    let lowercased = rest.prefix { $0 != ":" }
    guard lowercased.lowercased() == lowercased else {
      throw Malformed(
        message: "invalid reference format: repository name (\(lowercased)) must be lowercase"
      )
    }
    var digest = ""
    if let at = rest.firstIndex(of: "@") {
      digest = String(rest[rest.index(after: at)...])
      rest = rest[..<at]
    }
    var tag = digest.isEmpty ? "latest" : ""
    if let colon = rest.lastIndex(of: ":") {
      tag = String(rest[rest.index(after: colon)...])
      rest = rest[..<colon]
      guard Self.isTag(tag) else { throw Malformed(message: "invalid reference format") }
    }
    repository = String(rest)
    guard Self.isRepository(rest), digest.isEmpty || Self.isDigest(digest) else {
      throw Malformed(message: "invalid reference format")
    }
    self.tag = tag
    self.digest = digest
    canonical =
      "\(domain)/\(repository)" + (tag.isEmpty ? "" : ":\(tag)")
      + (digest.isEmpty ? "" : "@\(digest)")
  }

  private static func splitDomain(_ name: String) -> (domain: String, remainder: String) {
    let first = name.prefix { $0 != "/" }
    let hasDomain =
      first.count < name.count
      && (first.contains { $0 == "." || $0 == ":" } || first == "localhost"
        || first.lowercased() != first)
    guard hasDomain else {
      return ("docker.io", name.contains("/") ? name : "library/\(name)")
    }
    let remainder = String(name.dropFirst(first.count + 1))
    guard first == "docker.io" || first == "index.docker.io" else {
      return (String(first), remainder)
    }
    return ("docker.io", remainder.contains("/") ? remainder : "library/\(remainder)")
  }

  private static func isTag(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != 0x2D, first != 0x2E else { return false }
    return text.utf8.count <= 128
      && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2E || $0 == 0x2D }
  }

  private static func isDigest(_ text: String) -> Bool {
    let hex = text.dropFirst("sha256:".count)
    return text.hasPrefix("sha256:") && hex.utf8.count == 64
      && hex.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
  }

  /// Words of letters and digits between `/`, joined by `.`, `_`, `__` or any number of `-`.
  private static func isRepository(_ text: Substring) -> Bool {
    text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { component in
      var separator = ""
      var hasWord = false
      for character in component {
        guard let byte = character.asciiValue else { return false }
        if isAlphanumeric(byte) {
          let joins =
            separator.isEmpty || [".", "_", "__"].contains(separator)
            || separator.allSatisfy { $0 == "-" }
          guard separator.isEmpty || (hasWord && joins) else { return false }
          separator = ""
          hasWord = true
        } else {
          guard byte == 0x2E || byte == 0x5F || byte == 0x2D else { return false }
          separator.append(character)
        }
      }
      return hasWord && separator.isEmpty
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
      || (byte >= 0x61 && byte <= 0x7A)
  }
}

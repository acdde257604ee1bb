/// The images that exist, and those that are on the nodes already.
///
/// As on the recorded cluster: busybox and nothing else. The shell's machine is a busybox, so that
/// any other image could only pretend to run.
struct ImageTable: Sendable {
  /// An image as the runtime knows it.
  struct Image: Hashable, Sendable {
    /// The full name: `docker.io/library/busybox:1.36`.
    var name: String
    /// What the name stands for: `docker.io/library/busybox@sha256:…`.
    var id: String
    /// What runs when a container names neither command nor arguments.
    var command: [String]
    /// Bytes, as the Pulled event tells them.
    var size: Int
  }

  /// Few, as are the others: looking through them costs less than hashing a name.
  private var present = [
    "docker.io/library/busybox:1.35", "docker.io/library/busybox:1.36",
  ]

  /// Names that no registry gives any more.
  private var withdrawn: [String] = []

  private static let tags = ["1.35", "1.36", "latest"]

  /// The image if it is on the node.
  func local(_ reference: ImageName) -> Image? {
    present.contains(reference.canonical) ? image(reference) : nil
  }

  /// Whether a registry has the image.
  func provides(_ reference: ImageName) -> Bool { image(reference) != nil }

  /// Takes an image off the nodes and out of its registry.
  mutating func withdraw(_ reference: ImageName) {
    withdrawn.append(reference.canonical)
    present.removeAll { $0 == reference.canonical }
  }

  /// Fetches an image from its registry, or says what the runtime would say.
  mutating func pull(_ reference: ImageName) throws(PullFailure) -> Image {
    let name = reference.canonical
    guard let image = image(reference) else {
      throw PullFailure(reference)
    }
    if !present.contains(name) { present.append(name) }
    return image
  }

  private func image(_ reference: ImageName) -> Image? {
    guard !withdrawn.contains(reference.canonical), reference.domain == "docker.io",
      reference.repository == "library/busybox",
      reference.digest.isEmpty || reference.canonical.hasSuffix(Self.digest),
      Self.tags.contains(reference.tag) || reference.tag.isEmpty
    else { return nil }
    return Image(
      name: reference.canonical,
      id: Self.id,
      command: Self.command,
      size: 2_160_406
    )
  }

  private static let digest =
    "3fbc632167424a6d997e74f52b878d7cc478225cffac6bc977eedfe51c7f4e79"
  private static let id = "docker.io/library/busybox@sha256:\(digest)"
  private static let command = ["sh"]
}

/// Why an image could not be pulled.
struct PullFailure: Error, Hashable, Sendable {
  var message: String

  init(_ reference: ImageName) {
    let name = reference.canonical
    let prefix =
      "failed to pull and unpack image \"\(name)\": failed to resolve reference \"\(name)\": "
    if reference.domain == "docker.io" {
      message = "rpc error: code = NotFound desc = \(prefix)\(name): not found"
      return
    }
    let host = reference.domain.prefix { $0 != ":" }
    let version = reference.digest.isEmpty ? reference.tag : reference.digest
    message =
      "\(prefix)failed to do request: Head "
      + "\"https://\(reference.domain)/v2/\(reference.repository)/manifests/\(version)\": "
      + "dial tcp: lookup \(host) on 10.0.2.3:53: no such host"
  }
}

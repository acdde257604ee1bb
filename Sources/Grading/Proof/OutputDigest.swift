import ShellRuntime

/// A digest of what was printed, in whatever pieces it came.
struct OutputDigest {
  private static let blockBytes = 1 << 16

  private var blocks: [UInt8] = []
  private var waiting: [UInt8] = []

  mutating func add(_ bytes: [UInt8]) {
    waiting += bytes
    while waiting.count >= Self.blockBytes {
      // Long outputs are kept by the digest of what came before.
      blocks = Array(Digest.sha256(blocks + waiting.prefix(Self.blockBytes)).utf8)
      waiting.removeFirst(Self.blockBytes)
    }
  }

  /// The digest in hexadecimal, empty when nothing was printed; and begins anew.
  mutating func take() -> String {
    defer {
      blocks = []
      waiting = []
    }
    return blocks.isEmpty && waiting.isEmpty ? "" : Digest.sha256(blocks + waiting)
  }
}

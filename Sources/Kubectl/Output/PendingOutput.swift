import ShellRuntime

/// What a program has said and its descriptors have not taken yet, in order.
struct PendingOutput: Sendable {
  private struct Chunk: Sendable {
    var descriptor: Int
    var bytes: [UInt8]
  }

  private var chunks: ArraySlice<Chunk> = []
  private var written = 0

  mutating func add(_ bytes: some Sequence<UInt8>, to descriptor: Int) {
    if let last = chunks.indices.last, chunks[last].descriptor == descriptor {
      chunks[last].bytes += bytes
    } else {
      chunks.append(Chunk(descriptor: descriptor, bytes: Array(bytes)))
    }
  }

  /// Writes what fits.
  ///
  /// - Returns: what to wait for when something is left; the end of the program when nobody reads.
  mutating func flush(_ system: inout some SystemCalls) -> AppletStep? {
    while let chunk = chunks.first {
      guard written < chunk.bytes.count else {
        chunks.removeFirst()
        // A slice keeps what was taken from it for as long as it is one.
        if chunks.isEmpty { chunks = [] }
        written = 0
        continue
      }
      switch system.write(chunk.descriptor, chunk.bytes[written...]) {
      case .written(let count): written += count
      case .wouldBlock: return .wait(Wait(output: chunk.descriptor))
      case .failed:
        chunks = []
        written = 0
        return .exit(1)
      }
    }
    return nil
  }
}

/// A hash function over blocks, padded as MD5 and the SHA family are.
protocol BlockHash: Sendable {
  /// Bytes.
  static var blockSize: Int { get }
  /// The bytes that hold the message's length in the last block.
  static var lengthSize: Int { get }
  static var isBigEndian: Bool { get }
  init()
  mutating func absorb(_ block: ArraySlice<UInt8>)
  var digest: [UInt8] { get }
}

extension BlockHash {
  static func words<Word: FixedWidthInteger>(_ block: ArraySlice<UInt8>) -> [Word] {
    var words: [Word] = []
    add(block, to: &words)
    return words
  }

  /// Adds a block's words to others.
  static func add<Word: FixedWidthInteger>(_ block: ArraySlice<UInt8>, to words: inout [Word]) {
    let size = MemoryLayout<Word>.size
    var start = block.startIndex
    while start < block.endIndex {
      var word: Word = 0
      for index in start..<start + size { word = word &<< 8 | Word(block[index]) }
      words.append(isBigEndian ? word : word.byteSwapped)
      start += size
    }
  }

  static func bytes(_ word: some FixedWidthInteger) -> [UInt8] {
    let shifts = stride(from: word.bitWidth - 8, through: 0, by: -8)
    let bytes = shifts.map { UInt8(truncatingIfNeeded: word >> $0) }
    return isBigEndian ? bytes : bytes.reversed()
  }
}

/// A checksum that is fed piece by piece.
protocol Checksum: Sendable {
  init()
  mutating func add(_ bytes: [UInt8])
  /// The checksum in hexadecimal.
  mutating func finish() -> String
}

/// A block hash of a message that comes in pieces of any size.
struct HashStream<Hash: BlockHash>: Checksum {
  private var hash = Hash()
  private var waiting: [UInt8] = []
  private var count: UInt64 = 0

  mutating func add(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    waiting += bytes
    var start = 0
    while waiting.count - start >= Hash.blockSize {
      hash.absorb(waiting[start..<start + Hash.blockSize])
      start += Hash.blockSize
    }
    waiting.removeFirst(start)
  }

  mutating func finish() -> String {
    finishedBytes().map { Column.right(String($0, radix: 16), 2, fill: "0") }.joined()
  }

  mutating func finishedBytes() -> [UInt8] {
    let bits = Hash.bytes(count &* 8)
    let used = waiting.count + 1 + Hash.lengthSize
    let gap = (Hash.blockSize - used % Hash.blockSize) % Hash.blockSize
    // Lengths of more than 64 bits would need larger files than there are.
    let upper = [UInt8](repeating: 0, count: Hash.lengthSize - bits.count)
    add([0x80] + [UInt8](repeating: 0, count: gap) + upper + bits)
    return hash.digest
  }
}

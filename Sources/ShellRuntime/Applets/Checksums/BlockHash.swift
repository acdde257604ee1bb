/// A hash function over blocks, padded as MD5 and the SHA family are.
protocol BlockHash: Sendable {
  /// Bytes.
  static var blockSize: Int { get }
  /// The bytes that hold the message's length in the last block.
  static var lengthSize: Int { get }
  static var isBigEndian: Bool { get }
  init()
  mutating func absorb(_ block: UnsafeRawBufferPointer)
  var digest: [UInt8] { get }
}

extension BlockHash {
  /// The word of a block at an index among its words.
  static func word<Word: FixedWidthInteger>(_ index: Int, of block: UnsafeRawBufferPointer) -> Word
  {
    let offset = index * MemoryLayout<Word>.size
    let word = block.loadUnaligned(fromByteOffset: offset, as: Word.self)
    return isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word)
  }

  static func bytes(_ words: [some FixedWidthInteger]) -> [UInt8] {
    words.map { isBigEndian ? $0.bigEndian : $0.littleEndian }.withUnsafeBytes { Array($0) }
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
    let end = waiting.count - waiting.count % Hash.blockSize
    waiting.withUnsafeBytes { waiting in
      for start in stride(from: 0, to: end, by: Hash.blockSize) {
        hash.absorb(UnsafeRawBufferPointer(rebasing: waiting[start..<start + Hash.blockSize]))
      }
    }
    waiting.removeFirst(end)
  }

  mutating func finish() -> String {
    func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
    var digits: [UInt8] = []
    for byte in finishedBytes() {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  mutating func finishedBytes() -> [UInt8] {
    let bits = Hash.bytes([count &* 8])
    let used = waiting.count + 1 + Hash.lengthSize
    let gap = (Hash.blockSize - used % Hash.blockSize) % Hash.blockSize
    // Lengths of more than 64 bits would need larger files than there are.
    let upper = [UInt8](repeating: 0, count: Hash.lengthSize - bits.count)
    add([0x80] + [UInt8](repeating: 0, count: gap) + upper + bits)
    return hash.digest
  }
}

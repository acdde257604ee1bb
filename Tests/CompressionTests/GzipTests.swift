import Compression
import Testing

@Suite struct GzipTests {
  static let hello = Array("hello\n".utf8)

  @Test("what gzip made is read, with its name and time")
  func readsGzip() throws {
    let contents = try Gzip.decompress(Samples.namedHello[...], limit: 6)
    #expect(contents.bytes == Self.hello)
    #expect(contents.header == GzipHeader(name: "x", modified: 1_000_000_000, extraFlags: 2))
    #expect(contents.trailingCount == 0)
  }

  @Test("members follow each other, and zeros behind the last one are filling")
  func readsMembers() throws {
    let two = Samples.hello + Samples.namedHello
    #expect(try Gzip.decompress(two[...], limit: 100).bytes == Self.hello + Self.hello)
    #expect(try Gzip.decompress((two + [0, 0, 0])[...], limit: 100).trailingCount == 0)
    #expect(try Gzip.decompress((two + [1, 2, 3])[...], limit: 100).trailingCount == 3)
  }

  struct RoundTrip: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
  }

  static let roundTrips: [RoundTrip] = [
    RoundTrip(testDescription: "nothing", bytes: []),
    RoundTrip(testDescription: "one byte", bytes: [0]),
    RoundTrip(
      testDescription: "a megabyte of one byte",
      bytes: Array(repeating: 7, count: 1 << 20)
    ),
    RoundTrip(
      testDescription: "bytes without a pattern",
      bytes: (0..<200_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 11) }
    ),
  ]

  @Test("what is compressed comes back at each level", arguments: roundTrips)
  func comesBack(_ sample: RoundTrip) throws {
    for level in [0, 1, 6, 9] {
      let packed = Gzip.compress(sample.bytes[...], header: GzipHeader(name: "n"), level: level)
      let contents = try Gzip.decompress(packed[...], limit: sample.bytes.count)
      #expect(contents.bytes == sample.bytes)
      #expect(contents.header.name == "n")
    }
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var error: CompressionError
  }

  /// The sample with one byte changed.
  private static func with(_ place: Int, _ byte: UInt8) -> [UInt8] {
    var bytes = Samples.hello
    bytes[place] = byte
    return bytes
  }

  static let broken: [Broken] = [
    Broken(testDescription: "nothing at all", bytes: [], error: .incomplete),
    Broken(testDescription: "half a magic", bytes: [0x1f], error: .incomplete),
    Broken(testDescription: "text", bytes: Self.hello, error: .wrongMagic),
    Broken(testDescription: "an unknown method", bytes: with(2, 7), error: .unknownMethod),
    Broken(testDescription: "reserved flags", bytes: with(3, 0x80), error: .unknownMethod),
    Broken(
      testDescription: "a header cut short",
      bytes: Array(Samples.hello.prefix(9)),
      error: .incomplete
    ),
    Broken(
      testDescription: "a name without end",
      bytes: with(3, 0x08).prefix(10) + Array("endless".utf8),
      error: .incomplete
    ),
    Broken(
      testDescription: "an extra field that is longer than the file",
      bytes: with(3, 0x04).prefix(10) + [0xff, 0xff, 1],
      error: .incomplete
    ),
    Broken(
      testDescription: "a header with a wrong sum",
      bytes: with(3, 0x02).prefix(10) + [0, 0] + Samples.hello.dropFirst(10),
      error: .wrongChecksum
    ),
    Broken(testDescription: "a block of no kind", bytes: with(10, 0x07), error: .damaged),
    Broken(
      testDescription: "a stream cut short",
      bytes: Array(Samples.hello.prefix(14)),
      error: .incomplete
    ),
    Broken(
      testDescription: "a trailer cut short",
      bytes: Samples.hello.dropLast(),
      error: .incomplete
    ),
    Broken(testDescription: "a wrong checksum", bytes: with(18, 0), error: .wrongChecksum),
    Broken(testDescription: "a wrong length", bytes: with(22, 7), error: .wrongLength),
    Broken(
      testDescription: "a second member that is damaged",
      bytes: Samples.hello + with(10, 0x07),
      error: .damaged
    ),
  ]

  @Test("broken files are named for what they are", arguments: broken)
  func refusesBroken(_ sample: Broken) {
    #expect(throws: sample.error) { try Gzip.decompress(sample.bytes[...], limit: 1_000) }
  }

  @Test("a bomb ends at the limit, in one member or in many")
  func endsAtLimit() {
    let bomb = Gzip.compress(Array(repeating: 0, count: 10_000_000)[...], level: 9)
    #expect(bomb.count < 20_000)
    #expect(throws: CompressionError.outputLimit) {
      try Gzip.decompress(bomb[...], limit: 9_999_999)
    }
    let members = Array(repeating: Samples.hello, count: 100).joined()
    #expect(throws: CompressionError.outputLimit) {
      try Gzip.decompress(Array(members)[...], limit: 599)
    }
  }

  @Test("a raw stream tells where it ends")
  func tellsWhereRawStreamEnds() throws {
    let packed = Deflate.deflate(Self.hello[...])
    let inflated = try Deflate.inflate((packed + [1, 2, 3])[...], limit: 10)
    #expect(inflated.bytes == Self.hello)
    #expect(inflated.consumed == packed.count)
    #expect(throws: CompressionError.incomplete) { try Deflate.inflate([], limit: 10) }
  }

  @Test("checksums go on where others ended")
  func sumsGoOn() {
    let whole = Checksum.crc32(Array("123456789".utf8)[...])
    #expect(whole == 0xcbf4_3926)
    let first = Checksum.crc32(Array("1234".utf8)[...])
    #expect(Checksum.crc32(Array("56789".utf8)[...], after: first) == whole)
    #expect(Checksum.crc32([], after: first) == first)
  }
}

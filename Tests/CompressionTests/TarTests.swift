import Compression
import Testing

@Suite struct TarTests {
  static let longName = "d/" + String(repeating: "n", count: 110)
  static let longTarget = String(repeating: "t", count: 120)

  /// What one line of a listing says.
  private static func line(_ entry: TarEntry) -> String {
    let kind =
      switch entry.kind {
      case .file: "file \(String(decoding: entry.content, as: UTF8.self).dropLast())"
      case .directory: "folder"
      case .symbolicLink(let target): "-> \(target)"
      case .hardLink(let target): "= \(target)"
      case .namedPipe: "pipe"
      case .characterDevice, .blockDevice: "device"
      }
    return
      "\(String(entry.mode, radix: 8)) \(entry.userName) \(entry.modified) \(entry.name) \(kind)"
  }

  private static func entries(_ archive: [UInt8]) throws -> [TarEntry] {
    var reader = TarReader(archive[...])
    var entries: [TarEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var packed: [UInt8]
    /// Which name of the file with two names comes first.
    var first = "d/a"
    var second = "d/h"
  }

  static let samples: [Sample] = [
    Sample(testDescription: "GNU tar", packed: Samples.gnuTar),
    Sample(testDescription: "pax", packed: Samples.paxTar),
    Sample(
      testDescription: "busybox",
      packed: Samples.busyboxTar,
      first: "d/h",
      second: "d/a"
    ),
  ]

  @Test("archives of three programs hold the same files", arguments: samples)
  func readsArchives(_ sample: Sample) throws {
    let archive = try Gzip.decompress(sample.packed[...], limit: 100_000).bytes
    let lines = try Self.entries(archive).map(Self.line)
    let time = "root 1000000000"
    #expect(
      lines.sorted()
        == [
          "644 \(time) \(sample.first) file hello",
          "644 \(time) \(sample.second) = \(sample.first)",
          "644 \(time) \(Self.longName) file long",
          "644 \(time) d/p pipe",
          "755 \(time) d/ folder",
          "777 \(time) d/k -> \(Self.longTarget)",
          "777 \(time) d/l -> a",
        ].sorted()
    )
  }

  @Test("what is written is read back, and as busybox writes it")
  func comesBack() throws {
    let archive = try Gzip.decompress(Samples.busyboxTar[...], limit: 100_000).bytes
    let entries = try Self.entries(archive)
    var writer = TarWriter()
    for entry in entries { writer.append(entry) }
    #expect(writer.finished() == archive)
    #expect(try Self.entries(writer.finished()) == entries)
  }

  @Test("numbers that fit no octal field are written in binary")
  func writesLargeNumbers() throws {
    var writer = TarWriter()
    writer.append(TarEntry(name: "f", userID: 1 << 40, modified: 1 << 50))
    let entry = try #require(try Self.entries(writer.finished()).first)
    #expect(entry.userID == 1 << 40)
    #expect(entry.modified == 1 << 50)
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var error: TarError
  }

  private static let one: [UInt8] = {
    var writer = TarWriter()
    writer.append(TarEntry(name: "f", content: Array("some text".utf8)[...]))
    return writer.finished()
  }()

  /// The archive with bytes replaced, and with a checksum that is right again where asked.
  private static func with(_ place: Int, _ bytes: [UInt8], summed: Bool = true) -> [UInt8] {
    var archive = one
    archive.replaceSubrange(place..<place + bytes.count, with: bytes)
    return summed ? Self.summed(archive) : archive
  }

  static let broken: [Broken] = [
    Broken(
      testDescription: "no archive",
      bytes: Array(repeating: 0x41, count: 600),
      error: .wrongMagic
    ),
    Broken(testDescription: "less than a block", bytes: [0x41], error: .incomplete),
    Broken(
      testDescription: "another name",
      bytes: with(0, [0x67], summed: false),
      error: .wrongChecksum
    ),
    Broken(testDescription: "a file cut short", bytes: Array(one.prefix(515)), error: .incomplete),
    Broken(
      testDescription: "a size beyond the archive",
      bytes: with(124, Array("77777777777".utf8)),
      error: .incomplete
    ),
    Broken(
      testDescription: "a binary size beyond all numbers",
      bytes: with(124, Array(repeating: 0xff, count: 12)),
      error: .wrongNumber
    ),
    Broken(testDescription: "a size in letters", bytes: with(124, [0x78]), error: .wrongNumber),
    Broken(testDescription: "an unknown kind", bytes: with(156, [0x5a]), error: .unknownKind(0x5a)),
    Broken(
      testDescription: "a name of 4 KiB and more",
      bytes: with(124, Array("00000010000".utf8) + [0]).replacingKind(0x4c),
      error: .longName
    ),
  ]

  @Test("broken archives are named for what they are", arguments: broken)
  func refusesBroken(_ sample: Broken) {
    #expect(throws: sample.error) { try Self.entries(sample.bytes) }
  }

  @Test("an archive ends at two empty blocks, and also where its bytes end")
  func ends() throws {
    #expect(try Self.entries([]).isEmpty)
    let block = [UInt8](repeating: 0, count: 512)
    #expect(try Self.entries(block + Self.one).map(\.name) == ["f"])
    #expect(try Self.entries(block + block + Self.one).isEmpty)
    #expect(try Self.entries(Array(Self.one.prefix(1_024))).map(\.name) == ["f"])
  }

  @Test("pax records that contradict themselves are passed over, and it is said")
  func passesOverBadRecords() throws {
    for record in ["99 path=x\n", "0 path=x\n", "path=x\n", "3 p", "11path=xyz\n"] {
      var writer = TarWriter()
      writer.append(TarEntry(name: "f", content: Array(record.utf8)[...]))
      let header = Self.summed(writer.finished().replacingKind(0x78, summed: false))
      var reader = TarReader((header.dropLast(1_024) + Self.one)[...])
      #expect(try reader.next()?.name == "f")
      #expect(reader.hasMalformedExtension)
    }
  }

  fileprivate static func summed(_ bytes: [UInt8]) -> [UInt8] {
    var archive = bytes
    archive.replaceSubrange(148..<156, with: Array(repeating: 0x20, count: 8))
    let sum = String(archive[..<512].reduce(0) { $0 + Int($1) }, radix: 8)
    archive.replaceSubrange(148..<148 + sum.utf8.count, with: Array(sum.utf8))
    return archive
  }
}

extension [UInt8] {
  /// The archive with another kind of first entry.
  fileprivate func replacingKind(_ kind: UInt8, summed: Bool = true) -> [UInt8] {
    var archive = self
    archive[156] = kind
    return summed ? TarTests.summed(archive) : archive
  }
}

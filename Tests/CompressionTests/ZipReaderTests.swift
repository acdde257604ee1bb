import Compression
import Testing

@Suite struct ZipReaderTests {
  private func archive(_ change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
    var bytes = ZipSample.archive([
      .init(name: "a/job.yaml", content: Array("kind: Job\n".utf8)),
      .init(name: "b.txt", content: Array(repeating: 65, count: 5_000), isDeflated: true),
    ])
    change(&bytes)
    return bytes
  }

  @Test("entries come out as they went in, stored or deflated")
  func contents() throws {
    let reader = try ZipReader(archive())
    #expect(reader.entries.map(\.name) == ["a/job.yaml", "b.txt"])
    let texts = try reader.entries.map { try reader.content(of: $0, limit: 10_000) }
    #expect(texts[0] == Array("kind: Job\n".utf8))
    #expect(texts[1] == Array(repeating: 65, count: 5_000))
  }

  @Test("an entry larger than the limit makes nothing")
  func limit() throws {
    let reader = try ZipReader(archive())
    #expect(throws: ZipError.outputLimit) {
      try reader.content(of: reader.entries[1], limit: 4_999)
    }
  }

  @Test("a changed content is told by its checksum")
  func checksum() throws {
    let reader = try ZipReader(archive { $0[30 + "a/job.yaml".utf8.count] ^= 1 })
    #expect(throws: ZipError.wrongChecksum) {
      try reader.content(of: reader.entries[0], limit: 10_000)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let error: ZipError
    let change: @Sendable (inout [UInt8], Int) -> Void
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "encrypted", error: .encrypted) { $0[$1 + 8] |= 1 },
    Case(name: "an unknown method", error: .unknownMethod(12)) { $0[$1 + 10] = 12 },
    Case(name: "an entry on another disk", error: .multiDisk) { $0[$1 + 34] = 1 },
    Case(name: "an archive of several disks", error: .multiDisk) { bytes, _ in
      bytes[bytes.count - 22 + 4] = 1
    },
    Case(name: "zip64", error: .zip64) { bytes, _ in
      for index in 0..<4 { bytes[bytes.count - 22 + 16 + index] = 0xFF }
    },
    Case(name: "cut off", error: .notZip) { bytes, _ in bytes.removeLast() },
    Case(name: "a wrong count", error: .damaged) { bytes, _ in
      bytes[bytes.count - 22 + 8] = 1
      bytes[bytes.count - 22 + 10] = 1
    },
    Case(name: "a name that is no UTF-8", error: .damaged) { $0[$1 + 46] = 0xFF },
    Case(name: "nothing", error: .notZip) { bytes, _ in bytes = [] },
  ]

  @Test("what is not plain is refused", arguments: cases)
  func refused(_ example: Case) throws {
    let bytes = archive { bytes in
      let directory = ZipSample.directoryStart(of: bytes)
      example.change(&bytes, directory)
    }
    #expect(throws: example.error) { try ZipReader(bytes) }
  }
}

import Compression
import Course
import Simulation
import Testing

@testable import Grading

/// A file of a zip archive; the defaults are sound.
private struct Member {
  var name: String
  var text: String
  var isDeflated = true
  var flags = 0
  var method: Int?
  var mode = 0o100644
  /// What the directory says, when it lies.
  var size: Int?
}

/// Makes zip archives, sound and unsound ones.
private struct ZipBuilder {
  static func archive(_ members: [Member]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let content = Array(member.text.utf8)
      let packed = member.isDeflated ? Deflate.deflate(content[...]) : content
      let method = member.method ?? (member.isDeflated ? 8 : 0)
      let name = Array(member.name.utf8)
      let common =
        number(member.flags, 2) + number(method, 2) + number(0, 4)
        + number(Int(Checksum.crc32(content[...])), 4) + number(packed.count, 4)
        + number(member.size ?? content.count, 4) + number(name.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(0x0314, 2) + number(20, 2) + common + number(0, 2)
        + number(0, 2) + number(0, 2) + number(member.mode << 16, 4) + number(bytes.count, 4) + name
      bytes += number(0x0403_4B50, 4) + number(20, 2) + common + name + packed
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

extension RandomStream {
  fileprivate mutating func number(_ low: Int, _ high: Int) -> Int {
    low + Int(below(UInt64(high - low + 1)))
  }
}

@Suite struct ArchiveTests {
  private static let job = "kind: Job\n"

  /// The paths that an archive's submission holds, or why it is refused.
  private func read(_ archive: [UInt8]) -> String {
    do throws(SubmissionReadError) {
      return try SubmissionArchive.files(in: archive)
        .map { "\($0.path)=\($0.bytes.count)" }.joined(separator: " ")
    } catch {
      return error.reason
    }
  }

  private static let sound = ZipBuilder.archive([
    Member(name: "lee/", text: "", isDeflated: false, mode: 0o040755),
    Member(name: "lee/job.yaml", text: job),
    Member(name: "lee/more/map.json", text: "{}", isDeflated: false),
    Member(name: "lee/answers.yaml", text: "a: b"),
    Member(name: "lee/README.md", text: "read me"),
    Member(name: "__MACOSX/lee/._job.yaml", text: "junk"),
    Member(name: "lee/.git/config.yaml", text: "junk"),
  ])

  private static func tar(_ entries: [TarEntry]) -> [UInt8] {
    var writer = TarWriter()
    for entry in entries { writer.append(entry) }
    return writer.finished()
  }

  private static let soundTar = tar([
    TarEntry(name: "./lee/", kind: .directory),
    TarEntry(name: "./lee/job.yaml", content: Array(job.utf8)[...]),
    TarEntry(name: "./lee/notes.txt", content: [1, 2]),
  ])

  @Test("manifests and answers are read, whatever folder an archiver put around them")
  func soundArchives() {
    #expect(read(Self.sound) == "job.yaml=10 more/map.json=2 answers.yaml=4")
    #expect(read(Self.soundTar) == "job.yaml=10")
    #expect(read(Gzip.compress(Self.soundTar[...])) == "job.yaml=10")
    #expect(read(Self.sound + Array("comment".utf8)) == "the zip archive is damaged")
  }

  struct Refusal: Sendable {
    var name: String
    var says: String
    var archive: [UInt8]
  }

  private static func zip(_ name: String, _ says: String, _ members: Member...) -> Refusal {
    Refusal(name: name, says: says, archive: ZipBuilder.archive(members))
  }

  private static let refusals: [Refusal] = [
    zip("a path upwards", "../job.yaml leads out of", Member(name: "../job.yaml", text: job)),
    zip("a path upwards inside", "a/../../b.yaml leads", Member(name: "a/../../b.yaml", text: job)),
    zip("an absolute path", "is no relative path", Member(name: "/etc/job.yaml", text: job)),
    zip("a Windows path", "is no relative path", Member(name: "C:\\job.yaml", text: job)),
    zip("a link", "is a link", Member(name: "job.yaml", text: "/etc/passwd", mode: 0o120777)),
    zip("encryption", "is encrypted: job.yaml", Member(name: "job.yaml", text: job, flags: 1)),
    zip("an unknown method", "by a method", Member(name: "job.yaml", text: job, method: 12)),
    zip("a size that lies", "damaged at job.yaml", Member(name: "job.yaml", text: job, size: 3)),
    zip(
      "two files of one name",
      "two files named job.yaml",
      Member(name: "job.yaml", text: job),
      Member(name: "job.yaml", text: "kind: Pod\n")
    ),
    zip(
      "a bomb",
      "unpacks to more",
      Member(name: "job.yaml", text: String(repeating: "a", count: 2 << 20))
    ),
    zip("deep folders", "too deep", Member(name: "a/b/c/d/e/job.yaml", text: job)),
    Refusal(
      name: "a hundred and one manifests",
      says: "more than 100 manifests",
      archive: ZipBuilder.archive((0...100).map { Member(name: "\($0).yaml", text: job) })
    ),
    Refusal(
      name: "thousands of files",
      says: "more than 2000 files",
      archive: ZipBuilder.archive((0...2_000).map { Member(name: "\($0).txt", text: "") })
    ),
    Refusal(name: "no bytes", says: "is no archive", archive: []),
    Refusal(name: "text", says: "neither a zip nor a tar", archive: Array("kind: Job".utf8)),
    Refusal(
      name: "a gzip bomb",
      says: "unpacks to more than 16 MiB",
      archive: Gzip.compress([UInt8](repeating: 0, count: 20 << 20)[...], level: 9)
    ),
    Refusal(
      name: "a link in a tar",
      says: "is a link",
      archive: tar([TarEntry(name: "job.yaml", kind: .symbolicLink(target: "/etc/passwd"))])
    ),
    Refusal(
      name: "a path upwards in a tar",
      says: "leads out",
      archive: tar([TarEntry(name: "a/../../job.yaml", content: [1])])
    ),
  ]

  @Test("an archive that is unsound is refused as a whole, with the reason", arguments: refusals)
  func refused(_ row: Refusal) {
    #expect(read(row.archive).contains(row.says), "\(row.name): \(read(row.archive))")
  }

  @Test("bytes changed at random never give more than a submission may have", arguments: 1...4)
  func fuzz(_ seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "archives")
    for original in [Self.sound, Self.soundTar, Gzip.compress(Self.soundTar[...])] {
      for _ in 0..<400 {
        var bytes = original
        for _ in 0..<random.number(1, 6) {
          bytes[random.number(0, bytes.count - 1)] = UInt8(random.number(0, 255))
        }
        if random.number(0, 3) == 0 {
          bytes = Array(bytes.prefix(random.number(0, bytes.count)))
        }
        guard let files = try? SubmissionArchive.files(in: bytes) else { continue }
        #expect(files.count <= Submission.Limits.fileCount)
        #expect(files.reduce(0) { $0 + $1.bytes.count } <= SubmissionArchive.Limits.bytes)
        #expect(!files.contains { $0.path.hasPrefix("/") || $0.path.contains("..") })
      }
    }
  }
}

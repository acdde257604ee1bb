import Compression
import Course
import Grading
import TestKit
import Testing

@Suite struct ArchiveReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The paths that come out, or the words of the refusal.
    let result: String
    var testDescription: String { name }
  }

  private static let text = Array("kind: Job\n".utf8)

  private static func zip(_ names: String...) -> [UInt8] {
    ZipSample.archive(
      names.map { ZipSample.Entry(name: $0, content: $0.hasSuffix("/") ? [] : text) }
    )
  }

  private static func tar(_ entries: TarEntry...) -> [UInt8] {
    var writer = TarWriter()
    for entry in entries { writer.append(entry) }
    return writer.finished()
  }

  static let cases: [Case] = [
    Case(name: "zip", bytes: zip("b.yaml", "a.json"), result: "b.yaml a.json"),
    Case(
      name: "zip of a folder",
      bytes: zip("me/", "me/a.yaml", "me/b.yml"),
      result: "a.yaml b.yml"
    ),
    Case(
      name: "what macOS adds",
      bytes: zip("__MACOSX/._a.yaml", ".x/b.yaml", "a.yaml"),
      result: "a.yaml"
    ),
    Case(name: "a README", bytes: zip("README.md", "a.yaml"), result: "a.yaml"),
    Case(name: "nothing that counts", bytes: zip("README.md"), result: ""),
    Case(
      name: "dot dot",
      bytes: zip("../a.yaml"),
      result: "names ../a.yaml, a place outside itself"
    ),
    Case(name: "dot dot within", bytes: zip("a/../../b.yaml"), result: "a place outside itself"),
    Case(name: "absolute", bytes: zip("/etc/a.yaml"), result: "a place outside itself"),
    Case(name: "backslashes", bytes: zip("a\\..\\b.yaml"), result: "a place outside itself"),
    Case(name: "a drive", bytes: zip("C:a.yaml"), result: "a place outside itself"),
    Case(name: "NUL in a name", bytes: zip("a\u{0}.yaml"), result: "a place outside itself"),
    Case(name: "twice", bytes: zip("a.yaml", "./a.yaml"), result: "holds ./a.yaml twice"),
    Case(
      name: "a terminal escape",
      bytes: zip("\u{1B}[31m/../x.yaml"),
      result: "names \\u{1b}[31m/../x.yaml"
    ),
    Case(name: "too deep", bytes: zip("a/b/c/d/e/f.yaml"), result: "too long"),
    Case(
      name: "a link",
      bytes: ZipSample.archive([.init(name: "a.yaml", content: text, mode: 0o120777)]),
      result: "a.yaml is a link or a device"
    ),
    Case(
      name: "a bomb",
      bytes: ZipSample.archive([
        .init(name: "a.yaml", content: [UInt8](repeating: 32, count: 4 << 20), isDeflated: true)
      ]),
      result: "holds more than a submission may"
    ),
    Case(
      name: "a bomb that lies",
      bytes: ZipSample.archive([
        .init(
          name: "a.yaml",
          content: [UInt8](repeating: 32, count: 4 << 20),
          isDeflated: true,
          claimedSize: 10
        )
      ]),
      result: "holds more than a submission may"
    ),
    Case(
      name: "a thousand and one entries",
      bytes: ZipSample.archive((0...1_000).map { .init(name: "\($0).txt", content: []) }),
      result: "holds more than a submission may"
    ),
    Case(name: "no archive", bytes: Array("PK? no".utf8), result: "damaged, or no zip and no tar"),
    Case(
      name: "cut off",
      bytes: zip("a.yaml").dropLast(3),
      result: "is no zip archive, or ends too early"
    ),
    Case(name: "tar", bytes: tar(TarEntry(name: "a.yaml", content: text[...])), result: "a.yaml"),
    Case(
      name: "tar.gz",
      bytes: Gzip.compress(tar(TarEntry(name: "a.yaml", content: text[...]))[...]),
      result: "a.yaml"
    ),
    Case(
      name: "tar with a link",
      bytes: tar(TarEntry(name: "a.yaml", kind: .symbolicLink(target: "/etc/passwd"))),
      result: "a.yaml is a link or a device"
    ),
    Case(
      name: "tar with a hard link",
      bytes: tar(TarEntry(name: "a.yaml", kind: .hardLink(target: "b"))),
      result: "a.yaml is a link or a device"
    ),
    Case(
      name: "a gzip bomb",
      bytes: Gzip.compress([UInt8](repeating: 0, count: 20 << 20)[...]),
      result: "holds more than a submission may"
    ),
    Case(
      name: "gzip cut off",
      bytes: Gzip.compress(tar(TarEntry(name: "a.yaml", content: text[...]))[...]).dropLast(12),
      result: "ends too early"
    ),
  ]

  @Test("an archive gives its files, or a clear word", arguments: cases)
  func archive(_ example: Case) {
    do throws(SubmissionReadError) {
      let files = try ArchiveReader.files(in: example.bytes)
      #expect(files.map(\.path).joined(separator: " ") == example.result)
    } catch {
      #expect(error.reason.contains(example.result), "\(error.reason)")
    }
  }

  @Test("archives with random bytes changed end in files or in a clear word", arguments: 1...4)
  func fuzzArchives(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let seeds = Self.cases.map(\.bytes).filter { $0.count < 4_000 && !$0.isEmpty }
    for round in 0..<100 {
      var bytes = seeds[(round + Int(seed)) % seeds.count]
      random.change(&bytes)
      do throws(SubmissionReadError) {
        let files = try ArchiveReader.files(in: bytes)
        for file in files {
          #expect(!file.path.hasPrefix("/") && !file.path.split(separator: "/").contains(".."))
          #expect(file.bytes.count <= Submission.Limits.fileBytes)
        }
      } catch {
        #expect(!error.reason.isEmpty && error.reason.utf8.allSatisfy { $0 >= 0x20 })
      }
    }
  }

  @Test("manifests and logs with random bytes changed are read or refused", arguments: 1...4)
  func fuzzTexts(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let log = Array((#"{"virtualTime": 1, "command": "run kubectl get jobs"}"# + "\n").utf8)
    for _ in 0..<100 {
      var manifest = Array(RunTests.job.utf8)
      random.change(&manifest)
      let documents = ManifestDocument.documents(in: ExerciseFile(path: "a.yaml", bytes: manifest))
      #expect(documents.count < 100)
      var bytes = log + log
      random.change(&bytes)
      let commands = SessionCommands(ExerciseFile(path: "s.ndjson", bytes: bytes))
      #expect(commands.entries.count <= 4)
    }
  }
}

/// A small stream of random numbers (SplitMix64) that changes bytes.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func change(_ bytes: inout [UInt8]) {
    for _ in 0..<Int.random(in: 1...6, using: &self) {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &self)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 2: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0..<40, using: &self)))
      default: bytes[place] = 0xFF
      }
    }
  }
}

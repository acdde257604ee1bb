import Course
import Grading
import Testing

/// Changes bytes of what is handed over, a fixed number of times.
@Suite struct SubmissionFuzzTests {
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

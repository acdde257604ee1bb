import Course
import ShellRuntime
import Testing

@testable import Grading

@Suite struct JournalTests {
  private let head = Journal.Head(
    version: "1.2.3",
    exercise: "failing-job",
    title: "A \"budget\"",
    reading: ["joblab learn retries"],
    digest: "d",
    seeds: [1, .max],
    shard: .whole,
    names: "n",
    count: 3
  )

  private func entry(_ number: Int) -> Journal.Entry {
    let check = CheckResult(
      id: "limit",
      title: "The limit fits",
      points: Points(hundredths: 133),
      maxPoints: Points(2),
      passed: false,
      expected: "4,\"link\":\"x\"}",
      found: "ünset\n",
      runs: "in 1 of 2 runs",
      feedback: "Set it.",
      place: ContentPosition(file: "job.yaml", line: 7, column: 3)
    )
    let result = SubmissionResult(
      name: "learner \(number)",
      status: .graded,
      score: Points(hundredths: 133),
      maxScore: Points(2),
      passed: false,
      checks: [check],
      notes: ["kubectl: \u{1B}[31mWarning"]
    )
    return Journal.Entry(number: number, result: result)
  }

  private func lines(key: [UInt8]? = nil) -> [String] {
    var journal = Journal(key: key)
    return [journal.line(.head(head))] + (0..<3).map { journal.line(.entry(entry($0))) }
  }

  /// What a reader takes, up to the first line that it does not.
  private func read(_ lines: [String], key: [UInt8]? = nil) -> [Journal.Line] {
    var journal = Journal(key: key)
    var result: [Journal.Line] = []
    for line in lines {
      guard let line = journal.read(String(line.dropLast())) else { break }
      result.append(line)
    }
    return result
  }

  @Test("what is written is read back", arguments: [nil, Array("secret".utf8)])
  func roundTrip(_ key: [UInt8]?) {
    let written = [Journal.Line.head(head)] + (0..<3).map { .entry(entry($0)) }
    #expect(read(lines(key: key), key: key) == written)
  }

  @Test("a journal goes on after its last line as if it had not been interrupted")
  func continuation() {
    var first = Journal()
    let begin = [first.line(.head(head)), first.line(.entry(entry(0)))]
    var second = Journal(after: first.link)
    let rest = (1..<3).map { second.line(.entry(entry($0))) }
    #expect(begin + rest == lines())
  }

  @Test("no line survives a change of any of its bytes")
  func changes() {
    let whole = lines()
    for index in whole[1].utf8.indices.dropLast() {
      var bytes = Array(whole[1].utf8)
      bytes[whole[1].utf8.distance(from: whole[1].utf8.startIndex, to: index)] ^= 1
      let changed = String(decoding: bytes, as: UTF8.self)
      #expect(read([whole[0], changed] + whole[2...]).count == 1)
    }
  }

  @Test("a line cut off anywhere is no line")
  func cuts() {
    let whole = lines()
    for length in 0..<whole[2].count - 1 {
      #expect(read([whole[0], whole[1], String(whole[2].prefix(length)) + "\n"]).count == 2)
    }
  }

  @Test("a line that is left out, doubled or moved breaks the chain")
  func order() {
    let whole = lines()
    #expect(read([whole[0], whole[2], whole[3]]).count == 1)
    #expect(read([whole[0], whole[1], whole[1]]).count == 2)
    #expect(read([whole[0], whole[2], whole[1]]).count == 1)
  }

  @Test("a journal that was made with a key is not read without it, nor with another")
  func keys() {
    let keyed = lines(key: Array("secret".utf8))
    #expect(read(keyed).isEmpty)
    #expect(read(keyed, key: Array("secreT".utf8)).isEmpty)
  }

  struct HMACCase {
    var key: [UInt8]
    var text: String
    var digest: String
  }

  @Test(
    "HMAC-SHA-256 gives the digests of RFC 4231",
    arguments: [
      HMACCase(
        key: Array(repeating: 0x0b, count: 20),
        text: "Hi There",
        digest: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      HMACCase(
        key: Array("Jefe".utf8),
        text: "what do ya want for nothing?",
        digest: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      HMACCase(
        key: Array(repeating: 0xaa, count: 131),
        text: "Test Using Larger Than Block-Size Key - Hash Key First",
        digest: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ]
  )
  func hmac(_ row: HMACCase) {
    #expect(Digest.hmacSHA256(Array(row.text.utf8), key: row.key) == row.digest)
  }

  struct ShardCase {
    var text: String
    var numbers: [Int]?
  }

  @Test(
    "shards are read, and share out a batch",
    arguments: [
      ShardCase(text: "1/1", numbers: [0, 1, 2, 3, 4, 5, 6]),
      ShardCase(text: "1/3", numbers: [0, 3, 6]),
      ShardCase(text: "3/3", numbers: [2, 5]), ShardCase(text: "0/3"), ShardCase(text: "4/3"),
      ShardCase(text: "1"), ShardCase(text: "1/"), ShardCase(text: "a/b"), ShardCase(text: "1/2/3"),
      ShardCase(text: "1/100001"), ShardCase(text: ""),
    ]
  )
  func shards(_ row: ShardCase) {
    let numbers = Shard(row.text).map { shard in (0..<7).filter(shard.contains) }
    #expect(numbers == row.numbers)
  }
}

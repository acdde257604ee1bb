import Course
import Testing

@testable import Grading

@Suite struct CacheKeyTests {
  private static let head = Journal.Head(
    version: "1.2.3",
    exercise: "failing-job",
    title: "A budget",
    reading: [],
    digest: "d",
    seeds: [1, 12],
    shard: .whole,
    names: "n",
    count: 3
  )
  private static let submission = Submission(
    name: "lee",
    files: [
      ExerciseFile(path: "a.yaml", bytes: Array("kind: Job".utf8)),
      ExerciseFile(path: "b.yaml", bytes: []),
    ]
  )
  private static let result = SubmissionResult(
    name: "lee",
    status: .graded,
    score: Points(1),
    maxScore: Points(2),
    passed: false,
    checks: [],
    notes: ["a note"],
    failingSeed: .max
  )

  private static func key(
    _ submission: Submission = submission,
    program: String = "p",
    key: [UInt8]? = nil,
    edit: (inout Journal.Head) -> Void = { _ in }
  ) -> CacheKey {
    var head = head
    edit(&head)
    return CacheKey(submission, in: head, program: program, key: key)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let key: CacheKey
    var testDescription: String { name }
  }

  static let same: [Case] = [
    Case(name: "another shard", key: key { $0.shard = Shard("2/3") ?? .whole }),
    Case(
      name: "other submissions beside it",
      key: key {
        $0.names = "m"; $0.count = 9
      }
    ),
    Case(name: "another title", key: key { $0.title = "T" }),
  ]

  @Test("what changes no result changes no key", arguments: same)
  func equal(_ row: Case) { #expect(row.key == Self.key()) }

  private static func files(_ files: [String: String]) -> Submission {
    Submission(
      name: "lee",
      files: files.map { ExerciseFile(path: $0.key, bytes: Array($0.value.utf8)) }
    )
  }

  static let others: [Case] = [
    Case(name: "joblab's version", key: key { $0.version = "1.2.4" }),
    Case(name: "joblab's build", key: key(program: "q")),
    Case(name: "the exercise", key: key { $0.exercise = "other" }),
    Case(name: "a file of the exercise", key: key { $0.digest = "e" }),
    Case(name: "the seeds", key: key { $0.seeds = [11, 2] }),
    Case(name: "the seeds' number", key: key { $0.seeds = [1] }),
    Case(name: "the course's key", key: key(key: [1])),
    Case(name: "the learner", key: key(Submission(name: "ann", files: submission.files))),
    Case(name: "a byte", key: key(files(["a.yaml": "kind: job", "b.yaml": ""]))),
    Case(name: "a file's name", key: key(files(["a.yaml": "kind: Job", "c.yaml": ""]))),
    Case(name: "a file less", key: key(files(["a.yaml": "kind: Job"]))),
    Case(name: "content moved", key: key(files(["a.yaml": "", "b.yaml": "kind: Job"]))),
    Case(name: "one file of two", key: key(files(["a.yaml": "kind: Job6\nb.yaml0\n"]))),
  ]

  @Test("whatever a result depends on changes the key", arguments: others)
  func different(_ row: Case) {
    #expect(row.key.digest != Self.key().digest)
    #expect(row.key.result(in: Self.key().line(Self.result)) == nil)
  }

  @Test("no two of these keys are one")
  func distinct() {
    #expect(Set(Self.others.map(\.key.digest)).count == Self.others.count)
  }

  @Test("a result is kept and taken out", arguments: [nil, Array("secret".utf8)])
  func roundTrip(_ key: [UInt8]?) {
    let key = Self.key(key: key)
    #expect(key.result(in: key.line(Self.result)) == Self.result)
  }

  @Test("a line that was cut off, lengthened or changed gives no result")
  func damage() {
    let key = Self.key()
    let line = Array(key.line(Self.result).utf8)
    for length in 0..<line.count {
      #expect(key.result(in: String(decoding: line.prefix(length), as: UTF8.self)) == nil)
      var changed = line
      changed[length] ^= 1
      #expect(key.result(in: String(decoding: changed, as: UTF8.self)) == nil)
    }
    #expect(key.result(in: String(decoding: line + line, as: UTF8.self)) == nil)
  }
}

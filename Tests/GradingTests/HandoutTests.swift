import Course
import Grading
import Testing

@Suite struct HandoutTests {
  private static let files = MemoryFiles([
    "exercises/pack/exercise.yaml": """
    id: pack
    title: "{{boxes}} boxes"
    minutes: 5
    seeds: 1
    horizon: 5m
    hints: [Count.]
    parameters:
      boxes: 2-9
    checks:
      - {id: all, title: All, points: 1, pods: {of: job/pack, count: "{{boxes}}"}, feedback: Count.}

    """,
    "exercises/pack/task.md": "# Pack {{boxes}} boxes\n",
    "exercises/pack/start/job.yaml": "spec: {completions: {{boxes}}}\n",
  ])

  private let exercise: Exercise
  private let secret: CourseSecret

  init() throws {
    exercise = try #require(CourseLoader.load(Self.files).course.exercise("pack"))
    secret = try #require(CourseSecret(Array("0123456789abcdef".utf8)))
  }

  private func handout(_ roster: String) throws -> Handout {
    try Handout(exercise: exercise, roster: Roster(roster), secret: secret)
  }

  @Test("each student of the roster gets the task and the start of their own variant")
  func parts() throws {
    let handout = try handout("\u{FEFF}Name,ID\r\n\"Lee, K.\",lee\r\n\r\nAda,ada\r\n")
    #expect(handout.students.map(\.id) == ["lee", "ada"])
    for student in handout.students {
      let boxes = try exercise.values(
        .drawn(secret.source(student: student.id, exercise: "pack"))
      )["boxes"]
      let number = try #require(boxes).description
      let texts = try handout.variant(of: student).handedOut.map {
        "\($0.path): \(String(decoding: $0.bytes, as: UTF8.self))"
      }
      #expect(
        texts == [
          "task.md: # Pack \(number) boxes\n", "job.yaml: spec: {completions: \(number)}\n",
        ]
      )
    }
  }

  @Test("a table says who has which values, and no field of it is a formula")
  func table() throws {
    let lines = try handout("id\nlee\n=cmd()\n").table().split(separator: "\r\n")
    #expect(lines.map { $0.split(separator: ",").first } == ["student", "lee", "\"'=cmd()\""])
    #expect(lines.first == "student,boxes")
  }

  @Test("whose variant it is stands in the column id, else in file, else in name")
  func ids() throws {
    #expect(try handout("name,file,id\nA,a1.yaml,7\n").students.map(\.id) == ["7"])
    #expect(try handout("name,file\nA,a1.yaml\nB,b.tar.gz\n").students.map(\.id) == ["a1", "b"])
    #expect(try handout("name\nA\n").students.map(\.id) == ["A"])
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let roster: String
    let says: String
    var testDescription: String { says }
  }

  static let refusals: [Refusal] = [
    Refusal(roster: "", says: "it names no student: a column must be called id, file or name"),
    Refusal(
      roster: "student\nlee\n",
      says: "it names no student: a column must be called id, file or name"
    ),
    Refusal(roster: "id\nlee\n\nada\nlee\n", says: "`lee` stands in the lines 2 and 5"),
  ]

  @Test("a roster without students, or with one twice, is refused", arguments: refusals)
  func refused(_ refusal: Refusal) throws {
    let problem = #expect(throws: Handout.Problem.self) { try handout(refusal.roster) }
    #expect(problem?.reason == refusal.says)
  }

  @Test("an exercise with variants is not handed out without a secret")
  func noSecret() {
    #expect(throws: Handout.Problem.self) {
      try Handout(exercise: exercise, roster: Roster("id\nlee\n"), secret: nil)
    }
  }
}

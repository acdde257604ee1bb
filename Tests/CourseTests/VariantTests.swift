import Course
import Testing

/// Variants of an exercise: the same for a student for ever, others for others.
@Suite struct VariantTests {
  static let files = MemoryFiles([
    "exercises/pack/exercise.yaml": """
    id: pack
    title: "{{boxes}} boxes"
    minutes: 5
    seeds: 1
    horizon: 5m
    hints: ["Count to {{boxes}}."]
    parameters:
      boxes: 3-9
      tool: [tape, string, glue]
      pods: boxes * 2
    questions:
      - id: pack-pods
        kind: numeric
        objective: pack
        prompt: "How many pods do {{boxes}} boxes take?"
        answer: "{{pods}}"
        explanation: Two for each.
        otherwise: Two for each.
        source: https://kubernetes.io/docs/concepts/workloads/controllers/job/
    checks:
      - {id: all, title: All, points: 1, pods: {of: job/pack, count: "{{pods}}"}, feedback: Count.}

    """,
    "exercises/pack/task.md": "# Pack {{boxes}} boxes with {{tool}}\n",
    "exercises/pack/start/job.yaml": "spec: {completions: {{pods}}} # {{.Other}}\n",
  ])

  private func exercise() throws -> Exercise {
    let loaded = CourseLoader.load(Self.files)
    #expect(loaded.problems.isEmpty)
    return try #require(loaded.course.exercise("pack"))
  }

  private func secret(_ text: String = "0123456789abcdef") throws -> CourseSecret {
    try #require(CourseSecret(Array(text.utf8)))
  }

  private func values(_ student: String, _ secret: CourseSecret) throws -> String {
    let source = secret.source(student: student, exercise: "pack")
    return try exercise().values(.drawn(source)).description
  }

  @Test("without a secret everybody has the first of each list and range, and no variant")
  func first() throws {
    let exercise = try exercise()
    #expect(exercise.title == "3 boxes")
    #expect(exercise.variant.isEmpty)
    #expect(try exercise.drawn(.first) == exercise)
  }

  @Test("a student's values are the same for ever, and differ from those of others")
  func golden() throws {
    let secret = try secret()
    let students = ["lee", "ada", "zoe", "Lee", "lee ", ""]
    let all = try students.map { try values($0, secret) }.joined(separator: "; ")
    #expect(
      all == "boxes=6,tool=glue; boxes=7,tool=tape; boxes=9,tool=glue; boxes=6,tool=tape; "
        + "boxes=8,tool=glue; boxes=7,tool=glue"
    )
  }

  @Test("another secret or another exercise gives other values")
  func independent() throws {
    let secret = try secret()
    let other = try self.secret("0123456789abcdeg")
    #expect(secret.fingerprint != other.fingerprint)
    let students = (0..<50).map { "student-\($0)" }
    let same = try students.count { try values($0, secret) == values($0, other) }
    #expect(same < 10)
    #expect(
      secret.source(student: "lee", exercise: "a") != secret.source(student: "lee", exercise: "b")
    )
  }

  @Test("the draw is an HMAC over texts behind their lengths, so that none runs into the next")
  func framing() throws {
    let secret = try secret()
    // Worked out by another program: HMAC-SHA-256 over "joblab variant", "lee" and "pack", each
    // behind its length in eight bytes.
    #expect(
      secret.source(student: "lee", exercise: "pack").owner
        == "3ca8bae1050b997d49868e190ed7f81335fb0cff24427a7e1c7379642dbd57db"
    )
    #expect(
      secret.fingerprint == "23a84991f61e5fafa2137f2ec89918e4e3b41580f7fc60ee039107693df07aaf"
    )
    let sources = [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc")].map {
      secret.source(student: $0.0, exercise: $0.1).owner
    }
    #expect(Set(sources).count == 4)
  }

  @Test("a secret may end in a line's end, must be long enough, and is never printed")
  func secrets() throws {
    let secret = try secret()
    #expect(try self.secret("0123456789abcdef\n") == secret)
    #expect(try self.secret("0123456789abcdef\r\n") == secret)
    #expect(CourseSecret(Array("0123456789abcde\n".utf8)) == nil)
    #expect(!"\(secret) \(String(reflecting: secret))".contains("0123456789"))
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains("48"))
  }

  @Test("task, start, checks, hints and questions with their keys follow the values")
  func texts() throws {
    let draw = try #require(Draw(text: "boxes=7, tool=glue"))
    let exercise = try exercise().drawn(.given(draw))
    #expect(exercise.variant == draw)
    #expect(exercise.task == "# Pack 7 boxes with glue\n")
    #expect(exercise.hints == ["Count to 7."])
    let start = try #require(exercise.start.first)
    #expect(
      String(decoding: start.bytes, as: UTF8.self) == "spec: {completions: 14} # {{.Other}}\n"
    )
    let question = try #require(exercise.questions.first)
    #expect(question.prompt == "How many pods do 7 boxes take?")
    let judge = AnswerJudge(files: [])
    #expect(try judge.score(question, ItemAnswer("14", to: question.question)).earned == Points(1))
    #expect(try judge.score(question, ItemAnswer("6", to: question.question)).earned == .zero)
    #expect(try exercise.drawn(.given(draw)) == exercise)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let says: String
    var testDescription: String { text }
  }

  static let refusals: [Refusal] = [
    Refusal(text: "boxes=3", says: "the parameter `tool` has no value"),
    Refusal(text: "boxes=10,tool=tape", says: "the parameter `boxes` cannot be `10`"),
    Refusal(text: "boxes=3,tool=rope", says: "the parameter `tool` cannot be `rope`"),
    Refusal(text: "boxes=many,tool=tape", says: "the parameter `boxes` cannot be `many`"),
    Refusal(
      text: "boxes=3,tool=tape,pods=6",
      says: "no parameter `pods` can be chosen; there are `boxes` and `tool`"
    ),
  ]

  @Test("values that the exercise cannot have are refused", arguments: refusals)
  func refused(_ refusal: Refusal) throws {
    let draw = try #require(Draw(text: refusal.text))
    let problem = #expect(throws: ContentProblem.self) { try exercise().drawn(.given(draw)) }
    #expect(problem?.message == refusal.says)
  }

  @Test(
    "what is no list of values is none",
    arguments: ["", "boxes", "=3", "boxes=3,boxes=4", "Boxes=3", ",boxes=3"]
  )
  func noValues(_ text: String) {
    #expect(Draw(text: text) == nil)
  }

  @Test("a list of values is read as it is written, commas of a value too")
  func written() {
    for text in ["boxes=3,tool=tape", "a=x,y,b=2", "a="] {
      #expect(Draw(text: text)?.description == text)
    }
  }
}

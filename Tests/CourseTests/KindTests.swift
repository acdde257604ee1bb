import Course
import TestKit
import Testing

@Suite("Every kind of item") struct KindTests {
  private static func course(_ lesson: String = EveryKind.lesson) -> CourseLoader.Loaded {
    CourseLoader.load(MemoryFiles([EveryKind.path: lesson]))
  }

  private func problems(_ lesson: String) -> [String] {
    let files = MemoryFiles([EveryKind.path: lesson])
    return CourseCheck(files: files, maker: ConsoleLaboratoryMaker(), threads: 2, draws: 3)
      .problems(in: CourseLoader.load(files)).map(\.description)
  }

  @Test("the sample has each kind, and the simulator proves it")
  func sound() {
    let loaded = Self.course()
    #expect(loaded.problems == [])
    let kinds = loaded.course.lessons.flatMap(\.items).map(\.question.kind)
    #expect(kinds == ItemKind.allCases)
    #expect(problems(EveryKind.lesson) == [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let item: String
    let typed: String
    /// Nil when the text is refused as no answer.
    let points: String?
    var feedback: [String] = []
    var testDescription: String { "\(item): \(typed)" }
  }

  static let cases: [Case] = [
    Case(item: "k-single", typed: "b", points: "1", feedback: ["Indeed."]),
    Case(
      item: "k-single",
      typed: "a",
      points: "0",
      feedback: ["backoffLimit counts attempts: The first attempt is no retry."]
    ),
    Case(item: "k-multiple", typed: "a c", points: "2", feedback: ["Yes.", "Yes."]),
    Case(item: "k-multiple", typed: "a", points: "1", feedback: ["Yes."]),
    Case(item: "k-truth", typed: "True", points: "1", feedback: ["It does."]),
    Case(item: "k-truth", typed: "f", points: "0", feedback: ["Its controller does it."]),
    Case(item: "k-truth", typed: "maybe", points: nil),
    Case(item: "k-text", typed: " `complete`. ", points: "1", feedback: ["Complete."]),
    Case(
      item: "k-text",
      typed: "condition  Complete is true",
      points: "1",
      feedback: ["Complete."]
    ),
    Case(item: "k-text", typed: "succeeded", points: "0", feedback: ["That is a pod's phase."]),
    Case(item: "k-text", typed: "incomplete", points: "0", feedback: ["Look at the status."]),
    Case(item: "k-text", typed: "''", points: nil),
    Case(item: "k-ordering", typed: "1 2", points: nil),
    Case(item: "k-ordering", typed: "1 2 2", points: nil),
    Case(item: "k-ordering", typed: "1 2 4", points: nil),
    Case(item: "k-matching", typed: "1a", points: nil),
    Case(item: "k-matching", typed: "1a 1b", points: nil),
    Case(item: "k-matching", typed: "1a 2e", points: nil),
    Case(item: "k-blanks", typed: "v1, Never", points: "2"),
    Case(item: "k-blanks", typed: "version=v1, policy=never", points: "2"),
    Case(item: "k-blanks", typed: "v1 OnFailure", points: "2"),
    Case(
      item: "k-blanks",
      typed: "v1, Always",
      points: "1",
      feedback: ["A Job may not restart for ever."]
    ),
    Case(
      item: "k-blanks",
      typed: "1=v1beta1, 2=Sometimes",
      points: "0",
      feedback: ["Jobs have left beta long ago.", "There are two that a Job may have."]
    ),
    Case(item: "k-blanks", typed: "v1", points: nil),
    Case(item: "k-blanks", typed: "version=v1", points: nil),
    Case(item: "k-lines", typed: "1 1", points: nil),
    Case(item: "k-lines", typed: "9", points: nil),
  ]

  private func item(_ id: String) throws -> Item {
    try AnswerJudge(files: []).resolved(try #require(Self.course().course.item(id)))
  }

  @Test("an answer earns its share and is told what it shows", arguments: cases)
  func answer(_ example: Case) throws {
    let item = try item(example.item)
    guard let points = example.points else {
      #expect(throws: AnswerError.self) { try ItemAnswer(example.typed, to: item.question) }
      return
    }
    let answer = try ItemAnswer(example.typed, to: item.question)
    let score = AnswerJudge(files: []).score(item, answer)
    #expect(score.earned.description == points)
    #expect(score.feedback.map(\.text) == example.feedback)
  }

  @Test("each right succession of steps earns its share")
  func ordering() throws {
    let item = try item("k-ordering")
    #expect(item.score(.order([0, 1, 2])).isRight)
    let turned = item.score(.order([1, 2, 0]))
    #expect(turned.earned == Points(1))
    #expect(turned.feedback.map(\.text) == ["A pod needs a node first."])
    #expect(item.score(.order([2, 1, 0])).earned == .zero)
    #expect(item.score(.order([0, 2, 1])).feedback.map(\.text) == ["Read the events."])
  }

  @Test("steps, pairs and lines are never shown in their own order")
  func arrangement() throws {
    let item = try item("k-ordering")
    for review in 0..<30 {
      let drawn = try item.drawn(DrawSource(owner: "ada", id: item.id, review: review))
      guard case .ordering(let question) = drawn.question else {
        Issue.record("another kind")
        return
      }
      #expect(question.shown.sorted() == [0, 1, 2])
      #expect(question.shown != [0, 1, 2])
    }
  }

  @Test("pairs earn their shares, and extra right sides belong to nothing")
  func matching() throws {
    let item = try item("k-matching")
    #expect(item.score(.order([0, 1])).isRight)
    #expect(item.score(.order([0, 2])).earned == Points(1))
    let wrong = item.score(.order([1, 2]))
    #expect(wrong.earned == .zero)
    #expect(wrong.feedback.map(\.text) == ["Never is about the container."])
  }

  @Test("words of a command in another order that does the same are right")
  func lines() throws {
    let item = try item("k-lines")
    let judge = AnswerJudge(files: [])
    #expect(judge.score(item, .order([0, 1, 2, 3])).isRight)
    #expect(judge.score(item, .order([0, 1, 3, 2])).isRight)
    let wrong = judge.score(item, .order([0, 4, 2, 3]))
    #expect(!wrong.isRight)
    #expect(wrong.feedback.map(\.text) == ["kubectl creates no pods in this way."])
  }

  @Test("a number is drawn, proven, and its misconception is diagnosed by name", arguments: 0..<4)
  func numeric(_ review: Int) throws {
    let drawn = try item("k-numeric").drawn(
      DrawSource(owner: "ada", id: "k-numeric", review: review)
    )
    let item = try AnswerJudge(files: []).resolved(drawn)
    guard case .numeric(let question) = item.question, let answer = question.answer else {
      Issue.record("no key")
      return
    }
    #expect(item.prompt.contains("its limit is \(Int(answer) - 1)."))
    #expect(item.score(.number(answer)).isRight)
    let believed = item.score(.number(answer - 1)).feedback.map(\.text)
    #expect(believed.first?.hasPrefix("**backoffLimit counts attempts**") == true)
    #expect(
      item.score(.number(99)).feedback.map(\.text)
        == ["Count the first attempt and \(Int(answer) - 1) retries."]
    )
  }

  @Test("a prediction's values are what the run gives")
  func predict() throws {
    let loaded = Self.course()
    let base = try #require(loaded.course.item("k-predict"))
    let files = try #require(loaded.course.item("k-single")).files
    let drawn = try base.drawn(DrawSource(owner: "ada", id: "k-predict"))
    let item = try AnswerJudge(files: files).resolved(drawn)
    guard case .predict(let question) = item.question,
      case .number(let pods) = question.values[0].form, let count = pods.answer
    else {
      Issue.record("no key")
      return
    }
    let number = Int(count)
    #expect(item.score(.fields(["\(number)", "failed"])).isRight)
    let wrong = item.score(.fields(["\(number - 1) pods", "Complete"]))
    #expect(wrong.earned == .zero)
    #expect(wrong.feedback.count == 2)
    #expect(wrong.feedback[0].text.contains("backoffLimit counts attempts"))
    #expect(wrong.feedback[1].text == "It fails every time.")
    #expect(throws: AnswerError.self) { try ItemAnswer("many, Failed", to: item.question) }
  }

  @Test("a belief is not diagnosed by a value that it gets right")
  func rightByBelief() throws {
    var item = try #require(Self.course().course.item("k-predict"))
    guard case .predict(var question) = item.question else {
      Issue.record("no prediction")
      return
    }
    question.values[0].form = .number(
      NumericQuestion(answer: 10, tolerance: 2, otherwise: "Count.")
    )
    item.question = .predict(question)
    let told = { (belief: String) in
      item.beliefs = [BeliefAnswer(misconception: .neverMeansNoRetry, lines: ["pods=\(belief)"])]
      return item.score(.fields(["7", "Failed"])).feedback.first?.text
    }
    // Both are as near to 7 as the tolerance allows, and 8 is near enough to 10 as well.
    #expect(told("8") == "Count.")
    #expect(told("6")?.contains("Never means no retry") == true)
  }

  @Test("a file is mended when its run passes, by whatever way")
  func fix() throws {
    let item = try item("k-fix")
    let judge = AnswerJudge(files: [])
    let mend = try #require(item.files.first)
    let other = ProofFile(path: mend.path, text: mend.text.replacing("Always", with: "OnFailure"))
    #expect(item.score(judge.run(item, with: [other])).isRight)
    let wrong = ProofFile(path: mend.path, text: mend.text.replacing("Always", with: "Now"))
    #expect(
      item.score(judge.run(item, with: [mend])).feedback.map(\.text)
        == ["It is not mended yet."]
    )
    #expect(
      item.score(judge.run(item, with: [wrong])).feedback.map(\.text)
        == ["That is no policy that a Job may have."]
    )
  }

  struct Defect: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let problem: String
    var testDescription: String { name }
  }

  static let defects: [Defect] = [
    Defect(
      name: "a drawn key that is not proven",
      old: "attempts: limit + 1",
      new: "attempts: limit + 2",
      problem: "the proof of `k-numeric` (seed 1) gives"
    ),
    Defect(
      name: "a belief that is right",
      old: "misconceptions: [backoffLimit-counts-attempts, never-means-no-retry]",
      new: "misconceptions: [suspend-keeps-pods]",
      problem: "gives the right answer under the misconception `suspend-keeps-pods` as well"
    ),
    Defect(
      name: "a belief without a name",
      old: "[backoffLimit-counts-attempts, never-means-no-retry]",
      new: "[backofflimit-counts-attempts]",
      problem: "is no known misconception; did you mean `backoffLimit-counts-attempts`?"
    ),
    Defect(
      name: "an order that is not proven",
      old: "when: Pulled",
      new: "when: Killing",
      problem: "the proof of `k-ordering` (seed 1) gives the order"
    ),
    Defect(
      name: "a pair that is not proven",
      old: "when: onfailure=same",
      new: "when: onfailure=new",
      problem: "the proof of `k-matching` (seed 1) does not print `onfailure=new`"
    ),
    Defect(
      name: "a blank whose key fails",
      old: "accept: [Never]",
      new: "accept: [Maybe]",
      problem: "the proof of `k-blanks` (seed 1) fails with the right answer"
    ),
    Defect(
      name: "a blank whose wrong word passes",
      old: "{answer: Always,",
      new: "{answer: OnFailure,",
      problem: "the wrong word `OnFailure` for `policy` of `k-blanks` does what the proof asks for"
    ),
    Defect(
      name: "lines that do not run",
      old: "lines: [kubectl, create job,",
      new: "lines: [kubectl, make job,",
      problem: "the proof of `k-lines` (seed 1) fails with the right answer"
    ),
    Defect(
      name: "a text that is not accepted",
      old: "accept: [Complete, \"condition complete*\"]",
      new: "accept: [Completed]",
      problem: "gives `Complete`, which is not accepted"
    ),
    Defect(
      name: "a state that is there from the start",
      old: "  [ \"$state\" = true ]",
      new: "  true",
      problem: "`k-do` passes before anything is done"
    ),
    Defect(
      name: "a solution that does not reach the state",
      old: "-p '{\"spec\":{\"suspend\":true}}'",
      new: "-p '{\"spec\":{\"parallelism\":2}}'",
      problem: "the solution of `k-do` does not reach its state"
    ),
    Defect(
      name: "a wrong way that is right",
      old: "run: kubectl apply -f pack.yaml,",
      new: "run: \"sed 's/^spec:/spec: {suspend: true, /' pack.yaml; kubectl create -f pack.yaml; "
        + "kubectl patch job pack -p '{\\\"spec\\\":{\\\"suspend\\\":true}}'\",",
      problem: "this wrong way passes"
    ),
    Defect(
      name: "a wrong way that shows otherwise",
      old: "when: suspend=false,",
      new: "when: suspend=maybe,",
      problem: "this wrong way does not print `suspend=maybe`"
    ),
    Defect(
      name: "a file that needs no mending",
      old: "restartPolicy: Always\n          containers: [{name",
      new: "restartPolicy: OnFailure\n          containers: [{name",
      problem: "the files of `k-fix` pass before anything is mended"
    ),
    Defect(
      name: "a mended file that does not pass",
      old: "restartPolicy: Never\n          containers: [{name",
      new: "restartPolicy: never\n          containers: [{name",
      problem: "the solution of `k-fix` does not pass"
    ),
    Defect(
      name: "a hint that is the answer",
      old: "hints: [It is a word with a C.]",
      new: "hints: [\"The word: complete.\"]",
      problem: "a hint of `k-text` gives the answer away"
    ),
    Defect(
      name: "a truth that is none",
      old: "feedback: {\"true\":",
      new: "answer: false\nfeedback: {\"true\":",
      problem: "the proof of `k-truth` (seed 1) gives true, written is the other"
    ),
  ]

  @Test("each defect of an item is found, and the others stay sound", arguments: defects)
  func defect(_ example: Defect) throws {
    let place = try #require(EveryKind.lesson.firstRange(of: example.old))
    var lesson = EveryKind.lesson
    lesson.replaceSubrange(place, with: example.new)
    let problems = problems(lesson)
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains(example.problem) == true, "\(problems)")
  }
}

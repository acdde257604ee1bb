import Course
import Simulation
import TerminalText
import TestKit
import Testing

@testable import Tutor

@Suite("Questions of every kind at the prompt")
struct AskingTests {
  private var learner: Learner

  init() throws {
    let loaded = CourseLoader.load(MemoryFiles([EveryKind.path: EveryKind.lesson]))
    try #require(loaded.problems == [])
    learner = Learner(loaded.course, learner: "ada")
    learner.arrive()
  }

  private mutating func go(to item: String) { learner.type("goto \(item)") }

  private func state(_ item: String) -> Progress.ItemState {
    learner.session.progress.items[item] ?? .init()
  }

  /// The place on screen, from 1, of each part of an ordering, in the right order.
  private func shownOrder(_ shown: [Int], count: Int) -> String {
    (0..<count).map { part in "\((shown.firstIndex(of: part) ?? 0) + 1)" }.joined(separator: " ")
  }

  /// What is typed to answer the question in view right.
  private func rightAnswer() throws -> [String] {
    let item = try #require(learner.session.openItem)
    switch item.question {
    case .single: return ["b"]
    case .multiple: return ["a,c"]
    case .trueFalse: return ["true"]
    case .numeric(let question): return ["\(Int(question.answer ?? 0)) pods"]
    case .text: return ["complete"]
    case .ordering(let question): return [shownOrder(question.shown, count: 3)]
    case .matching(let question):
      let letters = (0..<2).map { pair in
        "\(pair + 1)" + ChoiceQuestion.letter(question.shown.firstIndex(of: pair) ?? 0)
      }
      return [letters.joined(separator: " ")]
    case .blanks: return ["version=v1", "2=Never"]
    case .lines(let question): return [shownOrder(question.shown, count: 4)]
    case .predict:
      let limit = try #require(item.prompt.first { $0.isNumber }?.wholeNumberValue)
      return ["\(limit + 1) pods, Failed"]
    case .task:
      return [
        "kubectl apply -f pack.yaml", "kubectl patch job pack -p '{\"spec\":{\"suspend\":true}}'",
        "check",
      ]
    case .fix: return ["sed -i s/Always/OnFailure/ mend.yaml", "check"]
    }
  }

  @Test("a session through all kinds earns every point")
  mutating func through() throws {
    var screen = learner.type("")
    for kind in ItemKind.allCases {
      #expect(learner.session.openItem?.question.kind == kind)
      for line in try rightAnswer() { screen += "> \(line)\n" + learner.type(line) }
      #expect(screen.contains("✓ Right."))
      screen += learner.type("next")
    }
    #expect(screen.contains("21 of 21 points"))
    try Golden.expect(screen, toMatch: "kinds.plain-80.txt")
  }

  struct Malformed: Sendable, CustomTestStringConvertible {
    let item: String
    let typed: String
    let answer: String
    var testDescription: String { "\(item): \(typed)" }
  }

  static let malformed: [Malformed] = [
    Malformed(item: "k-single", typed: "z", answer: "`z` is none of the choices a to b."),
    Malformed(item: "k-truth", typed: "answer maybe", answer: "Answer with `true` or `false`."),
    Malformed(item: "k-numeric", typed: "answer many", answer: "`many` is no number"),
    Malformed(item: "k-ordering", typed: "1 2", answer: "Answer with all 3 numbers"),
    Malformed(item: "k-matching", typed: "1a 1b", answer: "Give each number one letter"),
    Malformed(item: "k-blanks", typed: "a, b, c", answer: "Answer with 2 values"),
    Malformed(item: "k-lines", typed: "9 9", answer: "Answer with the numbers of the lines"),
    Malformed(item: "k-predict", typed: "many, Failed", answer: "`pods` is `many`"),
  ]

  @Test("what is no answer is told, and costs no try", arguments: malformed)
  mutating func refused(_ example: Malformed) {
    go(to: example.item)
    #expect(learner.type(example.typed).contains(example.answer))
    #expect(state(example.item).tries == 0)
  }

  @Test("fields can be given one by one, and what is missing is named")
  mutating func fields() {
    go(to: "k-blanks")
    #expect(learner.type("policy=Always").contains("Noted. Still to say: version=…."))
    #expect(state("k-blanks").tries == 0)
    #expect(learner.type("version=v1").contains("◐ Partly right: 1 of 2."))
    #expect(learner.type("version=v1").contains("Still to say: policy=…"))
    #expect(learner.type("policy=OnFailure").contains("✓ Right. 1.5 of 2 points"))
  }

  @Test("hints and wrong tries cost, and the least is kept")
  mutating func costs() {
    go(to: "k-text")
    learner.type("hint")
    #expect(learner.type("Succeeded").contains("That is a pod's phase."))
    #expect(learner.type("Complete").contains("✓ Right. 0.65 of 1 points"))
  }

  @Test("a task counts by the state of the cluster, and a wrong attempt is taken back whole")
  mutating func task() {
    go(to: "k-do")
    let before = learner.session.log
    #expect(learner.type("check").contains("There is no Job `pack` that is suspended."))
    learner.type("kubectl apply -f pack.yaml")
    #expect(learner.type("check").contains("It exists and is not suspended."))
    #expect(learner.type("retry").contains("All as it was when the task was set."))
    #expect(learner.session.log == before)
    #expect(learner.type("kubectl get jobs").contains("No resources found"))
    #expect(learner.type("retry").contains("All as it was"))
    #expect(learner.type("retry").contains("You have done nothing for it yet."))
    learner.type("sed 's/^spec:/spec:\\n  suspend: true/' pack.yaml | kubectl apply -f -")
    #expect(learner.type("check").contains("✓ Right. 0.5 of 1 points"))
  }

  @Test("a skipped task leaves the state that follows from it")
  mutating func skipping() {
    go(to: "k-do")
    #expect(learner.type("skip").contains("It is done for you:"))
    let state = learner.type("kubectl get job pack -o jsonpath='{.spec.suspend}'")
    #expect(state == "true")
    #expect(learner.type("skip").contains("It is mended for you: mend.yaml."))
    #expect(learner.type("grep restartPolicy mend.yaml").contains("Never"))
  }

  @Test("two learners have values of their own, and a learner who returns has the same")
  mutating func draws() throws {
    let course = learner.session.course
    var prompts: Set<String> = []
    for name in ["ada", "bob", "eve", "kim", "lee"] {
      var other = Learner(course, learner: name)
      other.arrive()
      let page = other.type("goto k-numeric")
      var returned = other.returned()
      #expect(returned.arrive().contains(other.session.openItem?.prompt ?? "none"))
      prompts.insert(page)
    }
    #expect(prompts.count > 1)
  }
}

import Course
import Testing

@testable import Tutor

@Suite("What a line at the prompt is")
struct InputTests {
  enum Question: String, Sendable { case none, single, multiple, numeric }

  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    var question = Question.none
    let input: Input
    var testDescription: String { "\(line.debugDescription) at \(question)" }
  }

  static let cases: [Case] = [
    Case(line: "", input: .empty),
    Case(line: " \t ", question: .single, input: .empty),
    Case(line: "kubectl get pods", input: .command("kubectl get pods")),
    Case(line: "  ls", input: .command("  ls")),
    Case(line: "next", input: .verb(.next, argument: "")),
    Case(line: "n", input: .verb(.next, argument: "")),
    Case(line: "b", input: .verb(.back, argument: "")),
    Case(line: "?", input: .verb(.help, argument: "")),
    Case(line: " goto  retries ", input: .verb(.goto, argument: "retries")),
    Case(line: "time +30s", input: .verb(.time, argument: "+30s")),
    Case(line: "exit", input: .verb(.quit, argument: "")),
    Case(line: "next=3", input: .command("next=3")),
    Case(line: "next () { echo; }", input: .command("next () { echo; }")),
    Case(line: "nexts", input: .command("nexts")),
    Case(line: "Next", input: .command("Next")),
    Case(line: "a", input: .command("a")),
    Case(line: "4", input: .command("4")),
    Case(line: "a", question: .single, input: .answer("a")),
    Case(line: " B) ", question: .single, input: .answer("B)")),
    Case(line: "b", question: .single, input: .answer("b")),
    Case(line: "2", question: .single, input: .answer("2")),
    Case(line: "the second", question: .single, input: .answer("the second")),
    Case(line: "z", question: .single, input: .answer("z")),
    Case(line: "n", question: .single, input: .verb(.next, argument: "")),
    Case(line: "k", question: .single, input: .command("k")),
    Case(line: "ab", question: .single, input: .command("ab")),
    Case(line: "hint", question: .single, input: .verb(.hint, argument: "")),
    Case(line: "answer a", question: .single, input: .verb(.answer, argument: "a")),
    Case(line: "kubectl get po", question: .single, input: .command("kubectl get po")),
    Case(line: "ac", question: .multiple, input: .answer("ac")),
    Case(line: "a,c", question: .multiple, input: .answer("a,c")),
    Case(line: "a and c", question: .multiple, input: .answer("a and c")),
    Case(line: "A, C", question: .multiple, input: .answer("A, C")),
    Case(line: "none", question: .multiple, input: .answer("none")),
    Case(line: "ca", question: .multiple, input: .command("ca")),
    Case(line: "cat", question: .multiple, input: .command("cat")),
    Case(line: "4", question: .numeric, input: .answer("4")),
    Case(line: "4 pods", question: .numeric, input: .answer("4 pods")),
    Case(line: "1m10s", question: .numeric, input: .answer("1m10s")),
    Case(line: "-1", question: .numeric, input: .answer("-1")),
    Case(line: "2>x", question: .numeric, input: .command("2>x")),
    Case(line: ". ./x", question: .numeric, input: .command(". ./x")),
    Case(line: "four", question: .numeric, input: .command("four")),
  ]

  @Test("an answer, the tutor's word, or a command", arguments: cases)
  func classification(_ test: Case) throws {
    let course = try SampleCourse.load()
    let item: Item? =
      switch test.question {
      case .none: nil
      case .single: course.item("pick-one")
      case .multiple: course.item("pick-some")
      case .numeric: course.item("how-many")
      }
    #expect(Input(test.line, item: item) == test.input)
  }

  @Test("every word of the tutor has a help of its own", arguments: Verb.allCases)
  func help(_ verb: Verb) throws {
    var learner = Learner(try SampleCourse.load())
    learner.arrive()
    let text = learner.type("help \(verb.rawValue)")
    #expect(
      text.hasPrefix("\(verb.usage)   short: \(verb.aliases.joined(separator: ", "))\n")
    )
    #expect(text.hasSuffix(".\n"))
  }

  @Test(
    "every word has a short one, which is nobody else's and no command",
    arguments: Verb.allCases
  )
  func aliases(_ verb: Verb) throws {
    #expect(!verb.aliases.isEmpty)
    for alias in verb.aliases {
      #expect(Verb(word: alias) == verb)
      #expect(Verb(rawValue: alias) == nil)
      // `exit` leaves a shell, and the tutor.
      #expect(alias == "exit" || !TutorSession.commands.contains(alias), "\(alias) is a command")
    }
    var learner = Learner(try SampleCourse.load())
    learner.arrive()
    #expect(learner.type("help").contains("(\(verb.aliases.joined(separator: ", ")))"))
  }
}

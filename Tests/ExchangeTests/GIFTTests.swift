import Course
import TestKit
import Testing

@testable import Exchange

@Suite struct GIFTTests {
  /// The items that GIFT holds as what they are, without what it has no place for.
  private static func held(_ sheet: ItemSheet) -> [Item] {
    sheet.items.compactMap { item in
      var item = item
      item.hints = []
      item.points = Points(1)
      switch item.question {
      case .single, .multiple, .trueFalse, .numeric, .text: break
      case .matching(var question):
        question.pairs = question.pairs.map {
          .init(left: $0.left, right: MarkupWriting.words(of: $0.right))
        }
        question.extra = question.extra.map(MarkupWriting.words)
        question.otherwise = Fallback.wrong
        item.question = .matching(question)
      default: return nil
      }
      return item.essence(\.trimmed)
    }
  }

  func expectRoundTrip(_ sheet: ItemSheet) throws {
    let written = GIFTWriter.written(sheet)
    let imported = GIFTReader.sheet(written.text, file: "quiz.gift")
    #expect(imported.problems == [])
    #expect(imported.notes == [])
    #expect(imported.items.count == written.count)
    let held = Self.held(sheet)
    let ids = Set(held.map(\.id))
    let items = imported.throughLesson()
    #expect(items.count == written.count)
    expectSame(items.filter { ids.contains($0.id) }.map { $0.essence(\.trimmed) }, held)
  }

  @Test("each kind is written as its golden shows")
  func golden() throws {
    let written = GIFTWriter.written(Samples.everyKind)
    try Golden.expect(
      written.text + "---\n" + written.notes.lines.joined(separator: "\n") + "\n",
      toMatch: "kinds.gift"
    )
  }

  @Test("what goes out and comes in is the same item, over the course and over the kinds")
  func roundTrip() throws {
    #expect(Samples.course.items.count > 80)
    try expectRoundTrip(Samples.course)
    try expectRoundTrip(Samples.everyKind)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var gift: String
    var kind: ItemKind
    /// What the lesson of it has.
    var has: [String]
    var notes: [String] = []
    var testDescription: String { gift }
  }

  static let cases: [Case] = [
    Case(
      gift: "// a comment\n::Grant's tomb::Who is buried there?{~nobody =Grant#yes ~Lee}",
      kind: .single,
      has: ["```quiz grant-s-tomb\n", "feedback: \"yes\"\n", "feedback: That is not right.\n"]
    ),
    Case(
      gift: "Grant is {~buried =entombed} in the tomb.",
      kind: .single,
      has: ["```quiz question-1\n", #"prompt: Grant is \_\_\_\_\_ in the tomb."#]
    ),
    Case(
      gift: "Two\n of three {~%50%a ~%50%b ~%-50%c ####because}",
      kind: .multiple,
      has: ["prompt: |-\n  Two\\\n  of three", "explanation: because"]
    ),
    Case(
      gift: "Q{~%70%a ~%30%b ~c}",
      kind: .multiple,
      has: [],
      notes: [
        "changed (1): right choices earn equal shares, and wrong ones take one away: question-1"
      ]
    ),
    Case(
      gift: "Q{=a ~%40%b ~c}",
      kind: .single,
      has: [],
      notes: ["changed (1): a choice that is right in part is taken for wrong: question-1"]
    ),
    Case(
      gift: "The sun rises.{T#no#yes####always}",
      kind: .trueFalse,
      has: ["answer: true", "\"true\": \"yes\"", "\"false\": \"no\"", "explanation: always"]
    ),
    Case(
      gift: "It is flat.{FALSE#look}",
      kind: .trueFalse,
      has: ["answer: false", "\"true\": look", "\"false\": Right."]
    ),
    Case(gift: "When?{#1822:5}", kind: .numeric, has: ["answer: 1822\n", "tolerance: 5\n"]),
    Case(gift: "Pi?{#3.141..3.143}", kind: .numeric, has: ["answer: 3.142\n", "tolerance: 0.001"]),
    Case(gift: "Zero?{#-5}", kind: .numeric, has: ["answer: -5\n"]),
    Case(
      gift: "How many?{#=3:0 =%0%2#too few ~#no ####three}",
      kind: .numeric,
      has: ["- answer: 2\n    feedback: too few", "otherwise: \"no\"", "explanation: three"]
    ),
    Case(
      gift: "Which?{=Complete =complete* =%0%Failed#no =%0%*#look}",
      kind: .text,
      has: ["- Complete\n  - complete*\n", "answer: Failed", "otherwise: look"]
    ),
    Case(gift: "Which?{Complete}", kind: .text, has: ["- Complete\n"]),
    Case(
      gift: "Pairs{=a -> b\n=c->d\n= -> e}",
      kind: .matching,
      has: ["- left: a\n    right: b\n", "- left: c\n    right: d\n", "extra:\n  - e\n"]
    ),
    Case(
      gift: ##"Escapes \{ \} \~ \= \# \: \\ a\nb{=\=a\#b}"##,
      kind: .text,
      has: [##"Escapes { } \~ = # : \\ a\"##, "\"=a#b\""]
    ),
    Case(
      gift:
        "[html]<p>A <b>bold</b> <script>alert(1)</script>word &lt;x&gt;</p><ul><li>a<li>b</ul>{T}",
      kind: .trueFalse,
      has: ["  A **bold** word \\<x>\n\n  - a\n  - b\n"]
    ),
    Case(
      gift: "[markdown]*Yes* <b>no</b> [x](javascript\\:alert) [y](https\\://kubernetes.io){T}",
      kind: .trueFalse,
      has: [#""*Yes* \\<b>no\\</b> x [y](https://kubernetes.io)""#]
    ),
    Case(gift: "[plain]*No* <b>{T}", kind: .trueFalse, has: [#""\\*No\\* \\<b>""#]),
    Case(
      gift: "\u{1B}]0;owned\u{7}\u{202E}Is it?{T#\u{9B}31m}",
      kind: .trueFalse,
      has: ["prompt: \"\\\\]0;owned"]
    ),
    Case(
      gift: "$CATEGORY: $course$/top/CI//CD\n\n// [id:my-id] [tag:x]\n::Name::Is it?{T}",
      kind: .trueFalse,
      has: ["## CI/CD\n", "```quiz my-id\n"]
    ),
    Case(
      gift: "[markdown]Code\\:\\n\\n```yaml\\na\\: 1\\n```{T}",
      kind: .trueFalse,
      has: ["````quiz question-1\n", "  ```yaml\n  a: 1\n  ```\n"]
    ),
  ]

  @Test("a question of GIFT becomes an item", arguments: cases)
  func reading(_ test: Case) throws {
    let sheet = GIFTReader.sheet(test.gift, file: "quiz.gift")
    #expect(sheet.problems == [])
    #expect(sheet.notes.lines == test.notes)
    #expect(sheet.throughLesson().map(\.question.kind) == [test.kind])
    let written = LessonWriter.lessons(sheet, title: "Quiz", source: "quiz.gift")
    let text = try #require(written.lessons.first).text
    for part in test.has { #expect(text.contains(part), "\(text)") }
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 })
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var gift: String
    var says: String
    var testDescription: String { gift }
  }

  static let refusals: [Refusal] = [
    Refusal(gift: "Q {=a", says: "quiz.gift:1:3: a brace without its other"),
    Refusal(gift: "\n\nQ =a}", says: "quiz.gift:3:5: a brace without its other"),
    Refusal(gift: "Q {=a {b}", says: "quiz.gift:1:7: a brace within the answers"),
    Refusal(gift: "Q {=a} b {=c}", says: "quiz.gift:1:10: a question has one pair of braces"),
    Refusal(gift: "Q {#many}", says: "quiz.gift:1:5: `many` is no number such as 5"),
    Refusal(gift: "Q {#5..3}", says: "`5..3` is no range"),
    Refusal(gift: "Q {#=5:x}", says: "quiz.gift:1:5: `5:x` is no number"),
    Refusal(gift: "Q {# ~#no}", says: "quiz.gift:1:1: no number is right"),
    Refusal(gift: "Q {=%0%a}", says: "no words are right"),
    Refusal(gift: "Q {\n=a -> b\n=c}", says: "quiz.gift:3:1: a pair needs `->`"),
    Refusal(
      gift: "Q {" + String(repeating: "~a", count: 101) + "}",
      says: "quiz.gift:1:204: there are 101 answers; 100 are read"
    ),
    Refusal(gift: "Q {=%500%a}", says: "quiz.gift:1:5: a weight lies from -100 to 100"),
  ]

  @Test("what cannot be read is named with its place, and the rest is read", arguments: refusals)
  func refusing(_ test: Refusal) throws {
    let sheet = GIFTReader.sheet(test.gift + "\n\nIs it?{T}\n", file: "quiz.gift")
    try #require(sheet.problems.count == 1)
    #expect("\(sheet.problems[0])".contains(test.says), "\(sheet.problems[0])")
    #expect(sheet.items.count == 1)
  }

  @Test("what joblab has no items for is left out and named")
  func leftOut() {
    let sheet = GIFTReader.sheet(
      "::an essay::Write.{}\n\n::words::Nothing is asked.\n\nBoth{=a =b ~c}",
      file: "quiz.gift"
    )
    #expect(sheet.items == [])
    #expect(sheet.problems == [])
    #expect(
      sheet.notes.lines == [
        "left out (1): joblab has no essays: nobody is there to read them: an-essay",
        "left out (1): a description asks nothing: words",
        "left out (1): 2 choices are right alone, where one may be chosen: question-3",
      ]
    )
    let many = "Q{" + (1...14).map { "~%10%c\($0) " }.joined() + "}"
    let written = LessonWriter.lessons(
      GIFTReader.sheet(many, file: "f"),
      title: "t",
      source: "f"
    )
    #expect(written.lessons == [])
    #expect(
      written.notes.lines == ["left out (1): an item has 2 to 12 choices, not 14: question-1"]
    )
  }

  @Test("what is more than a lesson may have goes on in another, and what no lesson holds stays")
  func manyLessons() {
    let long = String(repeating: "word ", count: 8_000)
    let text = "a{=\(long)~b}\n\n"
    let bars = "bars{=\(String(repeating: "|", count: 70)) ~b}\n\n"
    let sheet = GIFTReader.sheet(
      String(repeating: text, count: 5) + bars + "huge \(long)\(long)\(long){T}",
      file: "quiz.gift"
    )
    let written = LessonWriter.lessons(sheet, title: "Quiz", source: "quiz.gift", taken: ["quiz"])
    #expect(written.lessons.map(\.id) == ["quiz-2", "quiz-3", "quiz-4"])
    #expect(written.count == 5)
    #expect(written.notes.map(\.item) == ["question-6", "question-7"])
    #expect(written.notes.map(\.extent) == [.leftOut, .leftOut])
    for lesson in written.lessons {
      let (read, problems) = LessonParser.parse(lesson.text, file: "lesson.md")
      #expect(problems == [] && read != nil)
    }
    #expect(written.lessons[1].text.contains("title: Quiz (2)\n"))
  }

  @Test("a file has a thousand questions at most")
  func bound() {
    let sheet = GIFTReader.sheet(String(repeating: "Q{T}\n\n", count: 1_001), file: "quiz.gift")
    let categories = GIFTReader.sheet(
      String(repeating: "$CATEGORY: a\n", count: 20_000) + "Q{T}",
      file: "quiz.gift"
    )
    #expect(categories.items.map(\.section) == ["a"])
    #expect(sheet.items.count == 1_000)
    #expect(
      sheet.problems.map(\.description)
        == ["quiz.gift:2001:1: there are 1001 questions; 1000 are read"]
    )
  }
}

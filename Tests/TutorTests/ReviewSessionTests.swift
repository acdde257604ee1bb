import Course
import Testing

@testable import ProgressStore
@testable import Tutor

@Suite("Reviews, the record, and what was meant")
struct ReviewSessionTests {
  private var learner: Learner

  init() throws {
    learner = Learner(try SampleCourse.load())
    learner.arrive()
  }

  private func planned(_ item: String, at moment: Int64) -> PlannedReview {
    var card = ReviewCard()
    card.answer(.again, at: moment)
    return PlannedReview(itemID: item, card: card)
  }

  @Test("review asks what is due, one after the other, and comes back to the page that was left")
  mutating func review() {
    learner.type("b")
    learner.type("")
    let place = learner.session.bookmark
    learner.session.take(
      plan: [planned("pick-one", at: 0), planned("how-many", at: 9_000)],
      at: 100
    )
    #expect(learner.type("list").contains("1 question is due"))
    let first = learner.type("review")
    #expect(first.contains("one question is due"))
    #expect(first.contains("Which one is it?"))
    #expect(learner.type("b").contains("✓ Right."))
    learner.session.take(plan: [planned("how-many", at: 9_000), planned("gone", at: 0)], at: 100)
    let end = learner.type("next")
    #expect(end.contains("Nothing is due for review. The next question comes in 149m."))
    #expect(learner.session.bookmark == place)
    #expect(learner.type("review").contains("Nothing is due"))
  }

  @Test("the record shows objectives, and forgets only what was confirmed")
  mutating func record() {
    #expect(learner.type("record").contains("Nothing is on record yet"))
    learner.type("b")
    #expect(learner.type("record").contains("50%"))
    learner.type("record export me.json")
    #expect(learner.exports.keys.contains("me.json"))
    #expect(learner.type("record forget one").contains("This would forget"))
    #expect(learner.forgotten == [])
    learner.type("record forget one yes")
    #expect(learner.forgotten == [.lesson("one")])
    #expect(learner.session.progress.items["pick-one"] == nil)
    learner.type("record forget all yes")
    #expect(learner.forgotten == [.lesson("one"), .everything])
    #expect(learner.type("record forget nothing").contains("There is no lesson"))
    #expect(learner.type("record forget all no").contains("Not understood"))
  }

  struct Typing: Sendable {
    var line: String
    var meant: String?
    static let all = [
      Typing(line: "kubetcl get pods", meant: "kubectl"),
      Typing(line: "kubect get pods", meant: "kubectl"),
      Typing(line: "tiemline", meant: "timeline"),
      Typing(line: "hepl", meant: "help"),
      Typing(line: "slep 1", meant: "sleep"),
      Typing(line: "frobnicate", meant: nil),
      Typing(line: "x=1", meant: nil),
      Typing(line: "ls", meant: nil),
      Typing(line: "nexy() { echo own; }; nexy", meant: nil),
    ]
  }

  @Test("a mistyped command gets the nearest one", arguments: Typing.all)
  func nearest(_ typing: Typing) {
    var learner = learner
    let said = learner.type(typing.line)
    if let meant = typing.meant {
      #expect(said.contains("Did you mean `\(meant)`?"))
    } else {
      #expect(!said.contains("Did you mean"))
    }
  }

  @Test("a function of one's own is no mistake")
  mutating func functions() {
    learner.type("nexr() { echo own; }")
    #expect(learner.type("nexr") == "own\n")
  }

  struct Path: Sendable {
    var typed: String
    var offers: [String]
    static let all = [
      Path(
        typed: "job.spec.back",
        offers: ["job.spec.backoffLimit", "job.spec.backoffLimitPerIndex"]
      ),
      Path(
        typed: "job.spec.template.spec.restart",
        offers: ["job.spec.template.spec.restartPolicy"]
      ),
      Path(
        typed: "cronjob.spec.jobTemplate.spec.susp",
        offers: ["cronjob.spec.jobTemplate.spec.suspend"]
      ),
      Path(typed: "job.spec.nothing.x", offers: []),
      Path(typed: "nothing.spec", offers: []),
    ]
  }

  @Test("explain's fields are completed", arguments: Path.all)
  func fields(_ path: Path) {
    #expect(FieldPaths.candidates(for: path.typed) == path.offers)
  }
}

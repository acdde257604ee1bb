import Console
import Course
import Testing

@testable import Tutor

@Suite("A learner's way through a course")
struct SessionTests {
  private var learner: Learner

  init() throws {
    learner = Learner(try SampleCourse.load())
    learner.arrive()
  }

  @Test("from the first page to the exercise, with right answers")
  mutating func wholeCourse() throws {
    #expect(learner.session.title == "one")
    #expect(learner.type("").contains("Type your answer"))
    #expect(learner.type("b").contains("✓ Right."))
    #expect(learner.type("").contains("pack.yaml is in your folder"))
    #expect(learner.type("").contains("$ kubectl apply -f pack.yaml\njob.batch/pack created\n"))
    #expect(learner.type("check").contains("nothing to check"))
    #expect(learner.type("").contains("condition met"))
    #expect(learner.type("").contains("Checkpoint: The Job pack is complete"))
    #expect(learner.type("check").contains("✓ The Job pack is complete: reached."))
    learner.type("next")
    #expect(learner.type("a").contains("◐ Partly right: 1 of 2."))
    #expect(learner.type("ac").contains("✓ Right."))
    let end = learner.type("")
    #expect(end.contains("✓ Lesson done: The first lesson of a small course · 2.5 of 3 points\n"))
    #expect(end.contains("Lesson 2 of 2: The second"))
    #expect(learner.type("3").contains("That is one too few."))
    #expect(learner.type("5").contains("Count again."))
    #expect(learner.type("4 pods").contains("✓ Right."))
    #expect(learner.type("").contains("Exercise: Mend it"))
    #expect(learner.type("check").contains("Make it complete."))
    #expect(learner.session.console.workingDirectory == "/home/learner/fix-it")
    learner.type("check")
    #expect(learner.session.progress.exercises["fix-it"]?.passed == false)
    learner.edit(SampleCourse.job, of: "/home/learner/fix-it/job.yaml")
    learner.type("check")
    #expect(learner.session.progress.exercises["fix-it"]?.passed == true)
    let last = learner.type("next")
    #expect(last.contains("✓ Lesson done: The second · 0.5 of 1 points\n"))
    #expect(last.contains("That was the last lesson"))
    #expect(learner.session.console.workingDirectory == "/home/learner")
    #expect(learner.session.progress.lessons == ["one": .completed, "two": .completed])
  }

  @Test("every answer is recorded with its score, and a wrong one after a right one takes nothing")
  mutating func records() {
    learner.type("a")
    learner.type("b")
    #expect(learner.type("answer a").contains("answered already"))
    let attempts = learner.records.filter { if case .attempt = $0 { true } else { false } }
    #expect(
      attempts == [
        .attempt(
          item: "pick-one",
          lesson: "one",
          answer: "a",
          isRight: false,
          score: .zero,
          possible: Points(1)
        ),
        .attempt(
          item: "pick-one",
          lesson: "one",
          answer: "b",
          isRight: true,
          score: Points(hundredths: 75),
          possible: Points(1)
        ),
      ]
    )
    #expect(learner.session.progress.items["pick-one"]?.tries == 2)
  }

  @Test("what is no answer is told what one looks like, and counts as no try")
  mutating func noAnswer() {
    #expect(learner.type("z").contains("`z` is none of the choices a to b."))
    #expect(learner.type("answer").contains("nswer with the letters of your choices"))
    #expect(learner.session.progress.items["pick-one"] == nil)
  }

  @Test("hints come in degrees, and end")
  mutating func hints() {
    #expect(learner.type("hint").hasPrefix("Hint 1 of 2\nNot the first."))
    #expect(learner.type("hint").hasPrefix("Hint 2 of 2\nThe second."))
    #expect(learner.type("hint").contains("There are no more hints"))
    #expect(learner.session.progress.items["pick-one"]?.hints == 2)
    learner.type("goto fix-it")
    #expect(learner.type("hint").hasPrefix("Hint 1 of 2\nGive it a name."))
  }

  @Test("a question that is passed by stays open, is listed, and can be gone back to")
  mutating func openQuestions() {
    #expect(!learner.type("list").contains("Still open"))
    #expect(learner.type("skip").contains("Left open.\nIt is the second"))
    #expect(learner.type("list").contains("Still open: pick-one."))
    #expect(learner.type("goto pick-one").contains("Which one is it?"))
    learner.type("b")
    #expect(!learner.type("list").contains("Still open"))
    for _ in 1...4 { learner.type("next") }
    #expect(learner.session.title == "two")
    #expect(learner.type("list").contains("Still open: pick-some."))
  }

  @Test("back shows the page before, and the first page has none")
  mutating func back() {
    #expect(learner.type("back").contains("This is the beginning of the lesson"))
    learner.type("next")
    #expect(learner.type("back").contains("Which one is it?"))
    #expect(learner.type("goto 2").contains("Lesson 2 of 2"))
    #expect(
      learner.type("goto nowhere").contains(
        "There is no lesson or exercise `nowhere`; there are: one, two, fix-it."
      )
    )
  }

  @Test("a checkpoint that is not reached shows what its look has printed, and changes nothing")
  mutating func checkpoint() {
    learner.type("next")
    learner.type("next")
    let before = learner.session.log
    let verdict = learner.type("check")
    #expect(verdict.contains("✗ The Job pack is complete: not yet.\n"))
    #expect(verdict.contains("Error from server (NotFound)"))
    #expect(learner.session.log == before)
  }

  @Test("the tutor's words say what they want when they are misused")
  mutating func misuse() {
    #expect(learner.type("run").contains("There is no command of the lesson here"))
    #expect(learner.type("edit").contains("Which file? For example: edit job.yaml"))
    #expect(learner.type("edit x.yaml") == "[edit /home/learner/x.yaml]\n")
    #expect(learner.type("time +x").contains("Say how long"))
    #expect(learner.type("time speed 0").contains("A speed is a whole number"))
    #expect(learner.type("time travel").contains("Not understood"))
    #expect(learner.type("help nope").contains("does not know `nope`"))
    #expect(learner.type("timeline").contains("There was no Job yet."))
    #expect(learner.type("undo").contains("There is no command to take back."))
    learner.type("quit")
    #expect(learner.hasLeft)
  }

  @Test(
    "a lesson's command counts, whoever types it, and the clock waits until the example is over"
  )
  mutating func example() {
    learner.type("next")
    #expect(!learner.session.goesOnWithExample(.empty))
    #expect(learner.type("kubectl apply -f pack.yaml") == "job.batch/pack created\n")
    #expect(learner.session.goesOnWithExample(.empty))
    #expect(learner.session.goesOnWithExample(.verb(.run, argument: "")))
    #expect(!learner.session.goesOnWithExample(.command("kubectl get pods")))
    #expect(
      learner.session.goesOnWithExample(
        .command("kubectl wait --for=condition=complete job/pack --timeout=60s ")
      )
    )
    #expect(learner.type("").contains("$ kubectl wait"))
    #expect(!learner.session.goesOnWithExample(.empty))
    #expect(learner.type("run").contains("All commands of this part have run"))
  }

  @Test("the clock is looked at, moved, stopped and driven")
  mutating func time() {
    for line in [
      "time", "time +90s", "time step", "time pause", "time run", "time speed 100",
      "time speed max",
    ] { learner.type(line) }
    #expect(
      learner.moves == [
        .look, .forward(.seconds(90)), .step, .pause(true), .pause(false), .speed(100), .speed(nil),
      ]
    )
  }
}

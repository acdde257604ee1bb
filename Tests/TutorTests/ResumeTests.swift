import Course
import ProgressStore
import TestKit
import Testing

@testable import Tutor

/// What is half done is there again, and a review asks something new.
@Suite("Half-done questions and reviews, on record")
struct ResumeTests {
  private let course: Course
  private let store: ProgressStore
  private var now: Int64 = 1_000

  init() throws {
    let loaded = CourseLoader.load(MemoryFiles([EveryKind.path: EveryKind.lesson]))
    try #require(loaded.problems == [])
    course = loaded.course
    store = try ProgressStore.inMemory()
  }

  private func recorder(at moment: Int64 = 1_000) -> Recorder {
    Recorder(store: store, courseID: "c", version: "1", seconds: { moment })
  }

  /// Does something, and is somebody who comes back afterwards.
  private func visit(
    _ course: Course,
    at moment: Int64 = 1_000,
    _ act: (inout Learner) -> Void
  ) throws -> Learner {
    var first = recorder(at: moment)
    var learner = try Learner(course, from: &first, learner: "ada")
    act(&learner)
    try learner.leave(to: &first)
    var second = recorder(at: moment)
    return try Learner(course, from: &second, learner: "ada")
  }

  @Test("hints that were shown are counted after leaving, and the next one follows")
  func hints() throws {
    var back = try visit(course) {
      $0.arrive(at: "k-text")
      $0.type("hint")
    }
    #expect(back.session.progress.items["k-text"]?.hints == 1)
    back.arrive()
    let next = back.type("hint")
    #expect(next.contains("Hint 2 of") || next.contains("There are no more hints"))
    #expect(back.type("Complete").contains("✓ Right."))
    #expect(!back.type("list").contains("1/1"))
    back = try visit(course) { $0.arrive(at: "k-text") }
    // Only what was saved counts: this visit never wrote its answer.
    #expect(back.session.progress.items["k-text"]?.tries == 0)
  }

  @Test("hints of an exercise are counted after leaving")
  func exerciseHints() throws {
    let course = try SampleCourse.load()
    var back = try visit(course) {
      $0.arrive(at: "fix-it")
      $0.type("hint")
    }
    back.arrive()
    #expect(back.type("hint").hasPrefix("Hint 2 of 2"))
  }

  @Test("retry leads back to the moment when the task was set, after leaving as well")
  func retry() throws {
    var before: SessionLog?
    var back = try visit(course) {
      $0.arrive(at: "k-do")
      before = $0.session.log
      $0.type("kubectl apply -f pack.yaml")
      $0.type("check")
    }
    back.arrive()
    #expect(back.session.taskStart == before)
    #expect(back.type("kubectl get jobs -o name").contains("job.batch/pack"))
    #expect(back.type("retry").contains("All as it was when the task was set."))
    #expect(back.session.log == before)
    #expect(back.type("kubectl get jobs").contains("No resources found"))
    // A page without a task has nothing to begin again, whatever was set before.
    back = try visit(course) { $0.arrive(at: "k-text") }
    back.arrive()
    #expect(back.session.taskStart == nil)
  }

  @Test("the next command of an example is the one after those that were typed")
  func example() throws {
    let course = try SampleCourse.load()
    var back = try visit(course) {
      $0.arrive()
      $0.type("next")
      $0.type("")
    }
    let page = back.arrive()
    #expect(page.contains("Enter types the next command for you"))
    #expect(back.type("").contains("$ kubectl wait"))
    back = try visit(course) {
      $0.arrive()
      $0.type("")
      $0.type("undo")
    }
    back.arrive()
    #expect(back.type("").contains("$ kubectl wait"))
    back = try visit(course) {
      $0.arrive()
      $0.type("undo 2")
    }
    #expect(back.arrive().contains("Enter types the command for you"))
  }

  /// Answers the question in view, right or wrong.
  private func answer(_ learner: inout Learner, right: Bool) throws {
    guard case .numeric(let question)? = learner.session.openItem?.question else {
      Issue.record("no question is open")
      return
    }
    let key = Int(try #require(question.answer))
    learner.type(right ? "\(key)" : "\(key + 50)")
  }

  @Test("each review of a plan asks with new values, in one session and over many")
  func draws() throws {
    var now: Int64 = 0
    var first = recorder(at: now)
    var learner = try Learner(course, from: &first, learner: "ada")
    learner.arrive(at: "k-numeric")
    var asked = [try #require(learner.session.openItem?.prompt)]
    try answer(&learner, right: false)
    #expect(learner.session.openItem?.prompt == asked[0], "a second try is the same question")
    try answer(&learner, right: true)
    try learner.leave(to: &first)
    var intervals: [Int64] = []
    for number in 0..<8 {
      let due = try #require(try store.plannedReviews(in: "c").first)
      intervals.append(due.card.due - now)
      now = due.card.due
      // Every second review is in a session of its own.
      var recorder = recorder(at: now)
      if number % 2 == 0 { learner = try Learner(course, from: &recorder, learner: "ada") }
      _ = try recorder.sessionLog()
      learner.session.take(plan: try recorder.plan(), at: now)
      #expect(learner.type("review").contains("one question is due"))
      let prompt = try #require(learner.session.openItem?.prompt)
      #expect(prompt != asked.last)
      asked.append(prompt)
      // Quitting in the middle of a review leaves the question as it was.
      try learner.leave(to: &recorder)
      var again = self.recorder(at: now)
      var back = try Learner(course, from: &again, learner: "ada")
      back.session.take(plan: try again.plan(), at: now)
      back.type("review")
      #expect(back.session.openItem?.prompt == prompt)
      try answer(&learner, right: true)
      try learner.leave(to: &recorder)
    }
    #expect(Set(asked).count > 4)
    // FSRS asks ever later what is known ever better.
    #expect(zip(intervals, intervals.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(intervals.last ?? 0 > 86_400 * 30)
    #expect(learner.session.progress.items["k-numeric"]?.reviews == 8)
    #expect(learner.session.progress.items["k-numeric"]?.hasBeenRight == true)
  }

  @Test("a question that was out of tries can be answered in a review")
  mutating func closed() throws {
    let lesson = EveryKind.lesson.replacing(
      "kind: numeric",
      with: "kind: numeric\nscoring: {tries: 1}"
    )
    let loaded = CourseLoader.load(MemoryFiles([EveryKind.path: lesson]))
    try #require(loaded.problems == [])
    var recorder = recorder(at: 0)
    var learner = try Learner(loaded.course, from: &recorder, learner: "ada")
    learner.arrive(at: "k-numeric")
    try answer(&learner, right: false)
    #expect(learner.session.openItem == nil)
    try learner.leave(to: &recorder)
    learner.session.take(plan: try recorder.plan(), at: 100)
    learner.type("review")
    #expect(learner.session.openItem != nil)
    try answer(&learner, right: true)
    #expect(learner.session.progress.items["k-numeric"]?.isRight == true)
  }

  @Test("a review leaves the place in the lesson where it was, even when it is left half done")
  func place() throws {
    var recorder = recorder(at: 0)
    var learner = try Learner(course, from: &recorder, learner: "ada")
    learner.arrive(at: "k-numeric")
    try answer(&learner, right: false)
    learner.type("goto k-text")
    try learner.leave(to: &recorder)
    let place = learner.session.bookmark
    learner.session.take(plan: try recorder.plan(), at: 100)
    learner.type("review")
    #expect(learner.session.title == "review")
    try learner.leave(to: &recorder)
    #expect(try recorder.bookmark() == place)
  }

  @Test("who comes for the review alone leaves after it, and is told when there is none")
  func visit() throws {
    var recorder = recorder(at: 0)
    var learner = try Learner(course, from: &recorder, learner: "ada")
    #expect(learner.review().contains("Nothing is due for review. What you miss comes here."))
    #expect(learner.hasLeft)
    learner = try Learner(course, from: &recorder, learner: "ada")
    learner.arrive(at: "k-numeric")
    try answer(&learner, right: false)
    try learner.leave(to: &recorder)
    learner.session.take(plan: try recorder.plan(), at: 100)
    #expect(learner.review().contains("one question is due"))
    #expect(learner.type("next").contains("That was the last one; one question stays due."))
    #expect(learner.hasLeft)
  }

  @Test("a task that is asked again has its files, with the values of now")
  func task() throws {
    var recorder = recorder(at: 0)
    var learner = try Learner(course, from: &recorder, learner: "ada")
    learner.arrive(at: "k-fix")
    learner.type("check")
    learner.type("rm -f *.yaml")
    try learner.leave(to: &recorder)
    learner.session.take(plan: try recorder.plan(), at: 100)
    learner.type("review")
    let files = learner.type("ls")
    #expect(files.contains("mend.yaml"))
  }

  @Test("the prompt counts the Jobs that have pods to wait for")
  func active() throws {
    var recorder = recorder(at: 0)
    var learner = try Learner(course, from: &recorder)
    learner.arrive()
    #expect(learner.session.activeJobCount == 0)
    learner.type("kubectl create job a --image=busybox -- sleep 5")
    learner.type("kubectl create namespace other")
    learner.type("kubectl create job b -n other --image=busybox -- sleep 500; sleep 2")
    #expect(learner.session.activeJobCount == 2)
    learner.type("sleep 30")
    #expect(learner.session.activeJobCount == 1)
    learner.type("kubectl patch job b -n other -p '{\"spec\":{\"suspend\":true}}'; sleep 60")
    #expect(learner.session.activeJobCount == 0)
  }
}

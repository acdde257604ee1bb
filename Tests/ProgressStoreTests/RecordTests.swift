import GRDB
import TestKit
import Testing

@testable import ProgressStore

@Suite
struct RecordTests {
  private let store: ProgressStore

  init() throws {
    store = try ProgressStore.inMemory()
  }

  private func attempt(
    _ item: String,
    lesson: String = "01",
    course: String = "jobs",
    score: Double = 0,
    tries: Int = 1
  ) -> Attempt {
    Attempt(
      courseID: course,
      lessonID: lesson,
      itemID: item,
      answer: " ☸ 'a'\n",
      isCorrect: score == 2,
      score: score,
      maxScore: 2,
      hintsUsed: 1,
      tries: tries,
      at: 1_700_000_000
    )
  }

  @Test("each course has one place, which the latest step replaces")
  func places() throws {
    #expect(try store.place(in: "jobs") == nil)
    let first = Place(courseID: "jobs", lessonID: "01", blockIndex: 0, updatedAt: 1)
    let second = Place(courseID: "jobs", lessonID: "02", blockIndex: 7, updatedAt: 2)
    let other = Place(courseID: "pods", lessonID: "01", blockIndex: 1, updatedAt: 3)
    for place in [first, second, other] { try store.save(place) }
    #expect(try store.place(in: "jobs") == second)
    #expect(try store.place(in: "pods") == other)
  }

  @Test("attempts come back as they were given, in their order")
  func attempts() throws {
    let attempts = [attempt("q1", score: 0.5), attempt("q1", score: 2, tries: 2)]
    for attempt in attempts + [attempt("q2"), attempt("q1", course: "pods")] {
      try store.record(attempt)
    }
    #expect(try store.attempts(of: "q1", in: "jobs") == attempts)
    #expect(try store.attempts(of: "q9", in: "jobs").isEmpty)
  }

  @Test("a completed lesson stays completed when it is started again")
  func statuses() throws {
    func status(_ state: LessonStatus.State, at time: Int64) -> LessonStatus {
      LessonStatus(courseID: "jobs", lessonID: "01", state: state, updatedAt: time)
    }
    for (state, time, kept) in [
      (LessonStatus.State.started, 1, status(.started, at: 1)),
      (.skipped, 2, status(.skipped, at: 2)),
      (.started, 3, status(.started, at: 3)),
      (.completed, 4, status(.completed, at: 4)),
      (.started, 5, status(.completed, at: 4)),
      (.skipped, 6, status(.completed, at: 4)),
      (.completed, 7, status(.completed, at: 7)),
    ] as [(LessonStatus.State, Int64, LessonStatus)] {
      try store.save(status(state, at: time))
      #expect(try store.lessonStatuses(in: "jobs") == [kept])
    }
  }

  @Test("a summary adds up the best answer to each item")
  func summaries() throws {
    #expect(try store.lessonSummaries(in: "jobs").isEmpty)
    try store.save(LessonStatus(courseID: "jobs", lessonID: "01", state: .started, updatedAt: 1))
    try store.save(LessonStatus(courseID: "jobs", lessonID: "03", state: .skipped, updatedAt: 1))
    for attempt in [
      attempt("q1", score: 2), attempt("q1", score: 0, tries: 2), attempt("q2", score: 0.5),
      attempt("q3", lesson: "02"), attempt("q1", course: "pods", score: 2),
    ] {
      try store.record(attempt)
    }
    #expect(
      try store.lessonSummaries(in: "jobs") == [
        LessonSummary(
          lessonID: "01",
          state: .started,
          itemsAnswered: 2,
          itemsCorrect: 1,
          score: 2.5,
          maxScore: 4,
          attempts: 3
        ),
        LessonSummary(
          lessonID: "02",
          state: nil,
          itemsAnswered: 1,
          itemsCorrect: 0,
          score: 0,
          maxScore: 2,
          attempts: 1
        ),
        LessonSummary(
          lessonID: "03",
          state: .skipped,
          itemsAnswered: 0,
          itemsCorrect: 0,
          score: 0,
          maxScore: 0,
          attempts: 0
        ),
      ]
    )
  }

  @Test("a lesson's reset forgets that lesson of that course alone")
  func reset() throws {
    for (course, lesson) in [("jobs", "01"), ("jobs", "02"), ("pods", "01")] {
      try store.record(attempt("q", lesson: lesson, course: course))
      try store.save(
        LessonStatus(courseID: course, lessonID: lesson, state: .completed, updatedAt: 1)
      )
    }
    try store.save(Place(courseID: "jobs", lessonID: "01", blockIndex: 1, updatedAt: 1))
    try store.resetLesson("01", in: "jobs")
    #expect(try store.lessonSummaries(in: "jobs").map(\.lessonID) == ["02"])
    #expect(try store.lessonSummaries(in: "pods").map(\.lessonID) == ["01"])
    #expect(try store.place(in: "jobs") == nil)
  }

  @Test("the best result of an exercise is one that passed, then the highest, then the first")
  func exerciseResults() throws {
    func result(_ id: String, _ score: Double, passed: Bool = false, at: Int64) -> ExerciseResult {
      ExerciseResult(
        courseID: "jobs",
        exerciseID: id,
        score: score,
        maxScore: 10,
        passed: passed,
        seed: .max,
        at: at
      )
    }
    let results = [
      result("a", 9, at: 1), result("a", 7, passed: true, at: 2),
      result("a", 8, passed: true, at: 3),
      result("a", 8, passed: true, at: 4), result("b", 0, at: 5),
    ]
    for result in results { try store.record(result) }
    #expect(try store.results(of: "a", in: "jobs") == Array(results[..<4]))
    #expect(try store.bestResults(in: "jobs") == [results[2], results[4]])
    #expect(try store.bestResults(in: "pods").isEmpty)
  }

  @Test("a session's log keeps its commands in order, whatever they hold")
  func sessions() throws {
    let entries = ["kubectl get pods", "cat <<E\n\"q\" \\ 'x' ☸\u{1b}\nE", ""].enumerated().map {
      SessionEntry(virtualTime: .max - Int64($0), command: $1, version: "1.0", seed: .max)
    }
    try store.append(entries, to: "s1")
    try store.append([entries[0]], to: "s2")
    #expect(try store.sessionLog("s1") == entries)
    try store.replaceSessionLog("s1", by: [])
    #expect(try store.sessionLog("s1").isEmpty)
    #expect(try store.sessionLog("s2") == [entries[0]])
  }

  @Test("settings are set, replaced and taken back")
  func settings() throws {
    #expect(try store.setting("speed") == nil)
    try store.setSetting("speed", to: "10")
    try store.setSetting("speed", to: "max")
    #expect(try store.setting("speed") == "max")
    try store.setSetting("speed", to: nil)
    #expect(try store.setting("speed") == nil)
  }

  @Test("the schema refuses what makes no sense")
  func constraints() throws {
    let refused: [Attempt] = [
      attempt(""), attempt("q", lesson: ""), attempt("q", score: 3), attempt("q", score: -1),
      attempt("q", score: .nan), attempt("q", tries: 0),
    ]
    for attempt in refused {
      #expect(throws: ProgressStoreError.self, "\(attempt)") { try store.record(attempt) }
    }
    #expect(throws: ProgressStoreError.self) {
      try store.save(Place(courseID: "jobs", lessonID: "01", blockIndex: -1, updatedAt: 1))
    }
    #expect(throws: ProgressStoreError.self) {
      try store.write {
        try $0.execute(sql: "INSERT INTO sessionLog VALUES ('s', 0, '{\"command\":1}')")
      }
    }
    #expect(try store.attempts(of: "q", in: "jobs").isEmpty)
  }

  @Test("the export holds everything, in the same order each time")
  func export() throws {
    #expect(
      try store.exportJSON() == """
        {"format":1,"places":[],"lessons":[],"attempts":[],"items":[],"reviews":[],"exercises":[],"sessions":[],"settings":[]}
        """
    )
    try store.save(Place(courseID: "jobs", lessonID: "01", blockIndex: 2, updatedAt: 5))
    try store.record(attempt("q", score: 2))
    try store.save(
      ItemStatus(
        courseID: "jobs",
        lessonID: "01",
        itemID: "q",
        hints: 2,
        reviews: 1,
        attemptsBefore: 1,
        updatedAt: 6
      )
    )
    try store.append(
      [SessionEntry(virtualTime: 7, command: "k get po", version: "1.0", seed: 42)],
      to: "s"
    )
    try store.setSetting("b", to: "2")
    try store.setSetting("a", to: "1")
    #expect(
      try store.exportJSON() == #"""
        {"format":1,\#
        "places":[{"course":"jobs","lesson":"01","block":2,"step":0,"updatedAt":5}],\#
        "lessons":[],\#
        "attempts":[{"course":"jobs","lesson":"01","item":"q","answer":" ☸ 'a'\n","correct":true,\#
        "score":2.0,"maxScore":2.0,"hintsUsed":1,"tries":1,"at":1700000000,"seconds":0}],\#
        "items":[{"course":"jobs","lesson":"01","item":"q","hints":2,"reviews":1,"attemptsBefore":1,\#
        "updatedAt":6}],\#
        "reviews":[],\#
        "exercises":[],\#
        "sessions":[{"session":"s","ordinal":0,"entry":{"virtualTime":7,"command":"k get po",\#
        "version":"1.0","seed":"42"}}],\#
        "settings":[{"key":"a","value":"1"},{"key":"b","value":"2"}]}
        """#
    )
  }
}

/// Reviews, two writers of one session, and forgetting.
@Suite("Planned reviews and the session's log")
struct ReviewTests {
  private let store: ProgressStore

  init() throws {
    store = try ProgressStore.inMemory()
  }

  private func attempt(_ item: String, right: Bool, at now: Int64) -> Attempt {
    Attempt(
      courseID: "jobs",
      lessonID: "01",
      itemID: item,
      answer: "a",
      isCorrect: right,
      score: right ? 1 : 0,
      maxScore: 1,
      hintsUsed: 0,
      tries: 1,
      at: now,
      secondsTaken: 12
    )
  }

  @Test("what was missed is planned, what was right at once is not, and each answer moves the plan")
  func planning() throws {
    try store.record(attempt("known", right: true, at: 100), rated: .good)
    try store.record(attempt("missed", right: false, at: 100), rated: .again)
    var plan = try store.plannedReviews(in: "jobs")
    #expect(plan.map(\.itemID) == ["missed"])
    #expect(plan.first?.card.due == 160)
    try store.record(attempt("missed", right: true, at: 200), rated: .good)
    try store.record(attempt("missed", right: true, at: 900), rated: .good)
    plan = try store.plannedReviews(in: "jobs")
    let card = try #require(plan.first?.card)
    #expect(card.stage == .review)
    #expect(card.due >= 900 + 86_400)
    #expect(try store.attempts(of: "missed", in: "jobs").map(\.secondsTaken) == [12, 12, 12])
  }

  @Test("of two that write one session's log the second is refused, and nothing is mixed")
  func twoWriters() throws {
    let entry = { SessionEntry(virtualTime: 1, command: $0, version: "1", seed: 1) }
    let revision = try store.sessionRevision("s")
    let first = try store.rewriteSessionLog(
      "s",
      keeping: 0,
      adding: [entry("a"), entry("b")],
      revision: revision
    )
    #expect(first == revision + 1)
    let second = try store.rewriteSessionLog(
      "s",
      keeping: 0,
      adding: [entry("c")],
      revision: revision
    )
    #expect(second == nil)
    #expect(try store.sessionLog("s").map(\.command) == ["a", "b"])
    _ = try store.rewriteSessionLog("s", keeping: 1, adding: [entry("d")], revision: revision + 1)
    #expect(try store.sessionLog("s").map(\.command) == ["a", "d"])
  }

  @Test("forgetting a lesson or a course takes its reviews along, and nothing of another course")
  func forgetting() throws {
    for course in ["jobs", "other"] {
      var missed = attempt("q", right: false, at: 1)
      missed.courseID = course
      try store.record(missed, rated: .again)
      _ = try store.rewriteSessionLog(
        "\(course)#checkpoint:a",
        keeping: 0,
        adding: [SessionEntry(virtualTime: 1, command: "rest", version: "1", seed: 1)],
        revision: 0
      )
    }
    try store.resetLesson("01", in: "jobs")
    #expect(try store.plannedReviews(in: "jobs") == [])
    #expect(try store.attempts(of: "q", in: "jobs") == [])
    try store.forgetCourse("jobs")
    #expect(try store.sessionIDs(startingWith: "") == ["other#checkpoint:a"])
    #expect(try store.plannedReviews(in: "other").count == 1)
  }
}

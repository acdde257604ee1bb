import Course
import ProgressStore
import Simulation

/// Keeps what a learner has done in the store, and reads it back.
struct Recorder {
  let store: ProgressStore
  let seconds: () -> Int64
  /// The version of joblab that the session's commands are run by.
  let version: String
  /// What the store has of the session's log.
  private var saved: SessionLog?

  /// There is one course in a store so far; the id tells it from others to come.
  private static let course = "jobs"
  private static let session = "main"
  /// Before an exercise's id, where the store has room for a lesson's.
  private static let exercisePrefix = "exercise:"

  init(store: ProgressStore, version: String, seconds: @escaping () -> Int64) {
    self.store = store
    self.version = version
    self.seconds = seconds
  }

  // MARK: reading

  func bookmark() throws(ProgressStoreError) -> Bookmark? {
    guard let place = try store.place(in: Self.course) else { return nil }
    if place.lessonID.hasPrefix(Self.exercisePrefix) {
      return .exercise(String(place.lessonID.dropFirst(Self.exercisePrefix.count)))
    }
    return .lesson(place.lessonID, block: place.blockIndex)
  }

  func progress(of course: Course) throws(ProgressStoreError) -> Progress {
    var progress = Progress()
    for status in try store.lessonStatuses(in: Self.course) {
      progress.lessons[status.lessonID] = LessonState(rawValue: status.state.rawValue)
    }
    for item in course.lessons.flatMap(\.items) {
      let attempts = try store.attempts(of: item.id, in: Self.course)
      guard let last = attempts.last else { continue }
      var state = Progress.ItemState()
      state.tries = attempts.count
      state.hints = last.hintsUsed
      state.best = attempts.map { Points($0.score) }.max() ?? .zero
      state.isRight = attempts.contains(where: \.isCorrect)
      progress.items[item.id] = state
    }
    for best in try store.bestResults(in: Self.course) {
      progress.exercises[best.exerciseID] = (Points(best.score), best.passed)
    }
    return progress
  }

  /// The log of the session that was left; nil when there was none.
  mutating func sessionLog() throws(ProgressStoreError) -> SessionLog? {
    let entries = try store.sessionLog(Self.session)
    guard let first = entries.first else { return nil }
    var log = SessionLog(seed: first.seed)
    for entry in entries {
      guard let action = SessionLog.Entry.Action(stored: entry.command) else { continue }
      log.append(action, at: Instant(nanoseconds: entry.virtualTime))
    }
    saved = log
    return log
  }

  // MARK: writing

  func save(_ record: Record, _ progress: Progress) throws(ProgressStoreError) {
    let now = seconds()
    switch record {
    case .bookmark(.lesson(let id, let block)):
      try store.save(
        Place(courseID: Self.course, lessonID: id, blockIndex: max(0, block), updatedAt: now)
      )
    case .bookmark(.exercise(let id)):
      try store.save(
        Place(
          courseID: Self.course,
          lessonID: Self.exercisePrefix + id,
          blockIndex: 0,
          updatedAt: now
        )
      )
    case .lesson(let id, let state):
      let kept = LessonStatus.State(rawValue: state.rawValue) ?? .started
      try store.save(
        LessonStatus(courseID: Self.course, lessonID: id, state: kept, updatedAt: now)
      )
    case .attempt(let item, let lesson, let answer, let score, let possible):
      let state = progress.items[item] ?? .init()
      try store.record(
        Attempt(
          courseID: Self.course,
          lessonID: lesson,
          itemID: item,
          answer: answer,
          isCorrect: score == possible,
          score: score.inUnits,
          maxScore: possible.inUnits,
          hintsUsed: state.hints,
          tries: max(1, state.tries),
          at: now
        )
      )
    case .exercise(let id, let score, let possible, let passed, let seed):
      try store.record(
        ExerciseResult(
          courseID: Self.course,
          exerciseID: id,
          score: score.inUnits,
          maxScore: possible.inUnits,
          passed: passed,
          seed: seed,
          at: now
        )
      )
    }
  }

  /// Adds what is new in the log; a log that lost entries (undo, reset) replaces the stored one.
  mutating func save(_ log: SessionLog) throws(ProgressStoreError) {
    if log == saved { return }
    let known = saved?.seed == log.seed ? saved?.entries ?? [] : []
    let isLonger = !known.isEmpty && log.entries.starts(with: known)
    let new = isLonger ? Array(log.entries.dropFirst(known.count)) : log.entries
    let rows = new.map {
      SessionEntry(
        virtualTime: $0.at.nanoseconds,
        command: $0.action.stored,
        version: version,
        seed: log.seed
      )
    }
    if isLonger {
      try store.append(rows, to: Self.session)
    } else {
      try store.replaceSessionLog(Self.session, by: rows)
    }
    saved = log
  }
}

extension SessionLog.Entry.Action {
  /// One text for the store: a word, and what belongs to it.
  var stored: String {
    switch self {
    case .command(let text): "run \(text)"
    case .interrupt: "interrupt"
    case .write(let path, let text): "write \(path)\n\(text)"
    case .rest: "rest"
    }
  }

  init?(stored text: String) {
    if text == "rest" {
      self = .rest
    } else if text == "interrupt" {
      self = .interrupt
    } else if text.hasPrefix("run ") {
      self = .command(String(text.dropFirst(4)))
    } else if text.hasPrefix("write "), let end = text.firstIndex(of: "\n") {
      self = .write(
        path: String(text[text.index(text.startIndex, offsetBy: 6)..<end]),
        text: String(text[text.index(after: end)...])
      )
    } else {
      return nil
    }
  }
}

extension Points {
  /// Points as the store keeps them.
  var inUnits: Double { Double(hundredths) / 100 }

  init(_ units: Double) {
    self.init(hundredths: Int((units * 100).rounded()))
  }
}

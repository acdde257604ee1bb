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

  /// Tells the records of one course from those of another in the same store.
  private let courseID: String
  /// Before an exercise's id, where the store has room for a lesson's.
  private static let exercisePrefix = "exercise:"

  init(
    store: ProgressStore,
    courseID: String,
    version: String,
    seconds: @escaping () -> Int64
  ) {
    self.store = store
    self.courseID = courseID
    self.version = version
    self.seconds = seconds
  }

  // MARK: reading

  func bookmark() throws(ProgressStoreError) -> Bookmark? {
    guard let place = try store.place(in: courseID) else { return nil }
    if place.lessonID.hasPrefix(Self.exercisePrefix) {
      return .exercise(String(place.lessonID.dropFirst(Self.exercisePrefix.count)))
    }
    return .lesson(place.lessonID, block: place.blockIndex)
  }

  func progress(of course: Course) throws(ProgressStoreError) -> Progress {
    var progress = Progress()
    for status in try store.lessonStatuses(in: courseID) {
      progress.lessons[status.lessonID] = LessonState(rawValue: status.state.rawValue)
    }
    for item in course.lessons.flatMap(\.items) {
      let attempts = try store.attempts(of: item.id, in: courseID)
      guard let last = attempts.last else { continue }
      var state = Progress.ItemState()
      state.tries = attempts.count
      state.hints = last.hintsUsed
      state.best = attempts.map { Points($0.score) }.max() ?? .zero
      state.isRight = attempts.contains(where: \.isCorrect)
      progress.items[item.id] = state
    }
    for best in try store.bestResults(in: courseID) {
      progress.exercises[best.exerciseID] = (Points(best.score), best.passed)
    }
    return progress
  }

  /// The log of the session that was left; nil when there was none.
  mutating func sessionLog() throws(ProgressStoreError) -> SessionLog? {
    let entries = try store.sessionLog(courseID)
    guard let first = entries.first else { return nil }
    var log = SessionLog(seed: first.seed)
    for entry in entries {
      // The store moves the files of newer versions aside, so every action is one of ours.
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
        Place(courseID: courseID, lessonID: id, blockIndex: max(0, block), updatedAt: now)
      )
    case .bookmark(.exercise(let id)):
      try store.save(
        Place(
          courseID: courseID,
          lessonID: Self.exercisePrefix + id,
          blockIndex: 0,
          updatedAt: now
        )
      )
    case .lesson(let id, let state):
      let kept = LessonStatus.State(rawValue: state.rawValue) ?? .started
      try store.save(
        LessonStatus(courseID: courseID, lessonID: id, state: kept, updatedAt: now)
      )
    case .attempt(let item, let lesson, let answer, let score, let possible):
      let state = progress.items[item] ?? .init()
      try store.record(
        Attempt(
          courseID: courseID,
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
          courseID: courseID,
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
      try store.append(rows, to: courseID)
    } else {
      try store.replaceSessionLog(courseID, by: rows)
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
    case .edit(let path, let text): "edit \(path)\n\(text)"
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
    } else if let (path, content) = Self.file(in: text, after: "write ") {
      self = .write(path: path, text: content)
    } else if let (path, content) = Self.file(in: text, after: "edit ") {
      self = .edit(path: path, text: content)
    } else {
      return nil
    }
  }

  /// The path behind a word, and the text below it.
  private static func file(in text: String, after word: String) -> (path: String, text: String)? {
    // Text from Windows has CR LF, one character, where a path cannot end.
    guard text.hasPrefix(word),
      let end = text.unicodeScalars.firstIndex(of: "\n")
    else { return nil }
    let scalars = text.unicodeScalars
    return (
      String(scalars[..<end].dropFirst(word.unicodeScalars.count)),
      String(scalars[scalars.index(after: end)...])
    )
  }
}

extension Points {
  /// Points as the store keeps them.
  var inUnits: Double { Double(hundredths) / 100 }

  init(_ units: Double) {
    self.init(hundredths: Int((units * 100).rounded()))
  }
}

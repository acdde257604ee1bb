import Console
import Cluster
import Course
import ProgressStore
import Simulation

/// Keeps what a learner has done in the store, and reads it back.
struct Recorder {
  private(set) var store: ProgressStore
  /// Where the store is.
  private(set) var place: RecordKeeper.Place
  /// Where it goes when it cannot stay; nil when there is nowhere to go.
  private let keeper: RecordKeeper?
  let seconds: () -> Int64
  /// The version of joblab that the session's commands are run by.
  let version: String
  /// What the store has of the session's log.
  private var saved: SessionLog?
  /// How often the log had been written when it was last read or written here.
  private var revision = 0
  /// Whether another tutor has written the log meanwhile; its session stays, and ours is not kept.
  private(set) var isSuperseded = false
  /// What could not be written yet, in its order.
  private var waiting: [Write] = []
  /// The answers of this session that are nowhere but in memory.
  private var unkept: [Attempt] = []
  /// When the question in view was shown, or last answered.
  private var shown: Int64?
  /// The items that were answered wrong since the learner came to the page.
  private var missed: Set<String> = []

  /// Tells the records of one course from those of another in the same store.
  private let courseID: String
  /// Before an exercise's id, where the store has room for a lesson's.
  private static let exercisePrefix = "exercise:"

  init(
    store: ProgressStore,
    place: RecordKeeper.Place = .home,
    keeper: RecordKeeper? = nil,
    courseID: String,
    version: String,
    seconds: @escaping () -> Int64
  ) {
    self.store = store
    self.place = place
    self.keeper = keeper
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

  /// How many commands of the page's example had been typed at the place that was left.
  func step() throws(ProgressStoreError) -> Int {
    try store.place(in: courseID)?.step ?? 0
  }

  func progress(of course: Course) throws(ProgressStoreError) -> Progress {
    var progress = Progress()
    var statuses: [String: ItemStatus] = [:]
    for status in try store.itemStatuses(in: courseID) { statuses[status.itemID] = status }
    for status in try store.lessonStatuses(in: courseID) {
      progress.lessons[status.lessonID] = LessonState(rawValue: status.state.rawValue)
    }
    for item in course.lessons.flatMap(\.items) {
      let attempts = try store.attempts(of: item.id, in: courseID)
      let status = statuses[item.id]
      guard !attempts.isEmpty || status != nil else { continue }
      var state = Progress.ItemState()
      state.triesBefore = min(status?.attemptsBefore ?? 0, attempts.count)
      let now = attempts[state.triesBefore...]
      state.tries = now.count
      state.hints = status?.hints ?? now.last?.hintsUsed ?? 0
      state.best = attempts.map { Points($0.score) }.max() ?? .zero
      state.isRight = now.contains(where: \.isCorrect)
      state.hasBeenRight = attempts.contains(where: \.isCorrect)
      state.reviews = status?.reviews ?? 0
      progress.items[item.id] = state
    }
    for exercise in course.exercises {
      guard let status = statuses[exercise.id] else { continue }
      progress.items[exercise.id, default: .init()].hints = status.hints
    }
    for best in try store.bestResults(in: courseID) {
      progress.exercises[best.exerciseID] = (Points(best.score), best.passed)
    }
    return progress
  }

  /// The log of the session that was left; nil when there was none.
  mutating func sessionLog() throws(ProgressStoreError) -> SessionLog? {
    revision = try store.sessionRevision(courseID)
    let log = try storedLog(courseID)
    saved = log
    return log
  }

  /// The checkpoints that the learner has named.
  func moments() throws(ProgressStoreError) -> [NamedMoment] {
    var moments: [NamedMoment] = []
    for id in try store.sessionIDs(startingWith: momentPrefix) {
      guard let log = try storedLog(id) else { continue }
      moments.append(NamedMoment(name: String(id.dropFirst(momentPrefix.count)), log: log))
    }
    return moments
  }

  /// Where the task of the place that was left has begun; nil when there was none.
  func taskStart() throws(ProgressStoreError) -> SessionLog? { try storedLog(taskID) }

  /// Under which the start of a task stands, where the store has room for a session's.
  private var taskID: String { "\(courseID)#task" }

  /// Before the name of a checkpoint, where the store has room for a session's.
  private var momentPrefix: String { "\(courseID)#checkpoint:" }

  private func storedLog(_ id: String) throws(ProgressStoreError) -> SessionLog? {
    let entries = try store.sessionLog(id)
    guard let first = entries.first else { return nil }
    var log = SessionLog(seed: first.seed)
    for entry in entries {
      // The store moves the files of newer versions aside, so every action is one of ours.
      guard let action = SessionAct(stored: entry.command) else { continue }
      log.append(action, at: Instant(nanoseconds: entry.virtualTime))
    }
    return log
  }

  /// What is to be asked again, and when.
  func plan() throws(ProgressStoreError) -> [PlannedReview] {
    try store.plannedReviews(in: courseID)
  }

  // MARK: writing

  mutating func forget(_ target: Forgetting) throws(ProgressStoreError) {
    switch target {
    case .everything:
      try store.forgetCourse(courseID)
      // The cluster of the session in hand is no record of answers; it is written anew.
      saved = nil
    case .lesson(let id): try store.resetLesson(id, in: courseID)
    case .exercise(let id): try store.forgetExercise(id, in: courseID)
    }
  }

  /// One row for the store, with the moment at which it was made.
  private enum Write {
    case place(Place)
    case lesson(LessonStatus)
    case attempt(Attempt, MemoryModel.Rating)
    case exercise(ExerciseResult)
    case session(String, [SessionEntry])
    case item(ItemStatus)
  }

  /// How many records wait to be written because the store refused them.
  var waitingCount: Int { waiting.count }

  /// Takes a record, which waits to be written.
  mutating func note(_ record: Record, _ progress: Progress) {
    guard let row = row(of: record, progress) else { return }
    waiting.append(row)
    if case .attempt(let attempt, _) = row { unkept.append(attempt) }
  }

  /// Keeps a record; what was refused before is tried again first.
  ///
  /// - Throws: Why it cannot be kept now; it waits for the next call.
  mutating func save(_ record: Record, _ progress: Progress) throws(ProgressStoreError) {
    note(record, progress)
    try saveWaiting()
  }

  /// Tries again to write what was refused.
  mutating func saveWaiting() throws(ProgressStoreError) {
    while let first = waiting.first {
      try write(first)
      waiting.removeFirst()
      if case .attempt = first, place != .memory { unkept.removeFirst() }
    }
  }

  /// Goes on in another place, with all that the store holds; false when there is none.
  mutating func leave(because problem: ProgressStoreError) -> Bool {
    guard let opening = keeper?.leave(store, at: place, because: problem) else { return false }
    store = opening.store
    place = opening.place
    saved = nil
    // A store that has just been written can be read.
    revision = (try? store.sessionRevision(courseID)) ?? 0
    return true
  }

  /// Tries to bring home what had to stay elsewhere, at the end of a session.
  mutating func comeHome() {
    guard place != .home, let keeper, waiting.isEmpty, keeper.bringHome(store, from: place) else {
      return
    }
    place = .home
    unkept = []
  }

  /// The answers of this session that are lost with the program, the first one first.
  var lost: [Attempt] { unkept }

  private func write(_ row: Write) throws(ProgressStoreError) {
    switch row {
    case .place(let place): try store.save(place)
    case .lesson(let status): try store.save(status)
    case .attempt(let attempt, let rating): try store.record(attempt, rated: rating)
    case .exercise(let result): try store.record(result)
    case .session(let id, let rows): try store.replaceSessionLog(id, by: rows)
    case .item(let status): try store.save(status)
    }
  }

  private mutating func comeToPage(at now: Int64) {
    shown = now
    missed = []
  }

  private func place(_ bookmark: Bookmark, step: Int, at now: Int64) -> Place {
    switch bookmark {
    case .lesson(let id, let block):
      Place(courseID: courseID, lessonID: id, blockIndex: max(0, block), step: step, updatedAt: now)
    case .exercise(let id):
      Place(courseID: courseID, lessonID: Self.exercisePrefix + id, blockIndex: 0, updatedAt: now)
    }
  }

  /// What is to be written; nil for what only counts in this session.
  private mutating func row(of record: Record, _ progress: Progress) -> Write? {
    let now = seconds()
    switch record {
    case .bookmark(let bookmark):
      comeToPage(at: now)
      return .place(place(bookmark, step: 0, at: now))
    case .step(let bookmark, let step): return .place(place(bookmark, step: step, at: now))
    case .asked:
      comeToPage(at: now)
      return nil
    case .item(let id, let lesson):
      let state = progress.items[id] ?? .init()
      return .item(
        ItemStatus(
          courseID: courseID,
          lessonID: lesson,
          itemID: id,
          hints: state.hints,
          reviews: state.reviews,
          attemptsBefore: state.triesBefore,
          updatedAt: now
        )
      )
    case .taskStart(let log): return .session(taskID, rows(of: log))
    case .lesson(let id, let state):
      let kept = LessonStatus.State(rawValue: state.rawValue) ?? .started
      return .lesson(
        LessonStatus(courseID: courseID, lessonID: id, state: kept, updatedAt: now)
      )
    case .attempt(let item, let lesson, let answer, let isRight, let score, let possible):
      let state = progress.items[item] ?? .init()
      defer {
        shown = now
        if !isRight { missed.insert(item) }
      }
      return .attempt(
        Attempt(
          courseID: courseID,
          lessonID: lesson,
          itemID: item,
          answer: answer,
          isCorrect: isRight,
          score: score.inUnits,
          maxScore: possible.inUnits,
          hintsUsed: state.hints,
          tries: max(1, state.tries),
          at: now,
          secondsTaken: shown.map { max(0, now - $0) } ?? 0
        ),
        !isRight ? .again : state.hints > 0 || missed.contains(item) ? .hard : .good
      )
    case .exercise(let id, let score, let possible, let passed, let seed):
      return .exercise(
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
    case .moment(let moment):
      return .session(momentPrefix + moment.name, rows(of: moment.log))
    }
  }

  /// Writes what is new in the log, and drops what was taken back.
  mutating func save(_ log: SessionLog) throws(ProgressStoreError) {
    if log == saved || isSuperseded { return }
    let known = saved?.seed == log.seed ? saved?.entries ?? [] : []
    let common = zip(known, log.entries).prefix { $0 == $1 }.count
    let revision = try store.rewriteSessionLog(
      courseID,
      keeping: common,
      adding: rows(of: Array(log.entries[common...]), seed: log.seed),
      revision: revision
    )
    if let revision {
      self.revision = revision
      saved = log
    } else {
      isSuperseded = true
    }
  }

  private func rows(of log: SessionLog) -> [SessionEntry] {
    // A log without entries still has a seed to come back to.
    let start = SessionLog.Entry(at: Cluster.defaultStart, action: .rest)
    return rows(of: log.entries.isEmpty ? [start] : log.entries, seed: log.seed)
  }

  private func rows(of entries: [SessionLog.Entry], seed: UInt64) -> [SessionEntry] {
    entries.map {
      SessionEntry(
        virtualTime: $0.at.nanoseconds,
        command: $0.action.stored,
        version: version,
        seed: seed
      )
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

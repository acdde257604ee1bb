import GRDB
import Glibc
import TestKit
import Testing

@testable import ProgressStore

@Suite("A record that cannot stay where it belongs")
struct KeepingTests {
  private let folder: ScratchFolder
  private var home: String { folder.path + "/data/progress.sqlite" }
  private var rescue: String { folder.path + "/state/rescued.sqlite" }
  private var keeper: RecordKeeper { RecordKeeper(home: home, rescues: ["/proc/no", rescue]) }

  init() throws {
    folder = try ScratchFolder()
  }

  private func attempt(_ item: String, at time: Int64 = 1, score: Double = 2) -> Attempt {
    Attempt(
      courseID: "jobs",
      lessonID: "one",
      itemID: item,
      answer: "a",
      isCorrect: score == 2,
      score: score,
      maxScore: 2,
      hintsUsed: 0,
      tries: 1,
      at: time
    )
  }

  private func items(_ store: ProgressStore) throws -> [String] {
    try ["a", "b", "c"].filter { try !store.attempts(of: $0, in: "jobs").isEmpty }
  }

  @Test("the usual case says nothing")
  func usual() throws {
    let opening = try keeper.open()
    #expect(opening.place == .home)
    #expect(opening.problem == nil && opening.movedAside == nil && opening.broughtHome == 0)
  }

  @Test("what cannot be written at home is kept elsewhere, with what home held, and brought back")
  func rescued() throws {
    let first = try keeper.open().store
    try first.record(attempt("a", at: 1), rated: .again)
    try first.setSetting("learner", to: "ada")
    // A folder that is a file now can be neither read nor written.
    try Shell.output(of: "mv \(folder.path)/data \(folder.path)/away; touch \(folder.path)/data")
    let second = try keeper.open()
    #expect(second.place == .rescue(rescue))
    #expect(second.problem?.reason == .folderMissing)
    #expect(try items(second.store).isEmpty)
    try second.store.record(attempt("b", at: 2))
    try Shell.output(of: "rm \(folder.path)/data; mv \(folder.path)/away \(folder.path)/data")
    let third = try keeper.open()
    #expect(third.place == .home && third.broughtHome == 1)
    #expect(try items(third.store) == ["a", "b"])
    #expect(try third.store.setting("learner") == "ada")
    #expect(try folder.names(in: "state").isEmpty)
  }

  @Test("taking the same in twice adds nothing")
  func twice() throws {
    let source = try ProgressStore.inMemory()
    try source.record(attempt("a"), rated: .again)
    try source.record(attempt("b", score: 1), rated: .hard)
    try source.record(
      ExerciseResult(
        courseID: "jobs",
        exerciseID: "e",
        score: 1,
        maxScore: 2,
        passed: false,
        seed: 3,
        at: 4
      )
    )
    try source.save(Place(courseID: "jobs", lessonID: "two", blockIndex: 3, step: 2, updatedAt: 9))
    try source.replaceSessionLog(
      "jobs#checkpoint:x",
      by: [SessionEntry(virtualTime: 1, command: "rest", version: "1", seed: 1)]
    )
    let target = try ProgressStore.inMemory()
    #expect(try target.takeIn(source) == 2)
    let once = try target.exportJSON()
    #expect(try target.takeIn(source) == 0)
    #expect(try target.exportJSON() == once)
    #expect(try target.exportJSON() == source.exportJSON())
  }

  @Test("of two session logs the one that was written more often stays, and the later place")
  func sessions() throws {
    func log(_ command: String) -> [SessionEntry] {
      [SessionEntry(virtualTime: 1, command: command, version: "1", seed: 1)]
    }
    let ours = try ProgressStore.inMemory()
    let theirs = try ProgressStore.inMemory()
    for (store, count) in [(ours, 2), (theirs, 1)] {
      for number in 0..<count {
        _ = try store.rewriteSessionLog(
          "jobs",
          keeping: 0,
          adding: log("run \(count)"),
          revision: number
        )
      }
    }
    try ours.save(Place(courseID: "jobs", lessonID: "one", blockIndex: 1, updatedAt: 10))
    try theirs.save(Place(courseID: "jobs", lessonID: "two", blockIndex: 1, updatedAt: 9))
    try ours.takeIn(theirs)
    #expect(try ours.sessionLog("jobs").map(\.command) == ["run 2"])
    #expect(try ours.place(in: "jobs")?.lessonID == "one")
    try theirs.takeIn(ours)
    #expect(try theirs.sessionLog("jobs").map(\.command) == ["run 2"])
    #expect(try theirs.place(in: "jobs")?.lessonID == "one")
    #expect(try theirs.sessionRevision("jobs") == 2)
  }

  @Test("a record of a newer version is read and never written")
  func newer() throws {
    try keeper.open().store.record(attempt("a"))
    let queue = try DatabaseQueue(path: home)
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: from the future')")
      // What it has changed is not taken in; the rest is.
      try $0.execute(sql: "ALTER TABLE place RENAME COLUMN step TO pace")
    }
    try queue.close()
    let before = try folder.read("data/progress.sqlite")
    let opening = try keeper.open()
    #expect(opening.problem?.reason == .newer)
    #expect(opening.place == .rescue(rescue))
    #expect(try items(opening.store) == ["a"])
    try opening.store.record(attempt("b"))
    #expect(!keeper.bringHome(opening.store, from: opening.place))
    #expect(try folder.read("data/progress.sqlite") == before)
    #expect(try items(keeper.open().store) == ["a", "b"])
  }

  @Test("a record that is removed while it is open is made again, with all that it held")
  func gone() throws {
    let store = try keeper.open().store
    try store.record(attempt("a"))
    try Shell.output(of: "rm -r \(folder.path)/data")
    let problem = ProgressStoreError(path: home, reason: .gone)
    #expect(throws: problem) { try store.record(attempt("b")) }
    let opening = try #require(keeper.leave(store, at: .home, because: problem))
    #expect(opening.place == .home)
    try opening.store.record(attempt("b"))
    #expect(try items(keeper.open().store) == ["a", "b"])
  }

  @Test("a record that goes bad while it is open is left, and what comes is kept elsewhere")
  func leaving() throws {
    let store = try keeper.open().store
    try store.record(attempt("a"))
    for reason in [ProgressStoreError.Reason.diskFull, .readOnly, .damaged] {
      let opening = try #require(
        keeper.leave(store, at: .home, because: ProgressStoreError(path: home, reason: reason))
      )
      #expect(opening.place == .rescue(rescue))
      #expect(try items(opening.store) == ["a"])
      #expect(keeper.bringHome(opening.store, from: opening.place))
    }
    // Who waits for another program has no reason to leave.
    #expect(
      keeper.leave(store, at: .home, because: ProgressStoreError(path: home, reason: .busy)) == nil
    )
  }

  @Test("with no place that can be written the record is in memory, and a look begins no file")
  func memory() throws {
    let nowhere = RecordKeeper(home: "/proc/no/a", rescues: ["/proc/no/b"])
    let opening = try nowhere.open()
    #expect(opening.place == .memory)
    try opening.store.record(attempt("a"))
    #expect(!nowhere.bringHome(opening.store, from: .memory))
    #expect(
      nowhere.leave(
        opening.store,
        at: .memory,
        because: ProgressStoreError(path: "x", reason: .diskFull)
      ) == nil
    )
    let looking = RecordKeeper(home: "/proc/no/a", rescues: [rescue])
    #expect(try looking.open(mayWrite: false).place == .memory)
    #expect(try folder.names().isEmpty)
  }

  @Test("a rescue file in a folder that others may write is not trusted")
  func strangers() throws {
    try Shell.output(of: "mkdir -m 777 \(folder.path)/shared")
    let keeper = RecordKeeper(home: "/proc/no/a", rescues: ["\(folder.path)/shared/r.sqlite"])
    #expect(try keeper.open().place == .memory)
    #expect(try folder.names(in: "shared").isEmpty)
  }
}

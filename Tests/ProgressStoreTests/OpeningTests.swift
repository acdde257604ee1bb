import GRDB
import Glibc
import TestKit
import Testing

@testable import ProgressStore

@Suite
struct OpeningTests {
  private let folder: ScratchFolder
  private var path: String { folder.path + "/progress.sqlite" }

  private static let place = Place(courseID: "jobs", lessonID: "01", blockIndex: 3, updatedAt: 9)

  init() throws {
    folder = try ScratchFolder()
  }

  @Test("what one run saves, the next one finds")
  func reopening() throws {
    do {
      let first = try ProgressStore.open(at: path)
      #expect(first.movedAside == nil)
      try first.store.save(Self.place)
    }
    let second = try ProgressStore.open(at: path)
    #expect(second.movedAside == nil)
    #expect(try second.store.place(in: "jobs") == Self.place)
  }

  @Test("a missing folder is made for its owner alone, and so is the file")
  func missingFolder() throws {
    let deep = folder.path + "/share/joblab/progress.sqlite"
    try ProgressStore.open(at: deep).store.save(Self.place)
    #expect(try folder.mode(of: "share") == 0o700)
    #expect(try folder.mode(of: "share/joblab") == 0o700)
    #expect(try folder.mode(of: "share/joblab/progress.sqlite") == 0o600)
  }

  @Test("a file that is no database is moved aside with its bytes, each time to a new name")
  func notADatabase() throws {
    for number in 1...3 {
      let bytes = Array("these are \(number) notes, and no database at all".utf8)
      try folder.write(bytes, to: "progress.sqlite")
      let opening = try ProgressStore.open(at: path)
      #expect(opening.movedAside == "\(path).unreadable-\(number)")
      #expect(try folder.read("progress.sqlite.unreadable-\(number)") == bytes)
      try opening.store.save(Self.place)
      #expect(try opening.store.place(in: "jobs") == Self.place)
    }
  }

  @Test("a truncated database is moved aside")
  func truncated() throws {
    try fill()
    let bytes = try folder.read("progress.sqlite")
    for length in [bytes.count / 2, 5_000, 1_000, 50] {
      try folder.write(Array(bytes[..<length]), to: "progress.sqlite")
      let opening = try ProgressStore.open(at: path)
      let movedAside = try #require(opening.movedAside, "\(length) bytes")
      let name = try #require(movedAside.split(separator: "/").last)
      #expect(try folder.read(String(name)).count >= length)
      #expect(try opening.store.place(in: "jobs") == nil)
    }
  }

  @Test("a database with damaged pages is moved aside")
  func damaged() throws {
    try fill()
    var bytes = try folder.read("progress.sqlite")
    for index in 4_200..<bytes.count where index % 3 == 0 { bytes[index] = 0x5a }
    try folder.write(bytes, to: "progress.sqlite")
    #expect(try ProgressStore.open(at: path).movedAside == path + ".unreadable-1")
  }

  @Test("a folder in place of the file is moved aside")
  func folderInPlace() throws {
    try #require(mkdir(path, 0o755) == 0)
    try folder.write([1], to: "progress.sqlite/keep")
    #expect(try ProgressStore.open(at: path).movedAside == path + ".unreadable-1")
    #expect(try folder.read("progress.sqlite.unreadable-1/keep") == [1])
  }

  @Test("another program's database is moved aside with its companions")
  func foreign() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE other (x)") }
    try queue.close()
    try folder.write([1, 2], to: "progress.sqlite-wal")
    #expect(try ProgressStore.open(at: path).movedAside == path + ".unreadable-1")
    let kept = try DatabaseQueue(path: path + ".unreadable-1")
    #expect(try kept.read { try $0.tableExists("other") })
  }

  @Test("a record of a newer version is left as it is")
  func newer() throws {
    try fill()
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: from the future')")
    }
    try queue.close()
    #expect(throws: ProgressStoreError(path: path, reason: .newer)) {
      try ProgressStore.open(at: path)
    }
    #expect(try folder.names().allSatisfy { $0.hasPrefix("progress.sqlite") })
  }

  @Test("an empty file is a new record")
  func emptyFile() throws {
    try folder.write([], to: "progress.sqlite")
    #expect(try ProgressStore.open(at: path).movedAside == nil)
  }

  @Test("of many programs that find a damaged file, one moves it and all go on")
  func concurrentOpening() async throws {
    try folder.write(Array("no database".utf8), to: "progress.sqlite")
    let path = path
    let moved = try await withThrowingTaskGroup(of: String?.self) { group in
      for number in 0..<8 {
        group.addTask {
          let opening = try ProgressStore.open(at: path)
          try opening.store.setSetting("writer-\(number)", to: "done")
          return opening.movedAside
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(moved.compactMap { $0 } == [path + ".unreadable-1"])
    let store = try ProgressStore.open(at: path).store
    for number in 0..<8 { #expect(try store.setting("writer-\(number)") == "done") }
  }

  @Test("a folder that cannot be made is told with the file's name")
  func impossibleFolder() throws {
    let path = "/proc/joblab/progress.sqlite"
    let error = #expect(throws: ProgressStoreError.self) { try ProgressStore.open(at: path) }
    #expect(error == ProgressStoreError(path: path, reason: .folderMissing))
    try folder.write([], to: "file")
    let below = folder.path + "/file/progress.sqlite"
    #expect(throws: ProgressStoreError(path: below, reason: .folderMissing)) {
      try ProgressStore.open(at: below)
    }
  }

  @Test("a folder that may not be written is told as such", .enabled(if: geteuid() != 0))
  func readOnlyFolder() throws {
    try #require(chmod(folder.path, 0o500) == 0)
    #expect(throws: ProgressStoreError(path: path, reason: .readOnly)) {
      try ProgressStore.open(at: path)
    }
    try #require(chmod(folder.path, 0o700) == 0)
  }

  @Test("SQLite's failures become reasons that say what to do")
  func reasons() {
    let reasons: [(ResultCode, String)] = [
      (.SQLITE_FULL, "the disk is full"), (.SQLITE_BUSY, "another program holds it"),
      (.SQLITE_READONLY, "it is not writable"), (.SQLITE_CORRUPT, "the file is damaged"),
    ]
    for (code, words) in reasons {
      let error = #expect(throws: ProgressStoreError.self) {
        try ProgressStoreError.wrapping("/data/p.sqlite") { throw DatabaseError(resultCode: code) }
      }
      #expect(error?.description.contains("/data/p.sqlite") == true)
      #expect(error?.description.contains(words) == true)
    }
  }

  /// A record of several pages.
  private func fill() throws {
    let store = try ProgressStore.open(at: path).store
    try store.save(Self.place)
    for number in 0..<200 {
      try store.setSetting("setting \(number)", to: String(repeating: "x", count: 200))
    }
  }
}

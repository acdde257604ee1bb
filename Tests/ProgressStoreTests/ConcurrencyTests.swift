import TestKit
import Testing

@testable import ProgressStore

/// Two tutors on one file.
@Suite
struct ConcurrencyTests {
  @Test("writers side by side lose nothing")
  func writers() async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/progress.sqlite"
    let writers = 4
    let count = 40
    try await withThrowingTaskGroup { group in
      for writer in 0..<writers {
        group.addTask {
          let store = try ProgressStore.open(at: path).store
          for number in 0..<count {
            try store.append(
              [
                SessionEntry(
                  virtualTime: Int64(number),
                  command: "\(writer)",
                  version: "1",
                  seed: 1
                )
              ],
              to: "shared"
            )
            try store.save(
              Place(courseID: "jobs", lessonID: "01", blockIndex: number, updatedAt: 1)
            )
          }
        }
      }
      try await group.waitForAll()
    }
    let opening = try ProgressStore.open(at: path)
    #expect(opening.movedAside == nil)
    let log = try opening.store.sessionLog("shared")
    #expect(log.count == writers * count)
    for writer in 0..<writers {
      let own = log.filter { $0.command == "\(writer)" }.map(\.virtualTime)
      #expect(own == (0..<count).map(Int64.init))
    }
    #expect(try opening.store.place(in: "jobs")?.blockIndex == count - 1)
  }
}

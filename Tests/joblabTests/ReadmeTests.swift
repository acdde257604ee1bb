import Course
import Foundation
import TestKit
import Testing

/// The README's transcripts, run again.
@Suite
struct ReadmeTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("what the README shows of a run is what a run prints")
  func run() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let home = try Home()
    let result = try home.joblab("run --seed 3 \(Self.root.path())docs/flaky.yaml")
    #expect(result.status == 0)
    #expect(readme.contains("$ joblab run --seed 3 docs/flaky.yaml\n" + result.output))
  }

  @Test("the README's tables give the minutes that lessons and exercises say")
  func minutes() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let lessons = try Pupil.course().lessons
    #expect(!lessons.isEmpty)
    for (index, lesson) in lessons.enumerated() {
      let row = "| \(index + 1) \(lesson.title) | \(lesson.frontMatter.minutes) |"
      #expect(readme.contains(row), "\(row)")
    }
    let exercises = Self.root.appending(path: "exercises")
    let ids = try FileManager.default.contentsOfDirectory(atPath: exercises.path)
    #expect(!ids.isEmpty)
    for id in ids {
      let file = exercises.appending(path: "\(id)/exercise.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("minutes: ") })
      let row = "| `\(id)` | \(line.dropFirst(9)) |"
      #expect(readme.contains(row), "\(row)")
    }
  }
}

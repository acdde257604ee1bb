import Course
import Testing

@Suite struct CourseLoaderTests {
  static let exercise = """
    id: sample
    title: A sample
    minutes: 5
    seeds: 3
    horizon: 10m
    hints: [Try.]
    checks: []
    mistakes:
      - {file: wrong.yaml, fails: done, belief: b, says: s}
    """

  static func files() -> MemoryFiles {
    MemoryFiles([
      "exercises/sample/exercise.yaml": exercise, "exercises/sample/task.md": "# Task",
      "exercises/sample/start/job.yaml": "a", "exercises/sample/solutions/one.yaml": "b",
      "exercises/sample/solutions/two/job.yaml": "c",
      "exercises/sample/solutions/two/map.yaml": "d",
      "exercises/sample/mistakes/wrong.yaml": "e",
    ])
  }

  @Test("an exercise is read with its files, and a folder of solutions is one of several files")
  func exercise() throws {
    let loaded = CourseLoader.load(Self.files())
    #expect(loaded.problems == [])
    let exercise = try #require(loaded.course.exercise("sample"))
    #expect(exercise.seeds == [1, 2, 3])
    #expect(exercise.start.map(\.path) == ["job.yaml"])
    #expect(exercise.solutions.map(\.name) == ["solutions/one.yaml", "solutions/two"])
    #expect(
      exercise.solutions.map { $0.files.map(\.path) } == [["one.yaml"], ["job.yaml", "map.yaml"]]
    )
    #expect(exercise.mistakes.map(\.fails) == [["done"]])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let problem: String
    var testDescription: String { problem }
  }

  static let broken: [Case] = [
    Case(
      old: "id: sample",
      new: "id: other",
      problem:
        "exercise.yaml:1:5: the id is `other`, the folder `sample`; both must be the same word"
    ),
    Case(
      old: "seeds: 3",
      new: "seeds: 0",
      problem: "exercise.yaml:4:8: the number of seeds must be from 1 to 1000"
    ),
    Case(
      old: "seeds: 3",
      new: "seeds: [1-3, 3]",
      problem: "exercise.yaml:4:8: `seeds` must name 1 to 1000 seeds, each once"
    ),
    Case(
      old: "seeds: 3",
      new: "seeds: 9-7",
      problem: "exercise.yaml:4:8: `9-7` is no seed and no range such as 1-20"
    ),
    Case(
      old: "horizon: 10m",
      new: "horizon: soon",
      problem:
        "exercise.yaml:5:10: `horizon` is `soon`; it must be a length of time such as 90s or 10m"
    ),
    Case(
      old: "wrong.yaml",
      new: "wrongs.yaml",
      problem: "exercise.yaml:9:12: there is no exercises/sample/mistakes/wrongs.yaml"
    ),
    Case(
      old: "  - {file: wrong.yaml, fails: done, belief: b, says: s}",
      new: "",
      problem:
        "mistakes/wrong.yaml:1:1: is not listed under `mistakes` in exercise.yaml; say which check it fails and why"
    ),
  ]

  @Test("a broken exercise is told with its place", arguments: broken)
  func isTold(_ example: Case) throws {
    var files = Self.files()
    let text = try #require(files["exercises/sample/exercise.yaml"])
    files["exercises/sample/exercise.yaml"] =
      text.replacing(example.old, with: example.new)
    let loaded = CourseLoader.load(files)
    #expect(loaded.course.exercises.isEmpty)
    #expect(loaded.problems.map(\.description) == ["exercises/sample/\(example.problem)"])
  }

  @Test("a lesson that cannot be read takes no other with it")
  func isolation() {
    var files = CourseCheckTests.sound
    files["lessons/03-broken.md"] = "no front matter"
    let loaded = CourseLoader.load(files)
    #expect(loaded.course.lessons.map(\.id) == ["one", "two"])
    #expect(loaded.problems.count == 1)
  }

  @Test("a file that cannot be read, is too large or is not text is told by name")
  func unreadable() {
    struct Failing: ContentFiles {
      func paths() -> [String] { ["lessons/01-a.md", "lessons/02-b.md", "lessons/03-c.md"] }
      func read(_ path: String) throws(ContentFilesError) -> [UInt8] {
        switch path {
        case "lessons/01-a.md": throw ContentFilesError(path: path, reason: "Permission denied")
        case "lessons/02-b.md": return [0xFF, 0xFE]
        default: return Array(repeating: 0x61, count: ContentLimits.fileBytes + 1)
        }
      }
    }
    #expect(
      CourseLoader.load(Failing()).problems.map(\.description) == [
        "lessons/01-a.md:1:1: cannot be read: Permission denied",
        "lessons/02-b.md:1:1: is not UTF-8 text; save it as UTF-8",
        "lessons/03-c.md:1:1: is 1048577 bytes long; a content file may have 1048576",
      ]
    )
  }

  @Test("a mark at the start and Windows line ends mean nothing")
  func lineEnds() throws {
    let text = try #require(CourseCheckTests.sound["lessons/02-two.md"])
    var files = MemoryFiles([:])
    files["lessons/02-two.md"] =
      "\u{FEFF}"
      + text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let loaded = CourseLoader.load(files)
    #expect(loaded.problems == [])
    #expect(loaded.course.lessons.map(\.id) == ["two"])
  }
}

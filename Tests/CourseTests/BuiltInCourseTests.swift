import Course
import CourseContent
import Foundation
import Testing

/// A course in a real folder, for tests.
struct DiskFiles: ContentFiles {
  let root: String

  func paths() -> [String] {
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func read(_ path: String) throws(ContentFilesError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else {
      throw ContentFilesError(path: path, reason: "No such file or directory")
    }
    return Array(data)
  }
}

@Suite struct BuiltInCourseTests {
  @Test("the built-in course is beside the program, and all of it can be read")
  func loads() throws {
    let folder = try #require(BuiltInCourse.folder)
    let loaded = CourseLoader.load(DiskFiles(root: folder))
    #expect(loaded.problems == [])
    #expect(
      loaded.course.lessons.map(\.id) == [
        "what-is-a-job", "first-job", "life-of-a-job", "job-types", "parallelism", "indexed-jobs",
        "retries", "suspend-and-resume", "deadlines-and-clean-up",
        "init-containers-and-volumes", "resources-and-practices", "watching", "troubleshooting",
        "cronjobs", "policies",
      ]
    )
    #expect(loaded.course.exercises.map(\.id).contains("failing-job"))
  }

  @Test("each lesson takes 5 to 12 minutes, runs commands, and asks at least four questions")
  func substance() throws {
    let folder = try #require(BuiltInCourse.folder)
    for lesson in CourseLoader.load(DiskFiles(root: folder)).course.lessons {
      #expect((5...12).contains(lesson.frontMatter.minutes))
      #expect(lesson.items.count >= 4)
      let sessions = lesson.blocks.count { if case .session = $0.content { true } else { false } }
      #expect(sessions >= 2)
    }
  }
}

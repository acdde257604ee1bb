import Course
import CourseContent
import Foundation
import Grading
import Testing

@Suite struct ContentProofTests {
  @Test("the simulator proves all built-in lessons, items and exercises")
  func builtIn() throws {
    let folder = try #require(BuiltInCourse.folder)
    var files = MemoryFiles([:])
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      files[path] = String(decoding: data, as: UTF8.self)
    }
    let problems = ContentProof(files: files).problems()
    #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
  }
}

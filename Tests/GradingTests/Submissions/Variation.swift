import Course
import CourseContent
import Foundation
import Grading

/// A submission to failing-job: its right solution with named edits.
struct Variation: Sendable {
  struct Edit: Sendable {
    let old: String
    let new: String
  }

  let name: String
  var edits: [Edit] = []
  /// The checks that a careful teacher lets it fail; all others earn their points.
  let fails: [String]
  /// Words that the feedback or the notes must have.
  var says = ""

  static let solution = """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: flaky-import
    spec:
      backoffLimit: 4
      activeDeadlineSeconds: 300
      template:
        spec:
          restartPolicy: Never
          containers:
          - name: importer
            image: busybox:1.36
            command:
            - sh
            - -c
            - |
              echo "asking the warehouse"
              if [ $((RANDOM % 2)) -eq 0 ]; then
                echo "no answer"
                exit 1
              fi
              echo "orders imported"

    """

  var text: String {
    edits.reduce(Self.solution) { text, edit in
      precondition(text.contains(edit.old), "\(name): there is no \(edit.old)")
      return text.replacing(edit.old, with: edit.new)
    }
  }

  static let exercise: Exercise? = {
    guard let folder = BuiltInCourse.folder else { return nil }
    var files = MemoryFiles([:])
    for path in FileManager.default.subpaths(atPath: folder) ?? [] {
      guard path.hasPrefix("exercises/failing-job/"),
        let data = FileManager.default.contents(atPath: "\(folder)/\(path)")
      else { continue }
      files[path] = String(decoding: data, as: UTF8.self)
    }
    return CourseLoader.load(files).course.exercise("failing-job")
  }()
}

extension Variation.Edit {
  init(_ old: String, _ new: String) {
    self.init(old: old, new: new)
  }

  static func limit(_ text: String) -> Self { .init("backoffLimit: 4", text) }
  static func deadline(_ text: String) -> Self { .init("activeDeadlineSeconds: 300", text) }
  static func policy(_ text: String) -> Self { .init("restartPolicy: Never", text) }
}

import Foundation
import TestKit

/// A course of many small questions, for tests of what is kept of the answers: each wants a 4.
enum CountingCourse {
  /// Writes it into a home's folder; `--content course` opens it.
  static func write(to home: Home, lessons: [String], questions: Int) throws {
    try Shell.output(of: "mkdir -p \(home.path)/course/lessons")
    for (number, lesson) in lessons.enumerated() {
      let items = (1...questions).map { item("\(lesson)-\($0)") }
      let text = """
        ---
        id: \(lesson)
        title: Counting
        minutes: 5
        objectives:
          count: Count
        prerequisites: []
        ---

        # Counting

        \(items.joined(separator: "\n"))
        """
      try home.folder.write(text, to: "course/lessons/0\(number + 1)-\(lesson).md")
    }
  }

  private static func item(_ id: String) -> String {
    """
    ```quiz \(id)
    kind: numeric
    objective: count
    prompt: How many?
    answer: 4
    unit: pods
    misconceptions:
      - {answer: 3, feedback: One too few.}
    otherwise: Count again.
    hints: [More than three., Less than five.]
    explanation: Four.
    source: https://example.com/
    ```

    """
  }

  /// The questions that the screen has called right, in their order.
  static func right(in screen: String) -> [String] {
    var item = ""
    var right: [String] = []
    for line in screen.split(separator: "\n") {
      if line.hasPrefix("Question · "), let id = line.split(separator: " ").last {
        item = String(id)
      }
      if line.hasPrefix("✓ Right.") { right.append(item) }
    }
    return right
  }

  /// The questions with a right answer on record, and how many answers there are to each.
  static func recorded(in home: Home) throws -> [String: Int] {
    let name = ".record.json"
    try Shell.output(of: "rm -f \(home.path)/\(name)")
    _ = try home.joblab("learn --content course", input: "record export \(name)\n")
    let data = try Data(contentsOf: URL(filePath: "\(home.path)/\(name)"))
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    var counts: [String: Int] = [:]
    for attempt in object?["attempts"] as? [[String: Any]] ?? [] {
      guard attempt["correct"] as? Bool == true, let item = attempt["item"] as? String else {
        continue
      }
      counts[item, default: 0] += 1
    }
    return counts
  }
}

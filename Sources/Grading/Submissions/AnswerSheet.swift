import Course

/// A learner's answers to an exercise's questions, from `answers.yaml`.
struct AnswerSheet {
  private var texts: [String: String] = [:]
  /// What is wrong with the sheet; nil when it can be read.
  private(set) var problem: String?

  init(_ submission: Submission) {
    guard let file = submission.files.first(where: { $0.path == Submission.answersFile }) else {
      return
    }
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      problem = "\(file.path) is not UTF-8 text"
      return
    }
    do throws(ContentProblem) {
      let start = ContentPosition(file: file.path)
      let node = try DocumentReader.read(text, from: start, what: file.path)
      for entry in try node.entries(as: file.path) {
        texts[entry.key] = try Self.answer(entry.value, to: entry.key)
      }
    } catch {
      problem = error.description
    }
  }

  subscript(id: String) -> String? { texts[id] }

  /// A text, or a list of choices.
  private static func answer(
    _ node: DocumentNode,
    to id: String
  ) throws(ContentProblem) -> String {
    guard case .sequence(let elements) = node.content else { return try node.text(as: id) }
    var parts: [String] = []
    for element in elements { parts.append(try element.text(as: id)) }
    return parts.joined(separator: ",")
  }
}

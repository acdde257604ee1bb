import Console
import Course
import CourseContent
import Foundation
import TestKit

/// Somebody who goes through a lesson and knows every key: what they type, one line after the other.
///
/// The questions and their keys come from the course, with the values that are drawn for the learner.
struct Pupil {
  /// A line, and what the screen shows when it has been dealt with.
  struct Step: Sendable {
    var line: String
    var shows: String

    init(_ line: String, shows: String) {
      self.line = line
      self.shows = shows
    }
  }

  static let name = "pupil"

  static func course() throws -> Course {
    guard let folder = BuiltInCourse.folder else { throw Shell.Failure(description: "no course") }
    var files: [String: String] = [:]
    for path in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
    {
      guard path.hasPrefix("lessons/"), path.hasSuffix(".md") else { continue }
      files[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
    return CourseLoader.load(MemoryFiles(files)).course
  }

  let lesson: Lesson
  /// Whether they first answer wrong, ask for hints and take commands back.
  var stumbles = false

  /// All that is typed from the first page of the lesson to its end.
  func steps() throws -> [Step] {
    var steps: [Step] = []
    var files: [ProofFile] = []
    var hasStumbled = false
    for block in lesson.blocks {
      switch block.content {
      case .prose: break
      case .manifest(let manifest):
        files.removeAll { $0.path == manifest.file }
        files.append(ProofFile(path: manifest.file, text: manifest.text))
      case .session(let session):
        for command in session.commands {
          let first = command.command.split(separator: "\n").first.map(String.init) ?? ""
          steps.append(Step("", shows: "$ \(first.prefix(40))"))
        }
        if stumbles, !hasStumbled, let last = session.commands.last {
          hasStumbled = true
          let first = last.command.split(separator: "\n").first.map(String.init) ?? ""
          steps.append(Step("undo", shows: "Taken back: \(first.prefix(40))"))
          steps.append(Step("redo", shows: "Done again."))
        }
        steps.append(Step("", shows: ""))
      case .item(let item):
        let source = DrawSource(owner: Self.name, id: item.id)
        let drawn = try AnswerJudge(files: files).resolved(try item.drawn(source))
        if stumbles { steps += wrongSteps(drawn) }
        steps += rightSteps(drawn)
        steps.append(Step("", shows: ""))
      case .checkpoint(let checkpoint):
        for line in checkpoint.reach.split(separator: "\n") {
          steps.append(Step(String(line), shows: ""))
        }
        steps.append(Step("check", shows: "reached."))
        steps.append(Step("next", shows: ""))
      case .exercise: steps.append(Step("next", shows: ""))
      }
    }
    // What stands below the last thing to do is a page of its own.
    if case .prose? = lesson.blocks.last?.content { steps.append(Step("", shows: "")) }
    return steps
  }

  private func wrongSteps(_ item: Item) -> [Step] {
    var steps: [Step] = []
    if !item.hints.isEmpty { steps.append(Step("hint", shows: "Hint 1 of \(item.hints.count)")) }
    switch item.question {
    case .single(let question):
      guard let wrong = question.choices.firstIndex(where: { !$0.isRight }) else { break }
      steps.append(Step(ChoiceQuestion.letter(wrong), shows: "✗ Not right."))
    case .numeric: steps.append(Step("987654", shows: "✗ Not right."))
    case .task, .fix: steps.append(Step("check", shows: "✗ Not right."))
    default: break
    }
    return steps
  }

  /// The number on screen, from 1, of a part.
  private func place(of part: Int, in shown: [Int]) -> String {
    "\((shown.firstIndex(of: part) ?? 0) + 1)"
  }

  private func rightSteps(_ item: Item) -> [Step] {
    let right = "✓ Right."
    func answer(_ text: String) -> [Step] { [Step("answer \(text)", shows: right)] }
    switch item.question {
    case .single(let question), .multiple(let question):
      return answer(question.key.map(ChoiceQuestion.letter).joined(separator: ","))
    case .trueFalse(let question): return answer(question.answer == true ? "true" : "false")
    case .numeric(let question): return answer("\(question.answer ?? 0)")
    case .text(let question): return answer(question.accepted[0].literal)
    case .ordering(let question):
      return answer(
        question.steps.indices.map { place(of: $0, in: question.shown) }.joined(separator: " ")
      )
    case .matching(let question):
      let pairs = question.pairs.indices.map { pair in
        "\(pair + 1)" + ChoiceQuestion.letter(question.shown.firstIndex(of: pair) ?? 0)
      }
      return answer(pairs.joined(separator: " "))
    case .blanks(let question): return answer(question.key.joined(separator: ", "))
    case .lines(let question):
      return
        answer(
          question.lines.indices.map { place(of: $0, in: question.shown) }.joined(separator: " ")
        )
    case .predict(let question):
      let values = question.values.map { value in
        switch value.form {
        case .number(let number): "\(value.name)=\(number.answer ?? 0)"
        case .word(let key, _, _): "\(value.name)=\(key ?? "")"
        }
      }
      return answer(values.joined(separator: ", "))
    case .task(let task), .fix(let task):
      var steps: [Step] = []
      switch task.solution {
      case .script(let script):
        steps = script.split(separator: "\n").map { Step(String($0), shows: "") }
      case .files(let files):
        for file in files {
          let text = file.text.hasSuffix("\n") ? file.text : file.text + "\n"
          steps.append(Step("cat > \(file.path) <<'END'\n\(text)END", shows: ""))
        }
      }
      return steps + [Step("check", shows: right)]
    }
  }
}

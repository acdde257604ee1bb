import Course
import CourseContent
import Foundation
import Markdown
import TestKit
import Testing

@testable import Exchange

/// Items to send and to take in.
enum Samples {
  /// A question of every kind.
  static let everyKind: ItemSheet = sheet(of: MemoryFiles([EveryKind.path: EveryKind.lesson]))

  static let builtIn: Course =
    BuiltInCourse.folder.map { CourseLoader.load(FolderOfFiles(root: $0)).course } ?? Course()

  /// All items of the built-in course.
  static let course: ItemSheet = sheet(of: builtIn, names: [], seed: 1)

  private static func sheet(of files: MemoryFiles) -> ItemSheet {
    sheet(of: CourseLoader.load(files).course, names: [], seed: 1)
  }

  static func sheet(of course: Course, names: [String], seed: UInt64) -> ItemSheet {
    do {
      return try SheetBuilder(course: course, threads: 2).sheet(of: names, seed: seed)
    } catch {
      Issue.record("no sheet: \(error)")
      return ItemSheet(title: "", seed: seed, sections: [])
    }
  }

  /// Items that are drawn, by 50 seeds; those of the first two with keys from the simulator, the
  /// others with any, since a format asks for no more.
  static func draws() throws -> [ItemSheet] {
    let items = builtIn.lessons.flatMap(\.items).filter(\.hasParameters)
    return try seeds(50).map { seed in
      if seed <= 2 { return sheet(of: builtIn, names: items.map(\.id), seed: seed) }
      let drawn = try items.map {
        try $0.drawn(DrawSource(owner: "sweep", id: $0.id, review: Int(seed)))
      }
      let written = drawn.map { $0.withKey(Double(seed)).selfContained(with: []) }
      return ItemSheet(
        title: "Draw \(seed)",
        seed: seed,
        sections: [.init(id: "drawn", title: "Drawn", items: written)]
      )
    }
  }
}

/// A course in a real folder.
private struct FolderOfFiles: ContentFiles {
  let root: String

  func paths() -> [String] {
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".md") || $0.contains(".y") || $0.contains("/start/") }
      .sorted()
  }

  func read(_ path: String) throws(ContentFilesError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else {
      throw ContentFilesError(path: path, reason: "No such file or directory")
    }
    return Array(data)
  }
}

/// Compares items one by one, so that a difference is short to read.
func expectSame(_ items: [Item], _ expected: [Item]) {
  #expect(items.map(\.id) == expected.map(\.id))
  for (item, expected) in zip(items, expected) where item != expected {
    Issue.record("\(item.id) is\n\(item)\nand not\n\(expected)")
  }
}

extension ImportedSheet {
  /// The items as the course reads them from the lesson that is written of them.
  func throughLesson() -> [Item] {
    let written = LessonWriter.lessons(self, title: "Imported", source: "file")
    #expect(written.notes == [])
    var items: [Item] = []
    for lesson in written.lessons {
      let (read, problems) = LessonParser.parse(lesson.text, file: "lesson.md")
      #expect(problems == [])
      #expect(read?.id == lesson.id)
      items += read?.items ?? []
    }
    return items
  }
}

extension Item {
  /// The item with a key where its proof would give one.
  func withKey(_ number: Double) -> Item {
    var item = self
    switch question {
    case .numeric(var question):
      question.answer = question.answer ?? number
      item.question = .numeric(question)
    case .predict(var question):
      for index in question.values.indices {
        switch question.values[index].form {
        case .number(var numeric):
          numeric.answer = numeric.answer ?? number
          question.values[index].form = .number(numeric)
        case .word(let key, let wrong, let otherwise):
          let word = key ?? "Word \(number)*"
          question.values[index].form = .word(key: word, wrong: wrong, otherwise: otherwise)
        }
      }
      item.question = .predict(question)
    default: break
    }
    return item
  }

  /// What is left of an item when its place and its arrangement are not looked at, and each of its
  /// texts is taken by its meaning.
  func essence(_ text: (String) -> String) -> Item {
    var item = self
    item.position = ContentPosition(file: "")
    item.basis = .source("")
    item.objective = ""
    item.template = nil
    item.scoring = .standard
    item.prompt = text(prompt)
    item.explanation = text(explanation)
    item.hints = hints.map(text)
    item.question = question.essence(text)
    return item
  }
}

extension Item.Question {
  func essence(_ text: (String) -> String) -> Item.Question {
    switch self {
    case .single(let question): return .single(question.essence(text))
    case .multiple(let question): return .multiple(question.essence(text))
    case .trueFalse(var question):
      question.toTrue = text(question.toTrue)
      question.toFalse = text(question.toFalse)
      return .trueFalse(question)
    case .numeric(let question): return .numeric(question.essence(text))
    case .text(var question):
      question.wrong = question.wrong.map { WrongForm(form: $0.form, feedback: text($0.feedback)) }
      question.otherwise = text(question.otherwise)
      return .text(question)
    case .ordering(var question):
      question.steps = question.steps.map {
        .init(text: text($0.text), feedback: text($0.feedback))
      }
      question.shown = Array(question.steps.indices)
      question.otherwise = text(question.otherwise)
      return .ordering(question)
    case .matching(var question):
      question.pairs = question.pairs.map {
        .init(left: text($0.left), right: text($0.right), feedback: text($0.feedback))
      }
      question.extra = question.extra.map(text).sorted()
      question.shown = Array(0..<(question.pairs.count + question.extra.count))
      question.otherwise = text(question.otherwise)
      return .matching(question)
    case .blanks(var question):
      question.blanks = question.blanks.map { blank in
        BlanksQuestion.Blank(
          name: blank.name,
          accepted: blank.accepted,
          wrong: blank.wrong.map { WrongForm(form: $0.form, feedback: text($0.feedback)) },
          otherwise: text(blank.otherwise)
        )
      }
      return .blanks(question)
    case .lines(var question):
      question.extra = question.extra.map { .init(text: $0.text, feedback: text($0.feedback)) }
        .sorted { $0.text < $1.text }
      question.shown = Array(0..<(question.lines.count + question.extra.count))
      question.otherwise = text(question.otherwise)
      return .lines(question)
    case .predict(var question):
      question.values = question.values.map { value in
        switch value.form {
        case .number(let numeric):
          .init(name: value.name, text: text(value.text), form: .number(numeric.essence(text)))
        case .word(let key, let wrong, let otherwise):
          .init(
            name: value.name,
            text: text(value.text),
            form: .word(
              key: key,
              wrong: wrong.map { WrongForm(form: $0.form, feedback: text($0.feedback)) },
              otherwise: text(otherwise)
            )
          )
        }
      }
      return .predict(question)
    case .task, .fix: return self
    }
  }
}

extension ChoiceQuestion {
  fileprivate func essence(_ text: (String) -> String) -> ChoiceQuestion {
    ChoiceQuestion(
      choices: choices.map {
        Choice(text: text($0.text), isRight: $0.isRight, feedback: text($0.feedback))
      }
    )
  }
}

extension NumericQuestion {
  fileprivate func essence(_ text: (String) -> String) -> NumericQuestion {
    var question = self
    question.misconceptions = misconceptions.map {
      .init(answer: $0.answer, feedback: text($0.feedback))
    }
    question.otherwise = text(otherwise)
    return question
  }
}

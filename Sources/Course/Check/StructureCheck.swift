/// Checks what lessons, items and exercises say about each other and themselves.
struct StructureCheck {
  let course: Course

  func problems() -> [ContentProblem] {
    duplicateIDs() + prerequisites() + references() + objectives() + hints()
  }

  // MARK: ids

  private func duplicateIDs() -> [ContentProblem] {
    var first: [String: ContentPosition] = [:]
    var problems: [ContentProblem] = []
    for (id, position) in course.identifiers {
      if let other = first[id] {
        problems.append(ContentProblem(position, "the id `\(id)` is taken by \(other)"))
      } else {
        first[id] = position
      }
    }
    return problems
  }

  // MARK: references

  private func prerequisites() -> [ContentProblem] {
    var earlier: Set<String> = []
    var problems: [ContentProblem] = []
    for lesson in course.lessons {
      for id in lesson.frontMatter.prerequisites where !earlier.contains(id) {
        let reason = course.lesson(id) == nil ? "there is no such lesson" : "it comes later"
        problems.append(
          ContentProblem(lesson.frontMatter.position, "the prerequisite `\(id)`: \(reason)")
        )
      }
      earlier.insert(lesson.id)
    }
    return problems
  }

  private func references() -> [ContentProblem] {
    var problems: [ContentProblem] = []
    for lesson in course.lessons {
      for block in lesson.blocks {
        if case .exercise(let id) = block.content, course.exercise(id) == nil {
          problems.append(ContentProblem(block.position, "there is no exercise `\(id)`"))
        }
      }
    }
    for exercise in course.exercises
    where !exercise.lesson.isEmpty && course.lesson(exercise.lesson) == nil {
      problems.append(
        ContentProblem(exercise.position, "there is no lesson `\(exercise.lesson)`")
      )
    }
    return problems
  }

  private func objectives() -> [ContentProblem] {
    var problems: [ContentProblem] = []
    for lesson in course.lessons {
      let objectives = lesson.frontMatter.objectives.map(\.id)
      for item in lesson.items where !item.objective.isEmpty {
        if !objectives.contains(item.objective) {
          problems.append(
            ContentProblem(
              item.position,
              "the lesson has no objective `\(item.objective)`; it has \(objectives.quotedList)"
            )
          )
        }
      }
      let measured = Set(lesson.items.map(\.objective))
      for objective in objectives where !measured.contains(objective) {
        problems.append(
          ContentProblem(
            lesson.frontMatter.position,
            "no item measures the objective `\(objective)`"
          )
        )
      }
    }
    return problems
  }

  // MARK: hints

  private func hints() -> [ContentProblem] {
    let items = course.lessons.flatMap(\.items) + course.exercises.flatMap(\.questions)
    var problems: [ContentProblem] = []
    for item in items {
      if item.hints.isEmpty {
        problems.append(ContentProblem(item.position, "the item `\(item.id)` has no hints"))
      }
      for hint in item.hints where givesAway(hint, item) {
        problems.append(
          ContentProblem(item.position, "a hint of `\(item.id)` gives the answer away: \(hint)")
        )
      }
    }
    for exercise in course.exercises where exercise.hints.isEmpty {
      problems.append(ContentProblem(exercise.position, "the exercise has no hints"))
    }
    return problems
  }

  /// Whether a hint says the right answer word for word.
  ///
  /// A number is often part of an honest hint (`10, 20 and 40 seconds`), so it gives the answer away
  /// only when the hint says nothing else.
  private func givesAway(_ hint: String, _ item: Item) -> Bool {
    let hint = hint.onOneLine.lowercased()
    return item.question.answers.contains { answer in
      let text = answer.onOneLine.lowercased()
      return text.count > 3 && hint.contains(text) || TextForm.normal(hint) == text
    }
  }
}

extension Item.Question {
  /// The right answers as texts that no hint may say.
  fileprivate var answers: [String] {
    switch self {
    case .single(let question), .multiple(let question):
      question.key.map { question.choices[$0].text }
    case .text(let question): question.accepted.map(\.literal)
    case .blanks(let question):
      question.blanks.flatMap { $0.accepted.map(\.literal) }.filter { $0.count > 6 }
        + [question.key.joined(separator: ", ")]
    case .lines(let question): [question.assembled(Array(question.lines.indices))]
    case .ordering(let question): [question.steps.map(\.text).joined(separator: ", ")]
    case .numeric(let question):
      question.answer.map { ["\(numberText($0))\(question.unit.suffix)", numberText($0)] }?
        .filter { $0.contains(" ") || $0.count <= 3 } ?? []
    case .predict(let question): [question.values.compactMap(\.keyText).joined(separator: ", ")]
    case .task(let task), .fix(let task):
      switch task.solution {
      case .script(let script): [script]
      case .files(let files): files.map(\.text)
      }
    case .trueFalse, .matching: []
    }
  }
}

extension PredictQuestion.Value {
  fileprivate var keyText: String? {
    switch form {
    case .number(let question): question.answer.map(numberText)
    case .word(let key, _, _): key
    }
  }
}

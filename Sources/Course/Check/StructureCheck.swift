/// Checks what lessons, items and exercises say about each other and themselves.
struct StructureCheck {
  let course: Course

  func problems() -> [ContentProblem] {
    duplicateIDs() + prerequisites() + references() + objectives() + hints()
  }

  // MARK: ids

  /// All ids share one space, so that `goto ID` and the learner's record need no more than the id.
  private func duplicateIDs() -> [ContentProblem] {
    var first: [String: ContentPosition] = [:]
    var problems: [ContentProblem] = []
    for (id, position) in identifiers() {
      if let other = first[id] {
        problems.append(ContentProblem(position, "the id `\(id)` is taken by \(other)"))
      } else {
        first[id] = position
      }
    }
    return problems
  }

  private func identifiers() -> [(String, ContentPosition)] {
    var ids: [(String, ContentPosition)] = []
    for lesson in course.lessons {
      ids.append((lesson.id, lesson.frontMatter.position))
      for block in lesson.blocks {
        switch block.content {
        case .item(let item): ids.append((item.id, item.position))
        case .checkpoint(let checkpoint): ids.append((checkpoint.id, block.position))
        default: break
        }
      }
    }
    for exercise in course.exercises {
      ids.append((exercise.id, exercise.position))
      ids += exercise.questions.map { ($0.id, $0.position) }
    }
    return ids
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

  /// Whether a hint says the whole text of a right choice.
  private func givesAway(_ hint: String, _ item: Item) -> Bool {
    switch item.question {
    case .single(let question), .multiple(let question):
      let hint = hint.onOneLine.lowercased()
      return question.key.contains {
        let text = question.choices[$0].text.onOneLine.lowercased()
        return text.count > 3 && hint.contains(text)
      }
    case .numeric:
      return false
    }
  }
}

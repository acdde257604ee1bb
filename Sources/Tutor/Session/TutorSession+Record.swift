import Course
import ProgressStore
import TerminalText

/// What is on record of the learner: `record`, `record export FILE`, `record forget NAME`.
extension TutorSession {
  mutating func record(_ argument: String) -> [Effect] {
    let words = argument.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case (nil, _): return [.show(mastery)]
    case ("export", 2): return [.exportRecord(file: words[1])]
    case ("forget", 2...3):
      guard words.count == 2 || words[2] == "yes" else { break }
      return forget(words[1], isConfirmed: words.count == 3)
    default: break
    }
    return [.show(problem("Not understood; `help record` says what can be said."))]
  }

  private mutating func forget(_ name: String, isConfirmed: Bool) -> [Effect] {
    let target: Forgetting
    let what: String
    if name == "all" {
      (target, what) = (.everything, "everything that is on record of you in this course")
    } else if let lesson = course.lesson(name) {
      (target, what) = (.lesson(lesson.id), "your answers in the lesson \(lesson.id)")
    } else if let exercise = course.exercise(name) {
      (target, what) = (.exercise(exercise.id), "your results in the exercise \(exercise.id)")
    } else {
      return [.show(problem("There is no lesson or exercise `\(name)`; `all` is everything."))]
    }
    guard isConfirmed else {
      return [
        .show(
          line("This would forget \(what), for good. To do so: record forget \(name) yes")
        )
      ]
    }
    forget(target)
    return [.forget(target), .show(line("Forgotten: \(what)."))]
  }

  private mutating func forget(_ target: Forgetting) {
    switch target {
    case .everything:
      progress = Progress()
      plan = []
    case .lesson(let id):
      let items = Set(course.lesson(id)?.items.map(\.id) ?? [])
      for item in items { progress.items[item] = nil }
      progress.lessons[id] = nil
      plan.removeAll { items.contains($0.itemID) }
    case .exercise(let id):
      progress.exercises[id] = nil
      progress.items[id] = nil
    }
  }

  /// How well each objective is known: the points of its items, and how likely they are recalled.
  private var mastery: StyledText {
    var table = TextTable(
      header: ["LESSON", "OBJECTIVE", "MASTERY"].map { StyledText($0, .quiet) },
      rows: [],
      alignments: [.left, .left, .right]
    )
    let cards = Dictionary(plan.map { ($0.itemID, $0.card) }) { first, _ in first }
    for lesson in course.lessons {
      for objective in lesson.frontMatter.objectives {
        let items = lesson.items.filter { $0.objective == objective.id }
        guard items.contains(where: { progress.items[$0.id] != nil }) else { continue }
        let known = items.reduce(0.0) { sum, item in
          let points = Double((progress.items[item.id]?.best ?? .zero).hundredths)
          let share = item.points.hundredths > 0 ? points / Double(item.points.hundredths) : 0
          return sum + share * (cards[item.id]?.retrievability(at: today) ?? 1)
        }
        let percent = Int((known / Double(items.count) * 100).rounded())
        table.rows.append([
          StyledText(lesson.id), StyledText(Sanitizer.cleanLine(objective.text)),
          StyledText("\(percent)%"),
        ])
      }
    }
    guard !table.rows.isEmpty else { return line("Nothing is on record yet.") + outlook }
    return table.lines(on: terminal).map { $0 + "\n" }.joined() + "\n" + outlook
  }
}

/// What a learner wants to be forgotten.
package enum Forgetting: Equatable, Sendable {
  case everything
  case lesson(String)
  case exercise(String)
}

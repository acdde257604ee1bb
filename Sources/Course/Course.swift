/// Lessons in their order, and the exercises that go with them.
package struct Course: Hashable, Sendable {
  package var lessons: [Lesson]
  package var exercises: [Exercise]

  package init(lessons: [Lesson] = [], exercises: [Exercise] = []) {
    self.lessons = lessons
    self.exercises = exercises
  }

  package func lesson(_ id: String) -> Lesson? { lessons.first { $0.id == id } }

  package func exercise(_ id: String) -> Exercise? { exercises.first { $0.id == id } }

  /// An item of a lesson or an exercise.
  package func item(_ id: String) -> Item? {
    for lesson in lessons {
      if let item = lesson.items.first(where: { $0.id == id }) { return item }
    }
    for exercise in exercises {
      if let item = exercise.questions.first(where: { $0.id == id }) { return item }
    }
    return nil
  }
}

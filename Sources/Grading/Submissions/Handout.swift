package import Course

/// What each student of a roster is given: the task and the start files of their variant.
package struct Handout: Sendable {
  package let exercise: Exercise
  package let students: [Roster.Student]
  private let secret: CourseSecret?

  /// Why nothing can be handed out, in a sentence.
  package struct Problem: Error, Hashable, Sendable {
    package var reason: String
  }

  /// Without a `secret` all students have the exercise as it is, which must have no parameters then.
  package init(
    exercise: Exercise,
    roster: Roster,
    secret: CourseSecret?
  ) throws(Problem) {
    guard secret != nil || !exercise.hasParameters else {
      throw Problem(reason: "\(exercise.id) has variants, and they are drawn from a secret")
    }
    guard !roster.students.isEmpty else {
      throw Problem(reason: "it names no student: a column must be called id, file or name")
    }
    var lines: [String: Int] = [:]
    for student in roster.students {
      if let line = lines.updateValue(student.line, forKey: student.id) {
        throw Problem(reason: "`\(student.id)` stands in the lines \(line) and \(student.line)")
      }
    }
    self.exercise = exercise
    students = roster.students
    self.secret = secret
  }

  /// The exercise as a student has it.
  package func variant(of student: Roster.Student) throws(ContentProblem) -> Exercise {
    guard let secret else { return exercise }
    return try exercise.drawn(.drawn(secret.source(student: student.id, exercise: exercise.id)))
  }

  /// Who has which values, as comma-separated values: a line for each student.
  package func table() throws(ContentProblem) -> String {
    var rows = [["student"] + (try exercise.values(.first)).values.map(\.name)]
    for student in students {
      rows.append(
        [student.id] + (try variant(of: student)).variant.values.map(\.content.description)
      )
    }
    return rows.map { $0.map(HarmlessText.field).joined(separator: ",") + "\r\n" }.joined()
  }
}

extension Exercise {
  /// The task, under its name in the course, and what a learner begins with.
  package var handedOut: [ExerciseFile] {
    [ExerciseFile(path: "task.md", bytes: Array(task.utf8))] + start
  }
}

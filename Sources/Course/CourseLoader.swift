/// Reads a course from its files.
package enum CourseLoader {
  /// A course as far as it could be read, with what could not.
  package struct Loaded: Sendable {
    package var course: Course
    package var problems: [ContentProblem]
  }

  /// Loads everything that can be loaded; a broken item, lesson or exercise takes nothing with it.
  package static func load(_ files: any ContentFiles) -> Loaded {
    let paths: [String]
    do {
      paths = try files.paths().sorted()
    } catch {
      let problem = ContentProblem(
        ContentPosition(file: error.path),
        "the course cannot be read: \(error.reason)"
      )
      return Loaded(course: Course(), problems: [problem])
    }
    var loaded = Loaded(course: Course(), problems: [])
    for path in paths where isLesson(path) { loaded.addLesson(path, files) }
    for path in paths where isExerciseFile(path) { loaded.addExercise(path, files, paths) }
    loaded.problems.sort()
    return loaded
  }

  /// Loads one exercise and reads nothing else of the course; nil when there is none of this id that
  /// can be read.
  package static func exercise(_ id: String, in files: any ContentFiles) -> Exercise? {
    guard isIdentifier(id) else { return nil }
    let folder = "exercises/\(id)"
    guard let paths = try? files.paths(under: folder).sorted() else { return nil }
    return try? ExerciseParser(files: files, folder: folder, paths: paths).exercise()
  }

  /// `lessons/01-jobs.md`: the number gives the order.
  static func isLesson(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == 2 && parts[0] == "lessons" && parts[1].hasSuffix(".md")
  }

  static func isExerciseFile(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.count == 3 && parts[0] == "exercises" && parts[2] == "exercise.yaml"
  }
}

extension CourseLoader.Loaded {
  fileprivate mutating func addLesson(_ path: String, _ files: any ContentFiles) {
    do throws(ContentProblem) {
      let (lesson, found) = LessonParser.parse(try files.text(path), file: path)
      problems += found
      if let lesson { course.lessons.append(lesson) }
    } catch {
      problems.append(error)
    }
  }

  fileprivate mutating func addExercise(
    _ path: String,
    _ files: any ContentFiles,
    _ paths: [String]
  ) {
    let folder = String(path.dropLast("/exercise.yaml".count))
    do throws(ContentProblem) {
      course.exercises.append(
        try ExerciseParser(files: files, folder: folder, paths: paths).exercise()
      )
    } catch {
      problems.append(error)
    }
  }
}

import Console

/// Proves the content of a course: that it is whole, and that what it says the simulator does.
///
/// Exercises are proven by the grader (`ContentProof` in Grading), which also runs this check.
package struct CourseCheck: Sendable {
  private let files: any ContentFiles
  private let maker: any LaboratoryMaker
  private let threads: Int
  private let draws: Int

  /// `threads` lessons and proofs run at once, on which the findings do not depend; an item with
  /// parameters is proven for so many `draws` of its values.
  package init(
    files: any ContentFiles,
    maker: any LaboratoryMaker,
    threads: Int = 1,
    draws: Int = 50
  ) {
    self.draws = draws
    self.files = files
    self.maker = maker
    self.threads = threads
  }

  /// Everything that is wrong, in the order of files and lines; empty when all is well.
  ///
  /// With a `path` of the course, only what lies there is run, and told.
  package func problems(
    in loaded: CourseLoader.Loaded,
    under path: String = ""
  ) -> [ContentProblem] {
    let part = loaded.course.part(under: path)
    var problems = loaded.problems
    problems += StructureCheck(course: loaded.course).problems()
    problems += FileCheck(files: files, course: loaded.course).problems()
    let maker = maker
    let sessions = inParallel(part.lessons, threads: threads) { lesson in
      SessionCheck(lesson: lesson, maker: maker).problems()
    }
    problems += sessions.flatMap(\.self)
    problems += ProofCheck(
      course: part,
      maker: maker,
      threads: threads,
      drawCount: draws
    ).problems()
    return problems.filter { Course.isUnder(path, $0.position.file) }.sorted()
  }
}

extension Course {
  /// The lessons and exercises whose files lie at or under a path; all for an empty one.
  package func part(under path: String) -> Course {
    Course(
      lessons: lessons.filter { Self.isUnder(path, $0.file) },
      exercises: exercises.filter { Self.isUnder(path, $0.position.file) }
    )
  }

  static func isUnder(_ path: String, _ file: String) -> Bool {
    path.isEmpty || file == path || file.hasPrefix(path + "/")
  }
}

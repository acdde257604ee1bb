/// Proves the content of a course: that it is whole, and that what it says the simulator does.
///
/// Exercises are proven by the grader (`ContentProof` in Grading), which also runs this check.
package struct CourseCheck: Sendable {
  private let files: any ContentFiles
  private let maker: any LaboratoryMaker

  package init(files: any ContentFiles, maker: any LaboratoryMaker) {
    self.files = files
    self.maker = maker
  }

  /// Everything that is wrong, in the order of files and lines; empty when all is well.
  package func problems(in loaded: CourseLoader.Loaded) -> [ContentProblem] {
    var problems = loaded.problems
    problems += StructureCheck(course: loaded.course).problems()
    problems += FileCheck(files: files, course: loaded.course).problems()
    for lesson in loaded.course.lessons {
      problems += SessionCheck(lesson: lesson, maker: maker).problems()
    }
    problems += ProofCheck(course: loaded.course, maker: maker).problems()
    return problems.sorted()
  }
}

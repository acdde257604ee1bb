import Console
package import Course

/// Proves a whole course: its lessons and items, and that each exercise tells right from wrong.
package struct ContentProof: Sendable {
  private let files: any ContentFiles
  private let maker: any LaboratoryMaker
  private let runner: any SubmissionRunner
  private let threads: Int

  package init(
    files: any ContentFiles,
    maker: any LaboratoryMaker = ConsoleLaboratoryMaker(),
    runner: any SubmissionRunner = ConsoleRunner(),
    threads: Int = 1
  ) {
    self.files = files
    self.maker = maker
    self.runner = runner
    self.threads = threads
  }

  /// Everything that is wrong, in the order of files and lines; empty when all is well.
  ///
  /// With a `path` of the course, only what lies there is proven, and told.
  package func problems(under path: String = "") -> [ContentProblem] {
    let loaded = CourseLoader.load(files)
    var problems = CourseCheck(files: files, maker: maker, threads: threads)
      .problems(in: loaded, under: path)
    let runner = runner
    let found = inParallel(loaded.course.part(under: path).exercises, threads: threads) {
      exercise in
      ExerciseProof(exercise: exercise, runner: runner).problems()
    }
    problems += found.flatMap(\.self)
    return problems.sorted()
  }
}

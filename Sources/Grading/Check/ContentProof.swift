import Console
package import Course

/// Proves a whole course: its lessons and items, and that each exercise tells right from wrong.
package struct ContentProof: Sendable {
  private let files: any ContentFiles
  private let maker: any LaboratoryMaker
  private let runner: any SubmissionRunner
  private let threads: Int
  private let draws: Int

  /// An exercise with parameters is proven for as many of its variants as `draws` students have.
  package init(
    files: any ContentFiles,
    maker: any LaboratoryMaker = ConsoleLaboratoryMaker(),
    runner: any SubmissionRunner = ConsoleRunner(),
    threads: Int = 1,
    draws: Int = 50
  ) {
    self.draws = draws
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
    let found = inParallel(loaded.course.part(under: path).exercises, threads: threads) {
      self.problems(of: $0)
    }
    problems += found.flatMap(\.self)
    return problems.sorted()
  }

  /// Those of the first variant that has any: the others mostly say the same.
  private func problems(of exercise: Exercise) -> [ContentProblem] {
    do throws(ContentProblem) {
      let variants = try self.variants(of: exercise)
      let runner = runner
      let found = inParallel(variants, threads: threads) { variant in
        ExerciseProof(exercise: variant, runner: runner).problems()
      }
      guard let first = found.firstIndex(where: { !$0.isEmpty }) else { return [] }
      let values = variants[first].variant
      guard !values.isEmpty else { return found[first] }
      return found[first].map {
        ContentProblem($0.position, "\($0.message) (with the values \(values))")
      }
    } catch {
      return [error]
    }
  }

  /// The exercise as it is, and each further variant once.
  private func variants(of exercise: Exercise) throws(ContentProblem) -> [Exercise] {
    var variants = [exercise]
    guard exercise.hasParameters else { return variants }
    var known: Set<Draw> = [try exercise.values(.first)]
    for draw in 1...draws {
      let source = DrawSource(owner: "check", id: exercise.id, review: draw)
      guard known.insert(try exercise.values(.drawn(source))).inserted else { continue }
      variants.append(try exercise.drawn(.drawn(source)))
    }
    return variants
  }
}

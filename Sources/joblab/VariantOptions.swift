import ArgumentParser
import Course

/// Which variant of an exercise with parameters is taken: a student's, or one of given values.
struct VariantOptions: ParsableArguments {
  @Option(
    name: .customLong("secret-file"),
    help: "A file with the course's secret: each student's variant is drawn from it.",
    completion: .file()
  )
  var secretFile: String?

  @Option(help: "The variant with these values, such as pictures=8,licence=4.")
  var parameters: String?

  func validate() throws {
    guard secretFile == nil || parameters == nil else {
      throw ValidationError("--secret-file draws the values that --parameters names: take one.")
    }
    guard parameters.map({ Draw(text: $0) == nil }) != true else {
      throw ValidationError("--parameters takes values such as pictures=8,licence=4.")
    }
  }

  /// Nil when none is named.
  func secret() throws(Failure) -> CourseSecret? {
    try secretFile.map { path throws(Failure) in try CourseSecret(at: path) }
  }

  /// The exercise with the values that are given; itself when none are.
  func given(_ exercise: Exercise) throws(Failure) -> Exercise {
    guard let draw = parameters.flatMap(Draw.init(text:)) else { return exercise }
    guard exercise.hasParameters else {
      throw .usage("\(exercise.id) has no parameters")
    }
    do throws(ContentProblem) {
      return try exercise.drawn(.given(draw))
    } catch {
      throw .usage("--parameters \(draw): \(error.message)")
    }
  }
}

extension CourseSecret {
  /// Reads a secret of at least 16 bytes.
  init(at path: String) throws(Failure) {
    guard let secret = CourseSecret(try InputFile.contents(of: path)) else {
      throw .usage(
        "\(path) is too short for a secret: \(Self.bytesMin) bytes at least, made at random"
      )
    }
    self = secret
  }
}

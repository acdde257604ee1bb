package import Course

/// What one learner hands over.
package struct Submission: Hashable, Sendable {
  /// As reports call it: the file's or the folder's name.
  package var name: String
  /// Whose variant of the exercise it answers: a roster's id, or the file's name without its kind.
  package var student: String
  /// In the order in which they are applied: by path.
  package var files: [ExerciseFile]
  /// Why it cannot be graded; nil when it can.
  package var refusal: String?

  package init(name: String, files: [ExerciseFile] = [], refusal: String? = nil) {
    self.name = name
    student = Self.stem(name)
    self.files = files.sorted { $0.path < $1.path }
    self.refusal = refusal
  }

  /// The bounds on what is handed over.
  package enum Limits {
    package static let fileBytes = 1 << 20
    /// Of all files together.
    package static let bytes = 4 << 20
    package static let fileCount = 100
    package static let folderDepth = 4
  }

  /// Why what holds nothing that counts is not graded.
  static let holdsNothing = "holds no manifest (.yaml, .yml or .json)"

  /// Answers to the exercise's questions: a flat mapping of ids to texts.
  package static let answersFile = "answers.yaml"

  /// Whether a file is handed to kubectl.
  package static func isManifest(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name != answersFile && name != metadataFile
      && [".yaml", ".yml", ".json"].contains { name.lowercased().hasSuffix($0) }
  }

  /// What Gradescope says of a submission (https://gradescope-autograders.readthedocs.io).
  package static let metadataFile = "submission_metadata.json"

  /// Whether a file is a log of commands at the tutor's prompt.
  package static func isSessionLog(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".ndjson")
  }

  /// A file's name without what says of which kind it is.
  static func stem(_ name: String) -> String {
    let kinds = [".yaml", ".yml", ".json", ".ndjson", ".zip", ".tar", ".tar.gz", ".tgz"]
    let kind = kinds.first { name.lowercased().hasSuffix($0) && name.count > $0.count }
    return kind.map { String(name.dropLast($0.count)) } ?? name
  }

  /// Whether a file matters to a submission.
  package static func counts(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return isManifest(path) || name == answersFile || isSessionLog(path)
  }

  package var sessionLogs: [ExerciseFile] { files.filter { Self.isSessionLog($0.path) } }

  package var manifests: [ExerciseFile] { files.filter { Self.isManifest($0.path) } }
}

package import Course
import KubeAPI

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
  /// What was read already of its files.
  var manifestsRead = KnownManifests()

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
    guard manifestKinds.contains(where: { isKind($0, path) }) else { return false }
    let name = SubmissionPlace.lastName(path)
    return name != answersFile && name != metadataFile
  }

  private static let manifestKinds = [".yaml", ".yml", ".json"]

  /// Whether a file's name ends in a kind, such as `.yaml`, in capital letters or in small ones.
  static func isKind(_ kind: String, _ name: String) -> Bool {
    let start = name.utf8.count - kind.utf8.count
    return start >= 0
      && zip(name.utf8.dropFirst(start), kind.utf8).allSatisfy { byte, wanted in
        byte == wanted
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == wanted
      }
  }

  /// What Gradescope says of a submission (https://gradescope-autograders.readthedocs.io).
  package static let metadataFile = "submission_metadata.json"

  /// Whether a file is a log of commands at the tutor's prompt.
  package static func isSessionLog(_ path: String) -> Bool {
    isKind(".ndjson", path)
  }

  private static let kinds =
    manifestKinds + [".ndjson"] + SubmissionArchive.kinds

  /// A file's name without what says of which kind it is.
  static func stem(_ name: String) -> String {
    let kind = kinds.first { isKind($0, name) && name.utf8.count > $0.utf8.count }
    return kind.map { String(name.dropLast($0.count)) } ?? name
  }

  /// Whether a file matters to a submission.
  package static func counts(_ path: String) -> Bool {
    isManifest(path) || SubmissionPlace.lastName(path) == answersFile || isSessionLog(path)
  }

  package var sessionLogs: [ExerciseFile] { files.filter { Self.isSessionLog($0.path) } }

  package var manifests: [ExerciseFile] { files.filter { Self.isManifest($0.path) } }
}

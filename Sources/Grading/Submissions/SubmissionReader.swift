package import Course

/// Finds the submissions among the paths that a teacher gives.
///
/// A file is a submission, a manifest or an archive. A folder that holds a file of the exercise's start, or `answers.yaml`,
/// is a learner's folder, and so one submission. Any other folder holds submissions: each file and
/// each folder in it is one. What cannot be graded is a submission with a refusal, never an error
/// of the whole batch.
package struct SubmissionReader {
  private let folder: any SubmissionFolder
  private let ownNames: Set<String>

  package init(folder: any SubmissionFolder, exercise: Exercise) {
    self.folder = folder
    ownNames = Set(exercise.start.map(\.path) + [Submission.answersFile])
  }

  /// The submissions in the order of the paths, and within a folder by name.
  package func submissions(at paths: [String]) -> [Submission] {
    paths.flatMap { path in
      switch folder.entry(path) {
      case .folder: submissions(inFolder: path)
      default: [file(path, name: lastName(path))]
      }
    }
  }

  private func submissions(inFolder path: String) -> [Submission] {
    do throws(SubmissionReadError) {
      let names = try visibleNames(in: path)
      if names.contains(where: ownNames.contains) { return [whole(path, name: lastName(path))] }
      return names.compactMap { name in
        let child = "\(path)/\(name)"
        if folder.entry(child) == .folder { return whole(child, name: name) }
        let isFile = if case .file = folder.entry(child) { true } else { false }
        // A README beside the submissions is none.
        let isSubmission = Submission.isManifest(name) || SubmissionArchive.isArchive(name)
        return isFile && !isSubmission ? nil : file(child, name: name)
      }
    } catch {
      return [Submission(name: lastName(path), refusal: "cannot be read: \(error.reason)")]
    }
  }

  // MARK: one submission

  private func file(_ path: String, name: String) -> Submission {
    do throws(SubmissionReadError) {
      if SubmissionArchive.isArchive(path) {
        let archive = try content(path, as: name, limit: SubmissionArchive.Limits.packedBytes)
        return Submission(name: name, files: try SubmissionArchive.files(in: archive.bytes))
      }
      return Submission(name: name, files: [try content(path, as: lastName(path))])
    } catch {
      return Submission(name: name, refusal: error.reason)
    }
  }

  private func whole(_ path: String, name: String) -> Submission {
    var files: [ExerciseFile] = []
    do throws(SubmissionReadError) {
      try collect(path, prefix: "", depth: 0, into: &files)
      guard files.contains(where: { Submission.isManifest($0.path) }) else {
        return Submission(name: name, refusal: "holds no manifest (.yaml, .yml or .json)")
      }
      return Submission(name: name, files: files)
    } catch {
      return Submission(name: name, refusal: error.reason)
    }
  }

  private func collect(
    _ path: String,
    prefix: String,
    depth: Int,
    into files: inout [ExerciseFile]
  ) throws(SubmissionReadError) {
    guard depth < Submission.Limits.folderDepth else {
      throw SubmissionReadError(reason: "\(prefix): folders lie too deep within each other")
    }
    for name in try visibleNames(in: path) {
      let child = "\(path)/\(name)"
      if folder.entry(child) == .folder {
        try collect(child, prefix: "\(prefix)\(name)/", depth: depth + 1, into: &files)
      } else if Submission.isManifest(name) || name == Submission.answersFile {
        files.append(try content(child, as: prefix + name))
        guard files.count <= Submission.Limits.fileCount else {
          throw SubmissionReadError(
            reason: "holds more than \(Submission.Limits.fileCount) manifests"
          )
        }
      }
    }
  }

  private func content(
    _ path: String,
    as name: String,
    limit: Int = Submission.Limits.fileBytes
  ) throws(SubmissionReadError) -> ExerciseFile {
    switch folder.entry(path) {
    case .file(let bytes):
      guard bytes <= limit else {
        let what = SubmissionArchive.isArchive(name) ? "an archive" : "a manifest"
        throw SubmissionReadError(reason: "\(name) has \(bytes) bytes; \(what) may have \(limit)")
      }
      return ExerciseFile(path: name, bytes: try folder.read(path))
    case .link: throw SubmissionReadError(reason: "\(name) is a link; hand over the file itself")
    case .missing: throw SubmissionReadError(reason: "\(name): No such file or directory")
    case .folder, .other: throw SubmissionReadError(reason: "\(name) is not a regular file")
    }
  }

  private func visibleNames(in path: String) throws(SubmissionReadError) -> [String] {
    try folder.names(in: path).filter { !$0.hasPrefix(".") }.sorted()
  }

  private func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

package import Course

/// Finds the submissions among the paths that a teacher gives.
///
/// A file is a submission, and so is an archive. A folder that holds a file of the exercise's start,
/// or `answers.yaml`, is a learner's folder, and so one submission. Any other folder holds
/// submissions: each file and each folder in it is one. Listing them reads no submission: a batch
/// reads each when its turn comes. What cannot be graded is a submission with a refusal, never an
/// error of the whole batch.
package struct SubmissionReader {
  private let folder: any SubmissionFolder
  private let ownNames: Set<String>

  package init(folder: any SubmissionFolder, exercise: Exercise) {
    self.folder = folder
    ownNames = Set(exercise.start.map(\.path) + [Submission.answersFile])
  }

  /// Where the submissions lie, in the order of the paths, and within a folder by name.
  package func places(at paths: [String]) -> [SubmissionPlace] {
    paths.flatMap { path in
      folder.entry(path) == .folder ? places(inFolder: path) : [SubmissionPlace(path)]
    }
  }

  /// What lies at a place.
  package func read(_ place: SubmissionPlace) -> Submission {
    let name = lastName(place.path)
    if let problem = place.problem {
      return place.named(Submission(name: name, refusal: problem))
    }
    return place.named(
      folder.entry(place.path) == .folder
        ? learner(place.path, name) : file(place.path, name: name)
    )
  }

  private func places(inFolder path: String) -> [SubmissionPlace] {
    do throws(SubmissionReadError) {
      let names = try visibleNames(in: path)
      guard !names.contains(where: ownNames.contains) else { return [SubmissionPlace(path)] }
      let roster = try self.roster(in: path, names)
      let prefix = path.hasSuffix("/") ? path : path + "/"
      return names.compactMap { name in
        let child = prefix + name
        let place = SubmissionPlace(name, in: prefix, student: roster.student(of: name))
        if name.contains("\u{FFFD}"), folder.entry(child) == .missing {
          return place.unreadable("has no name in UTF-8")
        }
        if case .file = folder.entry(child), !isWork(name) {
          return nil  // A README beside the submissions is none.
        }
        return place
      }
    } catch {
      return [SubmissionPlace(path).unreadable("cannot be read: \(error.reason)")]
    }
  }

  /// Whether a file beside others is a submission.
  private func isWork(_ name: String) -> Bool {
    Submission.isManifest(name) || Submission.isSessionLog(name)
      || SubmissionArchive.isArchive(name)
  }

  private func roster(
    in path: String,
    _ names: [String]
  ) throws(SubmissionReadError) -> Roster {
    guard names.contains(Roster.file) else { return Roster() }
    let bytes = try bytes(of: "\(path)/\(Roster.file)", as: Roster.file)
    return Roster(String(decoding: bytes, as: UTF8.self))
  }

  // MARK: one submission

  private func file(_ path: String, name: String) -> Submission {
    do throws(SubmissionReadError) {
      if SubmissionArchive.isArchive(path) {
        let bytes = try bytes(of: path, as: name, limit: SubmissionArchive.Limits.packedBytes)
        return packed(try SubmissionArchive.files(in: bytes), name: name)
      }
      return Submission(name: name, files: [try content(path, as: lastName(path))])
    } catch {
      return Submission(name: name, refusal: error.reason)
    }
  }

  private func packed(_ files: [ExerciseFile], name: String) -> Submission {
    files.isEmpty
      ? Submission(name: name, refusal: Submission.holdsNothing)
      : Submission(name: name, files: files)
  }

  /// A learner's folder, under the name that Gradescope has written beside or into it.
  private func learner(_ path: String, _ name: String) -> Submission {
    var submission = whole(path, name: name)
    for place in ["\(path)/\(Submission.metadataFile)", "\(path)/../\(Submission.metadataFile)"] {
      guard case .file = folder.entry(place) else { continue }
      do throws(SubmissionReadError) {
        let bytes = try bytes(of: place, as: Submission.metadataFile)
        submission.name = GradescopeMetadata.name(in: bytes) ?? name
        return submission
      } catch {
        return Submission(name: name, refusal: error.reason)
      }
    }
    return submission
  }

  private func whole(_ path: String, name: String) -> Submission {
    var files: [ExerciseFile] = []
    do throws(SubmissionReadError) {
      try collect(path, prefix: "", depth: 0, into: &files)
      guard files.contains(where: { $0.path != Submission.answersFile }) else {
        return Submission(name: name, refusal: Submission.holdsNothing)
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
      } else if SubmissionArchive.isArchive(name) {
        let bytes = try bytes(of: child, as: name, limit: SubmissionArchive.Limits.packedBytes)
        files += try SubmissionArchive.files(in: bytes)
      } else if Submission.counts(name) {
        files.append(try content(child, as: prefix + name))
      }
      guard files.count <= Submission.Limits.fileCount else { throw .tooManyFiles }
      guard files.reduce(0, { $0 + $1.bytes.count }) <= Submission.Limits.bytes else {
        throw .tooManyBytes
      }
    }
  }

  private func content(_ path: String, as name: String) throws(SubmissionReadError) -> ExerciseFile
  {
    ExerciseFile(path: name, bytes: try bytes(of: path, as: name))
  }

  private func bytes(
    of path: String,
    as name: String,
    limit: Int = Submission.Limits.fileBytes
  ) throws(SubmissionReadError) -> [UInt8] {
    switch folder.entry(path) {
    case .file(let bytes):
      guard bytes <= limit else {
        let what = SubmissionArchive.isArchive(name) ? "an archive" : "a manifest"
        throw SubmissionReadError(reason: "\(name) has \(bytes) bytes; \(what) may have \(limit)")
      }
      return try folder.read(path)
    case .link: throw SubmissionReadError(reason: "\(name) is a link; hand over the file itself")
    case .missing: throw SubmissionReadError(reason: "\(name): No such file or directory")
    case .folder, .other: throw SubmissionReadError(reason: "\(name) is not a regular file")
    }
  }

  private func visibleNames(in path: String) throws(SubmissionReadError) -> [String] {
    // By their bytes: two names that a reader cannot tell apart have an order too.
    try folder.names(in: path).filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func lastName(_ path: String) -> String { SubmissionPlace.lastName(path) }
}

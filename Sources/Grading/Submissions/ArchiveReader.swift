import Compression
package import Course

/// Reads the files of a zip or tar archive, plain or compressed, within bounds.
///
/// Nothing is written anywhere, and an archive that names places outside itself is refused as a
/// whole: what it is for is not clear, and no learner packs one by accident.
package enum ArchiveReader {
  package enum Limits {
    package static let archiveBytes = 8 << 20
    /// Of all entries together, after decompression.
    package static let contentBytes = 16 << 20
    package static let entryCount = 1_000
    package static let nameBytes = 255
  }

  /// Whether a file is handed over packed.
  package static func isArchive(_ name: String) -> Bool {
    [".zip", ".tar", ".tar.gz", ".tgz"].contains { name.lowercased().hasSuffix($0) }
  }

  /// The files that matter to a submission, by their paths in the archive.
  package static func files(
    in bytes: [UInt8]
  ) throws(SubmissionReadError) -> [ExerciseFile] {
    guard bytes.count <= Limits.archiveBytes else {
      throw SubmissionReadError(
        reason: "the archive has \(bytes.count) bytes; it may have \(Limits.archiveBytes)"
      )
    }
    if ZipReader.isZip(bytes) { return try zip(bytes) }
    return try tar(Gzip.isGzip(bytes) ? unpacked(bytes) : bytes)
  }

  private static func unpacked(_ bytes: [UInt8]) throws(SubmissionReadError) -> [UInt8] {
    do throws(CompressionError) {
      return try Gzip.decompress(bytes[...], limit: Limits.contentBytes).bytes
    } catch {
      throw SubmissionReadError(reason: "the archive \(error.reason)")
    }
  }

  private static func zip(_ bytes: [UInt8]) throws(SubmissionReadError) -> [ExerciseFile] {
    var collector = Collector()
    do {
      let reader = try ZipReader(bytes)
      for entry in reader.entries {
        guard !entry.isSpecial else { throw SubmissionReadError(reason: link(entry.name)) }
        guard try collector.accepts(entry.name, isDirectory: entry.isDirectory, size: entry.size)
        else { continue }
        collector.add(
          entry.name,
          try reader.content(of: entry, limit: Submission.Limits.fileBytes)
        )
      }
      return try collector.result()
    } catch let error as ZipError {
      throw SubmissionReadError(reason: "the archive \(error.reason)")
    } catch let error as SubmissionReadError {
      throw error
    } catch {
      throw SubmissionReadError(reason: "the archive cannot be read")
    }
  }

  private static func tar(_ bytes: [UInt8]) throws(SubmissionReadError) -> [ExerciseFile] {
    var collector = Collector()
    do {
      var reader = TarReader(bytes[...])
      while let entry = try reader.next() {
        guard entry.kind == .file || entry.kind == .directory else {
          throw SubmissionReadError(reason: link(entry.name))
        }
        let isDirectory = entry.kind == .directory
        guard
          try collector.accepts(entry.name, isDirectory: isDirectory, size: entry.content.count)
        else { continue }
        collector.add(entry.name, Array(entry.content))
      }
      return try collector.result()
    } catch is TarError {
      throw SubmissionReadError(reason: "the archive is damaged, or no zip and no tar archive")
    } catch let error as SubmissionReadError {
      throw error
    } catch {
      throw SubmissionReadError(reason: "the archive cannot be read")
    }
  }

  private static func link(_ name: String) -> String {
    "the archive's \(shown(name)) is a link or a device; hand over the file itself"
  }
}

/// A name that an archive has, for sentences: one line, and not without end.
private func shown(_ name: String) -> String {
  HarmlessText.terminal(name.prefix(100).description)
}

/// What has been taken out of an archive so far.
private struct Collector {
  private var files: [ExerciseFile] = []
  private var names: Set<String> = []
  private var size = 0

  /// Whether a file is one of the submission's; refuses archives that are not harmless.
  mutating func accepts(
    _ name: String,
    isDirectory: Bool,
    size: Int
  ) throws(SubmissionReadError) -> Bool {
    let parts = name.split(separator: "/").filter { $0 != "." }
    guard !name.hasPrefix("/"), !name.hasPrefix("\\"), !parts.contains(".."),
      !name.contains("\\"), !name.utf8.contains(0), !hasDrive(name)
    else {
      throw SubmissionReadError(
        reason: "the archive names \(shown(name)), a place outside itself"
      )
    }
    guard name.utf8.count <= ArchiveReader.Limits.nameBytes,
      parts.count <= Submission.Limits.folderDepth + 1
    else { throw SubmissionReadError(reason: "the archive's folders or names are too long") }
    guard names.insert(parts.joined(separator: "/")).inserted else {
      throw SubmissionReadError(reason: "the archive holds \(shown(name)) twice")
    }
    self.size += size
    guard names.count <= ArchiveReader.Limits.entryCount,
      self.size <= ArchiveReader.Limits.contentBytes
    else { throw SubmissionReadError(reason: "the archive holds more than a submission may") }
    // What macOS and editors add beside a learner's files.
    let isHidden = parts.contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    return !isDirectory && !isHidden && Submission.counts(name)
  }

  mutating func add(_ name: String, _ bytes: [UInt8]) {
    files.append(
      ExerciseFile(
        path: name.split(separator: "/").filter { $0 != "." }.joined(separator: "/"),
        bytes: bytes
      )
    )
  }

  /// The files, without the one folder that they may all lie in.
  func result() throws(SubmissionReadError) -> [ExerciseFile] {
    if let large = files.first(where: { $0.bytes.count > Submission.Limits.fileBytes }) {
      throw SubmissionReadError(reason: "\(shown(large.path)) is larger than a manifest may be")
    }
    guard files.count <= Submission.Limits.fileCount else {
      throw SubmissionReadError(reason: "holds more than \(Submission.Limits.fileCount) manifests")
    }
    let tops = Set(files.map { $0.path.split(separator: "/").first.map(String.init) ?? "" })
    guard tops.count == 1, let top = tops.first,
      files.allSatisfy({ $0.path.hasPrefix(top + "/") })
    else { return files }
    return files.map {
      ExerciseFile(path: String($0.path.dropFirst(top.count + 1)), bytes: $0.bytes)
    }
  }

  private func hasDrive(_ name: String) -> Bool {
    let bytes = Array(name.utf8.prefix(2))
    return bytes.count == 2 && bytes[1] == 0x3A
  }
}

extension CompressionError {
  fileprivate var reason: String {
    switch self {
    case .outputLimit: "holds more than a submission may"
    case .incomplete: "ends too early"
    case .wrongMagic, .unknownMethod, .damaged, .wrongChecksum, .wrongLength: "is damaged"
    }
  }
}

extension ZipError {
  fileprivate var reason: String {
    switch self {
    case .notZip: "is no zip archive, or ends too early"
    case .encrypted: "is encrypted"
    case .multiDisk: "is one part of several"
    case .zip64: "is a zip64 archive; pack fewer and smaller files"
    case .unknownMethod(let number): "uses the compression method \(number); use DEFLATE"
    case .damaged, .wrongChecksum: "is damaged"
    case .outputLimit: "holds more than a submission may"
    }
  }
}

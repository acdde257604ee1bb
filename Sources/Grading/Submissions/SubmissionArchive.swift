import Compression
import Course

/// The files of a submission that was handed over as a zip or tar archive.
///
/// Nothing is unpacked to disk. An archive that reaches out of itself, hides one file behind another
/// or grows beyond what a submission may be is refused as a whole, with the reason.
struct SubmissionArchive {
  enum Limits {
    /// Of the archive itself, in bytes.
    static let packedBytes = 4 << 20
    /// Of all files together, in bytes.
    static let bytes = 16 << 20
    static let entries = 2_000
  }

  /// Whether a file's name is that of an archive.
  static func isArchive(_ name: String) -> Bool {
    kinds.contains { Submission.isKind($0, name) }
  }

  static let kinds = [".zip", ".tar", ".tar.gz", ".tgz"]

  private struct Member {
    var name: String
    var bytes: [UInt8]
  }

  /// The manifests and answers in an archive, by path.
  static func files(in archive: [UInt8]) throws(SubmissionReadError) -> [ExerciseFile] {
    var members: [Member] = []
    if ZipReader.isZip(archive) {
      members = try zipMembers(archive)
    } else if Gzip.isGzip(archive) {
      members = try tarMembers(try unpacked(archive))
    } else {
      members = try tarMembers(archive)
    }
    var files: [ExerciseFile] = []
    let folder = commonFolder(of: members)
    for member in members {
      let path = String(member.name.dropFirst(folder.count))
      guard !files.contains(where: { $0.path == path }) else {
        throw SubmissionReadError(reason: "the archive holds two files named \(path)")
      }
      files.append(ExerciseFile(path: path, bytes: member.bytes))
    }
    return files
  }

  // MARK: the forms

  private static func zipMembers(_ archive: [UInt8]) throws(SubmissionReadError) -> [Member] {
    let zip = try refusing("the zip archive") { () throws(ZipError) in try ZipReader(archive) }
    guard zip.entries.count <= Limits.entries else { throw tooMany }
    var members: [Member] = []
    var left = Limits.bytes
    for entry in zip.entries where !entry.isDirectory {
      guard try isWanted(entry.name, isLink: entry.isSymbolicLink) else { continue }
      let limit = min(left, Submission.Limits.fileBytes)
      let bytes = try refusing("the zip archive") { () throws(ZipError) in
        try zip.contents(of: entry, limit: limit)
      }
      left -= bytes.count
      try add(entry.name, bytes, to: &members)
    }
    return members
  }

  private static func tarMembers(_ archive: [UInt8]) throws(SubmissionReadError) -> [Member] {
    var reader = TarReader(archive[...])
    var members: [Member] = []
    var count = 0
    while true {
      let entry: TarEntry?
      do throws(TarError) {
        entry = try reader.next()
      } catch {
        throw SubmissionReadError(
          reason: count == 0 ? "is neither a zip nor a tar archive" : "the tar archive is damaged"
        )
      }
      guard let entry else { break }
      count += 1
      guard count <= Limits.entries else { throw tooMany }
      guard entry.kind != .directory else { continue }
      guard try isWanted(entry.name, isLink: entry.kind != .file) else { continue }
      guard entry.content.count <= Submission.Limits.fileBytes else {
        throw SubmissionReadError(reason: "\(entry.name) is larger than a manifest may be")
      }
      try add(entry.name, Array(entry.content), to: &members)
    }
    guard count > 0 else { throw SubmissionReadError(reason: "is no archive that holds files") }
    return members
  }

  private static func unpacked(_ archive: [UInt8]) throws(SubmissionReadError) -> [UInt8] {
    do throws(CompressionError) {
      return try Gzip.decompress(archive[...], limit: Limits.bytes).bytes
    } catch {
      let reason =
        error == .outputLimit ? "unpacks to more than \(Limits.bytes >> 20) MiB" : "is damaged"
      throw SubmissionReadError(reason: "the gzip archive \(reason)")
    }
  }

  // MARK: what is let in

  /// Whether a member is read: what counts is, a README is not.
  private static func isWanted(
    _ name: String,
    isLink: Bool
  ) throws(SubmissionReadError) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard !parts.contains("..") else {
      throw SubmissionReadError(reason: "\(name) leads out of the archive")
    }
    guard !name.hasPrefix("/"), !name.contains("\\"), !name.contains("\0") else {
      throw SubmissionReadError(reason: "\(name) is no relative path")
    }
    guard !isLink else {
      throw SubmissionReadError(reason: "\(name) is a link; hand over the file itself")
    }
    guard parts.count <= Submission.Limits.folderDepth + 1 else {
      throw SubmissionReadError(reason: "\(name): folders lie too deep within each other")
    }
    // What systems put in beside a learner's files.
    guard !parts.contains(where: { $0.hasPrefix(".") && $0 != "." || $0 == "__MACOSX" }) else {
      return false
    }
    return Submission.counts(name)
  }

  private static func add(
    _ name: String,
    _ bytes: [UInt8],
    to members: inout [Member]
  ) throws(SubmissionReadError) {
    let parts = name.split(separator: "/").filter { $0 != "." }
    members.append(Member(name: parts.joined(separator: "/"), bytes: bytes))
    guard members.count <= Submission.Limits.fileCount else { throw .tooManyFiles }
  }

  /// The folder that everything lies in, with its slash, when there is one: archivers like to add it.
  private static func commonFolder(of members: [Member]) -> String {
    guard let slash = members.first?.name.firstIndex(of: "/") else { return "" }
    let folder = members[0].name[...slash]
    return members.allSatisfy { $0.name.hasPrefix(folder) } ? String(folder) : ""
  }

  private static let tooMany = SubmissionReadError(
    reason: "the archive holds more than \(Limits.entries) files"
  )

  private static func refusing<Result>(
    _ what: String,
    _ body: () throws(ZipError) -> Result
  ) throws(SubmissionReadError) -> Result {
    do throws(ZipError) {
      return try body()
    } catch {
      let reason =
        switch error {
        case .noDirectory: "is damaged"
        case .unsupportedForm: "spans several files, or is of the form for huge ones"
        case .encrypted(let name): "is encrypted: \(name)"
        case .unknownMethod(let name): "packs \(name) by a method that is not known"
        case .damaged(let name): "is damaged at \(name)"
        case .outputLimit: "unpacks to more than a submission may have"
        }
      throw SubmissionReadError(reason: "\(what) \(reason)")
    }
  }
}

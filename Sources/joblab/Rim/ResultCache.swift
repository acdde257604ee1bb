import Glibc
import Grading
import Synchronization

/// Results of earlier batches in a folder, each in a file that is called by what it depends on.
///
/// Several batches may use a folder at once: a file appears whole or not at all, and two that write
/// the same one write the same bytes. Whoever wants the room back deletes files, or all of it.
final class ResultCache: Sendable {
  /// Of one result; a larger one is not kept, and a larger file is none of ours.
  private static let bytesMax = 4 << 20

  private struct Troubles {
    var damaged = 0
    var firstDamaged = ""
    /// Why results could not be kept; nil when they could.
    var unwritten: String?
  }

  private let folder: String
  private let program: String
  private let key: [UInt8]?
  /// Whether results have the timeline of a run.
  private let showsRuns: Bool
  private let troubles = Mutex(Troubles())

  init(folder: String, key: [UInt8]?, showsRuns: Bool) throws(Failure) {
    self.showsRuns = showsRuns
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    try OutputFile.makeFolder(folder)
    self.folder = folder
    self.key = key
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .usage("\(folder) is no folder to keep results in")
    }
    guard stat("/proc/self/exe", &status) == 0 else {
      throw .run("a cache needs /proc, to tell this joblab from others")
    }
    program = "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// The result that is kept, or a new one, which is kept then.
  func result(
    of submission: Submission,
    in batch: Journal.Head,
    grade: (Submission) -> SubmissionResult
  ) -> SubmissionResult {
    let key = CacheKey(
      submission,
      in: batch,
      showsRun: showsRuns,
      program: program,
      key: key
    )
    let path = "\(folder)/\(key.digest.prefix(2))/\(key.digest.dropFirst(2))"
    if let bytes = read(path) {
      if let result = key.result(in: String(decoding: bytes, as: UTF8.self)) { return result }
      troubles.withLock {
        $0.damaged += 1
        if $0.damaged == 1 { $0.firstDamaged = path }
      }
    }
    let result = grade(submission)
    if result.status == .graded { keep(Array(key.line(result).utf8), at: path) }
    return result
  }

  /// What went wrong, for people, though no result depends on it; nil when nothing did.
  var complaint: String? {
    troubles.withLock { troubles in
      if let reason = troubles.unwritten { return "\(folder) keeps no results: \(reason)" }
      guard troubles.damaged > 0 else { return nil }
      let others = troubles.damaged == 1 ? "" : " and \(troubles.damaged - 1) more"
      return "\(troubles.firstDamaged)\(others): damaged, and made again"
    }
  }

  /// The bytes of a kept result; nil when there is none, and what is no result is empty.
  private func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return [ENOENT, ENOTDIR].contains(errno) ? nil : [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      (0...Self.bytesMax).contains(Int(status.st_size))
    else { return [] }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
  }

  private func keep(_ bytes: [UInt8], at path: String) {
    guard bytes.count <= Self.bytesMax, troubles.withLock({ $0.unwritten == nil }) else { return }
    do throws(Failure) {
      try OutputFile.replace(path, with: bytes)
    } catch {
      troubles.withLock { $0.unwritten = error.message }
    }
  }
}

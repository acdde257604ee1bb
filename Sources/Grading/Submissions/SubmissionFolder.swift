/// The file system that submissions are read from; the executable hands in the real one.
package protocol SubmissionFolder: Sendable {
  /// What stands at a path; links are not followed.
  func entry(_ path: String) -> SubmissionEntry
  /// The names in a folder, in any order.
  func names(in path: String) throws(SubmissionReadError) -> [String]
  func read(_ path: String) throws(SubmissionReadError) -> [UInt8]
}

/// What a path names.
package enum SubmissionEntry: Hashable, Sendable {
  case file(bytes: Int)
  case folder
  case link
  /// A device, a pipe, a socket.
  case other
  case missing
}

/// Why a path cannot be read, in the system's words.
package struct SubmissionReadError: Error, Hashable, Sendable {
  package var reason: String

  package init(reason: String) {
    self.reason = reason
  }

  static let tooManyFiles = SubmissionReadError(
    reason: "holds more than \(Submission.Limits.fileCount) manifests"
  )

  static let tooManyBytes = SubmissionReadError(
    reason: "holds more than \(Submission.Limits.bytes >> 20) MiB of manifests"
  )
}

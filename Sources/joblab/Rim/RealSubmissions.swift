import Glibc
import Grading

/// Submissions where a teacher keeps them; links are told, not followed.
struct RealSubmissions: SubmissionFolder {
  func entry(_ path: String) -> SubmissionEntry {
    var attributes = stat()
    guard lstat(path, &attributes) == 0 else { return .missing }
    return switch attributes.st_mode & S_IFMT {
    case S_IFREG: .file(bytes: Int(attributes.st_size))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  func names(in path: String) throws(SubmissionReadError) -> [String] {
    guard let folder = opendir(path) else { throw problem() }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
      )
    }
    return names
  }

  func read(_ path: String) throws(SubmissionReadError) -> [UInt8] {
    do throws(Failure) {
      return try InputFile.contents(of: path)
    } catch {
      throw SubmissionReadError(reason: error.message)
    }
  }

  private func problem() -> SubmissionReadError {
    SubmissionReadError(reason: String(cString: strerror(errno)))
  }
}

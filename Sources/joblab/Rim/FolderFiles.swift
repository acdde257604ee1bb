import Course
import ShellRuntime

/// A course in a folder of this computer.
struct FolderFiles: ContentFiles {
  private let folder: RealFolder
  /// Deeper folders are none of a course.
  private static let depthMax = 8

  init(_ path: String) throws(Errno) {
    folder = try RealFolder(path)
  }

  func paths() throws(ContentFilesError) -> [String] {
    var found: [String] = []
    for top in ["lessons", "exercises"] {
      try collect(top, depth: 1, into: &found)
    }
    return found.sorted()
  }

  func paths(under path: String) throws(ContentFilesError) -> [String] {
    // Folders that are links are none of the course, here as when all of it is listed.
    guard (try? folder.status(of: path).kind) == .directory else { return [] }
    var found: [String] = []
    try collect(path, depth: path.split(separator: "/").count, into: &found)
    return found.sorted()
  }

  func read(_ path: String) throws(ContentFilesError) -> [UInt8] {
    do throws(Errno) {
      let size = try folder.status(of: path).size
      return try folder.read(path, from: 0, upTo: min(size, ContentLimits.fileBytes + 1))
    } catch {
      throw ContentFilesError(path: path, reason: error.rawValue)
    }
  }

  private func collect(
    _ path: String,
    depth: Int,
    into found: inout [String]
  ) throws(ContentFilesError) {
    for (entry, kind) in try entries(of: path, mayBeMissing: depth == 1) {
      switch kind {
      case .file: found.append(entry)
      case .directory where depth < Self.depthMax:
        try collect(entry, depth: depth + 1, into: &found)
      case .directory, .symbolicLink, .characterDevice, .pipe: break
      }
    }
  }

  private func entries(
    of path: String,
    mayBeMissing: Bool
  ) throws(ContentFilesError) -> [(path: String, kind: FileStatus.Kind)] {
    do throws(Errno) {
      var entries: [(path: String, kind: FileStatus.Kind)] = []
      for name in try folder.entries(of: path) where !name.hasPrefix(".") {
        entries.append(("\(path)/\(name)", try folder.status(of: "\(path)/\(name)").kind))
      }
      return entries
    } catch {
      if error == .noEntry, mayBeMissing { return [] }
      throw ContentFilesError(path: path, reason: error.rawValue)
    }
  }
}

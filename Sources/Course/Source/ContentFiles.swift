/// The files of a course, wherever they are kept.
///
/// Nothing below the program's rim touches the real file system: the executable hands in a provider
/// for the built-in course or for a folder, and tests hand in `MemoryFiles`.
package protocol ContentFiles: Sendable {
  /// The paths of all files, relative to the course's root, with `/` between folders.
  func paths() throws(ContentFilesError) -> [String]
  /// Those of them that lie in a folder, such as `exercises/failing-job`, or in one within it.
  func paths(under folder: String) throws(ContentFilesError) -> [String]
  func read(_ path: String) throws(ContentFilesError) -> [UInt8]
}

/// A file or folder of a course that cannot be read.
package struct ContentFilesError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// As the system says it, such as `Permission denied`.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }
}

/// A course held in memory.
package struct MemoryFiles: ContentFiles, Hashable {
  private var contents: [String: [UInt8]]

  package init(_ texts: [String: String]) {
    contents = texts.mapValues { Array($0.utf8) }
  }

  package subscript(path: String) -> String? {
    get { contents[path].map { String(decoding: $0, as: UTF8.self) } }
    set { contents[path] = newValue.map { Array($0.utf8) } }
  }

  package func paths() -> [String] { contents.keys.sorted() }

  package func read(_ path: String) throws(ContentFilesError) -> [UInt8] {
    guard let bytes = contents[path] else {
      throw ContentFilesError(path: path, reason: "No such file or directory")
    }
    return bytes
  }
}

extension ContentFiles {
  package func paths(under folder: String) throws(ContentFilesError) -> [String] {
    try paths().filter { $0.hasPrefix(folder + "/") }
  }

  /// The text of a file that an author wrote: UTF-8, of a size that a person could have typed.
  package func text(_ path: String) throws(ContentProblem) -> String {
    let bytes: [UInt8]
    do {
      bytes = try read(path)
    } catch {
      throw ContentProblem(ContentPosition(file: path), "cannot be read: \(error.reason)")
    }
    guard bytes.count <= ContentLimits.fileBytes else {
      throw ContentProblem(
        ContentPosition(file: path),
        "is \(bytes.count) bytes long; a content file may have \(ContentLimits.fileBytes)"
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ContentProblem(ContentPosition(file: path), "is not UTF-8 text; save it as UTF-8")
    }
    // Editors on Windows leave both behind; neither means anything.
    guard bytes.first == 0xEF || bytes.contains(UInt8(ascii: "\r")) else { return text }
    let unmarked =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    return unmarked.split(separator: "\r\n", omittingEmptySubsequences: false).joined(
      separator: "\n"
    )
  }
}

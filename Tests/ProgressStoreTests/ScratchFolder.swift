import Glibc
import Testing

/// A folder that lives as long as the test.
final class ScratchFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/joblab-progress-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    _ = system("rm -rf \(path)")
  }

  /// The names in the folder, sorted; SQLite's companions of a file come with it.
  func names() throws -> [String] {
    let folder = try #require(opendir(path))
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    let stream = try #require(fopen("\(path)/\(file)", "w"))
    fwrite(bytes, 1, bytes.count, stream)
    fclose(stream)
  }

  func read(_ file: String) throws -> [UInt8] {
    let stream = try #require(fopen("\(path)/\(file)", "r"))
    defer { fclose(stream) }
    var bytes = [UInt8](repeating: 0, count: 1_000_000)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, stream)])
  }

  func mode(of file: String = "") throws -> mode_t {
    var status = stat()
    try #require(stat("\(path)/\(file)", &status) == 0)
    return status.st_mode & 0o777
  }
}

package import Glibc

/// A folder that lives as long as the test.
package final class ScratchFolder {
  package let path: String

  package init() throws {
    var template = Array("/tmp/joblab-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template).map({ String(cString: $0) }) else {
      throw Shell.Failure(description: "no scratch folder: \(String(cString: strerror(errno)))")
    }
    path = made
  }

  deinit {
    // What is left is in /tmp, and the test is over.
    _ = try? Shell.output(of: "rm -rf \(path)")
  }

  package func write(_ text: String, to file: String) throws {
    try write(Array(text.utf8), to: file)
  }

  package func write(_ bytes: [UInt8], to file: String) throws {
    guard let stream = fopen("\(path)/\(file)", "w") else { throw failure(file) }
    fwrite(bytes, 1, bytes.count, stream)
    fclose(stream)
  }

  package func read(_ file: String) throws -> [UInt8] {
    guard let stream = fopen("\(path)/\(file)", "r") else { throw failure(file) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// The names in the folder or in one within it, sorted.
  package func names(in inner: String = "") throws -> [String] {
    guard let folder = opendir("\(path)/\(inner)") else { throw failure(inner) }
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

  package func mode(of file: String = "") throws -> mode_t {
    var status = stat()
    guard stat("\(path)/\(file)", &status) == 0 else { throw failure(file) }
    return status.st_mode & 0o777
  }

  private func failure(_ file: String) -> Shell.Failure {
    Shell.Failure(description: "\(path)/\(file): \(String(cString: strerror(errno)))")
  }
}

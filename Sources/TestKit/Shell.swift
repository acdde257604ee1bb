import Glibc

/// Runs commands of this computer, for tests beside the real thing.
package enum Shell {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
      self.description = description
    }
  }

  package static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }

  /// What a command prints on both streams; throws when it fails.
  @discardableResult
  package static func output(of command: String) throws -> String {
    let (output, status) = try result(of: command)
    guard status == 0 else { throw Failure(description: "\(command): \(output)") }
    return output
  }

  /// What a command prints on both streams, and its exit status.
  package static func result(of command: String) throws -> (output: String, status: Int) {
    guard let stream = popen("{ \(command)\n} 2>&1", "re") else {
      throw Failure(description: "cannot run \(command)")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      bytes += chunk[..<count]
    }
    let status = Int(pclose(stream))
    return (String(decoding: bytes, as: UTF8.self), status & 0x7F == 0 ? status >> 8 : 128 + status)
  }

  /// A program of this package, built beside the test bundle that is running.
  package static func builtProgram(_ name: String) throws -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    let executable = String(
      decoding: buffer[..<max(0, length)].map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    let folder = executable.lastIndex(of: "/").map { executable[..<$0] } ?? "."
    let path = "\(folder)/\(name)"
    guard access(path, X_OK) == 0 else { throw Failure(description: "\(path) is not built") }
    return path
  }
}

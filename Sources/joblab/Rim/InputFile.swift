import Glibc

/// Whole files and standard input, up to a size that a script or manifest never has.
enum InputFile {
  static let bytesMax = 16 << 20

  static func contents(of path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    return try bytes(from: descriptor, named: path)
  }

  /// Whether anything has the name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// A course's key.
  static func key(at path: String) throws(Failure) -> [UInt8] {
    let bytes = try contents(of: path)
    guard bytes.count >= 16 else {
      throw .usage("\(path) is too short for a key: 16 bytes at least, made at random")
    }
    return bytes
  }

  static func standardInput() throws(Failure) -> [UInt8] {
    try bytes(from: 0, named: "standard input")
  }

  private static func bytes(from descriptor: Int32, named name: String) throws(Failure) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      var failure: Int32?
      let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0 { failure = errno }
        filled = max(count, 0)
      }
      if let failure {
        if failure == EINTR { continue }
        throw problem(name, reason: String(cString: strerror(failure)))
      }
      if piece.isEmpty { return all }
      all += piece
      guard all.count <= bytesMax else {
        throw problem(name, reason: "it is larger than \(bytesMax >> 20) MiB")
      }
    }
  }

  private static func problem(_ name: String, reason: String) -> Failure {
    .usage("\(name) cannot be read: \(reason)")
  }
}

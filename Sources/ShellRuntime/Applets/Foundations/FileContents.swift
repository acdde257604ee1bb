/// Whole files written at once.
enum FileContents {
  /// Replaces a file's content; files never block.
  static func write(
    _ bytes: [UInt8],
    to path: String,
    mode: OpenMode = .write,
    _ system: inout some SystemCalls
  ) throws(Errno) {
    let descriptor = try system.open(path, mode)
    defer { system.close(descriptor) }
    try write(bytes, to: descriptor, &system)
  }

  /// Writes to a file that is open.
  static func write(
    _ bytes: some Sequence<UInt8>,
    to descriptor: Int,
    _ system: inout some SystemCalls
  ) throws(Errno) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      switch system.write(descriptor, rest) {
      case .written(let count) where count > 0: rest = rest.dropFirst(count)
      case .written, .wouldBlock: throw .inputOutput
      case .failed(let reason): throw reason
      }
    }
  }
}

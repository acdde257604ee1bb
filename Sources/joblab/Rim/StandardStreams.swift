import Glibc

/// Standard output, for data: ends the program quietly when nobody reads any more.
enum StandardOutput {
  static func write(_ text: String) { write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) {
    if !writeAll(bytes[...], to: 1) { exit(141) }
  }
}

/// Standard input, for what a script reads.
enum StandardInput {
  /// What comes next, waiting for it; nil at the end, and when it cannot be read.
  static func next() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Array(buffer[..<count]) : nil
    }
  }
}

/// Standard error, for messages.
enum StandardError {
  static func write(_ text: String) { write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) {
    // When nobody hears messages any more there is nobody to tell.
    _ = writeAll(bytes[...], to: 2)
  }
}

/// False when the other end is gone or full; errno says what it is.
func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
  var rest = bytes
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    rest = rest.dropFirst(count)
  }
  return true
}

/// How many processors this computer offers.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

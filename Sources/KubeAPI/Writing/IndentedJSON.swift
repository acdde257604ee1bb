/// Sets out JSON text that is on one line, without changing the order of its fields.
enum IndentedJSON {
  /// One space a level, as Go's `MarshalIndent(v, "", " ")`.
  static func lines(_ compact: String) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    var depth = 0
    var inString = false
    var isEscaped = false
    let bytes = Array(compact.utf8)
    func finish() {
      lines.append(String(decoding: line, as: UTF8.self))
      line = Array(repeating: UInt8(ascii: " "), count: depth)
    }
    for (index, byte) in bytes.enumerated() {
      if inString {
        line.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        line.append(byte)
        depth += 1
        if !isClosing(bytes, index + 1) { finish() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if !isOpening(bytes, index - 1) { finish() }
        line.append(byte)
      case UInt8(ascii: ","):
        line.append(byte)
        finish()
      case UInt8(ascii: ":"):
        line += ": ".utf8
      default:
        inString = byte == UInt8(ascii: "\"")
        line.append(byte)
      }
    }
    lines.append(String(decoding: line, as: UTF8.self))
    return lines
  }

  private static func isClosing(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && (bytes[index] == UInt8(ascii: "}") || bytes[index] == UInt8(ascii: "]"))
  }

  private static func isOpening(_ bytes: [UInt8], _ index: Int) -> Bool {
    index >= 0 && (bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "["))
  }
}

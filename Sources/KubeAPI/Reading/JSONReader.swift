/// Reads JSON, with the messages of Go's encoding/json.
public struct JSONReader {
  /// Why a text is not JSON.
  public struct Failure: Error, Hashable, Sendable {
    public var message: String
    /// How many bytes were read, the offending one among them; nil when the input just ends.
    public var offset: Int?
  }

  private let bytes: [UInt8]
  private var index: Int
  private var depth = 0

  private init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    index = start
  }

  /// The one value of a text.
  public static func value(_ text: String) throws(Failure) -> Value {
    var reader = JSONReader(Array(text.utf8), from: 0)
    reader.skipSpace()
    if reader.index >= reader.bytes.count {
      throw Failure(message: "unexpected end of JSON input", offset: nil)
    }
    let value = try reader.value()
    reader.skipSpace()
    if reader.index < reader.bytes.count { throw reader.invalid("after top-level value") }
    return value
  }

  /// The next value of a stream of values, and where it ends; nil at the end of the stream.
  static func next(in bytes: [UInt8], from start: Int) throws(Failure) -> StreamValue? {
    var reader = JSONReader(bytes, from: start)
    reader.skipSpace()
    if reader.index >= bytes.count { return nil }
    return StreamValue(value: try reader.value(), end: reader.index)
  }

  /// One value of a stream, and where it ends.
  struct StreamValue {
    var value: Value
    var end: Int
  }

  private mutating func value() throws(Failure) -> Value {
    switch try peek() {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw invalid("looking for beginning of value")
    }
  }

  // MARK: - Structure

  private mutating func object() throws(Failure) -> Value {
    try enter()
    var entries: [Fields.Entry] = []
    skipSpace()
    if try peek() == UInt8(ascii: "}") {
      index += 1
      depth -= 1
      return .object(Fields())
    }
    while true {
      skipSpace()
      guard try peek() == UInt8(ascii: "\"") else {
        throw invalid("looking for beginning of object key string")
      }
      let name = try string()
      skipSpace()
      guard try peek() == UInt8(ascii: ":") else { throw invalid("after object key") }
      index += 1
      skipSpace()
      entries.append(Fields.Entry(name: name, value: try value()))
      skipSpace()
      let mark = try peek()
      guard mark == UInt8(ascii: ",") || mark == UInt8(ascii: "}") else {
        throw invalid("after object key:value pair")
      }
      index += 1
      if mark == UInt8(ascii: "}") { break }
    }
    depth -= 1
    return .object(Fields(unsorted: entries))
  }

  private mutating func array() throws(Failure) -> Value {
    try enter()
    var items: [Value] = []
    skipSpace()
    if try peek() == UInt8(ascii: "]") {
      index += 1
      depth -= 1
      return .array([])
    }
    while true {
      skipSpace()
      items.append(try value())
      skipSpace()
      let mark = try peek()
      guard mark == UInt8(ascii: ",") || mark == UInt8(ascii: "]") else {
        throw invalid("after array element")
      }
      index += 1
      if mark == UInt8(ascii: "]") { break }
    }
    depth -= 1
    return .array(items)
  }

  private mutating func enter() throws(Failure) {
    index += 1
    depth += 1
    if depth > ReadingLimits.nesting {
      throw Failure(message: "exceeded max depth", offset: index)
    }
  }

  // MARK: - Scalars

  private mutating func string() throws(Failure) -> String {
    index += 1
    var content: [UInt8] = []
    while true {
      let start = index
      index += plainCount()
      let plain = bytes[start..<index]
      switch try peek() {
      case UInt8(ascii: "\""):
        index += 1
        if content.isEmpty { return String(decoding: plain, as: UTF8.self) }
        content += plain
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        content += plain
        try escape(into: &content)
      default:
        throw invalid("in string literal")
      }
    }
  }

  /// How many bytes of a string stand for themselves before one does not.
  private func plainCount() -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var end = index
      while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\""),
        bytes[end] != UInt8(ascii: "\\")
      {
        end += 1
      }
      return end - index
    }
  }

  private mutating func escape(into content: inout [UInt8]) throws(Failure) {
    let byte = try peek()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      index += 1
      let scalar = try codePoint()
      content += Array(String(scalar).utf8)
      return
    default: throw invalid("in string escape code")
    }
    index += 1
  }

  /// The scalar of `\uXXXX`, of two of them for a surrogate pair; a lone surrogate is U+FFFD.
  private mutating func codePoint() throws(Failure) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let start = index
      index += 2
      let second = try hexadecimal()
      if (0xDC00...0xDFFF).contains(second) {
        return Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
      index = start
    }
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue else {
        throw invalid("in \\u hexadecimal character escape")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  private mutating func number() throws(Failure) -> Value {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard isDigit(try peek()) else { throw invalid("in numeric literal") }
    if bytes[index] == UInt8(ascii: "0") { index += 1 } else { skipDigits() }
    var isWhole = true
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      isWhole = false
      index += 1
      guard isDigit(try peek()) else { throw invalid("after decimal point in numeric literal") }
      skipDigits()
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      index += 1
      let sign = try peek()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
      guard isDigit(try peek()) else { throw invalid("in exponent of numeric literal") }
      skipDigits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else {
      throw Failure(
        message: "cannot unmarshal number \(text) into Go value of type float64",
        offset: index
      )
    }
    return .number(number)
  }

  private mutating func literal(_ text: StaticString, _ value: Value) throws(Failure) -> Value {
    for offset in 0..<text.utf8CodeUnitCount {
      let byte = text.utf8Start[offset]
      guard try peek() == byte else {
        let character = Character(Unicode.Scalar(byte))
        throw invalid("in literal \(text) (expecting '\(character)')")
      }
      index += 1
    }
    return value
  }

  // MARK: - Bytes

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func skipDigits() {
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private func peek() throws(Failure) -> UInt8 {
    guard index < bytes.count else { throw Failure(message: "unexpected EOF", offset: nil) }
    return bytes[index]
  }

  private func invalid(_ context: String) -> Failure {
    let byte = bytes[index]
    let shown: String
    switch byte {
    case UInt8(ascii: "'"): shown = "'\\''"
    case UInt8(ascii: "\""): shown = "'\"'"
    default:
      let quoted = GoSyntax.quoted(String(Character(Unicode.Scalar(byte))))
      shown = "'\(quoted.dropFirst().dropLast())'"
    }
    return Failure(message: "invalid character \(shown) \(context)", offset: index + 1)
  }
}

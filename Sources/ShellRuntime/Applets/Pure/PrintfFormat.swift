/// What `printf` writes: the pure part, shared by the applet and the shell's builtin.
public enum PrintfFormat {
  /// Output and messages in the order in which they come.
  public enum Piece: Equatable, Sendable {
    case output([UInt8])
    /// A message for descriptor 2, without the program's name in front.
    case error(String)
  }

  public struct Result: Sendable {
    public var pieces: [Piece] = []
    public var status: UInt8 = 0

    public var bytes: [UInt8] {
      pieces.flatMap { if case .output(let bytes) = $0 { return bytes } else { return [] } }
    }

    public var errors: [String] {
      pieces.compactMap { if case .error(let message) = $0 { return message } else { return nil } }
    }
  }

  /// Formats the arguments; the format is used again as long as it consumes some.
  public static func render(format: String, arguments: [String]) -> Result {
    var rendering = Rendering(format: Array(format.utf8), arguments: arguments[...])
    repeat {
      let before = rendering.arguments.count
      if !rendering.pass() || rendering.arguments.count == before { break }
    } while !rendering.arguments.isEmpty
    rendering.flush()
    return rendering.result
  }
}

private struct Rendering {
  let format: [UInt8]
  var arguments: ArraySlice<String>
  var result = PrintfFormat.Result()
  private var bytes: [UInt8] = []

  init(format: [UInt8], arguments: ArraySlice<String>) {
    self.format = format
    self.arguments = arguments
  }

  mutating func flush() {
    if !bytes.isEmpty { result.pieces.append(.output(bytes)) }
    bytes = []
  }

  /// Goes through the format once; false when the output ends here.
  mutating func pass() -> Bool {
    var index = 0
    while index < format.count {
      let byte = format[index]
      index += 1
      if byte == UInt8(ascii: "%") {
        if index < format.count, format[index] == UInt8(ascii: "%") {
          index += 1
          bytes.append(byte)
        } else if !convert(&index) {
          return false
        }
      } else if byte == UInt8(ascii: "\\"), index < format.count {
        if format[index] == UInt8(ascii: "c") { return false }
        bytes.append(EscapeSequence.byte(format[...], at: &index) ?? byte)
      } else {
        bytes.append(byte)
      }
    }
    return true
  }

  private mutating func fail(_ message: String) {
    flush()
    result.pieces.append(.error(message))
    result.status = 1
  }

  private mutating func nextArgument() -> String { arguments.popFirst() ?? "" }

  /// One conversion; `index` stands behind the percent sign.
  private mutating func convert(_ index: inout Int) -> Bool {
    let start = index - 1
    if index < format.count, format[index] == UInt8(ascii: "b") {
      index += 1
      let expanded = EscapeSequence.expand(Array(nextArgument().utf8)[...], zeroLeads: true)
      bytes += expanded.bytes
      return !expanded.stopped
    }
    var number = NumberFormat()
    while index < format.count, number.take(flag: format[index]) { index += 1 }
    number.take(width: 0)
    if let width = count(&index) { number.take(width: width) }
    if index < format.count, format[index] == UInt8(ascii: ".") {
      index += 1
      let precision = count(&index) ?? 0
      number.precision = precision < 0 ? nil : precision
    }
    let modifiers = index
    while index < format.count, "hlLz".utf8.contains(format[index]) { index += 1 }
    guard index < format.count, render(format[index], number) else {
      // busybox drops the length modifiers before it quotes the rest of the format.
      let rest = format[start..<modifiers] + format[index...]
      fail("\(String(decoding: rest, as: UTF8.self)): invalid format")
      return false
    }
    index += 1
    return true
  }

  /// Digits, or `*` for the next argument.
  private mutating func count(_ index: inout Int) -> Int? {
    if index < format.count, format[index] == UInt8(ascii: "*") {
      index += 1
      return Int(clamping: integer(nextArgument()))
    }
    var value: Int?
    while index < format.count, (0x30...0x39).contains(format[index]) {
      value = min((value ?? 0) * 10 + Int(format[index] - 0x30), NumberFormat.widest)
      index += 1
    }
    return value
  }

  /// Appends the next argument in this conversion; false when there is no such conversion.
  private mutating func render(_ conversion: UInt8, _ number: NumberFormat) -> Bool {
    switch Character(Unicode.Scalar(conversion)) {
    case "c":
      let character = nextArgument().utf8.first ?? 0
      var plain = number
      plain.precision = nil
      bytes += plain.text([character])
    case "s": bytes += number.text(Array(nextArgument().utf8))
    case "d", "i":
      let value = integer(nextArgument())
      bytes += number.signed(value)
    case "u":
      let value = unsigned(nextArgument())
      bytes += number.unsigned(value)
    case "o":
      let value = unsigned(nextArgument())
      bytes += number.unsigned(value, base: 8)
    case "x", "X":
      let value = unsigned(nextArgument())
      let uppercase = conversion == UInt8(ascii: "X")
      bytes += number.unsigned(value, base: 16, uppercase: uppercase)
    case "f", "F", "e", "E", "g", "G":
      let value = floating(nextArgument())
      bytes += number.floating(value, conversion: conversion)
    default:
      return false
    }
    return true
  }

  private mutating func failNumber(_ text: String) {
    fail("invalid number '\(text)'")
  }

  /// Whole numbers, and characters in their place, may follow blanks; other numbers do so by C's rule.
  private static func withoutBlanks(_ argument: String) -> String {
    String(argument.drop { $0.isWhitespace })
  }

  private mutating func integer(_ argument: String) -> Int64 {
    let text = Self.withoutBlanks(argument)
    if let code = Self.quoted(text) { return Int64(code) }
    do throws(NumberText.Failure) {
      return try NumberText.integer(text, base: 0)
    } catch {
      failNumber(text)
      return 0
    }
  }

  private mutating func unsigned(_ argument: String) -> UInt64 {
    let text = Self.withoutBlanks(argument)
    if let code = Self.quoted(text) { return UInt64(code) }
    do throws(NumberText.Failure) {
      if text.hasPrefix("-") {
        return UInt64(bitPattern: try NumberText.integer(text, base: 0))
      }
      return try NumberText.unsigned(text, base: 0)
    } catch {
      failNumber(text)
      return 0
    }
  }

  private mutating func floating(_ text: String) -> Double {
    if let code = Self.quoted(text) { return Double(code) }
    guard let value = NumberText.floating(text) else {
      if !text.isEmpty { failNumber(text) }
      return 0
    }
    if value.isInfinite, !text.lowercased().contains("inf") { failNumber(text) }
    return value
  }

  /// The code of the character behind a leading quote, as POSIX has it.
  private static func quoted(_ text: String) -> UInt8? {
    guard let quote = text.utf8.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { return nil }
    return text.utf8.dropFirst().first ?? 0
  }
}

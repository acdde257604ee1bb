/// `base64` and `base32`: bytes as letters and back.
struct BaseText: AppletBody {
  private let code: BaseCode
  private let decodes: Bool
  private let width: Int
  private var files: InputFiles
  private var waiting: [UInt8] = []
  private var decoder: BaseDecoder
  private var column = 0

  init(_ arguments: [String]) throws(Refusal) {
    let name = arguments.first ?? ""
    let synopsis = "\(name) [-d] [-w COL] [FILE]"
    let options = try Options(arguments, "diw:", synopsis: synopsis)
    if options.operands.count > 1 { throw .usage(synopsis) }
    code = name == "base32" ? .base32 : .base64
    decoder = BaseDecoder(code: code)
    decodes = options.has("d")
    width = try options.number("w", in: 0...Options.greatest, or: 76)
    files = InputFiles(name, options.operands)
    files.readErrorLead = "read error"
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch files.next(&system, &output) {
    case .opened: break
    case .bytes(let bytes):
      if decodes {
        output.append(decoder.decode(bytes))
      } else {
        waiting += bytes
        let whole = waiting.count / code.group * code.group
        write(code.encode(waiting[..<whole]), &output)
        waiting.removeFirst(whole)
      }
    case .endOfFile:
      if files.failed { return .exit(1) }
      if decodes { return finishDecoding(&output) }
      write(code.encode(waiting[...]), &output)
      if column > 0 { output.append("\n") }
    case .end: return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private mutating func finishDecoding(_ output: inout Output) -> AppletStep {
    let (bytes, isComplete) = decoder.finish()
    output.append(bytes)
    if isComplete { return .exit(0) }
    output.error("\(files.applet): truncated input")
    return .exit(1)
  }

  private mutating func write(_ letters: [UInt8], _ output: inout Output) {
    var rest = letters[...]
    while !rest.isEmpty {
      let part = width == 0 ? rest : rest.prefix(width - column)
      rest = rest.dropFirst(part.count)
      output.append(part)
      column += part.count
      if column == width, width > 0 {
        output.append("\n")
        column = 0
      }
    }
    // Without a width busybox ends the text without a line's end.
    if width == 0 { column = 0 }
  }
}

/// The letters of base64 or base32 (RFC 4648), and how many bits each holds.
public struct BaseCode: Sendable {
  let letters: [UInt8]
  let bits: Int
  /// The bytes of a group that has no padding.
  let group: Int

  public static let base64 = BaseCode(
    letters: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8),
    bits: 6,
    group: 3
  )
  static let base32 = BaseCode(
    letters: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8),
    bits: 5,
    group: 5
  )

  /// Letters of a group.
  var lettersPerGroup: Int { group * 8 / bits }

  /// The letters of the bytes, with padding and on one line.
  public func encode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let part = bytes[start..<min(start + group, bytes.endIndex)]
      var value = part.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      value <<= UInt64(8 * (group - part.count))
      let used = (part.count * 8 + bits - 1) / bits
      for place in 0..<lettersPerGroup {
        let shift = UInt64(bits * (lettersPerGroup - 1 - place))
        let index = Int(value >> shift) & (letters.count - 1)
        result.append(place < used ? letters[index] : UInt8(ascii: "="))
      }
      start += group
    }
    return result
  }

  func value(of letter: UInt8) -> UInt64? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return UInt64(letter) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return UInt64(letter) - (bits == 5 ? 97 : 71)
    default: return letters.firstIndex(of: letter).map(UInt64.init)
    }
  }
}

/// A decoder that leaves out what is no letter and takes its text line by line, as busybox's does.
struct BaseDecoder: Sendable {
  private static let longestPiece = 80

  private let code: BaseCode
  /// What has been read and is no whole group yet.
  private var piece: [UInt8] = []

  init(code: BaseCode) {
    self.code = code
  }

  mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      let isLetter = byte > UInt8(ascii: " ")
      if isLetter { piece.append(byte) }
      if !isLetter || piece.count >= Self.longestPiece { result += decodePiece() }
    }
    return result
  }

  /// Decodes the end of the text; whether it came to an even end.
  mutating func finish() -> (bytes: [UInt8], isComplete: Bool) {
    let bytes = decodePiece()
    return (bytes, piece.isEmpty)
  }

  /// The groups of the piece up to one with padding; what follows waits for more.
  private mutating func decodePiece() -> [UInt8] {
    var result: [UInt8] = []
    var (value, places, padding) = (UInt64(0), 0, 0)
    var index = 0
    while index < piece.count, padding == 0 || places > 0 {
      let byte = piece[index]
      index += 1
      if byte == UInt8(ascii: "="), isPadding(after: places, at: index) {
        value <<= UInt64(code.bits)
        padding += 1
      } else if let part = code.value(of: byte) {
        value = value << UInt64(code.bits) | part
      } else {
        continue
      }
      places += 1
      guard places == code.lettersPerGroup else { continue }
      result += group(value, without: padding)
      if padding > 0 { break }
      (value, places) = (0, 0)
    }
    let isWhole = places == 0 || places == code.lettersPerGroup
    piece.removeFirst(isWhole ? index : index - places)
    return result
  }

  private func isPadding(after places: Int, at next: Int) -> Bool {
    if code.bits == 5 { return places > 1 }
    return places == 3 || places == 2 && next < piece.count && piece[next] == UInt8(ascii: "=")
  }

  private func group(_ value: UInt64, without padding: Int) -> [UInt8] {
    let lost = (padding * code.bits + 7) / 8
    return (0..<max(0, code.group - lost)).map {
      UInt8(truncatingIfNeeded: value >> UInt64(8 * (code.group - 1 - $0)))
    }
  }
}

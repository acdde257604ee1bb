/// `tr`: replaces, deletes and squeezes bytes.
struct Translate: AppletBody {
  private static let synopsis = "tr [-cds] STRING1 [STRING2]"

  private var files = InputFiles("tr", [])
  private var map: [UInt8] = Array(0...255)
  private var deleted = [Bool](repeating: false, count: 256)
  private var squeezed = [Bool](repeating: false, count: 256)
  private var last: UInt8?

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "+Ccds", synopsis: Self.synopsis)
    guard (1...2).contains(options.operands.count) else { throw .usage(Self.synopsis) }
    let complements = options.has("c") || options.has("C")
    var first = try TranslationSet.expand(options.operands[0])
    if complements {
      let members = Set(first)
      first = (0...255).filter { !members.contains($0) }
    }
    let second = options.operands.count > 1 ? try TranslationSet.expand(options.operands[1]) : nil
    if options.has("d") {
      guard second == nil || options.has("s") else { throw .usage(Self.synopsis) }
      for byte in first { deleted[Int(byte)] = true }
    } else if let second {
      guard let filler = second.last else {
        throw Refusal("tr: STRING2 cannot be empty")
      }
      for (index, byte) in first.enumerated() {
        map[Int(byte)] = index < second.count ? second[index] : filler
      }
    }
    if options.has("s") {
      for byte in second ?? first { squeezed[Int(byte)] = true }
    }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch files.next(&system, &output) {
    case .opened, .endOfFile: break
    case .end: return .exit(0)
    case .blocked(let step): return step
    case .bytes(let bytes):
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      for byte in bytes where !deleted[Int(byte)] {
        let new = map[Int(byte)]
        if squeezed[Int(new)], last == new { continue }
        last = new
        result.append(new)
      }
      output.append(result)
    }
    return .again
  }
}

/// The sets of `tr`: ranges, classes and escapes.
enum TranslationSet {
  static func expand(_ text: String) throws(Refusal) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let members = named(bytes, &index) {
        result += members
        continue
      }
      let low = one(bytes, &index)
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-") {
        index += 1
        let high = one(bytes, &index)
        guard low <= high else {
          let range = String(decoding: [low, UInt8(ascii: "-"), high], as: UTF8.self)
          throw Refusal("tr: range '\(range)' is reversed")
        }
        result += low...high
      } else {
        result.append(low)
      }
    }
    return result
  }

  private static func one(_ bytes: [UInt8], _ index: inout Int) -> UInt8 {
    let byte = bytes[index]
    index += 1
    guard byte == UInt8(ascii: "\\"), index < bytes.count else { return byte }
    if let value = EscapeSequence.byte(bytes[...], at: &index) { return value }
    index += 1
    return bytes[index - 1]
  }

  /// `[:class:]`, `[=x=]`; the brackets of a mere `[a-z]` stand for themselves.
  private static func named(_ bytes: [UInt8], _ index: inout Int) -> [UInt8]? {
    guard index + 3 < bytes.count, bytes[index] == UInt8(ascii: "[") else { return nil }
    let kind = bytes[index + 1]
    if kind == UInt8(ascii: "="), index + 4 < bytes.count,
      bytes[index + 3] == kind, bytes[index + 4] == UInt8(ascii: "]")
    {
      index += 5
      return [bytes[index - 3]]
    }
    guard kind == UInt8(ascii: ":"),
      let end = bytes[(index + 2)...].firstIndex(of: kind),
      end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "]"),
      let known = CharacterClass(
        rawValue: String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
      )
    else { return nil }
    index = end + 2
    return (0...255).filter { $0 < 128 && known.contains(UInt32($0)) }
  }
}

/// One of `od`'s forms: how wide its numbers are and how they are written.
struct DumpForm: Sendable {
  enum Kind: Sendable { case decimal, unsigned, octal, hexadecimal, floating, named, character }

  var kind: Kind
  /// Bytes of one number.
  var size: Int
  /// Whether the block follows as text, in angle brackets.
  var showsText = false

  /// Columns of one number.
  var width: Int {
    switch kind {
    case .decimal: [1: 4, 2: 6, 4: 11][size] ?? 20
    case .unsigned: [1: 3, 2: 5, 4: 10][size] ?? 20
    case .octal: [1: 3, 2: 6, 4: 11][size] ?? 22
    case .hexadecimal: size * 2
    case .floating: size == 4 ? 15 : 23
    case .named, .character: 3
    }
  }

  /// The forms that options ask for, in busybox's own order; words of two bytes in octal for none.
  static func chosen(by options: Options) throws(Refusal) -> [DumpForm] {
    var forms: [DumpForm] = []
    for letter in "abcdfhilotxs" {
      if letter == "t" {
        for text in options.values("t") { forms += try parse(text) }
      } else if options.has(letter), let text = types[letter] {
        forms += try parse(text)
      }
    }
    return try forms.isEmpty ? parse("o2") : forms
  }

  /// What the old options stand for.
  private static let types: [Character: String] = [
    "a": "a", "b": "oC", "c": "c", "d": "u2", "f": "fF", "h": "x2", "i": "d2", "l": "d4",
    "o": "o2", "x": "x2", "s": "d2",
  ]

  private static func parse(_ text: String) throws(Refusal) -> [DumpForm] {
    var forms: [DumpForm] = []
    var rest = text[...]
    while let letter = rest.popFirst() {
      var form: DumpForm
      switch letter {
      case "a": form = DumpForm(kind: .named, size: 1)
      case "c": form = DumpForm(kind: .character, size: 1)
      case "d": form = DumpForm(kind: .decimal, size: try size(&rest, of: text, integers))
      case "o": form = DumpForm(kind: .octal, size: try size(&rest, of: text, integers))
      case "u": form = DumpForm(kind: .unsigned, size: try size(&rest, of: text, integers))
      case "x": form = DumpForm(kind: .hexadecimal, size: try size(&rest, of: text, integers))
      case "f": form = DumpForm(kind: .floating, size: try size(&rest, of: text, floats))
      default:
        throw Refusal("od: invalid character '\(letter)' in type string '\(text)'")
      }
      if rest.first == "z" {
        form.showsText = true
        rest.removeFirst()
      }
      forms.append(form)
    }
    return forms
  }

  private struct Sizes: Sendable {
    let name: String
    let letters: [Character: Int]
    let standard: Int
    let allowed: Set<Int>
  }

  private static let integers = Sizes(
    name: "integral",
    letters: ["C": 1, "S": 2, "I": 4, "L": 8],
    standard: 4,
    allowed: [1, 2, 4, 8]
  )
  /// Numbers of 16 bytes are the processor's own form, and left out.
  private static let floats = Sizes(
    name: "floating point",
    letters: ["F": 4, "D": 8],
    standard: 8,
    allowed: [4, 8]
  )

  private static func size(
    _ rest: inout Substring,
    of text: String,
    _ sizes: Sizes
  ) throws(Refusal) -> Int {
    guard let first = rest.first else { return sizes.standard }
    if let size = sizes.letters[first] {
      rest.removeFirst()
      return size
    }
    guard first.isNumber else { return sizes.standard }
    // A number must end the text; otherwise busybox takes it for a huge one.
    let size = UInt32(rest) ?? .max
    guard sizes.allowed.contains(Int(size)) else {
      throw Refusal(
        "od: invalid type string '\(text)'; \(size)-byte \(sizes.name) type is not supported"
      )
    }
    rest = ""
    return Int(size)
  }

  /// The block's numbers, each with a blank in front.
  func text(_ block: [UInt8]) -> [UInt8] {
    stride(from: 0, to: block.count, by: size).flatMap { start in
      [UInt8(ascii: " ")] + text(number: block[start..<start + size])
    }
  }

  private func text(number bytes: ArraySlice<UInt8>) -> [UInt8] {
    let value = DumpNumber.little(bytes)
    var format = NumberFormat()
    format.width = width
    switch kind {
    case .decimal: return format.signed(DumpNumber.signed(value, size: size))
    case .unsigned: return format.unsigned(value)
    case .octal, .hexadecimal:
      format.zeroPadded = true
      return format.unsigned(value, base: kind == .octal ? 8 : 16)
    case .floating:
      format.precision = size == 4 ? 7 : 15
      return format.floating(DumpNumber.floating(value, size: size), conversion: UInt8(ascii: "e"))
    case .named: return format.text(Self.name(UInt8(value & 0x7F)))
    case .character: return format.text(DumpNumber.visible(UInt8(value), escapes: true))
    }
  }

  private static func name(_ byte: UInt8) -> [UInt8] {
    if byte == 127 { return Array("del".utf8) }
    return Int(byte) < names.count ? Array(names[Int(byte)].utf8) : [byte]
  }

  private static let names = [
    "nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr",
    "so", "si", "dle", "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc",
    "fs", "gs", "rs", "us", "sp",
  ]
}

/// The numbers in front of `od`'s lines.
struct AddressForm: Sendable {
  private let radix: Int?
  let width: Int

  init(_ name: String) throws(Refusal) {
    switch name.first {
    case "d": (radix, width) = (10, 7)
    case "o": (radix, width) = (8, 7)
    case "x": (radix, width) = (16, 6)
    case "n": (radix, width) = (nil, 0)
    default:
      let letter = name.prefix(1)
      throw Refusal("od: bad output address radix '\(letter)' (must be [doxn])")
    }
  }

  func text(_ address: Int) -> String {
    radix.map { Column.right(String(address, radix: $0), width, fill: "0") } ?? ""
  }
}

/// Numbers in dumps: how they are given, and how bytes make them.
enum DumpNumber {
  /// A decimal, octal (`0…`) or hexadecimal (`0x…`) number with a suffix `b`, `k` or `m`.
  static func parse(_ text: String, for applet: String) throws(Refusal) -> Int {
    var digits = text[...]
    var factor = 1
    let isHexadecimal = digits.hasPrefix("0x") || digits.hasPrefix("0X")
    if let last = digits.last, let scale = NumberText.binarySuffixes[last],
      !isHexadecimal || last != "b"
    {
      digits.removeLast()
      factor = scale
    }
    guard digits.first?.isNumber == true,
      let value = try? NumberText.unsigned(digits, base: 0),
      let count = Int(exactly: value),
      count.multipliedReportingOverflow(by: factor).overflow == false
    else { throw Refusal("\(applet): invalid number '\(text)'") }
    return count * factor
  }

  /// The lowest byte comes first.
  static func little(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func signed(_ value: UInt64, size: Int) -> Int64 {
    let shift = UInt64(64 - 8 * size)
    return Int64(bitPattern: value << shift) >> Int64(shift)
  }

  static func floating(_ value: UInt64, size: Int) -> Double {
    size == 4
      ? Double(Float(bitPattern: UInt32(truncatingIfNeeded: value))) : Double(bitPattern: value)
  }

  /// A printable character, C's name for it (`\n`), or three octal digits.
  static func visible(_ byte: UInt8, escapes: Bool) -> [UInt8] {
    if let letter = letters[byte], escapes { return [UInt8(ascii: "\\"), letter] }
    if (32..<127).contains(byte) { return [byte] }
    return Array(Column.right(String(byte, radix: 8), 3, fill: "0").utf8)
  }

  private static let letters: [UInt8: UInt8] = [
    0: UInt8(ascii: "0"), 7: UInt8(ascii: "a"), 8: UInt8(ascii: "b"), 9: UInt8(ascii: "t"),
    10: UInt8(ascii: "n"), 11: UInt8(ascii: "v"), 12: UInt8(ascii: "f"), 13: UInt8(ascii: "r"),
  ]
}

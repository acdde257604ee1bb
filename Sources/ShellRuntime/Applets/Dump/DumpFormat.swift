/// A line format of `hexdump -e`: units such as `16/1 "%02x "`, which say how often and how wide.
struct DumpFormat: Sendable {
  struct Unit: Sendable {
    var repeats = 1
    /// Whether the count was given, and is not stretched to fill the block.
    var isCounted = false
    var byteCount = 0
    var pieces: [Piece] = []
    /// `%_A`: shown once, behind everything.
    var isEnding = false
  }

  /// A conversion with the text around it.
  struct Piece: Sendable {
    enum Kind: Sendable {
      case text, character, escaped, printable, named, string, signed, unsigned, floating, address
    }

    var kind = Kind.text
    var before: [UInt8] = []
    var format = NumberFormat()
    var conversion: UInt8 = 0
    var after: [UInt8] = []
    var bytes = 0
  }

  var units: [Unit] = []
  /// The bytes that the line takes.
  private(set) var size = 0

  init(_ text: String, for applet: String) throws(Refusal) {
    var rest = Array(text.utf8)[...]
    let bad = Refusal("\(applet): bad format {\(text)}")
    while true {
      Self.skipBlanks(&rest)
      if rest.isEmpty { break }
      units.append(try Self.unit(&rest, for: applet, bad))
    }
    size = units.reduce(0) { $0 + $1.byteCount * $1.repeats }
  }

  /// About how many bytes of text one block makes.
  var textSize: Int {
    units.reduce(0) { total, unit in
      let size = unit.pieces.reduce(0) {
        $0 + $1.before.count + $1.format.width + ($1.format.precision ?? 0) + $1.after.count + 8
      }
      return total + size * unit.repeats
    }
  }

  /// Repeats the last unit until the line takes the whole block.
  mutating func stretch(to blockSize: Int) {
    guard let last = units.indices.last, size < blockSize, !units[last].isCounted,
      units[last].byteCount > 0
    else { return }
    units[last].repeats += (blockSize - size) / units[last].byteCount
  }

  // MARK: parsing

  private static func unit(
    _ rest: inout ArraySlice<UInt8>,
    for applet: String,
    _ bad: Refusal
  ) throws(Refusal) -> Unit {
    var unit = Unit()
    if let count = number(&rest) {
      guard let next = rest.first, next == UInt8(ascii: "/") || isBlank(next) else { throw bad }
      rest.removeFirst()
      (unit.repeats, unit.isCounted) = (min(count, 1 << 16), true)
      skipBlanks(&rest)
    }
    if rest.first == UInt8(ascii: "/") {
      rest.removeFirst()
      skipBlanks(&rest)
    }
    var width: Int?
    if let count = number(&rest) {
      guard let next = rest.first, isBlank(next) else { throw bad }
      width = count
      skipBlanks(&rest)
    }
    guard rest.popFirst() == UInt8(ascii: "\""), let end = rest.firstIndex(of: UInt8(ascii: "\""))
    else { throw bad }
    let text = EscapeSequence.expand(rest[..<end], zeroLeads: false).bytes
    rest = rest[(end + 1)...]
    unit.pieces = try pieces(text, width, for: applet)
    unit.isEnding = unit.pieces.contains { $0.kind == .address && $0.conversion < 97 }
    unit.byteCount = width ?? unit.pieces.reduce(0) { $0 + $1.bytes }
    return unit
  }

  private static func pieces(
    _ text: [UInt8],
    _ width: Int?,
    for applet: String
  ) throws(Refusal) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while !rest.isEmpty {
      let before = Array(rest.prefix { $0 != UInt8(ascii: "%") })
      rest = rest.dropFirst(before.count)
      if rest.isEmpty {
        pieces.append(Piece(before: before))
        break
      }
      var piece = try conversion(&rest, width, for: applet)
      piece.before = before
      piece.after = Array(rest.prefix { $0 != UInt8(ascii: "%") })
      rest = rest.dropFirst(piece.after.count)
      let isSecond = pieces.contains { $0.kind != .address && $0.kind != .text }
      if width != nil, piece.kind != .address, isSecond {
        throw Refusal("\(applet): byte count with multiple conversion characters")
      }
      pieces.append(piece)
    }
    return pieces
  }

  /// Reads `%`, flags, width, precision and the conversion.
  private static func conversion(
    _ rest: inout ArraySlice<UInt8>,
    _ width: Int?,
    for applet: String
  ) throws(Refusal) -> Piece {
    rest.removeFirst()
    var piece = Piece()
    while let flag = rest.first, piece.format.take(flag: flag) { rest.removeFirst() }
    if let count = number(&rest) { piece.format.width = count }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      piece.format.precision = number(&rest) ?? 0
    }
    let tail = String(decoding: rest, as: UTF8.self)
    let bad = Refusal("\(applet): bad conversion character %\(tail)")
    if rest.first == UInt8(ascii: "l") { rest.removeFirst() }
    guard let letter = rest.popFirst() else { throw bad }
    piece.conversion = letter
    let sizes: [Int]
    switch letter {
    case UInt8(ascii: "c"): (piece.kind, sizes) = (.character, [1])
    case UInt8(ascii: "d"), UInt8(ascii: "i"): (piece.kind, sizes) = (.signed, [4, 2, 1])
    case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "x"), UInt8(ascii: "X"):
      (piece.kind, sizes) = (.unsigned, [4, 2, 1])
    case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "g"),
      UInt8(ascii: "G"):
      (piece.kind, sizes) = (.floating, [8, 4])
    case UInt8(ascii: "s"):
      guard let count = width ?? piece.format.precision else {
        throw Refusal("\(applet): %s needs precision or byte count")
      }
      (piece.kind, piece.bytes) = (.string, count)
      return piece
    case UInt8(ascii: "_"): return try special(piece, &rest, width, bad)
    default: throw bad
    }
    piece.bytes = try size(sizes, width, tail, for: applet)
    return piece
  }

  private static func size(
    _ sizes: [Int],
    _ width: Int?,
    _ tail: String,
    for applet: String
  ) throws(Refusal) -> Int {
    guard let width, width > 0 else { return sizes[0] }
    if sizes.contains(width) { return width }
    throw Refusal("\(applet): bad byte count for conversion character \(tail)")
  }

  /// `%_a` and `%_A` (addresses), `%_c`, `%_p` and `%_u` (characters).
  private static func special(
    _ start: Piece,
    _ rest: inout ArraySlice<UInt8>,
    _ width: Int?,
    _ bad: Refusal
  ) throws(Refusal) -> Piece {
    var piece = start
    guard let name = rest.popFirst() else { throw bad }
    switch name {
    case UInt8(ascii: "a"), UInt8(ascii: "A"):
      guard let radix = rest.popFirst(), [100, 111, 120].contains(radix) else { throw bad }
      piece.kind = .address
      // A capital tells the ending address.
      piece.conversion = name < 97 ? radix - 32 : radix
      return piece
    case UInt8(ascii: "c"): piece.kind = .escaped
    case UInt8(ascii: "p"): piece.kind = .printable
    case UInt8(ascii: "u"): piece.kind = .named
    default: throw bad
    }
    if let width, width > 1 { throw bad }
    piece.bytes = 1
    return piece
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    if digits.isEmpty { return nil }
    rest = rest.dropFirst(digits.count)
    return min(Int(String(decoding: digits, as: UTF8.self)) ?? .max, 1 << 16)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func skipBlanks(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop(while: isBlank)
  }
}

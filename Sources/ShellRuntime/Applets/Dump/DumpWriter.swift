/// Bytes written by line formats, block by block; repeated blocks are one asterisk.
struct DumpWriter: Sendable {
  private static let largestBlock = 4 << 20

  private var formats: [DumpFormat]
  let blockSize: Int
  /// Whether blocks that repeat the one before are shown too.
  private let showsAll: Bool
  /// What ends an incomplete last line, in place of blanks.
  private let ending: String?
  /// What is added to the addresses that are shown.
  private let displacement: Int
  private(set) var address: Int
  private var waiting: [UInt8] = []
  private var previous: [UInt8]?
  private var isRepeating = false

  init(
    _ texts: [String],
    for applet: String,
    at address: Int = 0,
    showsAll: Bool = false,
    ending: String? = nil,
    displacement: Int = 0
  ) throws(Refusal) {
    formats = []
    for text in texts { formats.append(try DumpFormat(text, for: applet)) }
    blockSize = formats.reduce(0) { max($0, $1.size) }
    for index in formats.indices { formats[index].stretch(to: blockSize) }
    // Formats that make too much of too little are refused as if memory had run out.
    let textSize = formats.reduce(0) { $0 + $1.textSize }
    if max(blockSize, textSize) > Self.largestBlock || textSize / max(1, blockSize) > 1_024 {
      throw Refusal("\(applet): out of memory")
    }
    self.address = address
    self.showsAll = showsAll
    self.ending = ending
    self.displacement = displacement
  }

  /// Leaves bytes out in front.
  mutating func skip(_ count: Int) { address += count }

  mutating func take(_ bytes: some Sequence<UInt8>, _ output: inout Output) {
    // A format that takes no bytes shows nothing.
    if blockSize == 0 { return }
    waiting += bytes
    var start = 0
    while waiting.count - start >= blockSize {
      let block = Array(waiting[start..<start + blockSize])
      start += blockSize
      if showsAll || block != previous {
        show(block, count: blockSize, &output)
        (previous, isRepeating) = (block, false)
      } else {
        if !isRepeating { output.append("*\n") }
        isRepeating = true
      }
      address += blockSize
    }
    waiting.removeFirst(start)
  }

  mutating func finish(_ output: inout Output) {
    if !waiting.isEmpty {
      if !showsAll, let previous, previous.starts(with: waiting), !isRepeating {
        output.append("*\n")
      }
      let gap = [UInt8](repeating: 0, count: blockSize - waiting.count)
      show(waiting + gap, count: waiting.count, &output)
      address += waiting.count
      waiting = []
    }
    let endings = formats.flatMap(\.units).filter(\.isEnding)
    guard address > 0, let last = endings.last else { return }
    for piece in last.pieces where piece.kind == .address || piece.kind == .text {
      write(piece, [], address, &output)
    }
  }

  private func show(_ block: [UInt8], count: Int, _ output: inout Output) {
    for format in formats {
      var offset = 0
      for unit in format.units {
        if unit.isEnding { break }
        for turn in stride(from: 1, through: unit.repeats, by: 1) {
          for (index, piece) in unit.pieces.enumerated() {
            let isBeyond = offset >= count
            if isBeyond, let ending {
              output.append(ending)
              return
            }
            var piece = piece
            let isLast = index == unit.pieces.count - 1
            if turn == unit.repeats, unit.repeats > 1, isLast { Self.trim(&piece) }
            let end = min(offset + piece.bytes, block.count)
            if isBeyond, piece.kind != .text {
              pad(piece, &output)
            } else {
              write(piece, block[min(offset, end)..<end], address + offset, &output)
            }
            offset += piece.bytes
          }
        }
      }
    }
  }

  /// The last of several repetitions loses its last blank.
  private static func trim(_ piece: inout DumpFormat.Piece) {
    let isBlank: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
    if piece.kind == .text {
      if piece.before.last.map(isBlank) == true { piece.before.removeLast() }
    } else if piece.after.last.map(isBlank) == true {
      piece.after.removeLast()
    }
  }

  /// Blanks for what lies behind the end of the data.
  private func pad(_ piece: DumpFormat.Piece, _ output: inout Output) {
    output.append(piece.before)
    output.append(Column.right("", piece.format.width))
    output.append(piece.after)
  }

  private func write(
    _ piece: DumpFormat.Piece,
    _ bytes: ArraySlice<UInt8>,
    _ address: Int,
    _ output: inout Output
  ) {
    let value = DumpNumber.little(bytes.prefix(8))
    let byte = UInt8(truncatingIfNeeded: value)
    let format = piece.format
    output.append(piece.before)
    switch piece.kind {
    case .text: break
    case .character: output.append(format.text([byte]))
    case .escaped: output.append(format.text(DumpNumber.visible(byte, escapes: true)))
    case .printable:
      output.append(format.text([(32..<127).contains(byte) ? byte : UInt8(ascii: ".")]))
    case .named: output.append(named(byte, format))
    case .string: output.append(format.text(bytes.prefix { $0 != 0 }))
    case .signed: output.append(format.signed(signed(value, piece.bytes)))
    case .unsigned: output.append(unsigned(value, piece.conversion, format))
    case .floating:
      let number = DumpNumber.floating(value, size: piece.bytes)
      output.append(format.floating(number, conversion: piece.conversion))
    case .address:
      let shown = UInt64(bitPattern: Int64(address &+ displacement))
      output.append(unsigned(shown, piece.conversion | 32, format))
    }
    output.append(piece.after)
  }

  /// busybox takes single bytes for numbers without sign.
  private func signed(_ value: UInt64, _ size: Int) -> Int64 {
    size == 1 ? Int64(value) : DumpNumber.signed(value, size: size)
  }

  private func unsigned(_ value: UInt64, _ conversion: UInt8, _ format: NumberFormat) -> [UInt8] {
    switch conversion {
    case UInt8(ascii: "o"): format.unsigned(value, base: 8)
    case UInt8(ascii: "x"): format.unsigned(value, base: 16)
    case UInt8(ascii: "X"): format.unsigned(value, base: 16, uppercase: true)
    default: format.unsigned(value)
    }
  }

  private func named(_ byte: UInt8, _ format: NumberFormat) -> [UInt8] {
    if byte < 32 { return format.text(Array(Self.names[Int(byte)].utf8)) }
    if byte == 127 { return format.text(Array("del".utf8)) }
    return byte < 127 ? format.text([byte]) : format.unsigned(UInt64(byte), base: 16)
  }

  private static let names = [
    "nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "lf", "vt", "ff", "cr",
    "so", "si", "dle", "dcl", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc",
    "fs", "gs", "rs", "us",
  ]
}

/// A file's lines for a comparison: the bytes that are shown, and the keys that are compared.
struct DiffText: Sendable {
  struct Line: Sendable {
    var bytes: ArraySlice<UInt8>
    var isTerminated: Bool
    var isEmpty: Bool { bytes.isEmpty }
  }

  /// What the comparison leaves out of account.
  struct Tolerance: Sendable {
    var ignoresCase = false
    /// Runs of white space count as one blank.
    var ignoresSpaceChanges = false
    var ignoresSpace = false
  }

  /// Stands in a key for an end of file without a line's end.
  private static let endOfFile: UInt16 = 0x1FF

  let lines: [Line]
  let keys: [[UInt16]]

  init(_ content: [UInt8], _ tolerance: Tolerance) {
    var lines: [Line] = []
    var start = 0
    while start < content.count {
      let end = content[start...].firstIndex(of: UInt8(ascii: "\n"))
      let bytes = content[start..<(end ?? content.count)]
      lines.append(Line(bytes: bytes, isTerminated: end != nil))
      start = (end ?? content.count) + 1
    }
    self.lines = lines
    keys = lines.map { Self.key($0, tolerance) }
  }

  /// The line's end is white space too, so that blanks before it go with it.
  private static func key(_ line: Line, _ tolerance: Tolerance) -> [UInt16] {
    var key: [UInt16] = []
    var afterSpace = false
    let end = line.isTerminated ? UInt16(UInt8(ascii: "\n")) : endOfFile
    for unit in line.bytes.map(UInt16.init) + [end] {
      let isSpace = unit == 32 || (9...13).contains(unit) || unit == endOfFile
      if isSpace, tolerance.ignoresSpace { continue }
      if isSpace, tolerance.ignoresSpaceChanges {
        if !afterSpace { key.append(32) }
        afterSpace = true
        continue
      }
      afterSpace = false
      let isCapital = (65...90).contains(unit) && tolerance.ignoresCase
      key.append(isCapital ? unit + 32 : unit)
    }
    return key
  }
}

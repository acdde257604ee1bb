/// `cut`: chosen bytes, characters or fields of each line.
struct Cut: FilterBody {
  private static let synopsis = "cut [OPTIONS] [FILE]..."

  var reader: LineReader
  private let ranges: [ClosedRange<Int>]
  private let kind: Character
  private let delimiter: UInt8
  private let joiner: [UInt8]
  private let onlyDelimited: Bool

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "b:c:f:d:O:sn", synopsis: Self.synopsis)
    let kinds = "bcf".filter { options.has($0) }
    if kinds.count > 1 { throw .usage(Self.synopsis) }
    guard let kind = kinds.first, let list = options.value(kind) else {
      throw Refusal("cut: expected a list of bytes, characters, or fields")
    }
    if kind != "f" {
      if options.has("s") {
        throw Refusal(
          "cut: suppressing non-delimited lines makes sense only when operating on fields"
        )
      }
      if options.has("d") {
        throw Refusal("cut: a delimiter may be specified only when operating on fields")
      }
    }
    if let text = options.value("d"), text.utf8.count > 1 {
      throw Refusal("cut: the delimiter must be a single character")
    }
    delimiter = options.value("d").map { $0.utf8.first ?? 0 } ?? UInt8(ascii: "\t")
    joiner = options.value("O").map { Array($0.utf8) } ?? [delimiter]
    onlyDelimited = options.has("s")
    self.kind = kind
    ranges = try Self.ranges(list)
    var files = InputFiles("cut", options.operands)
    files.ignoresFolders = true
    reader = LineReader(files)
  }

  private static func ranges(_ list: String) throws(Refusal) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for part in list.split(separator: ",") {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      let low = ends[0].isEmpty ? 1 : try position(ends[0], part)
      let high = ends.count == 1 ? low : ends[1].isEmpty ? Int.max : try position(ends[1], part)
      guard low > 0, low <= high, part != "-" else {
        throw Refusal("cut: invalid range \(part)-")
      }
      ranges.append(low...high)
    }
    if ranges.isEmpty { throw Refusal("cut: missing list of positions") }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return merged(ranges)
  }

  private static func position(
    _ text: Substring,
    _ part: Substring
  ) throws(Refusal) -> Int {
    guard let value = NumberText.count(text, suffixes: [:]) else {
      throw Refusal("cut: invalid number '\(text)'")
    }
    return value
  }

  private static func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for range in ranges {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] =
          last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  func take(_ line: LineReader.Line, _ output: inout Output) {
    switch kind {
    case "f":
      guard line.bytes.contains(delimiter) else {
        // An empty line passes -s, in this version of busybox.
        if !onlyDelimited || line.bytes.isEmpty { output.append(line: line.bytes) }
        return
      }
      let fields = line.bytes.split(separator: delimiter, omittingEmptySubsequences: false)
      output.append(line: Array(pick(fields).joined(separator: joiner)))
    case "b": output.append(line: pick(Array(line.bytes)))
    default:
      // Characters are what UTF-8 makes of the bytes.
      let characters = Self.characters(line.bytes)
      output.append(line: Array(pick(characters).joined()))
    }
  }

  private func pick<Element>(_ elements: [Element]) -> [Element] {
    var result: [Element] = []
    for range in ranges where range.lowerBound <= elements.count {
      result += elements[(range.lowerBound - 1)..<min(range.upperBound, elements.count)]
    }
    return result
  }

  private static func characters(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var index = 0
    while index < bytes.count {
      let length = TextUnits.unit(bytes[...], at: index).length
      result.append(bytes[index..<index + length])
      index += length
    }
    return result
  }
}

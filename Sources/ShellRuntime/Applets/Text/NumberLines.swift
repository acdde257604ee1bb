/// `nl`: lines with their numbers.
struct NumberLines: FilterBody {
  private static let synopsis = "nl [OPTIONS] [FILE]..."

  /// Wider columns would make more of a line than a machine holds.
  private static let widest = 4_096

  var reader: LineReader
  private let style: Character?
  private let width: Int
  private let separator: String
  private let increment: Int
  private var number: Int

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      arguments,
      "pw:s:v:i:b:",
      long: [
        "body-numbering": "b", "line-increment": "i", "no-renumber": "p",
        "number-separator": "s", "starting-line-number": "v", "number-width": "w",
      ],
      synopsis: Self.synopsis
    )
    let range = 0...Options.greatest
    width = try options.number("w", in: range, or: 6)
    number = try options.number("v", in: range, or: 1)
    increment = try options.number("i", in: range, or: 1)
    separator = options.value("s") ?? "\t"
    style = (options.value("b") ?? "t").first
    var files = InputFiles("nl", options.operands)
    files.ignoresFolders = true
    reader = LineReader(files)
  }

  mutating func take(_ line: LineReader.Line, _ output: inout Output) {
    if style == "a" || style == "t" && !line.bytes.isEmpty {
      output.append(Column.right(number, min(width, Self.widest)) + separator)
      number += increment
    } else {
      output.append(Column.right("", min(width, Self.widest) + separator.utf8.count))
    }
    output.append(line: line.bytes)
  }
}

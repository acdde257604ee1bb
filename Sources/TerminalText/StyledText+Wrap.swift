extension StyledText {
  /// Breaks the text into lines of at most `width` columns, at spaces.
  ///
  /// Newlines in the text stay breaks. A word that is wider than a line is broken where the line ends.
  /// - Parameters:
  ///   - width: The columns of a line, its indentation included.
  ///   - indent: What the first line starts with.
  ///   - hangingIndent: What the other lines start with; the same as `indent` when nil.
  /// - Returns: Lines without newlines and without spaces at their ends.
  package func wrapped(
    width: Int,
    indent: StyledText = StyledText(),
    hangingIndent: StyledText? = nil
  ) -> [StyledText] {
    let hanging = hangingIndent ?? indent
    var wrapper = Wrapper(width: width, indent: indent, hangingIndent: hanging)
    for line in isEmpty ? [StyledText()] : lines {
      wrapper.add(line)
    }
    return wrapper.lines
  }

  /// The text cut to a width on one line, with an ellipsis where something is missing.
  package func truncated(to width: Int, ellipsis: String = "…") -> StyledText {
    let line = lines.first ?? StyledText()
    guard line.width > width || lines.count > 1 else { return line }
    let room = width - DisplayWidth.of(ellipsis)
    guard room >= 0 else { return StyledText() }
    var text = StyledText()
    var used = 0
    cutting: for run in line.runs {
      for character in run.text {
        used += DisplayWidth.of(character)
        if used > room { break cutting }
        text.append(String(character), run.style)
      }
    }
    text.append(ellipsis, line.runs.last?.style ?? .plain)
    return text
  }

  /// The text filled up with spaces to a width.
  package func padded(to width: Int, alignment: TextTable.Alignment = .left) -> StyledText {
    let missing = max(0, width - self.width)
    let before = alignment == .right ? missing : alignment == .centre ? missing / 2 : 0
    return StyledText(String(repeating: " ", count: before)) + self
      + StyledText(String(repeating: " ", count: missing - before))
  }
}

private struct Wrapper {
  private struct Cell {
    let character: Character
    let style: Style
    let width: Int
  }

  let width: Int
  let indent: StyledText
  let hangingIndent: StyledText
  private(set) var lines: [StyledText] = []

  private var line: [Cell] = []
  private var lineWidth = 0

  init(width: Int, indent: StyledText, hangingIndent: StyledText) {
    self.width = width
    self.indent = indent
    self.hangingIndent = hangingIndent
  }

  /// The columns left to the words; at least a few, however deep the indentation.
  private var room: Int {
    max(Self.roomMin, width - (lines.isEmpty ? indent : hangingIndent).width)
  }

  private static let roomMin = 8

  mutating func add(_ text: StyledText) {
    var word: [Cell] = []
    var spaces: [Cell] = []
    for run in text.runs {
      for character in run.text {
        let cell = Cell(character: character, style: run.style, width: DisplayWidth.of(character))
        if character == " " || character == "\t" {
          if !word.isEmpty { place(word, after: spaces) }
          if !word.isEmpty { (word, spaces) = ([], []) }
          spaces.append(Cell(character: " ", style: run.style, width: 1))
        } else {
          word.append(cell)
        }
      }
    }
    if !word.isEmpty { place(word, after: spaces) }
    endLine()
  }

  private mutating func place(_ word: [Cell], after spaces: [Cell]) {
    let wordWidth = word.reduce(0) { $0 + $1.width }
    if lineWidth + spaces.count + wordWidth <= room {
      extend(spaces + word)
      return
    }
    if !line.isEmpty { endLine() }
    for cell in word {
      if lineWidth + cell.width > room && !line.isEmpty { endLine() }
      extend([cell])
    }
  }

  private mutating func extend(_ cells: [Cell]) {
    line += cells
    lineWidth += cells.reduce(0) { $0 + $1.width }
  }

  private mutating func endLine() {
    var text = StyledText()
    for cell in line { text.append(String(cell.character), cell.style) }
    let start = lines.isEmpty ? indent : hangingIndent
    lines.append(line.isEmpty ? start.withoutTrailingSpaces : start + text)
    line = []
    lineWidth = 0
  }
}

extension StyledText {
  /// The text without the spaces at its end.
  package var withoutTrailingSpaces: StyledText {
    var text = StyledText()
    let kept = plainText.reversed().drop { $0 == " " }.count
    var left = kept
    for run in runs where left > 0 {
      let part = run.text.prefix(left)
      text.append(String(part), run.style)
      left -= part.count
    }
    return text
  }
}

import LineEditor
import TerminalText

/// A text that is longer than the screen, and the part of it that is in view: what each key does.
///
/// It knows no terminal: a key gives what is to be drawn.
struct PagedText {
  /// What a key leads to.
  enum Step: Equatable {
    /// Draw these lines below what is on the screen.
    case append(Range<Int>)
    /// Draw these lines on an empty screen.
    case redraw(Range<Int>)
    /// Only the line of the keys has changed.
    case prompt
    case leave
  }

  /// With the sequences of their colours, and without their newlines.
  let lines: [String]
  private let plain: [String]
  private let heights: [Int]
  /// Rows for the text: the last one holds the keys.
  private let rows: Int
  /// The lines in view.
  private(set) var view: Range<Int>
  /// What is typed of a word to look for; nil while none is.
  private(set) var search: String?
  private var word = ""
  /// Said once in place of the keys.
  private(set) var remark: String?

  init(_ text: String, size: TerminalSize) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
    plain = lines.map(Self.withoutColours)
    heights = plain.map { max(1, (DisplayWidth.of($0) + size.columns - 1) / max(1, size.columns)) }
    rows = max(1, size.rows - 1)
    view = 0..<0
    view = page(from: 0)
  }

  var isAtEnd: Bool { view.upperBound == lines.count }

  /// What stands in the last row.
  var keys: String {
    if let search { return "/\(search)" }
    if let remark { return remark }
    let percent = view.upperBound * 100 / max(1, lines.count)
    return "-- \(percent)% -- Space: more, Enter: a line, b: back, /: search, q: leave"
  }

  mutating func press(_ key: Key) -> Step {
    remark = nil
    if search != nil { return type(key) }
    switch key {
    case .character(" "), .pageDown, .character("f"):
      return forward(to: page(from: view.upperBound))
    case .enter, .down, .character("j"):
      return forward(to: view.upperBound..<min(view.upperBound + 1, lines.count))
    case .end, .character("G"): return forward(to: view.upperBound..<lines.count)
    case .pageUp, .character("b"): return back(to: start(ofPageEndingAt: view.lowerBound))
    case .up, .character("k"): return back(to: max(0, view.lowerBound - 1))
    case .home, .character("g"): return back(to: 0)
    case .character("/"):
      search = ""
      return .prompt
    case .character("n"): return find()
    case .character("q"), .character("Q"), .escape, .interrupt, .endOfInput: return .leave
    default: return .prompt
    }
  }

  // MARK: moving

  private mutating func forward(to new: Range<Int>) -> Step {
    var top = view.lowerBound
    while height(top..<new.upperBound) > rows, top < new.lowerBound { top += 1 }
    view = top..<new.upperBound
    return .append(new)
  }

  private mutating func back(to top: Int) -> Step {
    guard top != view.lowerBound else { return .prompt }
    view = page(from: top)
    return .redraw(view)
  }

  /// The lines that fit on the screen from one on; one at least.
  private func page(from first: Int) -> Range<Int> {
    var end = first
    var used = 0
    while end < lines.count, end == first || used + heights[end] <= rows {
      used += heights[end]
      end += 1
    }
    return first..<end
  }

  private func start(ofPageEndingAt end: Int) -> Int {
    var first = end
    while first > 0, first == end || height(first - 1..<end) <= rows { first -= 1 }
    return first
  }

  private func height(_ range: Range<Int>) -> Int { heights[range].reduce(0, +) }

  // MARK: searching

  private mutating func type(_ key: Key) -> Step {
    switch key {
    case .character(let character): search?.append(character)
    case .backspace:
      if search?.isEmpty == true { search = nil } else { search?.removeLast() }
    case .enter:
      if let typed = search, !typed.isEmpty { word = typed }
      search = nil
      return find()
    case .escape, .interrupt: search = nil
    case .endOfInput: return .leave
    default: break
    }
    return .prompt
  }

  /// Goes to the next line below the first one in view that has the word, in any case of letters.
  private mutating func find() -> Step {
    let wanted = word.lowercased()
    guard !wanted.isEmpty else { return .prompt }
    guard
      let found = lines.indices.dropFirst(view.lowerBound + 1)
        .first(where: { plain[$0].lowercased().contains(wanted) })
    else {
      remark = "Not found below: \(Sanitizer.cleanLine(word))"
      return .prompt
    }
    return back(to: found)
  }

  /// Cuts out the sequences for colours (`ESC [ … m`), the only ones that styled text has.
  private static func withoutColours(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    var isEscape = false
    for scalar in line.unicodeScalars {
      if isEscape {
        isEscape = scalar != "m"
      } else if scalar == "\u{1b}" {
        isEscape = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

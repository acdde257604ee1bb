/// Lays candidates out in columns, down and then across, as `ls` does.
enum CandidateList {
  /// More candidates than this are counted, not shown.
  static let shownMax = 200

  /// Lines that each end in a newline; `measure` gives the terminal columns that a text takes.
  static func columns(of candidates: [String], width: Int, measure: (String) -> Int) -> String {
    let shown = candidates.prefix(shownMax).map(printable)
    guard !shown.isEmpty else { return "" }
    let cell = (shown.map(measure).max() ?? 0) + 2
    // The last column needs no gap, and a line that fills the terminal would wrap.
    let perLine = max(1, (width + 1) / cell)
    let lineCount = (shown.count + perLine - 1) / perLine
    var text = ""
    for line in 0..<lineCount {
      let cells = stride(from: line, to: shown.count, by: lineCount).map { shown[$0] }
      for (index, label) in cells.enumerated() {
        let gap = index == cells.count - 1 ? 0 : cell - measure(label)
        text += label + String(repeating: " ", count: max(0, gap))
      }
      text += "\n"
    }
    let hidden = candidates.count - shown.count
    return hidden > 0 ? text + "and \(hidden) more\n" : text
  }

  /// File names can hold control characters, which must not reach the terminal.
  private static func printable(_ label: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      let category = scalar.properties.generalCategory
      text.append(category == .control || category == .format ? "?" : scalar)
    }
    return String(text)
  }
}

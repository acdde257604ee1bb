/// Text with styles, as a value that knows nothing of where it is shown.
///
/// It holds no control characters but newline and tab: whatever is put in passes the ``Sanitizer``, so
/// that nothing which comes from a container, a manifest or a lesson can steer the terminal.
package struct StyledText: Sendable, Equatable {
  package struct Run: Sendable, Equatable {
    package fileprivate(set) var text: String
    package let style: Style
  }

  package private(set) var runs: [Run] = []

  package init() {}

  package init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  package mutating func append(_ text: String, _ style: Style = .plain) {
    add(Sanitizer.clean(text), style)
  }

  package mutating func append(_ other: StyledText) {
    for run in other.runs { add(run.text, run.style) }
  }

  /// Adds text that is known to be clean, joining it to a last run of the same style.
  private mutating func add(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    if runs.last?.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }
}

extension StyledText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}

extension StyledText {
  package var isEmpty: Bool { runs.isEmpty }

  /// The characters alone.
  package var plainText: String { runs.map(\.text).joined() }

  /// The columns of its widest line.
  package var width: Int { lines.map { DisplayWidth.of($0.plainText) }.max() ?? 0 }

  /// The text without its newlines, a value a line; a newline at the end starts no further line.
  package var lines: [StyledText] {
    var lines = [StyledText()]
    for run in runs {
      for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].add(String(part), run.style)
      }
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The same text laid over a style.
  package func over(_ base: Style) -> StyledText {
    var text = StyledText()
    for run in runs { text.add(run.text, run.style.over(base)) }
    return text
  }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var text = left
    text.append(right)
    return text
  }

  package static func += (left: inout StyledText, right: StyledText) {
    left.append(right)
  }
}

extension [StyledText] {
  package func joined(separator: StyledText = StyledText()) -> StyledText {
    var text = StyledText()
    for (index, element) in enumerated() {
      if index > 0 { text.append(separator) }
      text.append(element)
    }
    return text
  }
}

// MARK: - Rendering

extension StyledText {
  /// The text with the escape sequences of the terminal's colours.
  ///
  /// Each style ends before a newline, so that a pager or a cut never leaves a line coloured.
  package func rendered(on terminal: Terminal) -> String {
    guard terminal.colourDepth != .none else { return plainText }
    var output = ""
    for run in runs {
      let start = run.style.escapeSequence(terminal.colourDepth)
      guard !start.isEmpty else {
        output += run.text
        continue
      }
      for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { output += "\n" }
        if !part.isEmpty { output += start + part + Style.resetSequence }
      }
    }
    return output
  }
}

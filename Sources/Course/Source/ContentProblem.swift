/// What is wrong with the course's content at one place, in one line.
///
/// The message says what was found and what was expected, so that its reader knows what to change.
/// A problem is the author's, never the learner's: it costs nobody points.
package struct ContentProblem: Error, Hashable, Sendable {
  package var position: ContentPosition
  package var message: String

  package init(_ position: ContentPosition, _ message: String) {
    self.position = position
    self.message = message
  }
}

extension ContentProblem: Comparable, CustomStringConvertible {
  package static func < (a: ContentProblem, b: ContentProblem) -> Bool {
    a.position == b.position ? a.message < b.message : a.position < b.position
  }

  package var description: String { "\(position): \(message.onOneLine)" }
}

extension String {
  /// The text with every run of white space, line ends included, as one space.
  package var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension ContentPosition {
  package func problem(_ message: String) -> ContentProblem { ContentProblem(self, message) }
}

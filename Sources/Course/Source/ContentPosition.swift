/// A place in a content file, written `lessons/01-jobs.md:12:3` as compilers do.
package struct ContentPosition: Hashable, Sendable {
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1.
  package var column: Int

  package init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension ContentPosition: Comparable, CustomStringConvertible {
  package static func < (a: ContentPosition, b: ContentPosition) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }

  package var description: String { "\(file):\(line):\(column)" }
}

package import Course

/// Items on their way out of a course: drawn, with their keys, and readable without the lessons.
package struct ItemSheet: Hashable, Sendable {
  package var title: String
  /// What the parameters were drawn for.
  package var seed: UInt64
  package var sections: [Section]

  package struct Section: Hashable, Sendable {
    /// The lesson's or the exercise's.
    package var id: String
    package var title: String
    package var items: [Item]

    package init(id: String, title: String, items: [Item]) {
      self.id = id
      self.title = title
      self.items = items
    }
  }

  package init(title: String, seed: UInt64, sections: [Section]) {
    self.title = title
    self.seed = seed
    self.sections = sections
  }

  package var items: [Item] { sections.flatMap(\.items) }

  /// Where the numbers come from, for the head of a file.
  package var origin: String {
    "\(title), exported from joblab; values and order drawn with seed \(seed)"
  }
}

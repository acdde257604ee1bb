/// A lesson: prose with blocks that can be run and answered.
package struct Lesson: Hashable, Sendable {
  package var frontMatter: FrontMatter
  package var file: String
  package var blocks: [Block]

  package var id: String { frontMatter.id }
  package var title: String { frontMatter.title }

  package var items: [Item] {
    blocks.compactMap { if case .item(let item) = $0.content { item } else { nil } }
  }

  package var points: Points { items.reduce(.zero) { $0 + $1.points } }
}

/// What a lesson says about itself before it begins.
package struct FrontMatter: Hashable, Sendable {
  package var position: ContentPosition
  package var id: String
  package var title: String
  package var objectives: [Objective]
  package var minutes: Int
  /// The ids of lessons that come first.
  package var prerequisites: [String]

  /// Something that the learner can do afterwards.
  package struct Objective: Hashable, Sendable {
    package var id: String
    package var text: String
  }
}

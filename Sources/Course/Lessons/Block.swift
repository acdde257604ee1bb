package import Markdown

/// One part of a lesson, with the line at which it starts.
package struct Block: Hashable, Sendable {
  package var content: Content
  package var position: ContentPosition

  package enum Content: Hashable, Sendable {
    case prose(Prose)
    case manifest(ManifestBlock)
    case session(SessionBlock)
    case item(Item)
    case checkpoint(Checkpoint)
    /// The id of an exercise that is to be done here.
    case exercise(String)
  }
}

/// Markdown between two live blocks.
package struct Prose: Hashable, Sendable {
  package var blocks: [MarkdownBlock]

  package static func == (a: Prose, b: Prose) -> Bool { a.blocks == b.blocks }

  package func hash(into hasher: inout Hasher) {
    for block in blocks { hasher.combine(block.lines) }
  }
}

/// A file of the learner's folder, shown in full.
package struct ManifestBlock: Hashable, Sendable {
  /// A plain name, such as `job.yaml`.
  package var file: String
  package var text: String
}

/// Commands at the prompt with what they print.
package struct SessionBlock: Hashable, Sendable {
  package var commands: [SessionCommand]
  /// Whether the session begins on a new cluster instead of where the last one ended.
  package var isFresh: Bool
  /// The seed of the new cluster.
  package var seed: UInt64
}

/// One command of a session.
package struct SessionCommand: Hashable, Sendable {
  package var position: ContentPosition
  /// As it is typed; continuation lines are joined with newlines.
  package var command: String
  /// The lines that it prints; `...` alone on a line stands for any number of lines.
  package var output: [String]
}

/// A state of the cluster that the lesson has reached, and how one gets there without reading.
package struct Checkpoint: Hashable, Sendable {
  package var id: String
  package var title: String
  /// Brings a fresh cluster, with the lesson's files, to this state.
  package var reach: String
  /// Exits with 0 when the state is reached.
  package var expect: String
}

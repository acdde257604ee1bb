/// A run of the simulator whose output gives an item's key.
///
/// The script runs on a fresh cluster, in a folder with the proof's files. For a numeric item the
/// last line that it prints is the key; for choices each line that equals a choice's `when` makes
/// that choice true. The course check refuses an item whose written key differs.
package struct Proof: Hashable, Sendable {
  package var position: ContentPosition
  package var files: [ProofFile]
  package var script: String
  /// The key must come out under each of them.
  package var seeds: [UInt64]

  package init(
    position: ContentPosition,
    files: [ProofFile],
    script: String,
    seeds: [UInt64] = [1]
  ) {
    self.position = position
    self.files = files
    self.script = script
    self.seeds = seeds
  }
}

/// A file that a proof finds in its folder.
package struct ProofFile: Hashable, Sendable {
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

extension ProofFile {
  /// Reads a mapping of file names to texts.
  static func files(_ node: DocumentNode, as name: String) throws(ContentProblem) -> [ProofFile] {
    var files: [ProofFile] = []
    for entry in try node.entries(as: name) {
      guard isPlainFileName(entry.key) else {
        throw ContentProblem(entry.keyPosition, "`\(entry.key)` is no plain file name")
      }
      files.append(ProofFile(path: entry.key, text: try entry.value.text(as: entry.key)))
    }
    return files
  }
}

extension [ProofFile] {
  /// The files with others beside them, or in their place where the names are the same.
  package func replacing(with others: [ProofFile]) -> [ProofFile] {
    filter { file in !others.contains { $0.path == file.path } } + others
  }
}

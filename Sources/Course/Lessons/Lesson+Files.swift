extension Lesson {
  /// The items, each with the files that a learner has by then: those of the manifests and of the
  /// items before it.
  package var itemsWithFiles: [(item: Item, files: [ProofFile])] {
    var files: [ProofFile] = []
    var items: [(item: Item, files: [ProofFile])] = []
    for block in blocks {
      switch block.content {
      case .manifest(let manifest):
        files = files.replacing(with: [ProofFile(path: manifest.file, text: manifest.text)])
      case .item(let item):
        items.append((item, files))
        // What depends on a draw is not there for others.
        if !item.hasParameters { files = files.replacing(with: item.files) }
      case .prose, .session, .checkpoint, .exercise: break
      }
    }
    return items
  }
}

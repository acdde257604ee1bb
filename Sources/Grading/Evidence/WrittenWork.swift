import Course

/// What a learner has written, which no run changes.
package struct WrittenWork: Sendable {
  /// The learner's documents, with their places in the files.
  package var manifests: [ManifestDocument] = []
  /// The documents of the exercise's start, to tell what was changed.
  package var startManifests: [ManifestDocument] = []
  /// What the learner typed, if they hand over a session log.
  package var commands: [String] = []
}

extension WrittenWork {
  /// The verdict on the learner's manifest of an object; that there is none is one too.
  func verdict(
    onManifestOf selector: ObjectSelector,
    _ judge: (ManifestDocument) -> Verdict
  ) -> Verdict {
    guard let document = manifests.last(where: { selector.matches($0) }) else {
      return Verdict(
        holds: false,
        expected: "a manifest of \(selector)",
        found: "no file holds one"
      )
    }
    return judge(document)
  }
}

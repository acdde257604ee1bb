import Course
import KubeAPI

/// How the learner's manifest is written, with the line in their file.
///
///     manifest: {of: job/x, path: spec.backoffLimit, range: {from: 4}}
///     manifest: {of: job/x, path: "spec.template.spec.containers[0].command", unchanged: true}
struct ManifestTest: WrittenTest {
  static let summary = "How the learner's manifest is written, with the line in their file."
  static let fields: [CheckField] =
    [
      .selector,
      .init("path", .text, "Such as spec.template.spec.containers[0].image.", required: true),
      .init("unchanged", .flag, "The value must be that of start/."),
    ] + Expectation.fields

  private enum Rule: Sendable {
    case expectation(Expectation)
    /// The value must be that of the exercise's start.
    case unchanged
  }

  private let selector: ObjectSelector
  private let path: ManifestPath
  private let rule: Rule

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    let node = try reader.required("path")
    guard let path = ManifestPath(try node.text(as: "path")) else {
      throw node.problem("`path` must name a field, as in spec.backoffLimit")
    }
    self.path = path
    rule =
      try reader.flag("unchanged", or: false)
      ? .unchanged : .expectation(try Expectation(reader))
  }

  func verdict(on work: WrittenWork) -> Verdict {
    work.verdict(onManifestOf: selector) { verdict(on: $0, work) }
  }

  private func verdict(on document: ManifestDocument, _ work: WrittenWork) -> Verdict {
    let value = document.root.value(at: path.steps)
    let place = value?.position ?? nearest(in: document.root)
    switch rule {
    case .expectation(let expectation):
      let results = value.map { $0.isNull ? [] : [$0.scalarText ?? $0.kindName] } ?? []
      return Verdict(
        holds: expectation.accepts(results),
        expected: "\(path) is \(expectation.description)",
        found: describe(results),
        place: place
      )
    case .unchanged:
      let original = work.startManifests.first(where: { selector.matches($0) })?.root.value(
        at: path.steps
      )
      let isSame =
        if let value, let original { value.saysTheSame(as: original) } else { original == nil }
      return Verdict(
        holds: isSame,
        expected: "\(path) is as it was given",
        found: value == nil ? "it is not set" : "it was changed",
        place: place
      )
    }
  }

  /// Where the field would have to be put: the last step of its path that exists.
  private func nearest(in root: DocumentNode) -> ContentPosition {
    for count in stride(from: path.steps.count - 1, through: 1, by: -1) {
      if let node = root.value(at: Array(path.steps.prefix(count))) { return node.position }
    }
    return root.position
  }
}

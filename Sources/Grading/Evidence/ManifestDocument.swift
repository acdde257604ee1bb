package import Course

/// One object of a learner's file, with the place of each value.
package struct ManifestDocument: Hashable, Sendable {
  package var kind: String
  package var name: String
  package var root: DocumentNode

  /// The objects of a file, also those of a `List`, as far as it is YAML; what is not is kubectl's
  /// to refuse.
  package static func documents(in file: ExerciseFile) -> [ManifestDocument] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = file.bytes.starts(with: mark) ? file.bytes.dropFirst(mark.count) : file.bytes[...]
    guard let text = String(validating: bytes, as: UTF8.self) else { return [] }
    return DocumentReader.documents(text, file: file.path).flatMap(objects).map { root in
      ManifestDocument(
        kind: root.value(at: ["kind"])?.scalarText ?? "",
        name: root.value(at: ["metadata", "name"])?.scalarText ?? "",
        root: root
      )
    }
  }

  /// A document, or the items of a `List`, as kubectl takes them one by one.
  private static func objects(in root: DocumentNode) -> [DocumentNode] {
    guard root.value(at: ["kind"])?.scalarText?.hasSuffix("List") == true,
      case .sequence(let items) = root.value(at: ["items"])?.content
    else { return [root] }
    return items.flatMap(objects)
  }
}

/// A path such as `spec.template.spec.containers[0].command`.
package struct ManifestPath: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  let steps: [String]

  /// Nil when the text is no path.
  init?(_ text: String) {
    let flat = text.split(separator: "]").joined(separator: "").split(separator: "[").joined(
      separator: "."
    )
    steps = flat.split(separator: ".").map(String.init)
    description = text
    if steps.isEmpty { return nil }
  }
}

extension DocumentNode {
  func value(at steps: [String]) -> DocumentNode? {
    steps.reduce(Optional(self)) { node, step in
      switch node?.content {
      case .mapping(let entries): entries.first { $0.key == step }?.value
      case .sequence(let elements):
        Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case .scalar, nil: nil
      }
    }
  }

  var scalarText: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }

  /// Whether both say the same, wherever they stand and however they are quoted.
  func saysTheSame(as other: DocumentNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a), .scalar(let b)):
      a.text == b.text || a.text.trimmed == b.text.trimmed
    case (.sequence(let a), .sequence(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.saysTheSame(as: $1) }
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count
        && a.allSatisfy { entry in
          b.contains { $0.key == entry.key && $0.value.saysTheSame(as: entry.value) }
        }
    default: false
    }
  }
}

/// The merge of an applied configuration into an object, and what it takes away again.
enum ConfigurationMerge {
  /// The live object with all that the configuration says.
  static func merge(_ configuration: Value, into live: Value?, of kind: Kind) -> Value {
    guard let live else { return configuration }
    var merged = merge(configuration, live, FieldShape(of: kind))
    // What the schema does not know of an object's head is the live one's.
    merged["apiVersion"] = live["apiVersion"]
    merged["kind"] = live["kind"]
    return merged
  }

  private static func merge(_ new: Value, _ old: Value, _ shape: FieldShape) -> Value {
    switch shape {
    case .leaf: return new
    case .structure, .map:
      guard let fields = new.fields, old.fields != nil else { return new }
      var result = old
      let nodes = shape.nodes(in: new)
      for entry in fields {
        guard let node = nodes.first(where: { $0.element == "f:\(entry.name)" }) else { continue }
        result[entry.name] =
          old[entry.name].map { merge(entry.value, $0, node.shape) }
          ?? entry.value
      }
      return result
    case .set, .items:
      guard new.elements != nil, old.elements != nil else { return new }
      return .array(mergeItems(shape.nodes(in: new), shape.nodes(in: old)))
    }
  }

  /// The new items in their order; the others stay before what they stood before.
  private static func mergeItems(_ new: [FieldNode], _ old: [FieldNode]) -> [Value] {
    let wanted = Set(new.map(\.element))
    var previous: [String: FieldNode] = [:]
    for node in old where previous[node.element] == nil { previous[node.element] = node }
    var result: [Value] = []
    var rest = old[...]
    for node in new {
      while let first = rest.first, !wanted.contains(first.element) {
        result.append(first.value)
        rest.removeFirst()
      }
      if previous[node.element] != nil, !rest.isEmpty { rest.removeFirst() }
      result.append(
        previous[node.element].map { merge(node.value, $0.value, node.shape) } ?? node.value
      )
    }
    return result + rest.filter { !wanted.contains($0.element) }.map(\.value)
  }

  /// The object without the members of a set and all that lies below them.
  static func removing(_ set: FieldSet, from object: Value, of kind: Kind) -> Value {
    removing(set, from: object, FieldShape(of: kind))
  }

  private static func removing(_ set: FieldSet, from value: Value, _ shape: FieldShape) -> Value {
    if set.isEmpty || shape.isLeaf { return value }
    switch shape {
    case .leaf: return value
    case .structure, .map:
      var result = value
      for node in shape.nodes(in: value) {
        guard let gone = set[node.element] else { continue }
        let name = String(node.element.dropFirst(2))
        result[name] = gone.isMember ? nil : removing(gone, from: node.value, node.shape)
      }
      return result
    case .set, .items:
      return .array(
        shape.nodes(in: value).compactMap { node in
          guard let gone = set[node.element] else { return node.value }
          return gone.isMember ? nil : removing(gone, from: node.value, node.shape)
        }
      )
    }
  }
}

/// Which fields differ between two states of an object.
public struct FieldComparison: Hashable, Sendable {
  public var added = FieldSet()
  public var modified = FieldSet()
  /// The nodes that went, without what lay below them.
  public var removed = FieldSet()

  public init(from old: Value?, to new: Value, of kind: Kind) {
    self = FieldComparison.compare(
      old.map(FieldSet.tracked),
      FieldSet.tracked(new),
      FieldShape(of: kind),
      isFrame: true
    )
  }

  private init() {}

  public var changed: FieldSet { added.union(modified) }
  public var isEmpty: Bool { added.isEmpty && modified.isEmpty && removed.isEmpty }

  /// `isFrame` says that an empty object of Go already has the value, so that its being there is
  /// nobody's doing.
  private static func compare(
    _ old: Value?,
    _ new: Value?,
    _ shape: FieldShape,
    isFrame: Bool
  ) -> FieldComparison {
    var result = FieldComparison()
    if old == new { return result }
    guard let new else {
      result.removed = .member
      return result
    }
    guard let old = old ?? (isFrame && !shape.isLeaf ? .null : nil) else {
      result.added = FieldSet(everythingIn: new, shape)
      return result
    }
    if shape.isLeaf {
      result.modified = .member
      return result
    }
    let before = shape.nodes(in: old)
    var positions: [String: Int] = [:]
    for (index, node) in before.enumerated() { positions[node.element] = index }
    for node in shape.nodes(in: new) {
      let previous = positions.removeValue(forKey: node.element).map { before[$0].value }
      let inner = compare(
        previous,
        node.value,
        node.shape,
        isFrame: isFrame && FieldComparison.frame.contains(node.element)
      )
      result.added[node.element] = inner.added
      result.modified[node.element] = inner.modified
      result.removed[node.element] = inner.removed
    }
    for node in before where positions[node.element] != nil {
      result.removed[node.element] = .member
    }
    return result
  }

  /// Fields that Go's types cannot leave out.
  private static let frame: Set<String> = [
    "f:metadata", "f:spec", "f:status", "f:template", "f:jobTemplate", "f:containers",
  ]
}

extension FieldSet {
  /// The object without what has no owner: `stripMeta` of the field managers.
  static func tracked(_ object: Value) -> Value {
    var object = object
    object["apiVersion"] = nil
    object["kind"] = nil
    guard var metadata = object["metadata"] else { return object }
    object["metadata"] = nil
    for name in [
      "name", "namespace", "creationTimestamp", "selfLink", "uid", "generation", "managedFields",
      "resourceVersion",
    ] {
      metadata[name] = nil
    }
    object["metadata"] = metadata
    return object
  }

  /// The fields that a manifest speaks of, as server-side apply takes them.
  public init(configuration: Value, of kind: Kind) {
    self.init(configuration: FieldSet.tracked(configuration), FieldShape(of: kind))
    // Its head that is left out made it more than an empty map.
    self["f:metadata"]?.isMember = false
  }

  private init(configuration value: Value, _ shape: FieldShape) {
    self.init()
    if shape.isLeaf {
      isMember = true
      return
    }
    for node in shape.nodes(in: value) {
      var set = FieldSet(configuration: node.value, node.shape)
      if node.isEntry || node.value == .object(Fields()) { set.isMember = true }
      self[node.element] = set
    }
  }

  /// Every node of an object.
  public init(everythingIn object: Value, of kind: Kind) {
    self.init(everythingIn: FieldSet.tracked(object), FieldShape(of: kind))
  }

  init(everythingIn value: Value, _ shape: FieldShape) {
    self = .member
    for node in shape.nodes(in: value) {
      self[node.element] = FieldSet(everythingIn: node.value, node.shape)
    }
  }
}

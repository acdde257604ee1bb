import KubeAPI

/// What merging needs to know of a type; an unknown type merges its objects and replaces its lists.
struct MergeType {
  private let type: SchemaType?

  init(_ kind: Kind) {
    type = Schema.type(of: kind)
  }

  private init(_ type: SchemaType?) {
    self.type = type
  }

  func field(_ name: String) -> MergeField {
    guard let field = type?[name] else { return MergeField(type: MergeType(nil)) }
    return MergeField(
      type: MergeType(field.type.structName.flatMap(Schema.type)),
      mergesLists: field.patchStrategies.contains("merge"),
      mergeKey: field.mergeKey,
      retainsKeys: field.patchStrategies.contains("retainKeys")
    )
  }
}

/// How one field merges.
struct MergeField {
  /// The type of the object, or of a list's items.
  var type: MergeType
  var mergesLists = false
  /// What tells the items of a list apart; nil for plain values.
  var mergeKey: String?
  var retainsKeys = false
}

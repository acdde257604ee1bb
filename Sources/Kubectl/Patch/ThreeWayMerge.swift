package import KubeAPI

/// The strategic merge patch that `kubectl apply` sends.
///
/// What was applied before (`original`) and is not wanted any more is deleted; what is wanted
/// (`modified`) and differs from the live object (`current`) is set; the rest of the live object is
/// left alone. `CreateThreeWayMergePatch` of apimachinery's `util/strategicpatch`.
package struct ThreeWayMerge {
  private let type: MergeType

  package init(_ kind: Kind) {
    type = MergeType(kind)
  }

  /// An empty object when there is nothing to change.
  package func patch(
    original: Value?,
    modified: Value,
    current: Value
  ) throws(PatchError) -> Value {
    .object(
      try difference(
        original?.fields ?? Fields(),
        modified.fields ?? Fields(),
        current.fields ?? Fields(),
        type,
        retainingKeys: false
      )
    )
  }

  private func difference(
    _ original: Fields,
    _ modified: Fields,
    _ current: Fields,
    _ type: MergeType,
    retainingKeys: Bool
  ) throws(PatchError) -> Fields {
    var patch = Fields()
    for entry in modified {
      let before = original[entry.name]
      switch (entry.value, current[entry.name]) {
      case (.object(let wanted), .object(let live)):
        let changes = try difference(
          before?.fields ?? Fields(),
          wanted,
          live,
          type.field(entry.name).type,
          retainingKeys: false
        )
        if !changes.isEmpty { patch[entry.name] = .object(changes) }
      case (.array(let wanted), .array(let live)) where type.field(entry.name).mergesLists:
        try addDifference(
          entry.name,
          before?.elements ?? [],
          wanted,
          live,
          type.field(entry.name),
          to: &patch
        )
      case (let wanted, let live):
        if wanted != live { patch[entry.name] = wanted }
      }
    }
    for name in original.names where modified[name] == nil { patch[name] = .null }
    if retainingKeys {
      let kept = modified.filter { $0.value != .null }.map(\.name)
      let hasMore = [current, original].contains { $0.contains { modified[$0.name] == nil } }
      if !kept.isEmpty, !patch.isEmpty || hasMore {
        patch[StrategicMergePatch.retainKeys] = .array(kept.map { .string($0) })
      }
    }
    return patch
  }

  // MARK: lists

  private func addDifference(
    _ name: String,
    _ original: [Value],
    _ modified: [Value],
    _ current: [Value],
    _ field: MergeField,
    to patch: inout Fields
  ) throws(PatchError) {
    guard let key = field.mergeKey else {
      return addDifference(name, original, modified, current, to: &patch)
    }
    func element(_ list: [Value], _ value: Value) -> Fields? {
      list.first { $0[key] == value }?.fields
    }
    var changes: [Value] = []
    for wanted in modified {
      guard let fields = wanted.fields, let value = fields[key] else {
        throw .noMergeKey(key, in: wanted.fields ?? Fields())
      }
      guard let live = element(current, value) else {
        changes.append(wanted)
        continue
      }
      var change = try difference(
        element(original, value) ?? Fields(),
        fields,
        live,
        field.type,
        retainingKeys: field.retainsKeys
      )
      guard !change.isEmpty else { continue }
      change[key] = value
      changes.append(.object(change))
    }
    for unwanted in original {
      guard let value = unwanted[key], element(modified, value) == nil else { continue }
      changes.append([StrategicMergePatch.directive: "delete", key: value])
    }
    let isOrderSame = current.map { $0[key] } == modified.map { $0[key] }
    if !changes.isEmpty { patch[name] = .array(changes) }
    if !changes.isEmpty || (!isOrderSame && !current.isEmpty) {
      patch[StrategicMergePatch.elementOrder + name] = .array(
        modified.map { .object([key: $0[key] ?? .null]) }
      )
    }
  }

  /// Lists of plain values: additions, a list of deletions beside them, and the order.
  private func addDifference(
    _ name: String,
    _ original: [Value],
    _ modified: [Value],
    _ current: [Value],
    to patch: inout Fields
  ) {
    let additions = modified.filter { !current.contains($0) }
    let deletions = original.filter { !modified.contains($0) }
    if !additions.isEmpty { patch[name] = .array(additions) }
    if !deletions.isEmpty {
      patch[StrategicMergePatch.deletionFromList + name] = .array(deletions)
    }
    if !deletions.isEmpty || (current != modified && !current.isEmpty) {
      patch[StrategicMergePatch.elementOrder + name] = .array(modified)
    }
  }
}

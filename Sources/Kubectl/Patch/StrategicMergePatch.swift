package import KubeAPI

/// Kubernetes' strategic merge patch: lists merge by key, and directives delete, replace and order.
///
/// The rules are those of apimachinery's `util/strategicpatch`:
/// https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
package enum StrategicMergePatch {
  static let directive = "$patch"
  static let retainKeys = "$retainKeys"
  static let elementOrder = "$setElementOrder/"
  static let deletionFromList = "$deleteFromPrimitiveList/"

  /// `document` with `patch` applied, as the API server does it.
  package static func apply(
    _ patch: Value,
    to document: Value,
    of kind: Kind
  ) throws(PatchError) -> Value {
    guard let patch = patch.fields, let document = document.fields else {
      throw PatchError("Invalid JSON document", .badRequest)
    }
    return .object(try merge(patch, into: document, MergeType(kind)))
  }

  // MARK: objects

  private static func merge(
    _ patch: Fields,
    into original: Fields,
    _ type: MergeType
  ) throws(PatchError) -> Fields {
    if let word = patch[directive] {
      switch word {
      case "replace":
        var rest = patch
        rest[directive] = nil
        return rest
      case "delete": return Fields()
      case "merge": break
      default: throw PatchError("unknown patch type: \(word.goText) in map: \(text(patch))")
      }
    }
    var result = try retaining(patch, in: original)
    // Lists are put in order with their part of the patch before anything is taken from them.
    for entry in patch where entry.name.hasPrefix(elementOrder) {
      let name = String(entry.name.dropFirst(elementOrder.count))
      result[name] = try ordered(name, entry.value, patch, result, type)
    }
    for entry in patch {
      switch entry.name {
      case directive, retainKeys: continue
      case _ where entry.name.hasPrefix(elementOrder): continue
      case _ where entry.name.hasPrefix(deletionFromList):
        let name = String(entry.name.dropFirst(deletionFromList.count))
        guard let unwanted = entry.value.elements else {
          throw PatchError("invalid patch format of primitive list", .badRequest)
        }
        guard let list = result[name]?.elements else { continue }
        result[name] = .array(list.filter { !unwanted.contains($0) })
      case _ where patch[elementOrder + entry.name] != nil:
        // Merged together with its order.
        continue
      default:
        result[entry.name] = try merge(entry.value, into: result[entry.name], entry.name, type)
      }
    }
    return result
  }

  /// One field; nil takes it out.
  private static func merge(
    _ patch: Value,
    into original: Value?,
    _ name: String,
    _ type: MergeType
  ) throws(PatchError) -> Value? {
    switch (patch, original) {
    case (.null, _): return nil
    case (.object(let patch), .object(let original)):
      return .object(try merge(patch, into: original, type.field(name).type))
    case (.array(let patch), .array(let original)):
      let field = type.field(name)
      guard field.mergesLists else { return .array(patch.map(\.withoutNulls)) }
      return .array(try merge(patch, into: original, field))
    default: return patch.withoutNulls.withoutDirectives
    }
  }

  /// What `$retainKeys` leaves of the original.
  private static func retaining(
    _ patch: Fields,
    in original: Fields
  ) throws(PatchError) -> Fields {
    guard let list = patch[retainKeys] else { return original }
    let kept = list.elements?.compactMap(\.text) ?? []
    let wanted = patch.filter { !$0.name.hasPrefix("$") && $0.value != .null }
    guard list.elements != nil, wanted.allSatisfy({ kept.contains($0.name) }) else {
      throw PatchError("invalid patch format of retainKeys", .badRequest)
    }
    var result = original
    for name in original.names where !kept.contains(name) { result[name] = nil }
    return result
  }

  // MARK: lists

  /// A list merged with its part of the patch and put in the order that `$setElementOrder` asks for.
  private static func ordered(
    _ name: String,
    _ order: Value,
    _ patch: Fields,
    _ original: Fields,
    _ type: MergeType
  ) throws(PatchError) -> Value? {
    guard let order = order.elements else {
      throw PatchError("invalid patch format of setElementOrder list", .badRequest)
    }
    let field = type.field(name)
    if patch[name] == .null { return nil }
    let changes = patch[name]?.elements ?? []
    guard let list = original[name]?.elements else {
      guard patch[name] != nil else { return nil }
      return .array(changes.map(\.withoutNulls))
    }
    let merged = try merge(changes, into: list, field)
    let key = field.mergeKey
    return .array(ListOrder(key: key).interleaved(merged, by: order, original: list))
  }

  private static func merge(
    _ patch: [Value],
    into original: [Value],
    _ field: MergeField
  ) throws(PatchError) -> [Value] {
    guard let key = field.mergeKey else {
      var merged = original
      for element in patch where !merged.contains(element) { merged.append(element) }
      return ListOrder(key: nil).interleaved(merged, by: patch, original: original)
    }
    var merged = original
    var changes: [Value] = []
    var replaces = false
    for element in patch {
      guard let fields = element.fields else {
        throw PatchError("value for list of merge key \(key) is not a map")
      }
      switch fields[directive] {
      case nil, "merge": changes.append(element)
      case "replace": replaces = true
      case "delete":
        guard let value = fields[key] else { throw .noMergeKey(key, in: fields) }
        merged.removeAll { $0[key] == value }
      case let word?:
        throw PatchError("unknown patch type: \(word.goText) in map: \(text(fields))")
      }
    }
    if replaces { return changes }
    for change in changes {
      guard let fields = change.fields, let value = fields[key] else {
        throw .noMergeKey(key, in: change.fields ?? Fields())
      }
      if let index = merged.firstIndex(where: { $0[key] == value }) {
        let base = merged[index].fields ?? Fields()
        merged[index] = .object(try merge(fields, into: base, field.type))
      } else {
        merged.append(change.withoutNulls.withoutDirectives)
      }
    }
    return ListOrder(key: key).interleaved(merged, by: changes, original: original)
  }

  private static func text(_ fields: Fields) -> String { Value.object(fields).goText }
}

/// Why a patch cannot be applied, in the API server's words.
package struct PatchError: Error, Hashable, Sendable {
  package var message: String
  /// Nil for what the server reports without a reason.
  package var reason: APIStatus.Reason?

  init(_ message: String, _ reason: APIStatus.Reason? = nil) {
    self.message = message
    self.reason = reason
  }

  static func noMergeKey(_ key: String, in fields: Fields) -> PatchError {
    PatchError(
      "map: \(Value.object(fields).goText) does not contain declared merge key: \(key)"
    )
  }
}

/// The order of a merged list: what the patch names in its order, the rest as it was, interleaved.
struct ListOrder {
  /// Nil for lists of plain values.
  var key: String?

  /// `normalizeElementOrder` and `mergeSortedSlice` of strategicpatch.
  func interleaved(_ merged: [Value], by order: [Value], original: [Value]) -> [Value] {
    let named = merged.filter { position($0, in: order) != nil }
      .enumerated()
      .sorted {
        let positions = (position($0.element, in: order), position($1.element, in: order))
        return (positions.0 ?? 0, $0.offset) < (positions.1 ?? 0, $1.offset)
      }
      .map(\.element)
    var others = merged.filter { position($0, in: order) == nil }[...]
    var result: [Value] = []
    for element in named {
      let place = position(element, in: original)
      while let other = others.first, let otherPlace = position(other, in: original),
        let place, otherPlace < place
      {
        result.append(other)
        others.removeFirst()
      }
      result.append(element)
    }
    return result + others
  }

  private func position(_ element: Value, in list: [Value]) -> Int? {
    list.firstIndex { identity($0) == identity(element) }
  }

  private func identity(_ element: Value) -> Value? { key.map { element[$0] ?? .null } ?? element }
}

extension Value {
  /// Without fields that are null, at any depth.
  fileprivate var withoutNulls: Value {
    switch self {
    case .array(let elements): return .array(elements.map(\.withoutNulls))
    case .object(let fields):
      var kept = Fields()
      for entry in fields where entry.value != .null {
        kept[entry.name] = entry.value.withoutNulls
      }
      return .object(kept)
    default: return self
    }
  }

  /// Without the directives that only a merge understands.
  fileprivate var withoutDirectives: Value {
    switch self {
    case .array(let elements):
      return .array(
        elements.filter { $0[StrategicMergePatch.directive] == nil }.map(\.withoutDirectives)
      )
    case .object(let fields):
      var kept = Fields()
      for entry in fields where !entry.name.isStrategicDirective {
        kept[entry.name] = entry.value.withoutDirectives
      }
      return .object(kept)
    default: return self
    }
  }
}

extension String {
  /// Labels may begin with a dollar sign nowhere, so the whole names are enough to tell.
  fileprivate var isStrategicDirective: Bool {
    self == StrategicMergePatch.directive || self == StrategicMergePatch.retainKeys
      || hasPrefix(StrategicMergePatch.elementOrder)
      || hasPrefix(StrategicMergePatch.deletionFromList)
  }
}

import Simulation

/// The managers of one object's fields.
///
/// The rules are those of k8s.io/apimachinery/pkg/util/managedfields/internal and of
/// sigs.k8s.io/structured-merge-diff's `merge.Updater`.
public struct FieldManagers: Hashable, Sendable {
  /// In the order of the wire form.
  public private(set) var entries: [FieldManager]
  /// More `Update` entries than these are joined into one: `DefaultMaxUpdateManagers`.
  private static let maxUpdaters = 10

  public init(_ entries: [FieldManager]) {
    self.entries = entries
    tidy()
  }

  public init(_ values: [Value]) { self.init(values.compactMap(FieldManager.init)) }

  public var isEmpty: Bool { entries.isEmpty }
  public var values: [Value] { entries.map(\.value) }

  /// All that somebody owns.
  public var owned: FieldSet { entries.reduce(FieldSet()) { $0.union($1.fields) } }

  /// Without what is not in an object.
  public func limited(to object: Value, of kind: Kind) -> FieldManagers {
    let present = FieldSet(everythingIn: object, of: kind)
    return FieldManagers(
      entries.map { entry in
        var entry = entry
        entry.fields = entry.fields.intersection(present)
        return entry
      }
    )
  }

  // MARK: Update

  /// Gives `manager` what it changed, and takes it from all others.
  public mutating func update(
    from old: Value?,
    to new: Value,
    of kind: Kind,
    by manager: FieldManager
  ) {
    let comparison = FieldComparison(from: old, to: new, of: kind)
    let changed = comparison.changed
    for index in entries.indices {
      entries[index].fields = entries[index].fields.subtracting(changed)
        .removingSubtrees(of: comparison.removed)
    }
    if !changed.isEmpty {
      if let index = entries.firstIndex(where: manager.isSame) {
        entries[index].fields = entries[index].fields.union(changed)
        entries[index].time = manager.time
      } else {
        var entry = manager
        entry.fields = changed
        entries.append(entry)
      }
    }
    tidy()
    capUpdaters()
  }

  // MARK: Apply

  /// The fields that an applied configuration may not take from their managers.
  public struct Conflict: Hashable, Sendable {
    public var manager: FieldManager
    public var path: [String]
  }

  /// What an applied configuration makes of an object.
  public struct Applied: Sendable {
    public var object: Value
    public var managers: FieldManagers
    public var conflicts: [Conflict]
  }

  /// Merges a configuration into the object, drops what its manager applied before and applies no
  /// more, and says which managers lose fields by it.
  ///
  /// The managers that come back are those of a forced apply.
  public func applying(
    _ configuration: Value,
    to live: Value?,
    of kind: Kind,
    by manager: FieldManager
  ) -> Applied {
    var managers = self
    var merged = ConfigurationMerge.merge(configuration, into: live, of: kind)
    let index = managers.entries.firstIndex(where: manager.isSame)
    let last = index.map { managers.entries[$0].fields }
    var entry = manager
    entry.fields = FieldSet(configuration: configuration, of: kind)
    // A manager that changes nothing of the object gets no time: `managedFieldsUpdater.Apply`.
    entry.time = nil
    if let index {
      entry.time = managers.entries[index].time
      managers.entries[index] = entry
    } else {
      managers.entries.append(entry)
    }
    if let last, !last.isEmpty {
      let gone = last.subtracting(managers.owned.withAncestors)
      merged = ConfigurationMerge.removing(gone, from: merged, of: kind)
    }
    let comparison = FieldComparison(from: live, to: merged, of: kind)
    let changed = comparison.changed
    var conflicts: [Conflict] = []
    for index in managers.entries.indices where !managers.entries[index].isSame(as: manager) {
      let taken = managers.entries[index].fields.intersection(changed)
      conflicts += taken.paths.map { Conflict(manager: managers.entries[index], path: $0) }
      managers.entries[index].fields = managers.entries[index].fields.subtracting(taken)
        .removingSubtrees(of: comparison.removed)
    }
    if !comparison.isEmpty {
      for index in managers.entries.indices where managers.entries[index].isSame(as: manager) {
        managers.entries[index].time = manager.time
      }
    }
    managers.tidy()
    return Applied(object: merged, managers: managers, conflicts: conflicts)
  }

  /// The server's refusal of an apply that takes fields from others.
  public static func refusal(of conflicts: [Conflict]) -> APIStatus {
    let causes = conflicts.map { conflict in
      APIStatus.Cause(
        reason: "FieldManagerConflict",
        message: "conflict with \(conflict.manager.conflictText)",
        field: FieldSet.text(of: conflict.path)
      )
    }
    if conflicts.count == 1, let cause = causes.first {
      return APIStatus(
        .conflict,
        "Apply failed with 1 conflict: \(cause.message): \(cause.field)",
        causes: causes
      )
    }
    var lines: [String] = []
    for name in Set(conflicts.map(\.manager.conflictText)).sorted() {
      lines.append("conflicts with \(name):")
      for conflict in conflicts where conflict.manager.conflictText == name {
        lines.append("- \(FieldSet.text(of: conflict.path))")
      }
    }
    return APIStatus(
      .conflict,
      "Apply failed with \(conflicts.count) conflicts: \(lines.joined(separator: "\n"))",
      causes: causes
    )
  }

  // MARK: order

  /// Drops managers of nothing and sorts the rest as the wire form is sorted.
  private mutating func tidy() {
    entries.removeAll { $0.fields.isEmpty }
    entries.sort { a, b in
      if a.operation != b.operation { return a.operation.rawValue < b.operation.rawValue }
      let start = Instant(seconds: 0)
      let (first, second) = (a.time ?? start, b.time ?? start)
      if first != second { return first < second }
      return (a.name, a.apiVersion, a.subresource) < (b.name, b.apiVersion, b.subresource)
    }
  }

  /// Joins the oldest `Update` entries of the object itself when there are too many.
  private mutating func capUpdaters() {
    var updaters = entries.filter { $0.operation == .update && $0.subresource.isEmpty }
    guard updaters.count > FieldManagers.maxUpdaters else { return }
    let joined = updaters.prefix(updaters.count - FieldManagers.maxUpdaters + 1)
    updaters.removeFirst(joined.count)
    var ancient = joined[0]
    ancient.name = "ancient-changes"
    ancient.fields = joined.reduce(FieldSet()) { $0.union($1.fields) }
    ancient.time = joined.compactMap(\.time).max()
    entries.removeAll { entry in joined.contains { $0.isSame(as: entry) } }
    entries.append(ancient)
    tidy()
  }
}

extension FieldSet {
  /// With every node on the way to a member, so that removing others leaves the members.
  fileprivate var withAncestors: FieldSet {
    var result = FieldSet()
    result.isMember = true
    for child in children { result[child.element] = child.set.withAncestors }
    return result
  }
}

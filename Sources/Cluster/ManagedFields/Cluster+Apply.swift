public import KubeAPI
import Simulation

/// Server-side apply.
extension Cluster {
  /// Applies a configuration: PATCH of `application/apply-patch+yaml`.
  ///
  /// It makes what is absent, and merges into what is there. With `force` it takes fields from other
  /// managers instead of refusing.
  ///
  /// - Throws: Conflict with the other managers; what the server refuses of any write.
  public mutating func apply(
    _ configuration: Value,
    kind: Kind,
    name: String,
    namespace: String,
    force: Bool,
    options: WriteOptions = WriteOptions()
  ) throws(APIStatus) -> WriteResult {
    let configuration = configuration.withoutNulls
    guard configuration[path: ["metadata", "managedFields"]] == nil else {
      throw APIStatus(.badRequest, "metadata.managedFields must be nil")
    }
    try check(configuration, kind, name, namespace)
    let key = ObjectKey(kind: kind, namespace: kind.isNamespaced ? namespace : "", name: name)
    let present = server.store.object(key)
    let manager = FieldManager(options.fieldManager, .apply, of: kind, time: now)
    var managers = present?.fieldManagers ?? FieldManagers([FieldManager]())
    if let present, managers.isEmpty {
      managers.update(
        from: nil,
        to: present.value,
        of: kind,
        by: FieldManager("before-first-apply", .update, of: kind, time: now)
      )
    }
    var applied = managers.applying(configuration, to: present?.value, of: kind, by: manager)
    if !force, let present {
      let conflicts = refused(applied.conflicts, options.fieldManager, present.value, kind)
      if !conflicts.isEmpty { throw FieldManagers.refusal(of: conflicts) }
    }
    if options.fieldManager == "kubectl" { applied.object.renewLastApplied(from: configuration) }
    guard present != nil else {
      var (object, warnings) = try decode(applied.object, kind, namespace, options)
      object.metadata.managedFields = ManagedFields(applied.managers.values)
      return try insert(object, warnings, options)
    }
    return try update(applied, kind, namespace, options)
  }

  /// Writes the merged object under the managers that the apply has led to.
  private mutating func update(
    _ applied: FieldManagers.Applied,
    _ kind: Kind,
    _ namespace: String,
    _ options: WriteOptions
  ) throws(APIStatus) -> WriteResult {
    var options = options
    options.managers = applied.managers.stored
    return try update(applied.object, kind: kind, namespace: namespace, options: options)
  }

  private func check(
    _ configuration: Value,
    _ kind: Kind,
    _ name: String,
    _ namespace: String
  ) throws(APIStatus) {
    let problems = ConfigurationCheck.problems(in: configuration, of: kind)
    guard !problems.isEmpty else { return }
    let list =
      problems.count == 1
      ? problems[0] : "errors:\n" + problems.map { "  \($0)\n" }.joined()
    let group = kind.group.isEmpty ? "/v1" : kind.apiVersion
    throw APIStatus(
      .unknown,
      "failed to create typed patch object (\(kind.isNamespaced ? namespace : "")/\(name); \(group), "
        + "Kind=\(kind.rawValue)): \(list)"
    )
  }

  /// The conflicts that count: what kubectl applied on its own side before is its own
  /// (`managedfields/internal/lastappliedmanager.go`).
  private func refused(
    _ conflicts: [FieldManagers.Conflict],
    _ manager: String,
    _ live: Value,
    _ kind: Kind
  ) -> [FieldManagers.Conflict] {
    guard manager == "kubectl", !conflicts.isEmpty,
      let text = live[path: ["metadata", "annotations", Value.lastAppliedName]]?.text,
      let last = try? JSONReader.value(text)
    else { return conflicts }
    let comparison = FieldComparison(from: last, to: live, of: kind)
    let own = FieldSet(configuration: last, of: kind).subtracting(comparison.changed)
      .removingSubtrees(of: comparison.removed)
    return conflicts.filter { !own.contains($0.path) }
  }
}

extension Value {
  fileprivate static let lastAppliedName = "kubectl.kubernetes.io/last-applied-configuration"

  /// Keeps the annotation of client-side apply true where it is there already
  /// (`managedfields/internal/lastappliedupdater.go`).
  fileprivate mutating func renewLastApplied(from configuration: Value) {
    guard let text = self[path: ["metadata", "annotations", Value.lastAppliedName]]?.text,
      !text.isEmpty
    else { return }
    var plain = configuration
    plain["metadata"]?["annotations"]?[Value.lastAppliedName] = nil
    self["metadata"]?["annotations"]?[Value.lastAppliedName] = .string(plain.compactText + "\n")
  }

  fileprivate var withoutNulls: Value {
    switch self {
    case .array(let elements): .array(elements.map(\.withoutNulls))
    case .object(let fields):
      .object(
        Fields(
          unsorted: fields.filter { $0.value != .null }.map {
            Fields.Entry(name: $0.name, value: $0.value.withoutNulls)
          }
        )
      )
    default: self
    }
  }
}

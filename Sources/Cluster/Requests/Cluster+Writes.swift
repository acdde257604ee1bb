public import KubeAPI
import Simulation

/// Writes, as users make them through the API.
extension Cluster {
  /// Stores a new object.
  ///
  /// - Throws: what the server refuses, in its words.
  public mutating func create(
    _ manifest: Value,
    kind: Kind,
    namespace: String,
    options: WriteOptions = WriteOptions()
  ) throws(APIStatus) -> WriteResult {
    var (object, warnings) = try decode(manifest, kind, namespace, options)
    object.metadata.managedFields = managers(ofNew: object, options)
    do {
      return try insert(object, warnings, options)
    } catch {
      throw error.warning(warnings)
    }
  }

  /// Stores a new object that has been decoded and has its managers.
  mutating func insert(
    _ object: APIObject,
    _ warnings: [String],
    _ options: WriteOptions
  ) throws(APIStatus) -> WriteResult {
    if options.dryRun {
      var branch = self
      let made = try branch.server.register(object, isDryRun: true, now: now)
      var result = WriteResult(
        object: made.object,
        warnings: warnings + made.warnings,
        changed: true
      )
      // What is not stored has no version.
      result.object.metadata.resourceVersion = ""
      return result
    }
    let created = try server.register(object, now: now)
    deliverChanges()
    return WriteResult(
      object: created.object,
      warnings: warnings + created.warnings,
      changed: true
    )
  }

  /// Replaces an object (PUT).
  ///
  /// - Throws: NotFound; Conflict when the resourceVersion is an old one; what is invalid.
  public mutating func update(
    _ manifest: Value,
    kind: Kind,
    namespace: String,
    options: WriteOptions = WriteOptions()
  ) throws(APIStatus) -> WriteResult {
    if options.dryRun {
      var branch = self
      var result = try branch.update(
        manifest,
        kind: kind,
        namespace: namespace,
        options: options.inEarnest
      )
      let present = server.store.object(result.object.key)
      result.object.metadata.resourceVersion = present?.metadata.resourceVersion ?? ""
      return result
    }
    let (object, warnings) = try decode(manifest, kind, namespace, options)
    let result: WriteResult
    do {
      result = try replace(with: object, warnings: warnings, options)
    } catch {
      throw error.warning(warnings)
    }
    deliverChanges()
    return result
  }

  /// Changes an object: `change` gets its present wire form and gives the new one (PATCH).
  ///
  /// - Throws: NotFound; what `change` throws; what is invalid.
  public mutating func patch(
    _ kind: Kind,
    _ name: String,
    namespace: String,
    options: WriteOptions = WriteOptions(),
    _ change: (Value) throws(APIStatus) -> Value
  ) throws(APIStatus) -> WriteResult {
    let present = try get(kind, name, namespace: namespace)
    let changed = try change(present.value)
    if let other = changed["metadata"]?["name"]?.text, other != name {
      throw APIStatus(
        .badRequest,
        "the name of the object (\(other)) does not match the name on the URL (\(name))"
      )
    }
    return try update(
      changed,
      kind: kind,
      namespace: present.metadata.namespace,
      options: options
    )
  }

  /// Deletes an object, or marks it for deletion.
  ///
  /// - Returns: the object as it is after the request; its last state when it is gone.
  /// - Throws: NotFound; Conflict; Forbidden.
  @discardableResult
  public mutating func delete(
    _ kind: Kind,
    _ name: String,
    namespace: String,
    options: DeleteOptions = DeleteOptions()
  ) throws(APIStatus) -> APIObject {
    if options.dryRun {
      var branch = self
      var options = options
      options.dryRun = false
      return try branch.delete(kind, name, namespace: namespace, options: options)
    }
    let key = ObjectKey(kind: kind, namespace: kind.isNamespaced ? namespace : "", name: name)
    let object = try server.delete(key, options, now: now)
    deliverChanges()
    return object
  }

  /// Reads a manifest as the server does.
  func decode(
    _ manifest: Value,
    _ kind: Kind,
    _ namespace: String,
    _ options: WriteOptions
  ) throws(APIStatus) -> (object: APIObject, warnings: [String]) {
    var (object, warnings) = try StrictDecoder.decode(
      manifest,
      kind: kind,
      fieldValidation: options.fieldValidation
    )
    let namespace = kind.isNamespaced ? namespace : ""
    let written = object.metadata.namespace
    // What lies in no namespace forgets one that is written: rest/meta.go of apiserver.
    if kind.isNamespaced, !written.isEmpty, written != namespace {
      throw APIStatus(
        .badRequest,
        "the namespace of the provided object does not match the namespace sent on the request"
      )
    }
    object.metadata.namespace = namespace
    return (object, warnings)
  }

  // MARK: for the cluster's own parts

  /// Changes a pod in place and writes it if that made a difference.
  mutating func updatePod(_ key: ObjectKey, _ change: (inout Pod) -> Void) {
    server.updatePod(key, change)
  }

  /// The end of a deleted pod's grace period: all its containers have ended.
  mutating func finishPodDeletion(_ key: ObjectKey) {
    server.endGracePeriod(key)
  }

  /// Puts `object` in the place of the present one, as far as the server allows.
  private mutating func replace(
    with object: APIObject,
    warnings: [String],
    _ options: WriteOptions
  ) throws(APIStatus) -> WriteResult {
    let key = object.key
    guard let present = server.store.object(key) else { throw .notFound(key.kind, key.name) }
    let version = object.metadata.resourceVersion
    if !version.isEmpty, version != present.metadata.resourceVersion {
      throw .conflict(key.kind, key.name)
    }
    let uid = object.metadata.uid
    if !uid.isEmpty, uid != present.metadata.uid {
      throw .replaced(key, expected: uid, found: present.metadata.uid)
    }
    var next = object
    var warnings = warnings
    if options.subresource == .status {
      warnings += try Strategy.updateStatus(&next, present)
    } else {
      warnings += try Strategy.update(&next, present)
    }
    next.metadata.resourceVersion = present.metadata.resourceVersion
    next.metadata.managedFields = managers(
      sent: object.metadata.managedFields,
      from: present,
      to: next,
      options
    )
    let written = server.update(next)
    return WriteResult(object: written, warnings: warnings, changed: written != present)
  }
}

extension WriteOptions {
  fileprivate var inEarnest: WriteOptions {
    var options = self
    options.dryRun = false
    return options
  }
}

extension APIStatus {
  /// The object is another one than the request means, under the same name.
  fileprivate static func replaced(
    _ key: ObjectKey,
    expected: String,
    found: String
  ) -> APIStatus {
    APIStatus(
      .conflict,
      "Operation cannot be fulfilled on \(key.kind.qualifiedPlural) \"\(key.name)\": Precondition "
        + "failed: UID in precondition: \(expected), UID in object meta: \(found)",
      kind: key.kind.plural,
      name: key.name
    )
  }
}

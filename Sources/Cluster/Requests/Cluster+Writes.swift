package import KubeAPI
import Simulation

/// Writes, as users make them through the API.
extension Cluster {
  /// Stores a new object.
  ///
  /// - Throws: what the server refuses, in its words.
  package mutating func create(
    _ manifest: Value,
    kind: Kind,
    namespace: String,
    options: WriteOptions = WriteOptions()
  ) throws(APIStatus) -> WriteResult {
    if options.dryRun {
      var branch = self
      return try branch.create(
        manifest,
        kind: kind,
        namespace: namespace,
        options: options.inEarnest
      )
    }
    let (object, warnings) = try decode(manifest, kind, namespace, options)
    let created = try server.create(admit(object), now: now)
    deliverChanges()
    return WriteResult(object: created, warnings: warnings, changed: true)
  }

  /// Replaces an object (PUT).
  ///
  /// - Throws: NotFound; Conflict when the resourceVersion is an old one; what is invalid.
  package mutating func update(
    _ manifest: Value,
    kind: Kind,
    namespace: String,
    options: WriteOptions = WriteOptions()
  ) throws(APIStatus) -> WriteResult {
    if options.dryRun {
      var branch = self
      return try branch.update(
        manifest,
        kind: kind,
        namespace: namespace,
        options: options.inEarnest
      )
    }
    let (object, warnings) = try decode(manifest, kind, namespace, options)
    let result = try replace(with: object, warnings: warnings, options)
    deliverChanges()
    return result
  }

  /// Changes an object: `change` gets its present wire form and gives the new one (PATCH).
  ///
  /// - Throws: NotFound; what `change` throws; what is invalid.
  package mutating func patch(
    _ kind: Kind,
    _ name: String,
    namespace: String,
    options: WriteOptions = WriteOptions(),
    _ change: (Value) throws(APIStatus) -> Value
  ) throws(APIStatus) -> WriteResult {
    let present = try get(kind, name, namespace: namespace)
    let changed = try change(present.value)
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
  package mutating func delete(
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

  /// Reads a manifest as the server does: strictly, with its defaults filled in.
  private func decode(
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
    if !written.isEmpty, written != namespace {
      throw APIStatus(
        .badRequest,
        "the namespace of the provided object does not match the namespace sent on the request"
      )
    }
    object.metadata.namespace = namespace
    Defaulting.apply(&object)
    return (object, warnings)
  }

  // MARK: for the cluster's own parts

  /// Changes a pod in place and writes it if that made a difference.
  mutating func updatePod(_ key: ObjectKey, _ change: (inout Pod) -> Void) {
    guard var pod = server.store.pod(key) else { return }
    change(&pod)
    server.update(.pod(pod))
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
    let next = object.succeeding(present, options.subresource)
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

extension APIObject {
  /// The object with what only the server may decide taken from the `present` one.
  fileprivate func succeeding(
    _ present: APIObject,
    _ subresource: WriteOptions.Subresource?
  ) -> APIObject {
    var next = self
    var metadata = next.metadata
    let old = present.metadata
    metadata.uid = old.uid
    metadata.creationTimestamp = old.creationTimestamp
    metadata.deletionTimestamp = old.deletionTimestamp
    metadata.deletionGracePeriodSeconds = old.deletionGracePeriodSeconds
    metadata.generation = old.generation
    metadata.generateName = old.generateName
    metadata.resourceVersion = old.resourceVersion
    if subresource == .status {
      next = present.taking(statusOf: next)
    } else {
      next = next.taking(statusOf: present)
      if !next.hasSameSpec(as: present), key.kind.hasGeneration { metadata.generation += 1 }
    }
    next.metadata = metadata
    return next
  }

  private func taking(statusOf other: APIObject) -> APIObject {
    switch (self, other) {
    case (.job(var job), .job(let other)):
      job.status = other.status
      return .job(job)
    case (.cronJob(var cronJob), .cronJob(let other)):
      cronJob.status = other.status
      return .cronJob(cronJob)
    case (.pod(var pod), .pod(let other)):
      pod.status = other.status
      return .pod(pod)
    case (.node(var node), .node(let other)):
      node.status = other.status
      return .node(node)
    case (.namespace(var namespace), .namespace(let other)):
      namespace.status = other.status
      return .namespace(namespace)
    default:
      return self
    }
  }

  private func hasSameSpec(as other: APIObject) -> Bool {
    switch (self, other) {
    case (.job(let job), .job(let other)): job.spec == other.spec
    case (.cronJob(let cronJob), .cronJob(let other)): cronJob.spec == other.spec
    case (.pod(let pod), .pod(let other)): pod.spec == other.spec
    default: true
    }
  }
}

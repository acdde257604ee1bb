import KubeAPI
import Simulation

/// Typed writes, as controllers make them.
extension APIServer {
  /// Stores a new object with a name, an identity and a time of creation.
  ///
  /// - Throws: AlreadyExists; NotFound or Forbidden for a namespace that is absent or going.
  mutating func create(_ object: APIObject, now: Instant) throws(APIStatus) -> APIObject {
    var object = object
    let kind = object.kind
    var metadata = object.metadata
    if kind.isNamespaced { try checkNamespace(metadata.namespace, takes: kind, metadata.name) }
    if metadata.name.isEmpty {
      metadata.name = try freeName(base: metadata.generateName, kind, metadata.namespace)
    }
    let key = ObjectKey(kind: kind, namespace: metadata.namespace, name: metadata.name)
    if store.contains(key) { throw .alreadyExists(kind, metadata.name) }
    if store.count(of: kind) >= ClusterLimits.objects(of: kind) { throw .databaseFull(kind) }
    metadata.uid = names.uid()
    metadata.creationTimestamp = now.wholeSecond
    metadata.deletionTimestamp = nil
    metadata.deletionGracePeriodSeconds = nil
    metadata.generation = kind.hasGeneration ? 1 : 0
    object.metadata = metadata
    object.prepareForCreation(uid: metadata.uid)
    return write(object)
  }

  /// Stores the new state of an object unless it is the old one; an object under deletion whose
  /// last finalizer went is taken out.
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go
  /// (`ShouldDeleteDuringUpdate`).
  @discardableResult
  mutating func update(_ object: APIObject) -> APIObject {
    if let previous = store.object(object.key), previous == object { return previous }
    let written = write(object)
    let metadata = written.metadata
    guard metadata.deletionTimestamp != nil, metadata.finalizers.isEmpty,
      metadata.deletionGracePeriodSeconds ?? 0 == 0
    else { return written }
    return erase(written.key) ?? written
  }

  private mutating func freeName(
    base: String,
    _ kind: Kind,
    _ namespace: String
  ) throws(APIStatus) -> String {
    for _ in 0..<NameGenerator.attempts {
      let name = names.name(base: base)
      if !store.contains(ObjectKey(kind: kind, namespace: namespace, name: name)) { return name }
    }
    throw APIStatus(
      .alreadyExists,
      "\(kind.qualifiedPlural) \"\(base)\" already exists, the server was not able to generate a "
        + "unique name for the object",
      kind: kind.plural,
      name: base
    )
  }

  /// `NamespaceLifecycle`: objects are made in namespaces that exist and stay.
  private func checkNamespace(
    _ namespace: String,
    takes kind: Kind,
    _ name: String
  ) throws(APIStatus) {
    let key = ObjectKey(kind: .namespace, namespace: "", name: namespace)
    guard case .namespace(let found)? = store.object(key) else {
      throw .notFound(.namespace, namespace)
    }
    guard found.metadata.deletionTimestamp == nil || kind == .event else {
      throw APIStatus(
        .forbidden,
        "\(kind.qualifiedPlural) \"\(name)\" is forbidden: unable to create new content in "
          + "namespace \(namespace) because it is being terminated",
        kind: kind.plural,
        name: name,
        causes: [
          APIStatus.Cause(
            reason: "NamespaceTerminating",
            message: "namespace \(namespace) is being terminated",
            field: "metadata.namespace"
          )
        ]
      )
    }
  }
}

extension Kind {
  /// Whether the server counts the versions of the spec in `metadata.generation`.
  var hasGeneration: Bool { self == .job || self == .cronJob || self == .pod }
}

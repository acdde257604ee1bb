import KubeAPI
import Simulation

/// Typed writes, as controllers make them.
extension APIServer {
  /// Stores a new object of a user: with defaults, what admission adds, and checked.
  ///
  /// - Returns: the object as stored, and warnings for the client.
  /// - Throws: Invalid; AlreadyExists; NotFound or Forbidden for a namespace that is absent or
  ///   going.
  mutating func register(
    _ object: APIObject,
    isDryRun: Bool = false,
    now: Instant
  ) throws(APIStatus) -> (object: APIObject, warnings: [String]) {
    var object = object
    let kind = object.kind
    let namespace = object.metadata.namespace
    if kind.isNamespaced { try checkNamespace(namespace, takes: kind, object.metadata.name) }
    if case .pod(let pod) = object { try admit(pod) }
    if object.metadata.name.isEmpty, !object.metadata.generateName.isEmpty {
      object.metadata.name = try freeName(base: object.metadata.generateName, kind, namespace)
    }
    let version = object.metadata.resourceVersion
    var context = Strategy.CreateContext(uid: names.uid(), now: now, suffixes: names.suffixes)
    let warnings = try Strategy.create(&object, &context)
    names.suffixes = context.suffixes
    if !isDryRun, !version.isEmpty, version != "0" { throw .versionOfNew(kind) }
    try checkRoom(for: object.key)
    if kind == .event { hasForeignEvents = true }
    return (write(object), warnings)
  }

  /// Stores a new object of a controller, which has filled it in, under a name and an identity.
  ///
  /// - Throws: AlreadyExists; NotFound or Forbidden for a namespace that is absent or going.
  mutating func create(_ object: APIObject, now: Instant) throws(APIStatus) -> APIObject {
    var object = object
    let kind = object.kind
    var metadata = object.metadata
    if kind.isNamespaced { try checkNamespace(metadata.namespace, takes: kind, metadata.name) }
    try identify(&metadata, as: kind, now: now)
    object.metadata = metadata
    return write(object)
  }

  /// Stores a new pod of a controller, as `create` does other objects.
  ///
  /// - Throws: as `create`; Forbidden for what the pod asks for and there is not.
  mutating func create(_ pod: consuming Pod, now: Instant) throws(APIStatus) -> Pod {
    try checkNamespace(pod.metadata.namespace, takes: .pod, pod.metadata.name)
    try admit(pod)
    try identify(&pod.metadata, as: .pod, now: now)
    return write(pod)
  }

  /// Stores a new event of a component under the name that ends in `stamp`.
  ///
  /// - Throws: as `create`.
  mutating func create(
    _ report: EventReport,
    _ stamp: EventName.Stamp,
    now: Instant
  ) throws(APIStatus) {
    try checkNamespace(report.namespace, takes: .event, report.subject.wrappedValue.name)
    // The name holds a moment that no other event of a component has.
    if hasForeignEvents {
      try checkRoom(for: report.key(stamp))
    } else {
      try checkCount(of: .event)
    }
    record(store.add(report, stamp, names.identity(), at: now))
  }

  /// The same for an event that has more to it than a report.
  mutating func create(
    _ event: Event,
    _ stamp: EventName.Stamp,
    now: Instant
  ) throws(APIStatus) {
    var event = event
    try checkNamespace(event.metadata.namespace, takes: .event, event.metadata.name)
    try checkRoom(for: event.key)
    event.metadata.identify(names.uid(), now: now)
    record(store.add(event, stamp))
  }

  /// Gives a new object its name and identity, if there is room for it.
  private mutating func identify(
    _ metadata: inout ObjectMeta,
    as kind: Kind,
    now: Instant
  ) throws(APIStatus) {
    let namespace = metadata.namespace
    if metadata.name.isEmpty {
      metadata.name = try freeName(base: metadata.generateName, kind, namespace)
      try checkCount(of: kind)
    } else {
      try checkRoom(for: ObjectKey(kind: kind, namespace: namespace, name: metadata.name))
    }
    metadata.identify(names.uid(), now: now)
  }

  private func checkRoom(for key: ObjectKey) throws(APIStatus) {
    if let present = store.object(key) {
      var refusal = APIStatus.alreadyExists(key.kind, key.name)
      if present.metadata.deletionTimestamp != nil {
        refusal.message = "object is being deleted: \(refusal.message)"
      }
      throw refusal
    }
    try checkCount(of: key.kind)
  }

  private func checkCount(of kind: Kind) throws(APIStatus) {
    if store.count(of: kind) >= ClusterLimits.objects(of: kind) { throw .databaseFull(kind) }
  }

  /// Stores the new state of an object unless it is the old one; an object under deletion whose
  /// last finalizer went is taken out.
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go
  /// (`ShouldDeleteDuringUpdate`).
  @discardableResult
  mutating func update(_ object: APIObject) -> APIObject {
    let key = object.key
    if case .pod(let pod) = object, store.contains(key) {
      return updatePod(key) { $0 = pod } ?? object
    }
    if let previous = store.object(key), previous == object { return previous }
    let written = write(object)
    return written.isOver ? erase(key) ?? written : written
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
  private mutating func checkNamespace(
    _ namespace: String,
    takes kind: Kind,
    _ name: String
  ) throws(APIStatus) {
    if namespace == openNamespace { return }
    let key = ObjectKey(kind: .namespace, namespace: "", name: namespace)
    guard case .namespace(let found)? = store.object(key) else {
      throw .notFound(.namespace, namespace)
    }
    guard found.metadata.deletionTimestamp == nil else {
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
    openNamespace = namespace
  }
}

extension APIObject {
  /// Whether the object is under deletion and nothing keeps it any more.
  var isOver: Bool {
    withMetadata {
      $0.deletionTimestamp != nil && $0.finalizers.isEmpty
        && $0.deletionGracePeriodSeconds ?? 0 == 0
    }
  }
}

extension ObjectMeta {
  fileprivate mutating func identify(_ uid: String, now: Instant) {
    self.uid = uid
    creationTimestamp = now.wholeSecond
  }
}

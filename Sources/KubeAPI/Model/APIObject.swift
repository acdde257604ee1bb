public import Simulation

/// Any object that the API server keeps.
///
/// The kinds that are not one reference lie in a box, so that passing an object on copies one word,
/// whatever it is.
public enum APIObject: Hashable, Sendable {
  case job(Job)
  indirect case cronJob(CronJob)
  case pod(Pod)
  case event(Event)
  indirect case node(Node)
  indirect case namespace(Namespace)
  indirect case configMap(ConfigMap)
  indirect case secret(Secret)
  indirect case serviceAccount(ServiceAccount)
  indirect case persistentVolumeClaim(PersistentVolumeClaim)
}

extension APIObject {
  public var kind: Kind {
    switch self {
    case .job: .job
    case .cronJob: .cronJob
    case .pod: .pod
    case .event: .event
    case .node: .node
    case .namespace: .namespace
    case .configMap: .configMap
    case .secret: .secret
    case .serviceAccount: .serviceAccount
    case .persistentVolumeClaim: .persistentVolumeClaim
    }
  }

  public var metadata: ObjectMeta {
    get { withMetadata { $0 } }
    set { changeMetadata { $0 = newValue } }
  }

  /// Lends the metadata, which spares a reader of one field the copy of all.
  public func withMetadata<Result>(_ body: (ObjectMeta) -> Result) -> Result {
    switch self {
    case .job(let object): body(object.metadata)
    case .cronJob(let object): body(object.metadata)
    case .pod(let object): body(object.metadata)
    case .event(let object): body(object.metadata)
    case .node(let object): body(object.metadata)
    case .namespace(let object): body(object.metadata)
    case .configMap(let object): body(object.metadata)
    case .secret(let object): body(object.metadata)
    case .serviceAccount(let object): body(object.metadata)
    case .persistentVolumeClaim(let object): body(object.metadata)
    }
  }

  /// Changes the metadata in its place.
  public mutating func changeMetadata(_ change: (inout ObjectMeta) -> Void) {
    switch self {
    case .job(var object):
      change(&object.metadata)
      self = .job(object)
    case .cronJob(var object):
      change(&object.metadata)
      self = .cronJob(object)
    case .pod(var object):
      change(&object.metadata)
      self = .pod(object)
    case .event(var object):
      change(&object.metadata)
      self = .event(object)
    case .node(var object):
      change(&object.metadata)
      self = .node(object)
    case .namespace(var object):
      change(&object.metadata)
      self = .namespace(object)
    case .configMap(var object):
      change(&object.metadata)
      self = .configMap(object)
    case .secret(var object):
      change(&object.metadata)
      self = .secret(object)
    case .serviceAccount(var object):
      change(&object.metadata)
      self = .serviceAccount(object)
    case .persistentVolumeClaim(var object):
      change(&object.metadata)
      self = .persistentVolumeClaim(object)
    }
  }

  public var key: ObjectKey {
    withMetadata { ObjectKey(kind: kind, namespace: $0.namespace, name: $0.name) }
  }

  /// The wire form, with `apiVersion` and `kind`.
  public var value: Value {
    var value = content
    value["apiVersion"] = .string(kind.apiVersion)
    value["kind"] = .string(kind.rawValue)
    return value
  }

  /// The part of the wire form that a path of fields leads through; what lies beside it may be left
  /// out.
  public func value(along path: [String]) -> Value {
    guard let first = path.first, first != "apiVersion", first != "kind" else { return value }
    let path = path[...]
    return switch self {
    case .job(let object): object.value(along: path)
    case .pod(let object): object.value(along: path)
    default: value
    }
  }

  /// Types a wire form that the decoder has passed.
  public init(_ value: Value, as kind: Kind) {
    switch kind {
    case .job: self = .job(Job(value))
    case .cronJob: self = .cronJob(CronJob(value))
    case .pod: self = .pod(Pod(value))
    case .event: self = .event(Event(value))
    case .node: self = .node(Node(value))
    case .namespace: self = .namespace(Namespace(value))
    case .configMap: self = .configMap(ConfigMap(value))
    case .secret: self = .secret(Secret(value))
    case .serviceAccount: self = .serviceAccount(ServiceAccount(value))
    case .persistentVolumeClaim: self = .persistentVolumeClaim(PersistentVolumeClaim(value))
    }
  }

  private var content: Value {
    switch self {
    case .job(let object): object.value
    case .cronJob(let object): object.value
    case .pod(let object): object.value
    case .event(let object): object.value
    case .node(let object): object.value
    case .namespace(let object): object.value
    case .configMap(let object): object.value
    case .secret(let object): object.value
    case .serviceAccount(let object): object.value
    case .persistentVolumeClaim(let object): object.value
    }
  }
}

extension Pod {
  public var key: ObjectKey {
    ObjectKey(kind: .pod, namespace: metadata.namespace, name: metadata.name)
  }
}

extension Job {
  public var key: ObjectKey {
    ObjectKey(kind: .job, namespace: metadata.namespace, name: metadata.name)
  }
}

/// What tells one object from all others at one moment.
public struct ObjectKey: TableKey, Comparable {
  public var kind: Kind
  /// Empty for objects outside namespaces.
  public var namespace: String
  public var name: String

  public init(kind: Kind, namespace: String, name: String) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }

  /// Names tell most objects apart.
  @inlinable
  public static func == (a: ObjectKey, b: ObjectKey) -> Bool {
    a.name == b.name && a.namespace == b.namespace && a.kind == b.kind
  }

  /// Hashing more than the name would double the cost of every look-up.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(tableHash)
  }

  @inlinable public var tableHash: UInt { name.tableHash }

  public static func < (a: ObjectKey, b: ObjectKey) -> Bool {
    (a.kind.rawValue, a.namespace, a.name) < (b.kind.rawValue, b.namespace, b.name)
  }
}

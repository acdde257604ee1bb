public import Simulation

/// What every object has: its name, identity, labels, owners and life marks.
///
/// What hardly ever changes after an object's creation is shared by all its versions, so that a
/// write copies a few words.
public struct ObjectMeta: APIStruct {
  public static let schemaName = "meta.v1.ObjectMeta"

  private struct Identity: Hashable, Sendable {
    var name: String = ""
    var generateName: String = ""
    var namespace: String = ""
    var uid: String = ""
    var creationTimestamp: Instant?
    var labels: StringMap = StringMap()
    var annotations: StringMap = StringMap()
    var ownerReferences: [OwnerReference] = []
    var managedFields = ManagedFields()
  }

  private var identity = Shared(wrappedValue: Identity())
  public var resourceVersion: String = ""
  /// Grows with every change of the spec.
  public var generation: Int64 = 0
  /// When the object is to be gone: the request plus the grace period.
  public var deletionTimestamp: Instant?
  public var deletionGracePeriodSeconds: Int64?
  public var finalizers: [String] = []

  public var name: String {
    _read { yield identity.wrappedValue.name }
    _modify { yield &identity.wrappedValue.name }
  }

  /// The server completes it to a name with five random characters.
  public var generateName: String {
    _read { yield identity.wrappedValue.generateName }
    _modify { yield &identity.wrappedValue.generateName }
  }

  public var namespace: String {
    _read { yield identity.wrappedValue.namespace }
    _modify { yield &identity.wrappedValue.namespace }
  }

  public var uid: String {
    _read { yield identity.wrappedValue.uid }
    _modify { yield &identity.wrappedValue.uid }
  }

  public var creationTimestamp: Instant? {
    _read { yield identity.wrappedValue.creationTimestamp }
    _modify { yield &identity.wrappedValue.creationTimestamp }
  }

  public var labels: StringMap {
    _read { yield identity.wrappedValue.labels }
    _modify { yield &identity.wrappedValue.labels }
  }

  public var annotations: StringMap {
    _read { yield identity.wrappedValue.annotations }
    _modify { yield &identity.wrappedValue.annotations }
  }

  public var ownerReferences: [OwnerReference] {
    _read { yield identity.wrappedValue.ownerReferences }
    _modify { yield &identity.wrappedValue.ownerReferences }
  }

  public var managedFields: ManagedFields {
    _read { yield identity.wrappedValue.managedFields }
    _modify { yield &identity.wrappedValue.managedFields }
  }

  public init() {}

  /// Whether names, labels, annotations, owners and managers were left alone since that version.
  ///
  /// Then they are equal; if not, they may be so all the same.
  public func keepsIdentity(of other: ObjectMeta) -> Bool { identity.isOne(with: other.identity) }

  public static let fieldList: [Field<ObjectMeta>] = [
    Field("name", \.name),
    Field("generateName", \.generateName),
    Field("namespace", \.namespace),
    Field("uid", \.uid),
    Field("resourceVersion", \.resourceVersion),
    Field("generation", \.generation),
    Field("creationTimestamp", \.creationTimestamp),
    Field("deletionTimestamp", \.deletionTimestamp),
    Field("deletionGracePeriodSeconds", \.deletionGracePeriodSeconds),
    Field("labels", \.labels),
    Field("annotations", \.annotations),
    Field("ownerReferences", \.ownerReferences),
    Field("finalizers", \.finalizers),
    Field("managedFields", \.managedFields),
  ]
}

/// Names the object that another one belongs to and goes with.
public struct OwnerReference: APIStruct {
  public static let schemaName = "meta.v1.OwnerReference"

  public var apiVersion: String = ""
  public var kind: String = ""
  public var name: String = ""
  public var uid: String = ""
  public var controller: Bool?
  public var blockOwnerDeletion: Bool?

  public init() {}

  public static let fieldList: [Field<OwnerReference>] = [
    Field("apiVersion", \.apiVersion, always: true),
    Field("kind", \.kind, always: true),
    Field("name", \.name, always: true),
    Field("uid", \.uid, always: true),
    Field("controller", \.controller),
    Field("blockOwnerDeletion", \.blockOwnerDeletion),
  ]
}

/// Selects objects by their labels; all its parts must hold.
public struct LabelSelector: APIStruct {
  public static let schemaName = "meta.v1.LabelSelector"

  public var matchLabels: StringMap = StringMap()
  public var matchExpressions: [LabelSelectorRequirement] = []

  public init() {}

  public static let fieldList: [Field<LabelSelector>] = [
    Field("matchLabels", \.matchLabels),
    Field("matchExpressions", \.matchExpressions),
  ]
}

/// One rule on one label: In, NotIn, Exists or DoesNotExist.
public struct LabelSelectorRequirement: APIStruct {
  public static let schemaName = "meta.v1.LabelSelectorRequirement"

  public var key: String = ""
  public var `operator`: String = ""
  public var values: [String] = []

  public init() {}

  public static let fieldList: [Field<LabelSelectorRequirement>] = [
    Field("key", \.key, always: true),
    Field("operator", \.operator, always: true),
    Field("values", \.values),
  ]
}

/// Points at an object, as events and CronJobs do.
public struct ObjectReference: APIStruct {
  public static let schemaName = "core.v1.ObjectReference"

  public var kind: String = ""
  public var namespace: String = ""
  public var name: String = ""
  public var uid: String = ""
  public var apiVersion: String = ""
  public var resourceVersion: String = ""
  public var fieldPath: String = ""

  public init() {}

  public static let fieldList: [Field<ObjectReference>] = [
    Field("kind", \.kind),
    Field("namespace", \.namespace),
    Field("name", \.name),
    Field("uid", \.uid),
    Field("apiVersion", \.apiVersion),
    Field("resourceVersion", \.resourceVersion),
    Field("fieldPath", \.fieldPath),
  ]
}

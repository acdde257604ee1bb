package import Simulation

/// What every object has: its name, identity, labels, owners and life marks.
///
/// What hardly ever changes after an object's creation is shared by all its versions, so that a
/// write copies a few words.
package struct ObjectMeta: APIStruct {
  package static let schemaName = "meta.v1.ObjectMeta"

  @usableFromInline
  struct Identity: Hashable, Sendable {
    @usableFromInline var name: String = ""
    @usableFromInline var generateName: String = ""
    @usableFromInline var namespace: String = ""
    @usableFromInline var uid: String = ""
    @usableFromInline var creationTimestamp: Instant?
    @usableFromInline var labels: StringMap = StringMap()
    @usableFromInline var annotations: StringMap = StringMap()
    @usableFromInline var ownerReferences: [OwnerReference] = []
    @usableFromInline var managedFields: [Value] = []
  }

  @usableFromInline var identity = Shared(wrappedValue: Identity())
  package var resourceVersion: String = ""
  /// Grows with every change of the spec.
  package var generation: Int64 = 0
  /// When the object is to be gone: the request plus the grace period.
  package var deletionTimestamp: Instant?
  package var deletionGracePeriodSeconds: Int64?
  package var finalizers: [String] = []

  @inlinable package var name: String {
    _read { yield identity.wrappedValue.name }
    _modify { yield &identity.wrappedValue.name }
  }

  /// The server completes it to a name with five random characters.
  @inlinable package var generateName: String {
    _read { yield identity.wrappedValue.generateName }
    _modify { yield &identity.wrappedValue.generateName }
  }

  @inlinable package var namespace: String {
    _read { yield identity.wrappedValue.namespace }
    _modify { yield &identity.wrappedValue.namespace }
  }

  @inlinable package var uid: String {
    _read { yield identity.wrappedValue.uid }
    _modify { yield &identity.wrappedValue.uid }
  }

  @inlinable package var creationTimestamp: Instant? {
    _read { yield identity.wrappedValue.creationTimestamp }
    _modify { yield &identity.wrappedValue.creationTimestamp }
  }

  @inlinable package var labels: StringMap {
    _read { yield identity.wrappedValue.labels }
    _modify { yield &identity.wrappedValue.labels }
  }

  @inlinable package var annotations: StringMap {
    _read { yield identity.wrappedValue.annotations }
    _modify { yield &identity.wrappedValue.annotations }
  }

  @inlinable package var ownerReferences: [OwnerReference] {
    _read { yield identity.wrappedValue.ownerReferences }
    _modify { yield &identity.wrappedValue.ownerReferences }
  }

  @inlinable package var managedFields: [Value] {
    _read { yield identity.wrappedValue.managedFields }
    _modify { yield &identity.wrappedValue.managedFields }
  }

  package init() {}

  package static let fieldList: [Field<ObjectMeta>] = [
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
package struct OwnerReference: APIStruct {
  package static let schemaName = "meta.v1.OwnerReference"

  package var apiVersion: String = ""
  package var kind: String = ""
  package var name: String = ""
  package var uid: String = ""
  package var controller: Bool?
  package var blockOwnerDeletion: Bool?

  package init() {}

  package static let fieldList: [Field<OwnerReference>] = [
    Field("apiVersion", \.apiVersion, always: true),
    Field("kind", \.kind, always: true),
    Field("name", \.name, always: true),
    Field("uid", \.uid, always: true),
    Field("controller", \.controller),
    Field("blockOwnerDeletion", \.blockOwnerDeletion),
  ]
}

/// Selects objects by their labels; all its parts must hold.
package struct LabelSelector: APIStruct {
  package static let schemaName = "meta.v1.LabelSelector"

  package var matchLabels: StringMap = StringMap()
  package var matchExpressions: [LabelSelectorRequirement] = []

  package init() {}

  package static let fieldList: [Field<LabelSelector>] = [
    Field("matchLabels", \.matchLabels),
    Field("matchExpressions", \.matchExpressions),
  ]
}

/// One rule on one label: In, NotIn, Exists or DoesNotExist.
package struct LabelSelectorRequirement: APIStruct {
  package static let schemaName = "meta.v1.LabelSelectorRequirement"

  package var key: String = ""
  package var `operator`: String = ""
  package var values: [String] = []

  package init() {}

  package static let fieldList: [Field<LabelSelectorRequirement>] = [
    Field("key", \.key, always: true),
    Field("operator", \.operator, always: true),
    Field("values", \.values),
  ]
}

/// Points at an object, as events and CronJobs do.
package struct ObjectReference: APIStruct {
  package static let schemaName = "core.v1.ObjectReference"

  package var kind: String = ""
  package var namespace: String = ""
  package var name: String = ""
  package var uid: String = ""
  package var apiVersion: String = ""
  package var resourceVersion: String = ""
  package var fieldPath: String = ""

  package init() {}

  package static let fieldList: [Field<ObjectReference>] = [
    Field("kind", \.kind),
    Field("namespace", \.namespace),
    Field("name", \.name),
    Field("uid", \.uid),
    Field("apiVersion", \.apiVersion),
    Field("resourceVersion", \.resourceVersion),
    Field("fieldPath", \.fieldPath),
  ]
}

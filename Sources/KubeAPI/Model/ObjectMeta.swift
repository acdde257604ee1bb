package import Simulation

/// What every object has: its name, identity, labels, owners and life marks.
package struct ObjectMeta: APIStruct {
  package static let schemaName = "meta.v1.ObjectMeta"

  package var name: String = ""
  /// The server completes it to a name with five random characters.
  package var generateName: String = ""
  package var namespace: String = ""
  package var uid: String = ""
  package var resourceVersion: String = ""
  /// Grows with every change of the spec.
  package var generation: Int64 = 0
  package var creationTimestamp: Instant?
  /// When the object is to be gone: the request plus the grace period.
  package var deletionTimestamp: Instant?
  package var deletionGracePeriodSeconds: Int64?
  package var labels: StringMap = StringMap()
  package var annotations: StringMap = StringMap()
  package var ownerReferences: [OwnerReference] = []
  package var finalizers: [String] = []
  package var managedFields: [Value] = []

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

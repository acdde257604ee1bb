/// A scope of names.
package struct Namespace: APIStruct {
  package static let schemaName = "core.v1.Namespace"

  @Shared package var metadata: ObjectMeta = ObjectMeta()
  package var spec: NamespaceSpec = NamespaceSpec()
  package var status: NamespaceStatus = NamespaceStatus()

  package init() {}

  package static let fieldList: [Field<Namespace>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// What must happen before a namespace may go.
package struct NamespaceSpec: APIStruct {
  package static let schemaName = "core.v1.NamespaceSpec"

  package var finalizers: [String] = []

  package init() {}

  package static let fieldList: [Field<NamespaceSpec>] = [
    Field("finalizers", \.finalizers)
  ]
}

/// Whether a namespace is in use or going.
package struct NamespaceStatus: APIStruct {
  package static let schemaName = "core.v1.NamespaceStatus"

  package var phase: String = ""
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<NamespaceStatus>? = Remainder(\.others)

  package static let fieldList: [Field<NamespaceStatus>] = [
    Field("phase", \.phase)
  ]
}

/// Plain configuration, by key.
package struct ConfigMap: APIStruct {
  package static let schemaName = "core.v1.ConfigMap"

  @Shared package var metadata: ObjectMeta = ObjectMeta()
  package var immutable: Bool?
  package var data: StringMap = StringMap()
  package var binaryData: StringMap = StringMap()

  package init() {}

  package static let fieldList: [Field<ConfigMap>] = [
    Field("metadata", \.metadata),
    Field("immutable", \.immutable),
    Field("data", \.data),
    Field("binaryData", \.binaryData),
  ]
}

/// Confidential configuration, by key, in base64.
package struct Secret: APIStruct {
  package static let schemaName = "core.v1.Secret"

  @Shared package var metadata: ObjectMeta = ObjectMeta()
  package var immutable: Bool?
  package var data: StringMap = StringMap()
  package var stringData: StringMap = StringMap()
  package var type: String = ""

  package init() {}

  package static let fieldList: [Field<Secret>] = [
    Field("metadata", \.metadata),
    Field("immutable", \.immutable),
    Field("data", \.data),
    Field("stringData", \.stringData),
    Field("type", \.type),
  ]
}

/// An identity for the processes of pods.
package struct ServiceAccount: APIStruct {
  package static let schemaName = "core.v1.ServiceAccount"

  @Shared package var metadata: ObjectMeta = ObjectMeta()
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<ServiceAccount>? = Remainder(\.others)

  package static let fieldList: [Field<ServiceAccount>] = [
    Field("metadata", \.metadata)
  ]
}

/// A request for storage.
package struct PersistentVolumeClaim: APIStruct {
  package static let schemaName = "core.v1.PersistentVolumeClaim"

  @Shared package var metadata: ObjectMeta = ObjectMeta()
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<PersistentVolumeClaim>? = Remainder(\.others)

  package static let fieldList: [Field<PersistentVolumeClaim>] = [
    Field("metadata", \.metadata)
  ]
}

/// A scope of names.
public struct Namespace: APIStruct {
  public static let schemaName = "core.v1.Namespace"

  @Shared public var metadata: ObjectMeta = ObjectMeta()
  public var spec: NamespaceSpec = NamespaceSpec()
  public var status: NamespaceStatus = NamespaceStatus()

  public init() {}

  public static let fieldList: [Field<Namespace>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// What must happen before a namespace may go.
public struct NamespaceSpec: APIStruct {
  public static let schemaName = "core.v1.NamespaceSpec"

  public var finalizers: [String] = []

  public init() {}

  public static let fieldList: [Field<NamespaceSpec>] = [
    Field("finalizers", \.finalizers)
  ]
}

/// Whether a namespace is in use or going.
public struct NamespaceStatus: APIStruct {
  public static let schemaName = "core.v1.NamespaceStatus"

  public var phase: String = ""
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<NamespaceStatus>? = Remainder(\.others)

  public static let fieldList: [Field<NamespaceStatus>] = [
    Field("phase", \.phase)
  ]
}

/// Plain configuration, by key.
public struct ConfigMap: APIStruct {
  public static let schemaName = "core.v1.ConfigMap"

  @Shared public var metadata: ObjectMeta = ObjectMeta()
  public var immutable: Bool?
  public var data: StringMap = StringMap()
  public var binaryData: StringMap = StringMap()

  public init() {}

  public static let fieldList: [Field<ConfigMap>] = [
    Field("metadata", \.metadata),
    Field("immutable", \.immutable),
    Field("data", \.data),
    Field("binaryData", \.binaryData),
  ]
}

/// Confidential configuration, by key, in base64.
public struct Secret: APIStruct {
  public static let schemaName = "core.v1.Secret"

  @Shared public var metadata: ObjectMeta = ObjectMeta()
  public var immutable: Bool?
  public var data: StringMap = StringMap()
  public var stringData: StringMap = StringMap()
  public var type: String = ""

  public init() {}

  public static let fieldList: [Field<Secret>] = [
    Field("metadata", \.metadata),
    Field("immutable", \.immutable),
    Field("data", \.data),
    Field("stringData", \.stringData),
    Field("type", \.type),
  ]
}

/// An identity for the processes of pods.
public struct ServiceAccount: APIStruct {
  public static let schemaName = "core.v1.ServiceAccount"

  @Shared public var metadata: ObjectMeta = ObjectMeta()
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<ServiceAccount>? = Remainder(\.others)

  public static let fieldList: [Field<ServiceAccount>] = [
    Field("metadata", \.metadata)
  ]
}

/// A request for storage.
public struct PersistentVolumeClaim: APIStruct {
  public static let schemaName = "core.v1.PersistentVolumeClaim"

  @Shared public var metadata: ObjectMeta = ObjectMeta()
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<PersistentVolumeClaim>? = Remainder(\.others)

  public static let fieldList: [Field<PersistentVolumeClaim>] = [
    Field("metadata", \.metadata)
  ]
}

/// One program of a pod, with its image, environment and limits.
public struct Container: APIStruct {
  public static let schemaName = "core.v1.Container"

  public var name: String = ""
  public var image: String = ""
  /// Replaces the image's entry point.
  public var command: [String] = []
  public var args: [String] = []
  public var workingDir: String = ""
  public var ports: [ContainerPort] = []
  public var envFrom: [EnvFromSource] = []
  public var env: [EnvVar] = []
  public var resources: ResourceRequirements = ResourceRequirements()
  /// `Always` on an init container makes it a sidecar.
  public var restartPolicy: RestartPolicy?
  public var restartPolicyRules: [Value] = []
  public var volumeMounts: [VolumeMount] = []
  public var livenessProbe: Value?
  public var readinessProbe: Value?
  public var startupProbe: Value?
  public var lifecycle: Value?
  public var terminationMessagePath: String = ""
  public var terminationMessagePolicy: String = ""
  public var imagePullPolicy: ImagePullPolicy = ""
  public var securityContext: Value?
  public var stdin: Bool = false
  public var stdinOnce: Bool = false
  public var tty: Bool = false
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<Container>? = Remainder(\.others)

  public static let fieldList: [Field<Container>] = [
    Field("name", \.name, always: true),
    Field("image", \.image),
    Field("command", \.command),
    Field("args", \.args),
    Field("workingDir", \.workingDir),
    Field("ports", \.ports),
    Field("envFrom", \.envFrom),
    Field("env", \.env),
    Field("resources", \.resources),
    Field("restartPolicy", \.restartPolicy),
    Field("restartPolicyRules", \.restartPolicyRules),
    Field("volumeMounts", \.volumeMounts),
    Field("livenessProbe", \.livenessProbe),
    Field("readinessProbe", \.readinessProbe),
    Field("startupProbe", \.startupProbe),
    Field("lifecycle", \.lifecycle),
    Field("terminationMessagePath", \.terminationMessagePath),
    Field("terminationMessagePolicy", \.terminationMessagePolicy),
    Field("imagePullPolicy", \.imagePullPolicy),
    Field("securityContext", \.securityContext),
    Field("stdin", \.stdin),
    Field("stdinOnce", \.stdinOnce),
    Field("tty", \.tty),
  ]
}

/// A port that a container listens on.
public struct ContainerPort: APIStruct {
  public static let schemaName = "core.v1.ContainerPort"

  public var name: String = ""
  public var hostPort: Int32 = 0
  public var containerPort: Int32 = 0
  public var `protocol`: String = ""
  public var hostIP: String = ""

  public init() {}

  public static let fieldList: [Field<ContainerPort>] = [
    Field("name", \.name),
    Field("hostPort", \.hostPort),
    Field("containerPort", \.containerPort, always: true),
    Field("protocol", \.`protocol`),
    Field("hostIP", \.hostIP),
  ]
}

/// One variable of the environment, given or taken from elsewhere.
public struct EnvVar: APIStruct {
  public static let schemaName = "core.v1.EnvVar"

  public var name: String = ""
  public var assigned: String = ""
  public var valueFrom: EnvVarSource?

  public init() {}

  public static let fieldList: [Field<EnvVar>] = [
    Field("name", \.name, always: true),
    Field("value", \.assigned),
    Field("valueFrom", \.valueFrom),
  ]
}

/// Where the value of a variable comes from.
public struct EnvVarSource: APIStruct {
  public static let schemaName = "core.v1.EnvVarSource"

  public var fieldRef: ObjectFieldSelector?
  public var resourceFieldRef: Value?
  public var configMapKeyRef: KeySelector?
  public var secretKeyRef: KeySelector?
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<EnvVarSource>? = Remainder(\.others)

  public static let fieldList: [Field<EnvVarSource>] = [
    Field("fieldRef", \.fieldRef),
    Field("resourceFieldRef", \.resourceFieldRef),
    Field("configMapKeyRef", \.configMapKeyRef),
    Field("secretKeyRef", \.secretKeyRef),
  ]
}

/// A field of the pod itself.
public struct ObjectFieldSelector: APIStruct {
  public static let schemaName = "core.v1.ObjectFieldSelector"

  public var apiVersion: String = ""
  public var fieldPath: String = ""

  public init() {}

  public static let fieldList: [Field<ObjectFieldSelector>] = [
    Field("apiVersion", \.apiVersion),
    Field("fieldPath", \.fieldPath, always: true),
  ]
}

/// One entry of a ConfigMap or a Secret.
public struct KeySelector: APIStruct {
  public static let schemaName = "core.v1.ConfigMapKeySelector"

  public var name: String = ""
  public var key: String = ""
  public var optional: Bool?

  public init() {}

  public static let fieldList: [Field<KeySelector>] = [
    Field("name", \.name),
    Field("key", \.key, always: true),
    Field("optional", \.optional),
  ]
}

/// All entries of a ConfigMap or a Secret as variables.
public struct EnvFromSource: APIStruct {
  public static let schemaName = "core.v1.EnvFromSource"

  public var prefix: String = ""
  public var configMapRef: EnvSource?
  public var secretRef: EnvSource?

  public init() {}

  public static let fieldList: [Field<EnvFromSource>] = [
    Field("prefix", \.prefix),
    Field("configMapRef", \.configMapRef),
    Field("secretRef", \.secretRef),
  ]
}

/// The ConfigMap or Secret that variables come from.
public struct EnvSource: APIStruct {
  public static let schemaName = "core.v1.ConfigMapEnvSource"

  public var name: String = ""
  public var optional: Bool?

  public init() {}

  public static let fieldList: [Field<EnvSource>] = [
    Field("name", \.name),
    Field("optional", \.optional),
  ]
}

/// What a container asks for and may use at most, as quantities.
public struct ResourceRequirements: APIStruct {
  public static let schemaName = "core.v1.ResourceRequirements"

  public var limits: StringMap = StringMap()
  public var requests: StringMap = StringMap()
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<ResourceRequirements>? = Remainder(\.others)

  public static let fieldList: [Field<ResourceRequirements>] = [
    Field("limits", \.limits),
    Field("requests", \.requests),
  ]
}

/// Where a volume appears in a container.
public struct VolumeMount: APIStruct {
  public static let schemaName = "core.v1.VolumeMount"

  public var name: String = ""
  public var readOnly: Bool = false
  public var mountPath: String = ""
  public var subPath: String = ""
  public var subPathExpr: String = ""
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<VolumeMount>? = Remainder(\.others)

  public static let fieldList: [Field<VolumeMount>] = [
    Field("name", \.name, always: true),
    Field("readOnly", \.readOnly),
    Field("mountPath", \.mountPath, always: true),
    Field("subPath", \.subPath),
    Field("subPathExpr", \.subPathExpr),
  ]
}

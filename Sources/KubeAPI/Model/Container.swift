/// One program of a pod, with its image, environment and limits.
package struct Container: APIStruct {
  package static let schemaName = "core.v1.Container"

  package var name: String = ""
  package var image: String = ""
  /// Replaces the image's entry point.
  package var command: [String] = []
  package var args: [String] = []
  package var workingDir: String = ""
  package var ports: [ContainerPort] = []
  package var envFrom: [EnvFromSource] = []
  package var env: [EnvVar] = []
  package var resources: ResourceRequirements = ResourceRequirements()
  /// `Always` on an init container makes it a sidecar.
  package var restartPolicy: RestartPolicy?
  package var restartPolicyRules: [Value] = []
  package var volumeMounts: [VolumeMount] = []
  package var livenessProbe: Value?
  package var readinessProbe: Value?
  package var startupProbe: Value?
  package var lifecycle: Value?
  package var terminationMessagePath: String = ""
  package var terminationMessagePolicy: String = ""
  package var imagePullPolicy: ImagePullPolicy = ""
  package var securityContext: Value?
  package var stdin: Bool = false
  package var stdinOnce: Bool = false
  package var tty: Bool = false
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<Container>? = Remainder(\.others)

  package static let fieldList: [Field<Container>] = [
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
package struct ContainerPort: APIStruct {
  package static let schemaName = "core.v1.ContainerPort"

  package var name: String = ""
  package var hostPort: Int32 = 0
  package var containerPort: Int32 = 0
  package var `protocol`: String = ""
  package var hostIP: String = ""

  package init() {}

  package static let fieldList: [Field<ContainerPort>] = [
    Field("name", \.name),
    Field("hostPort", \.hostPort),
    Field("containerPort", \.containerPort, always: true),
    Field("protocol", \.`protocol`),
    Field("hostIP", \.hostIP),
  ]
}

/// One variable of the environment, given or taken from elsewhere.
package struct EnvVar: APIStruct {
  package static let schemaName = "core.v1.EnvVar"

  package var name: String = ""
  package var assigned: String = ""
  package var valueFrom: EnvVarSource?

  package init() {}

  package static let fieldList: [Field<EnvVar>] = [
    Field("name", \.name, always: true),
    Field("value", \.assigned),
    Field("valueFrom", \.valueFrom),
  ]
}

/// Where the value of a variable comes from.
package struct EnvVarSource: APIStruct {
  package static let schemaName = "core.v1.EnvVarSource"

  package var fieldRef: ObjectFieldSelector?
  package var resourceFieldRef: Value?
  package var configMapKeyRef: KeySelector?
  package var secretKeyRef: KeySelector?
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<EnvVarSource>? = Remainder(\.others)

  package static let fieldList: [Field<EnvVarSource>] = [
    Field("fieldRef", \.fieldRef),
    Field("resourceFieldRef", \.resourceFieldRef),
    Field("configMapKeyRef", \.configMapKeyRef),
    Field("secretKeyRef", \.secretKeyRef),
  ]
}

/// A field of the pod itself.
package struct ObjectFieldSelector: APIStruct {
  package static let schemaName = "core.v1.ObjectFieldSelector"

  package var apiVersion: String = ""
  package var fieldPath: String = ""

  package init() {}

  package static let fieldList: [Field<ObjectFieldSelector>] = [
    Field("apiVersion", \.apiVersion),
    Field("fieldPath", \.fieldPath, always: true),
  ]
}

/// One entry of a ConfigMap or a Secret.
package struct KeySelector: APIStruct {
  package static let schemaName = "core.v1.ConfigMapKeySelector"

  package var name: String = ""
  package var key: String = ""
  package var optional: Bool?

  package init() {}

  package static let fieldList: [Field<KeySelector>] = [
    Field("name", \.name),
    Field("key", \.key, always: true),
    Field("optional", \.optional),
  ]
}

/// All entries of a ConfigMap or a Secret as variables.
package struct EnvFromSource: APIStruct {
  package static let schemaName = "core.v1.EnvFromSource"

  package var prefix: String = ""
  package var configMapRef: EnvSource?
  package var secretRef: EnvSource?

  package init() {}

  package static let fieldList: [Field<EnvFromSource>] = [
    Field("prefix", \.prefix),
    Field("configMapRef", \.configMapRef),
    Field("secretRef", \.secretRef),
  ]
}

/// The ConfigMap or Secret that variables come from.
package struct EnvSource: APIStruct {
  package static let schemaName = "core.v1.ConfigMapEnvSource"

  package var name: String = ""
  package var optional: Bool?

  package init() {}

  package static let fieldList: [Field<EnvSource>] = [
    Field("name", \.name),
    Field("optional", \.optional),
  ]
}

/// What a container asks for and may use at most, as quantities.
package struct ResourceRequirements: APIStruct {
  package static let schemaName = "core.v1.ResourceRequirements"

  package var limits: StringMap = StringMap()
  package var requests: StringMap = StringMap()
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<ResourceRequirements>? = Remainder(\.others)

  package static let fieldList: [Field<ResourceRequirements>] = [
    Field("limits", \.limits),
    Field("requests", \.requests),
  ]
}

/// Where a volume appears in a container.
package struct VolumeMount: APIStruct {
  package static let schemaName = "core.v1.VolumeMount"

  package var name: String = ""
  package var readOnly: Bool = false
  package var mountPath: String = ""
  package var subPath: String = ""
  package var subPathExpr: String = ""
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<VolumeMount>? = Remainder(\.others)

  package static let fieldList: [Field<VolumeMount>] = [
    Field("name", \.name, always: true),
    Field("readOnly", \.readOnly),
    Field("mountPath", \.mountPath, always: true),
    Field("subPath", \.subPath),
    Field("subPathExpr", \.subPathExpr),
  ]
}

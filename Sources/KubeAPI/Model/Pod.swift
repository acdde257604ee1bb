/// Containers that run together on one node.
package struct Pod: APIStruct {
  package static let schemaName = "core.v1.Pod"

  @usableFromInline var sharedMetadata = Shared(wrappedValue: ObjectMeta())
  @usableFromInline var sharedSpec = Shared(wrappedValue: PodSpec())
  @usableFromInline var sharedStatus = Shared(wrappedValue: PodStatus())

  @inlinable package var metadata: ObjectMeta {
    _read { yield sharedMetadata.wrappedValue }
    _modify { yield &sharedMetadata.wrappedValue }
  }

  @inlinable package var spec: PodSpec {
    _read { yield sharedSpec.wrappedValue }
    _modify { yield &sharedSpec.wrappedValue }
  }

  @inlinable package var status: PodStatus {
    _read { yield sharedStatus.wrappedValue }
    _modify { yield &sharedStatus.wrappedValue }
  }

  package init() {}

  package static let fieldList: [Field<Pod>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// The pod that a controller makes.
package struct PodTemplateSpec: APIStruct {
  package static let schemaName = "core.v1.PodTemplateSpec"

  package var metadata: ObjectMeta = ObjectMeta()
  @Shared package var spec: PodSpec = PodSpec()

  package init() {}

  package static let fieldList: [Field<PodTemplateSpec>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
  ]
}

/// What a pod is to run, and how.
package struct PodSpec: APIStruct {
  package static let schemaName = "core.v1.PodSpec"

  package var volumes: [Volume] = []
  package var initContainers: [Container] = []
  package var containers: [Container] = []
  package var restartPolicy: RestartPolicy = ""
  package var terminationGracePeriodSeconds: Int64?
  package var activeDeadlineSeconds: Int64?
  package var dnsPolicy: String = ""
  package var nodeSelector: StringMap = StringMap()
  package var serviceAccountName: String = ""
  package var serviceAccount: String = ""
  package var automountServiceAccountToken: Bool?
  package var nodeName: String = ""
  package var hostNetwork: Bool = false
  package var securityContext: Value?
  package var imagePullSecrets: [Value] = []
  package var hostname: String = ""
  package var subdomain: String = ""
  package var affinity: Value?
  package var schedulerName: String = ""
  package var tolerations: [Toleration] = []
  package var priorityClassName: String = ""
  package var priority: Int32?
  package var preemptionPolicy: String?
  package var enableServiceLinks: Bool?
  package var schedulingGates: [Value] = []
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<PodSpec>? = Remainder(\.others)

  package static let fieldList: [Field<PodSpec>] = [
    Field("volumes", \.volumes),
    Field("initContainers", \.initContainers),
    Field("containers", \.containers, always: true),
    Field("restartPolicy", \.restartPolicy),
    Field("terminationGracePeriodSeconds", \.terminationGracePeriodSeconds),
    Field("activeDeadlineSeconds", \.activeDeadlineSeconds),
    Field("dnsPolicy", \.dnsPolicy),
    Field("nodeSelector", \.nodeSelector),
    Field("serviceAccountName", \.serviceAccountName),
    Field("serviceAccount", \.serviceAccount),
    Field("automountServiceAccountToken", \.automountServiceAccountToken),
    Field("nodeName", \.nodeName),
    Field("hostNetwork", \.hostNetwork),
    Field("securityContext", \.securityContext),
    Field("imagePullSecrets", \.imagePullSecrets),
    Field("hostname", \.hostname),
    Field("subdomain", \.subdomain),
    Field("affinity", \.affinity),
    Field("schedulerName", \.schedulerName),
    Field("tolerations", \.tolerations),
    Field("priorityClassName", \.priorityClassName),
    Field("priority", \.priority),
    Field("preemptionPolicy", \.preemptionPolicy),
    Field("enableServiceLinks", \.enableServiceLinks),
    Field("schedulingGates", \.schedulingGates),
  ]
}

/// Lets a pod stay on a node with a matching taint.
package struct Toleration: APIStruct {
  package static let schemaName = "core.v1.Toleration"

  package var key: String = ""
  package var `operator`: String = ""
  package var assigned: String = ""
  package var effect: String = ""
  package var tolerationSeconds: Int64?

  package init() {}

  package static let fieldList: [Field<Toleration>] = [
    Field("key", \.key),
    Field("operator", \.operator),
    Field("value", \.assigned),
    Field("effect", \.effect),
    Field("tolerationSeconds", \.tolerationSeconds),
  ]
}

/// A folder that containers of a pod can mount.
package struct Volume: APIStruct {
  package static let schemaName = "core.v1.Volume"

  package var name: String = ""
  package var emptyDir: EmptyDirVolumeSource?
  package var configMap: ConfigMapVolumeSource?
  package var secret: SecretVolumeSource?
  package var projected: ProjectedVolumeSource?
  package var downwardAPI: DownwardAPIVolumeSource?
  package var hostPath: Value?
  package var persistentVolumeClaim: Value?
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<Volume>? = Remainder(\.others)

  package static let fieldList: [Field<Volume>] = [
    Field("name", \.name, always: true),
    Field("emptyDir", \.emptyDir),
    Field("configMap", \.configMap),
    Field("secret", \.secret),
    Field("projected", \.projected),
    Field("downwardAPI", \.downwardAPI),
    Field("hostPath", \.hostPath),
    Field("persistentVolumeClaim", \.persistentVolumeClaim),
  ]
}

/// An empty folder that lives as long as its pod.
package struct EmptyDirVolumeSource: APIStruct {
  package static let schemaName = "core.v1.EmptyDirVolumeSource"

  package var medium: String = ""
  package var sizeLimit: String?

  package init() {}

  package static let fieldList: [Field<EmptyDirVolumeSource>] = [
    Field("medium", \.medium),
    Field("sizeLimit", \.sizeLimit),
  ]
}

/// The entries of a ConfigMap as files.
package struct ConfigMapVolumeSource: APIStruct {
  package static let schemaName = "core.v1.ConfigMapVolumeSource"

  package var name: String = ""
  package var items: [KeyToPath] = []
  package var defaultMode: Int32?
  package var optional: Bool?

  package init() {}

  package static let fieldList: [Field<ConfigMapVolumeSource>] = [
    Field("name", \.name),
    Field("items", \.items),
    Field("defaultMode", \.defaultMode),
    Field("optional", \.optional),
  ]
}

/// The entries of a Secret as files.
package struct SecretVolumeSource: APIStruct {
  package static let schemaName = "core.v1.SecretVolumeSource"

  package var secretName: String = ""
  package var items: [KeyToPath] = []
  package var defaultMode: Int32?
  package var optional: Bool?

  package init() {}

  package static let fieldList: [Field<SecretVolumeSource>] = [
    Field("secretName", \.secretName),
    Field("items", \.items),
    Field("defaultMode", \.defaultMode),
    Field("optional", \.optional),
  ]
}

/// Which entry becomes which file.
package struct KeyToPath: APIStruct {
  package static let schemaName = "core.v1.KeyToPath"

  package var key: String = ""
  package var path: String = ""
  package var mode: Int32?

  package init() {}

  package static let fieldList: [Field<KeyToPath>] = [
    Field("key", \.key, always: true),
    Field("path", \.path, always: true),
    Field("mode", \.mode),
  ]
}

/// Several sources in one folder.
package struct ProjectedVolumeSource: APIStruct {
  package static let schemaName = "core.v1.ProjectedVolumeSource"

  package var sources: [Value] = []
  package var defaultMode: Int32?

  package init() {}

  package static let fieldList: [Field<ProjectedVolumeSource>] = [
    Field("sources", \.sources, always: true),
    Field("defaultMode", \.defaultMode),
  ]
}

/// The pod's own fields as files.
package struct DownwardAPIVolumeSource: APIStruct {
  package static let schemaName = "core.v1.DownwardAPIVolumeSource"

  package var items: [Value] = []
  package var defaultMode: Int32?

  package init() {}

  package static let fieldList: [Field<DownwardAPIVolumeSource>] = [
    Field("items", \.items),
    Field("defaultMode", \.defaultMode),
  ]
}

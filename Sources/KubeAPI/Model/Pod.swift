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
  package var spec: PodSpec = PodSpec()

  package init() {}

  package static let fieldList: [Field<PodTemplateSpec>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
  ]
}

/// What a pod is to run, and how.
///
/// Pods of one template differ in a few fields alone; what they have in common is shared, so that
/// thousands of them cost little more than their names. Work that depends on the template alone is
/// done once for each `template`.
package struct PodSpec: APIStruct {
  package static let schemaName = "core.v1.PodSpec"

  /// The fields that all pods of a template have alike.
  package struct Template: Hashable, Sendable {
    @usableFromInline var volumes: [Volume] = []
    @usableFromInline var initContainers: [Container] = []
    @usableFromInline var containers: [Container] = []
    @usableFromInline var restartPolicy: RestartPolicy = ""
    @usableFromInline var terminationGracePeriodSeconds: Int64?
    @usableFromInline var activeDeadlineSeconds: Int64?
    @usableFromInline var dnsPolicy: String = ""
    @usableFromInline var nodeSelector: StringMap = StringMap()
    @usableFromInline var serviceAccountName: String = ""
    @usableFromInline var serviceAccount: String = ""
    @usableFromInline var automountServiceAccountToken: Bool?
    @usableFromInline var hostNetwork: Bool = false
    @usableFromInline var securityContext: Value?
    @usableFromInline var imagePullSecrets: [Value] = []
    @usableFromInline var subdomain: String = ""
    @usableFromInline var affinity: Value?
    @usableFromInline var schedulerName: String = ""
    @usableFromInline var tolerations: [Toleration] = []
    @usableFromInline var priorityClassName: String = ""
    @usableFromInline var priority: Int32?
    @usableFromInline var preemptionPolicy: String?
    @usableFromInline var enableServiceLinks: Bool?
    @usableFromInline var schedulingGates: [Value] = []
    @usableFromInline var others = Fields()

    @usableFromInline init() {}
  }

  package var template = Shared(wrappedValue: Template())
  package var nodeName: String = ""
  package var hostname: String = ""

  @inlinable package var volumes: [Volume] {
    _read { yield template.wrappedValue.volumes }
    _modify { yield &template.wrappedValue.volumes }
  }

  @inlinable package var initContainers: [Container] {
    _read { yield template.wrappedValue.initContainers }
    _modify { yield &template.wrappedValue.initContainers }
  }

  @inlinable package var containers: [Container] {
    _read { yield template.wrappedValue.containers }
    _modify { yield &template.wrappedValue.containers }
  }

  @inlinable package var restartPolicy: RestartPolicy {
    _read { yield template.wrappedValue.restartPolicy }
    _modify { yield &template.wrappedValue.restartPolicy }
  }

  @inlinable package var terminationGracePeriodSeconds: Int64? {
    _read { yield template.wrappedValue.terminationGracePeriodSeconds }
    _modify { yield &template.wrappedValue.terminationGracePeriodSeconds }
  }

  @inlinable package var activeDeadlineSeconds: Int64? {
    _read { yield template.wrappedValue.activeDeadlineSeconds }
    _modify { yield &template.wrappedValue.activeDeadlineSeconds }
  }

  @inlinable package var dnsPolicy: String {
    _read { yield template.wrappedValue.dnsPolicy }
    _modify { yield &template.wrappedValue.dnsPolicy }
  }

  @inlinable package var nodeSelector: StringMap {
    _read { yield template.wrappedValue.nodeSelector }
    _modify { yield &template.wrappedValue.nodeSelector }
  }

  @inlinable package var serviceAccountName: String {
    _read { yield template.wrappedValue.serviceAccountName }
    _modify { yield &template.wrappedValue.serviceAccountName }
  }

  @inlinable package var serviceAccount: String {
    _read { yield template.wrappedValue.serviceAccount }
    _modify { yield &template.wrappedValue.serviceAccount }
  }

  @inlinable package var automountServiceAccountToken: Bool? {
    _read { yield template.wrappedValue.automountServiceAccountToken }
    _modify { yield &template.wrappedValue.automountServiceAccountToken }
  }

  @inlinable package var hostNetwork: Bool {
    _read { yield template.wrappedValue.hostNetwork }
    _modify { yield &template.wrappedValue.hostNetwork }
  }

  @inlinable package var securityContext: Value? {
    _read { yield template.wrappedValue.securityContext }
    _modify { yield &template.wrappedValue.securityContext }
  }

  @inlinable package var imagePullSecrets: [Value] {
    _read { yield template.wrappedValue.imagePullSecrets }
    _modify { yield &template.wrappedValue.imagePullSecrets }
  }

  @inlinable package var subdomain: String {
    _read { yield template.wrappedValue.subdomain }
    _modify { yield &template.wrappedValue.subdomain }
  }

  @inlinable package var affinity: Value? {
    _read { yield template.wrappedValue.affinity }
    _modify { yield &template.wrappedValue.affinity }
  }

  @inlinable package var schedulerName: String {
    _read { yield template.wrappedValue.schedulerName }
    _modify { yield &template.wrappedValue.schedulerName }
  }

  @inlinable package var tolerations: [Toleration] {
    _read { yield template.wrappedValue.tolerations }
    _modify { yield &template.wrappedValue.tolerations }
  }

  @inlinable package var priorityClassName: String {
    _read { yield template.wrappedValue.priorityClassName }
    _modify { yield &template.wrappedValue.priorityClassName }
  }

  @inlinable package var priority: Int32? {
    _read { yield template.wrappedValue.priority }
    _modify { yield &template.wrappedValue.priority }
  }

  @inlinable package var preemptionPolicy: String? {
    _read { yield template.wrappedValue.preemptionPolicy }
    _modify { yield &template.wrappedValue.preemptionPolicy }
  }

  @inlinable package var enableServiceLinks: Bool? {
    _read { yield template.wrappedValue.enableServiceLinks }
    _modify { yield &template.wrappedValue.enableServiceLinks }
  }

  @inlinable package var schedulingGates: [Value] {
    _read { yield template.wrappedValue.schedulingGates }
    _modify { yield &template.wrappedValue.schedulingGates }
  }

  /// Fields that the simulator keeps and does not act on.
  @inlinable package var others: Fields {
    _read { yield template.wrappedValue.others }
    _modify { yield &template.wrappedValue.others }
  }

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

/// Containers that run together on one node.
///
/// A pod is one reference, since pods are handed about all the time.
public struct Pod: APIStruct {
  public static let schemaName = "core.v1.Pod"

  private struct Content: Hashable, Sendable {
    var metadata = ObjectMeta()
    var spec = PodSpec()
    var status = Shared(wrappedValue: PodStatus())
  }

  private var content = Shared(wrappedValue: Content())

  public var metadata: ObjectMeta {
    _read { yield content.wrappedValue.metadata }
    _modify { yield &content.wrappedValue.metadata }
  }

  public var spec: PodSpec {
    _read { yield content.wrappedValue.spec }
    _modify { yield &content.wrappedValue.spec }
  }

  public var status: PodStatus {
    _read { yield content.wrappedValue.status.wrappedValue }
    _modify { yield &content.wrappedValue.status.wrappedValue }
  }

  public init() {}

  /// Whether two versions of a pod have one spec.
  public func keepsSpec(of other: Pod) -> Bool {
    spec.nodeName == other.spec.nodeName && spec.template.isOne(with: other.spec.template)
      && spec.hostname == other.spec.hostname || spec == other.spec
  }

  /// What tells the versions of one pod apart most often is looked at first.
  public static func == (a: Pod, b: Pod) -> Bool {
    a.content.isOne(with: b.content)
      || a.spec.nodeName == b.spec.nodeName && a.status.phase == b.status.phase
        && a.status.conditions.count == b.status.conditions.count
        && a.metadata.finalizers == b.metadata.finalizers
        && a.content.wrappedValue == b.content.wrappedValue
  }

  public static let fieldList: [Field<Pod>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// The pod that a controller makes.
public struct PodTemplateSpec: APIStruct {
  public static let schemaName = "core.v1.PodTemplateSpec"

  public var metadata: ObjectMeta = ObjectMeta()
  public var spec: PodSpec = PodSpec()

  public init() {}

  public static let fieldList: [Field<PodTemplateSpec>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
  ]
}

/// What a pod is to run, and how.
///
/// Pods of one template differ in a few fields alone; what they have in common is shared, so that
/// thousands of them cost little more than their names. Work that depends on the template alone is
/// done once for each `template`.
public struct PodSpec: APIStruct {
  public static let schemaName = "core.v1.PodSpec"

  /// The fields that all pods of a template have alike.
  public struct Template: Hashable, Sendable {
    var volumes: [Volume] = []
    var initContainers: [Container] = []
    var containers: [Container] = []
    var restartPolicy: RestartPolicy = ""
    var terminationGracePeriodSeconds: Int64?
    var activeDeadlineSeconds: Int64?
    var dnsPolicy: String = ""
    var nodeSelector: StringMap = StringMap()
    var serviceAccountName: String = ""
    var serviceAccount: String = ""
    var automountServiceAccountToken: Bool?
    var hostNetwork: Bool = false
    var securityContext: Value?
    var imagePullSecrets: [Value] = []
    var subdomain: String = ""
    var affinity: Value?
    var schedulerName: String = ""
    var tolerations: [Toleration] = []
    var priorityClassName: String = ""
    var priority: Int32?
    var preemptionPolicy: String?
    var enableServiceLinks: Bool?
    var schedulingGates: [Value] = []
    var others = Fields()

    init() {}
  }

  public var template = Shared(wrappedValue: Template())
  public var nodeName: String = ""
  public var hostname: String = ""

  public var volumes: [Volume] {
    _read { yield template.wrappedValue.volumes }
    _modify { yield &template.wrappedValue.volumes }
  }

  public var initContainers: [Container] {
    _read { yield template.wrappedValue.initContainers }
    _modify { yield &template.wrappedValue.initContainers }
  }

  public var containers: [Container] {
    _read { yield template.wrappedValue.containers }
    _modify { yield &template.wrappedValue.containers }
  }

  public var restartPolicy: RestartPolicy {
    _read { yield template.wrappedValue.restartPolicy }
    _modify { yield &template.wrappedValue.restartPolicy }
  }

  public var terminationGracePeriodSeconds: Int64? {
    _read { yield template.wrappedValue.terminationGracePeriodSeconds }
    _modify { yield &template.wrappedValue.terminationGracePeriodSeconds }
  }

  public var activeDeadlineSeconds: Int64? {
    _read { yield template.wrappedValue.activeDeadlineSeconds }
    _modify { yield &template.wrappedValue.activeDeadlineSeconds }
  }

  public var dnsPolicy: String {
    _read { yield template.wrappedValue.dnsPolicy }
    _modify { yield &template.wrappedValue.dnsPolicy }
  }

  public var nodeSelector: StringMap {
    _read { yield template.wrappedValue.nodeSelector }
    _modify { yield &template.wrappedValue.nodeSelector }
  }

  public var serviceAccountName: String {
    _read { yield template.wrappedValue.serviceAccountName }
    _modify { yield &template.wrappedValue.serviceAccountName }
  }

  public var serviceAccount: String {
    _read { yield template.wrappedValue.serviceAccount }
    _modify { yield &template.wrappedValue.serviceAccount }
  }

  public var automountServiceAccountToken: Bool? {
    _read { yield template.wrappedValue.automountServiceAccountToken }
    _modify { yield &template.wrappedValue.automountServiceAccountToken }
  }

  public var hostNetwork: Bool {
    _read { yield template.wrappedValue.hostNetwork }
    _modify { yield &template.wrappedValue.hostNetwork }
  }

  public var securityContext: Value? {
    _read { yield template.wrappedValue.securityContext }
    _modify { yield &template.wrappedValue.securityContext }
  }

  public var imagePullSecrets: [Value] {
    _read { yield template.wrappedValue.imagePullSecrets }
    _modify { yield &template.wrappedValue.imagePullSecrets }
  }

  public var subdomain: String {
    _read { yield template.wrappedValue.subdomain }
    _modify { yield &template.wrappedValue.subdomain }
  }

  public var affinity: Value? {
    _read { yield template.wrappedValue.affinity }
    _modify { yield &template.wrappedValue.affinity }
  }

  public var schedulerName: String {
    _read { yield template.wrappedValue.schedulerName }
    _modify { yield &template.wrappedValue.schedulerName }
  }

  public var tolerations: [Toleration] {
    _read { yield template.wrappedValue.tolerations }
    _modify { yield &template.wrappedValue.tolerations }
  }

  public var priorityClassName: String {
    _read { yield template.wrappedValue.priorityClassName }
    _modify { yield &template.wrappedValue.priorityClassName }
  }

  public var priority: Int32? {
    _read { yield template.wrappedValue.priority }
    _modify { yield &template.wrappedValue.priority }
  }

  public var preemptionPolicy: String? {
    _read { yield template.wrappedValue.preemptionPolicy }
    _modify { yield &template.wrappedValue.preemptionPolicy }
  }

  public var enableServiceLinks: Bool? {
    _read { yield template.wrappedValue.enableServiceLinks }
    _modify { yield &template.wrappedValue.enableServiceLinks }
  }

  public var schedulingGates: [Value] {
    _read { yield template.wrappedValue.schedulingGates }
    _modify { yield &template.wrappedValue.schedulingGates }
  }

  /// Fields that the simulator keeps and does not act on.
  public var others: Fields {
    _read { yield template.wrappedValue.others }
    _modify { yield &template.wrappedValue.others }
  }

  public init() {}

  public static let remainder: Remainder<PodSpec>? = Remainder(\.others)

  public static let fieldList: [Field<PodSpec>] = [
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
public struct Toleration: APIStruct {
  public static let schemaName = "core.v1.Toleration"

  public var key: String = ""
  public var `operator`: String = ""
  public var assigned: String = ""
  public var effect: String = ""
  public var tolerationSeconds: Int64?

  public init() {}

  public static let fieldList: [Field<Toleration>] = [
    Field("key", \.key),
    Field("operator", \.operator),
    Field("value", \.assigned),
    Field("effect", \.effect),
    Field("tolerationSeconds", \.tolerationSeconds),
  ]
}

/// A folder that containers of a pod can mount.
public struct Volume: APIStruct {
  public static let schemaName = "core.v1.Volume"

  public var name: String = ""
  public var emptyDir: EmptyDirVolumeSource?
  public var configMap: ConfigMapVolumeSource?
  public var secret: SecretVolumeSource?
  public var projected: ProjectedVolumeSource?
  public var downwardAPI: DownwardAPIVolumeSource?
  public var hostPath: Value?
  public var persistentVolumeClaim: Value?
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<Volume>? = Remainder(\.others)

  public static let fieldList: [Field<Volume>] = [
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
public struct EmptyDirVolumeSource: APIStruct {
  public static let schemaName = "core.v1.EmptyDirVolumeSource"

  public var medium: String = ""
  public var sizeLimit: String?

  public init() {}

  public static let fieldList: [Field<EmptyDirVolumeSource>] = [
    Field("medium", \.medium),
    Field("sizeLimit", \.sizeLimit),
  ]
}

/// The entries of a ConfigMap as files.
public struct ConfigMapVolumeSource: APIStruct {
  public static let schemaName = "core.v1.ConfigMapVolumeSource"

  public var name: String = ""
  public var items: [KeyToPath] = []
  public var defaultMode: Int32?
  public var optional: Bool?

  public init() {}

  public static let fieldList: [Field<ConfigMapVolumeSource>] = [
    Field("name", \.name),
    Field("items", \.items),
    Field("defaultMode", \.defaultMode),
    Field("optional", \.optional),
  ]
}

/// The entries of a Secret as files.
public struct SecretVolumeSource: APIStruct {
  public static let schemaName = "core.v1.SecretVolumeSource"

  public var secretName: String = ""
  public var items: [KeyToPath] = []
  public var defaultMode: Int32?
  public var optional: Bool?

  public init() {}

  public static let fieldList: [Field<SecretVolumeSource>] = [
    Field("secretName", \.secretName),
    Field("items", \.items),
    Field("defaultMode", \.defaultMode),
    Field("optional", \.optional),
  ]
}

/// Which entry becomes which file.
public struct KeyToPath: APIStruct {
  public static let schemaName = "core.v1.KeyToPath"

  public var key: String = ""
  public var path: String = ""
  public var mode: Int32?

  public init() {}

  public static let fieldList: [Field<KeyToPath>] = [
    Field("key", \.key, always: true),
    Field("path", \.path, always: true),
    Field("mode", \.mode),
  ]
}

/// Several sources in one folder.
public struct ProjectedVolumeSource: APIStruct {
  public static let schemaName = "core.v1.ProjectedVolumeSource"

  public var sources: [Value] = []
  public var defaultMode: Int32?

  public init() {}

  public static let fieldList: [Field<ProjectedVolumeSource>] = [
    Field("sources", \.sources, always: true),
    Field("defaultMode", \.defaultMode),
  ]
}

/// The pod's own fields as files.
public struct DownwardAPIVolumeSource: APIStruct {
  public static let schemaName = "core.v1.DownwardAPIVolumeSource"

  public var items: [Value] = []
  public var defaultMode: Int32?

  public init() {}

  public static let fieldList: [Field<DownwardAPIVolumeSource>] = [
    Field("items", \.items),
    Field("defaultMode", \.defaultMode),
  ]
}

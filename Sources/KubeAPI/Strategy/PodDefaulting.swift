/// What is filled in in the spec of a pod.
enum PodDefaulting {
  /// What pods and templates have in common (`SetDefaults_PodSpec` and what it holds).
  static func apply(_ spec: inout PodSpec) {
    if spec.dnsPolicy.isEmpty { spec.dnsPolicy = "ClusterFirst" }
    if spec.restartPolicy.rawValue.isEmpty { spec.restartPolicy = .always }
    if spec.securityContext == nil { spec.securityContext = [:] }
    if spec.schedulerName.isEmpty { spec.schedulerName = "default-scheduler" }
    if spec.terminationGracePeriodSeconds == nil { spec.terminationGracePeriodSeconds = 30 }
    if spec.serviceAccountName.isEmpty { spec.serviceAccountName = spec.serviceAccount }
    spec.serviceAccount = spec.serviceAccountName
    for index in spec.containers.indices { apply(&spec.containers[index]) }
    for index in spec.initContainers.indices { apply(&spec.initContainers[index]) }
    for index in spec.volumes.indices { apply(&spec.volumes[index]) }
  }

  /// What pods alone get (`SetDefaults_Pod`): limits count as requests.
  static func applyToPod(_ spec: inout PodSpec) {
    // `Convert_v1_Pod_To_core_Pod`; a template keeps what it says.
    if let period = spec.terminationGracePeriodSeconds, period < 0 {
      spec.terminationGracePeriodSeconds = 1
    }
    for index in spec.containers.indices { requestLimits(&spec.containers[index]) }
    for index in spec.initContainers.indices { requestLimits(&spec.initContainers[index]) }
    requestForPod(&spec)
    if spec.enableServiceLinks == nil { spec.enableServiceLinks = true }
    if spec.hostNetwork {
      for index in spec.containers.indices { openHostPorts(&spec.containers[index]) }
      for index in spec.initContainers.indices { openHostPorts(&spec.initContainers[index]) }
    }
  }

  private static func requestLimits(_ container: inout Container) {
    for (name, limit) in container.resources.limits.map({ ($0.key, $0.value) })
    where container.resources.requests[name] == nil {
      container.resources.requests[name] = limit
    }
  }

  /// Limits of the whole pod become its requests where its containers ask for nothing:
  /// `defaultPodRequests`.
  private static func requestForPod(_ spec: inout PodSpec) {
    guard let value = spec.others["resources"] else { return }
    var resources = ResourceRequirements(value)
    if resources.limits.isEmpty { return }
    for (name, needed) in PodResources.requests(of: spec).sorted(by: { $0.key < $1.key })
    where ["cpu", "memory"].contains(name) && resources.requests[name] == nil {
      resources.requests[name] = needed.text
    }
    for limit in resources.limits where resources.requests[limit.key] == nil {
      let isSupported = ["cpu", "memory"].contains(limit.key) || limit.key.hasPrefix("hugepages-")
      if isSupported { resources.requests[limit.key] = limit.value }
    }
    spec.others["resources"] = resources.value
  }

  private static func openHostPorts(_ container: inout Container) {
    for index in container.ports.indices where container.ports[index].hostPort == 0 {
      container.ports[index].hostPort = container.ports[index].containerPort
    }
  }

  // MARK: - Containers

  static func apply(_ container: inout Container) {
    if container.imagePullPolicy.rawValue.isEmpty {
      let tag = ImageReference(container.image)?.tag
      container.imagePullPolicy = tag == "latest" ? .always : .ifNotPresent
    }
    if container.terminationMessagePath.isEmpty {
      container.terminationMessagePath = "/dev/termination-log"
    }
    if container.terminationMessagePolicy.isEmpty { container.terminationMessagePolicy = "File" }
    for index in container.ports.indices where container.ports[index].protocol.isEmpty {
      container.ports[index].protocol = "TCP"
    }
    for index in container.env.indices { apply(&container.env[index]) }
    roundUp(&container.resources.limits)
    roundUp(&container.resources.requests)
    applyProbe(&container.livenessProbe)
    applyProbe(&container.readinessProbe)
    applyProbe(&container.startupProbe)
    applyHook(&container.lifecycle, "postStart")
    applyHook(&container.lifecycle, "preStop")
  }

  /// Nothing finer than a thousandth is kept: `SetDefaults_ResourceList`.
  private static func roundUp(_ amounts: inout StringMap) {
    for amount in amounts {
      let quantity = Quantity(decoded: amount.value)
      let milli: Int128 = 1_000_000
      guard quantity.nanos % milli != 0 else { continue }
      let rounded = Quantity(
        nanos: Int128(quantity.milliunits) * milli,
        format: quantity.format
      )
      amounts[amount.key] = rounded.text
    }
  }

  private static func apply(_ variable: inout EnvVar) {
    if var file = variable.valueFrom?.others["fileKeyRef"], file["optional"] == nil {
      file["optional"] = false
      variable.valueFrom?.others["fileKeyRef"] = file
    }
    if variable.valueFrom?.fieldRef?.apiVersion.isEmpty == true {
      variable.valueFrom?.fieldRef?.apiVersion = "v1"
    }
    if var reference = variable.valueFrom?.resourceFieldRef, reference["divisor"] == nil {
      reference["divisor"] = "0"
      variable.valueFrom?.resourceFieldRef = reference
    }
  }

  private static func applyProbe(_ probe: inout Value?) {
    guard var value = probe else { return }
    let defaults: [(String, Int64)] = [
      ("timeoutSeconds", 1), ("periodSeconds", 10), ("successThreshold", 1),
      ("failureThreshold", 3),
    ]
    for (name, number) in defaults where (value[name]?.integer ?? 0) == 0 {
      value[name] = .integer(number)
    }
    applyHTTP(&value)
    if var grpc = value["grpc"], grpc["service"] == nil {
      grpc["service"] = ""
      value["grpc"] = grpc
    }
    probe = value
  }

  private static func applyHook(_ lifecycle: inout Value?, _ name: String) {
    guard var hooks = lifecycle, var hook = hooks[name] else { return }
    applyHTTP(&hook)
    hooks[name] = hook
    lifecycle = hooks
  }

  private static func applyHTTP(_ handler: inout Value) {
    guard var action = handler["httpGet"] else { return }
    if (action["path"]?.text ?? "").isEmpty { action["path"] = "/" }
    if (action["scheme"]?.text ?? "").isEmpty { action["scheme"] = "HTTP" }
    handler["httpGet"] = action
  }

  // MARK: - Volumes

  private static func apply(_ volume: inout Volume) {
    if !hasSource(volume) { volume.emptyDir = EmptyDirVolumeSource() }
    if volume.configMap != nil, volume.configMap?.defaultMode == nil {
      volume.configMap?.defaultMode = defaultMode
    }
    if volume.secret != nil, volume.secret?.defaultMode == nil {
      volume.secret?.defaultMode = defaultMode
    }
    if var source = volume.downwardAPI {
      if source.defaultMode == nil { source.defaultMode = defaultMode }
      source.items = source.items.map(downwardItem)
      volume.downwardAPI = source
    }
    if var source = volume.projected {
      if source.defaultMode == nil { source.defaultMode = defaultMode }
      source.sources = source.sources.map(projection)
      volume.projected = source
    }
    if var source = volume.hostPath, source["type"] == nil {
      source["type"] = ""
      volume.hostPath = source
    }
    if !volume.others.isEmpty { applyToOthers(&volume) }
  }

  /// What volumes that are not mounted here get, so that they are shown as a cluster shows them.
  private static let otherDefaults: KeyValuePairs<String, Fields> = [
    "azureDisk": [
      "cachingMode": "ReadWrite", "fsType": "ext4", "kind": "Shared", "readOnly": false,
    ],
    "iscsi": ["iscsiInterface": "default"],
    "rbd": ["keyring": "/etc/ceph/keyring", "pool": "rbd", "user": "admin"],
    "scaleIO": ["fsType": "xfs", "storageMode": "ThinProvisioned"],
  ]

  private static func applyToOthers(_ volume: inout Volume) {
    for (kind, defaults) in otherDefaults {
      guard var source = volume.others[kind] else { continue }
      for entry in defaults where source[entry.name] == nil { source[entry.name] = entry.value }
      volume.others[kind] = source
    }
    if var image = volume.others["image"], (image["pullPolicy"]?.text ?? "").isEmpty {
      let tag = ImageReference(image["reference"]?.text ?? "")?.tag
      image["pullPolicy"] = tag == "latest" ? "Always" : "IfNotPresent"
      volume.others["image"] = image
    }
    if var template = volume.others["ephemeral"]?["volumeClaimTemplate"] {
      var spec = template["spec"] ?? [:]
      if spec["volumeMode"] == nil { spec["volumeMode"] = "Filesystem" }
      template["spec"] = spec
      volume.others["ephemeral"]?["volumeClaimTemplate"] = template
    }
  }

  /// 0644.
  private static let defaultMode: Int32 = 420

  private static func hasSource(_ volume: Volume) -> Bool {
    volume.emptyDir != nil || volume.configMap != nil || volume.secret != nil
      || volume.projected != nil || volume.downwardAPI != nil || volume.hostPath != nil
      || volume.persistentVolumeClaim != nil || !volume.others.isEmpty
  }

  private static func projection(_ source: Value) -> Value {
    var source = source
    if var token = source["serviceAccountToken"], token["expirationSeconds"] == nil {
      token["expirationSeconds"] = 3_600
      source["serviceAccountToken"] = token
    }
    if var downward = source["downwardAPI"], let items = downward["items"]?.elements {
      downward["items"] = .array(items.map(downwardItem))
      source["downwardAPI"] = downward
    }
    return source
  }

  private static func downwardItem(_ item: Value) -> Value {
    var item = item
    if var reference = item["fieldRef"], reference["apiVersion"] == nil {
      reference["apiVersion"] = "v1"
      item["fieldRef"] = reference
    }
    if var reference = item["resourceFieldRef"], reference["divisor"] == nil {
      reference["divisor"] = "0"
      item["resourceFieldRef"] = reference
    }
    return item
  }
}

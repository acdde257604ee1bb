/// What is filled in in the spec of a pod.
enum PodDefaulting {
  /// What pods and templates have in common (`SetDefaults_PodSpec` and what it holds).
  static func apply(_ spec: inout PodSpec) {
    if spec.dnsPolicy.isEmpty { spec.dnsPolicy = "ClusterFirst" }
    if spec.restartPolicy.rawValue.isEmpty { spec.restartPolicy = .always }
    if spec.securityContext == nil { spec.securityContext = [:] }
    if spec.schedulerName.isEmpty { spec.schedulerName = "default-scheduler" }
    // Negative periods are taken as the shortest one.
    let period = spec.terminationGracePeriodSeconds ?? 30
    spec.terminationGracePeriodSeconds = period < 0 ? 1 : period
    if spec.serviceAccountName.isEmpty { spec.serviceAccountName = spec.serviceAccount }
    spec.serviceAccount = spec.serviceAccountName
    for index in spec.containers.indices { apply(&spec.containers[index]) }
    for index in spec.initContainers.indices { apply(&spec.initContainers[index]) }
    for index in spec.volumes.indices { apply(&spec.volumes[index]) }
  }

  /// What pods alone get (`SetDefaults_Pod`): limits count as requests.
  static func applyToPod(_ spec: inout PodSpec) {
    for index in spec.containers.indices { requestLimits(&spec.containers[index]) }
    for index in spec.initContainers.indices { requestLimits(&spec.initContainers[index]) }
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

  private static func openHostPorts(_ container: inout Container) {
    for index in container.ports.indices where container.ports[index].hostPort == 0 {
      container.ports[index].hostPort = container.ports[index].containerPort
    }
  }

  // MARK: - Containers

  private static func apply(_ container: inout Container) {
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
    applyProbe(&container.livenessProbe)
    applyProbe(&container.readinessProbe)
    applyProbe(&container.startupProbe)
    applyHook(&container.lifecycle, "postStart")
    applyHook(&container.lifecycle, "preStop")
  }

  private static func apply(_ variable: inout EnvVar) {
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

public import Simulation

/// What the API server's admission plugins add to a new pod.
public enum PodAdmission {
  /// Adds priority, service account with its token, and the tolerations of broken nodes.
  public static func admit(_ spec: inout PodSpec, suffixes: inout RandomStream) {
    if spec.priority == nil { spec.priority = priority(ofClass: spec.priorityClassName) ?? 0 }
    if spec.preemptionPolicy == nil { spec.preemptionPolicy = "PreemptLowerPriority" }
    addServiceAccount(&spec, &suffixes)
    addTolerations(&spec)
  }

  /// The priority of a class that every cluster has, 0 without a class; nil when it is no such class.
  public static func priority(ofClass name: String) -> Int32? {
    switch name {
    case "": 0
    case "system-cluster-critical": 2_000_000_000
    case "system-node-critical": 2_000_001_000
    default: nil
    }
  }

  // MARK: - DefaultTolerationSeconds

  private static func addTolerations(_ spec: inout PodSpec) {
    for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] {
      let isTolerated = spec.tolerations.contains {
        ($0.key == key || $0.key.isEmpty) && ($0.effect == "NoExecute" || $0.effect.isEmpty)
      }
      if isTolerated { continue }
      var toleration = Toleration()
      toleration.key = key
      toleration.operator = "Exists"
      toleration.effect = "NoExecute"
      toleration.tolerationSeconds = 300
      spec.tolerations.append(toleration)
    }
  }

  // MARK: - ServiceAccount

  private static let tokenPath = "/var/run/secrets/kubernetes.io/serviceaccount"

  private static func addServiceAccount(_ spec: inout PodSpec, _ suffixes: inout RandomStream) {
    if spec.serviceAccountName.isEmpty { spec.serviceAccountName = "default" }
    spec.serviceAccount = spec.serviceAccountName
    if spec.automountServiceAccountToken == false { return }
    let existing = spec.volumes.first { $0.name.hasPrefix("kube-api-access-") }?.name
    let lacksMount = (spec.containers + spec.initContainers).contains { !hasToken($0) }
    guard lacksMount else { return }
    var mount = VolumeMount()
    mount.name = existing ?? tokenVolumeName(&suffixes)
    mount.readOnly = true
    mount.mountPath = tokenPath
    for index in spec.initContainers.indices where !hasToken(spec.initContainers[index]) {
      spec.initContainers[index].volumeMounts.append(mount)
    }
    for index in spec.containers.indices where !hasToken(spec.containers[index]) {
      spec.containers[index].volumeMounts.append(mount)
    }
    if existing == nil { spec.volumes.append(tokenVolume(mount.name)) }
  }

  /// What the volume of a service account's token is called.
  static func tokenVolumeName(_ suffixes: inout RandomStream) -> String {
    GeneratedNames.complete("kube-api-access-", &suffixes)
  }

  private static func hasToken(_ container: Container) -> Bool {
    container.volumeMounts.contains { $0.mountPath == tokenPath }
  }

  private static func tokenVolume(_ name: String) -> Volume {
    var source = ProjectedVolumeSource()
    source.defaultMode = 420
    source.sources = tokenSources
    var volume = Volume()
    volume.name = name
    volume.projected = source
    return volume
  }

  private static let tokenSources: [Value] = [
    ["serviceAccountToken": ["expirationSeconds": 3607, "path": "token"]],
    ["configMap": ["name": "kube-root-ca.crt", "items": [["key": "ca.crt", "path": "ca.crt"]]]],
    [
      "downwardAPI": [
        "items": [
          [
            "path": "namespace",
            "fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.namespace"],
          ]
        ]
      ]
    ],
  ]
}

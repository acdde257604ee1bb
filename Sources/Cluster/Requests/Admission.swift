import KubeAPI

/// Admission: what the server's plug-ins add to an object before it is checked and stored.
extension Cluster {
  /// Applies the plug-ins of a default API server to a new object.
  mutating func admit(_ object: APIObject) -> APIObject {
    switch object {
    case .pod(let pod): .pod(admit(pod))
    default: object
    }
  }

  /// `ServiceAccount`, `DefaultTolerationSeconds` and `Priority`, in this order.
  ///
  /// https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
  mutating func admit(_ pod: Pod) -> Pod {
    var pod = pod
    mountServiceAccountToken(&pod.spec)
    tolerateUnreachableNodes(&pod.spec)
    if pod.spec.priority == nil { pod.spec.priority = 0 }
    if pod.spec.preemptionPolicy == nil { pod.spec.preemptionPolicy = "PreemptLowerPriority" }
    return pod
  }

  private mutating func mountServiceAccountToken(_ spec: inout PodSpec) {
    if spec.serviceAccountName.isEmpty { spec.serviceAccountName = "default" }
    if spec.serviceAccount.isEmpty { spec.serviceAccount = spec.serviceAccountName }
    guard spec.automountServiceAccountToken != false else { return }
    let path = "/var/run/secrets/kubernetes.io/serviceaccount"
    let mounted = (spec.initContainers + spec.containers).allSatisfy { container in
      container.volumeMounts.contains { $0.mountPath == path }
    }
    guard !mounted else { return }
    var volume = Volume()
    volume.name = "kube-api-access-" + server.names.suffix()
    volume.projected = .serviceAccountToken
    spec.volumes.append(volume)
    var mount = VolumeMount()
    mount.name = volume.name
    mount.readOnly = true
    mount.mountPath = path
    for index in spec.initContainers.indices { spec.initContainers[index].add(mount) }
    for index in spec.containers.indices { spec.containers[index].add(mount) }
  }

  private func tolerateUnreachableNodes(_ spec: inout PodSpec) {
    for name in ["not-ready", "unreachable"] {
      let key = "node.kubernetes.io/" + name
      let isTolerated = spec.tolerations.contains {
        ($0.key == key || $0.key.isEmpty) && ($0.effect == "NoExecute" || $0.effect.isEmpty)
      }
      if !isTolerated { spec.tolerations.append(.forFiveMinutes(key)) }
    }
  }
}

extension Container {
  fileprivate mutating func add(_ mount: VolumeMount) {
    guard !volumeMounts.contains(where: { $0.mountPath == mount.mountPath }) else { return }
    volumeMounts.append(mount)
  }
}

extension Toleration {
  fileprivate static func forFiveMinutes(_ key: String) -> Toleration {
    var toleration = Toleration()
    toleration.key = key
    toleration.operator = "Exists"
    toleration.effect = "NoExecute"
    toleration.tolerationSeconds = 300
    return toleration
  }
}

extension ProjectedVolumeSource {
  /// The token, the certificate of the cluster and the name of the namespace.
  fileprivate static let serviceAccountToken: ProjectedVolumeSource = {
    var source = ProjectedVolumeSource()
    source.defaultMode = 420
    source.sources = [
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
    return source
  }()
}

/// What the API server warns of in a pod or its template.
///
/// https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/api/pod/warnings.go
struct PodWarnings {
  private let spec: PodSpec
  private let metadata: ObjectMeta
  /// Where the template stands; empty for a pod.
  private let path: String
  /// Init containers first, as everywhere in this file.
  private let visited: [(path: FieldPlace, container: Container)]

  init(_ spec: PodSpec, _ metadata: ObjectMeta, path: String) {
    self.spec = spec
    self.metadata = metadata
    self.path = path
    let place: FieldPlace = path.isEmpty ? "spec" : "\(path).spec"
    visited =
      spec.initContainers.enumerated().map { ("\(place).initContainers[\($0)]", $1) }
      + spec.containers.enumerated().map { ("\(place).containers[\($0)]", $1) }
  }

  func all() -> [String] {
    placement() + annotations() + volumes() + lists() + containers() + ports() + rest()
  }

  private func at(_ field: String) -> String { path.isEmpty ? field : "\(path).\(field)" }

  // MARK: - Placement

  private static let oldNodeLabels = [
    "app.kubernetes.io/created-by": "deprecated since v1.9",
    "beta.kubernetes.io/arch": "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
    "beta.kubernetes.io/instance-type":
      "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
    "beta.kubernetes.io/os": "deprecated since v1.14; use \"kubernetes.io/os\" instead",
    "failure-domain.beta.kubernetes.io/region":
      "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
    "failure-domain.beta.kubernetes.io/zone":
      "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
    "node-role.kubernetes.io/master": "use \"node-role.kubernetes.io/control-plane\" instead",
    "scheduler.alpha.kubernetes.io/preferAvoidPods":
      "deprecated since v1.22; use Taints and Tolerations instead",
  ]

  private func placement() -> [String] {
    var warnings: [String] = []
    for label in spec.nodeSelector.keys {
      if let message = Self.oldNodeLabels[label] {
        warnings.append("\(at("spec.nodeSelector"))[\(label)]: \(message)")
      }
    }
    let required = "requiredDuringSchedulingIgnoredDuringExecution"
    let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
    if let node = spec.affinity?["nodeAffinity"] {
      let path = at("spec.affinity.nodeAffinity")
      let terms = node[path: [required, "nodeSelectorTerms"]]?.elements ?? []
      for (index, term) in terms.enumerated() {
        warnings += nodeTerm(
          term,
          checksValues: false,
          "\(path).\(required).nodeSelectorTerms[\(index)]"
        )
      }
      for (index, term) in (node[preferred]?.elements ?? []).enumerated() {
        warnings += nodeTerm(
          term["preference"] ?? [:],
          checksValues: true,
          "\(path).\(preferred)[\(index)].preference"
        )
      }
    }
    let constraints = spec.others["topologySpreadConstraints"]?.elements ?? []
    for (index, constraint) in constraints.enumerated() {
      let path = at("spec.topologySpreadConstraints[\(index)]")
      let key = constraint["topologyKey"]?.text ?? ""
      if let message = Self.oldNodeLabels[key] {
        warnings.append("\(path).topologyKey: \(key) is \(message)")
      }
      if constraint["labelSelector"] == nil {
        warnings.append(
          "\(path).labelSelector: a null labelSelector results in matching no pod"
        )
      }
    }
    return warnings
  }

  private func nodeTerm(_ term: Value, checksValues: Bool, _ path: String) -> [String] {
    var warnings: [String] = []
    for (index, rule) in (term["matchExpressions"]?.elements ?? []).enumerated() {
      let path = "\(path).matchExpressions[\(index)]"
      let key = rule["key"]?.text ?? ""
      if let message = Self.oldNodeLabels[key] {
        warnings.append("\(path).key: \(key) is \(message)")
      }
      guard checksValues else { continue }
      for (position, value) in (rule["values"]?.elements ?? []).enumerated() {
        let text = value.text ?? ""
        warnings += NameRules.labelValue(text).map {
          "\(path).values[\(position)]: \(text) is invalid, \($0)"
        }
      }
    }
    return warnings
  }

  // MARK: - Annotations and volumes

  private func annotations() -> [String] {
    let old: KeyValuePairs = [
      "scheduler.alpha.kubernetes.io/critical-pod":
        "non-functional in v1.16+; use the \"priorityClassName\" field instead",
      "security.alpha.kubernetes.io/sysctls":
        "non-functional in v1.11+; use the \"sysctls\" field instead",
      "security.alpha.kubernetes.io/unsafe-sysctls":
        "non-functional in v1.11+; use the \"sysctls\" field instead",
    ]
    return old.compactMap { key, message in
      metadata.annotations[key] == nil
        ? nil : "\(at("metadata.annotations"))[\(key)]: \(message)"
    }
  }

  private static let oldVolumes: KeyValuePairs = [
    "photonPersistentDisk": "deprecated in v1.11, non-functional in v1.16+",
    "gitRepo": "deprecated in v1.11, and disabled by default in v1.33+",
    "scaleIO": "deprecated in v1.16, non-functional in v1.22+",
    "flocker": "deprecated in v1.22, non-functional in v1.25+",
    "storageos": "deprecated in v1.22, non-functional in v1.25+",
    "quobyte": "deprecated in v1.22, non-functional in v1.25+",
    "glusterfs": "deprecated in v1.25, non-functional in v1.26+",
    "ephemeral": "",
    "cephfs": "deprecated in v1.28, non-functional in v1.31+",
    "rbd": "deprecated in v1.28, non-functional in v1.31+",
  ]

  private func volumes() -> [String] {
    var warnings: [String] = []
    for (index, volume) in spec.volumes.enumerated() {
      let path = at("spec.volumes[\(index)]")
      for (kind, message) in Self.oldVolumes {
        guard let source = volume.others[kind] else { continue }
        if kind == "ephemeral" {
          warnings += Warnings.claimSpec(
            source[path: ["volumeClaimTemplate", "spec"]] ?? [:],
            "\(path).ephemeral.volumeClaimTemplate.spec"
          )
        } else {
          warnings.append("\(path).\(kind == "storageos" ? "storageOS" : kind): \(message)")
        }
      }
    }
    return warnings + spec.volumes.flatMap(OverlappingPaths.warnings)
  }

  // MARK: - Lists

  private func lists() -> [String] {
    var warnings: [String] = []
    func duplicates(_ items: [Value], _ field: String, _ key: String) {
      var seen: Set<String> = []
      for (index, item) in items.enumerated() {
        let text = item[key]?.text ?? ""
        if !seen.insert(text).inserted {
          warnings.append(
            "\(at("spec.\(field)[\(index)].\(key)")): duplicate \(key) \(GoSyntax.quoted(text))"
          )
        }
      }
    }
    duplicates(spec.others["hostAliases"]?.elements ?? [], "hostAliases", "ip")
    duplicates(spec.imagePullSecrets, "imagePullSecrets", "name")
    for (index, secret) in spec.imagePullSecrets.enumerated()
    where (secret["name"]?.text ?? "").isEmpty {
      warnings.append("\(at("spec.imagePullSecrets[\(index)].name")): invalid empty name \"\"")
    }
    for name in ["memory", "ephemeral-storage"] {
      guard let amount = spec.others["overhead"]?[name]?.text else { continue }
      warnings += Warnings.fraction(amount, "\(at("spec.overhead"))[\(name)]")
    }
    return warnings
  }

  // MARK: - Containers

  private func containers() -> [String] {
    let pod = "seccomp.security.alpha.kubernetes.io/pod"
    var warnings: [String] = []
    if spec.securityContext?["seccompProfile"] == nil, metadata.annotations[pod] != nil {
      warnings.append(seccomp(pod))
    }
    for (path, container) in visited {
      let own = "container.seccomp.security.alpha.kubernetes.io/\(container.name)"
      if container.securityContext?["seccompProfile"] == nil, metadata.annotations[own] != nil {
        warnings.append(seccomp(own))
      }
      for name in ["memory", "ephemeral-storage"] {
        let resources = container.resources
        if let limit = resources.limits[name] {
          warnings += Warnings.fraction(limit, "\(path).resources.limits[\(name)]")
        }
        if let request = resources.requests[name] {
          warnings += Warnings.fraction(request, "\(path).resources.requests[\(name)]")
        }
      }
      warnings += variables(container, path)
    }
    return warnings
  }

  private func seccomp(_ annotation: String) -> String {
    "\(at("metadata.annotations"))[\(annotation)]: non-functional in v1.27+; use the "
      + "\"seccompProfile\" field instead"
  }

  private func variables(_ container: Container, _ path: FieldPlace) -> [String] {
    var warnings: [String] = []
    var seen: Set<String> = []
    for (index, variable) in container.env.enumerated()
    where !seen.insert(variable.name).inserted {
      let reference = "$(\(variable.name))"
      let extends = variable.assigned.contains(reference) && variable.assigned != reference
      if variable.valueFrom == nil, extends { continue }
      warnings.append(
        "\(path).env[\(index)]: hides previous definition of "
          + "\(GoSyntax.quoted(variable.name)), which may be dropped when using apply"
      )
    }
    return warnings
  }

  // MARK: - Ports

  private struct Port {
    var path: String
    var port: ContainerPort
  }

  private func ports() -> [String] {
    var warnings: [String] = []
    var known: [String: [Port]] = [:]
    var names: [String: String] = [:]
    var doubledNames: [String] = []
    for (path, container) in visited where !container.ports.isEmpty {
      for (index, port) in container.ports.enumerated() {
        let here = "\(path).ports[\(index)]"
        if !port.hostIP.isEmpty, port.hostPort == 0 {
          warnings.append("\(here): hostIP set without hostPort: \(Self.goForm(port))")
        }
        let key = "\(port.containerPort)/\(port.protocol)"
        for other in known[key, default: []] {
          if let problem = Self.conflict(port, other.port) {
            warnings.append("\(here): \(problem) port definition with \(other.path)")
          }
        }
        known[key, default: []].append(Port(path: here, port: port))
        guard !port.name.isEmpty else { continue }
        if let other = names[port.name] {
          doubledNames.append(
            "\(here): duplicate port name \(GoSyntax.quoted(port.name)) with \(other), services and "
              + "probes that select ports by name will use \(other)"
          )
        } else {
          names[port.name] = here
        }
      }
    }
    return warnings + doubledNames
  }

  private static func conflict(_ port: ContainerPort, _ other: ContainerPort) -> String? {
    if port.hostIP == other.hostIP, port.hostPort == other.hostPort { return "duplicate" }
    if port.hostPort == 0 || other.hostPort == 0 { return "overlapping" }
    let isOneOpen = port.hostIP.isEmpty != other.hostIP.isEmpty
    return port.hostPort == other.hostPort && isOneOpen ? "dangerously ambiguous" : nil
  }

  /// `%+v` of the internal type.
  private static func goForm(_ port: ContainerPort) -> String {
    "{Name:\(port.name) HostPort:\(port.hostPort) ContainerPort:\(port.containerPort) "
      + "Protocol:\(port.protocol) HostIP:\(port.hostIP)}"
  }

  // MARK: - The rest

  private func rest() -> [String] {
    var warnings: [String] = []
    if let period = spec.terminationGracePeriodSeconds, period < 0 {
      warnings.append(
        "\(at("spec.terminationGracePeriodSeconds")): must be >= 0; negative values are invalid and "
          + "will be treated as 1"
      )
    }
    for field in ["podAffinity", "podAntiAffinity"] {
      guard let affinity = spec.affinity?[field] else { continue }
      for (list, inner) in [
        ("requiredDuringSchedulingIgnoredDuringExecution", ""),
        ("preferredDuringSchedulingIgnoredDuringExecution", "podAffinityTerm"),
      ] {
        for (index, item) in (affinity[list]?.elements ?? []).enumerated() {
          let term = inner.isEmpty ? item : item[inner] ?? [:]
          guard term["labelSelector"] == nil else { continue }
          let place = at("spec.affinity.\(field).\(list)[\(index)]")
          warnings.append(
            "\(place)\(inner.isEmpty ? "" : "." + inner).labelSelector: a null labelSelector "
              + "results in matching no pod"
          )
        }
      }
    }
    return warnings
  }
}

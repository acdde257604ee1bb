import KubeAPI
import Simulation

/// What the cluster's own parts own of an object.
///
/// Objects store only the managers that users are. What is left is the controllers' and is worked out
/// when somebody looks, so that their writes cost nothing: who writes which part of a kind is known,
/// and the times are read from the object.
enum ControllerFields {
  /// The controllers' entries beside those that are stored.
  static func managers(of object: APIObject, beside stored: FieldManagers) -> [FieldManager] {
    let value = object.value
    let taken = stored.owned
    return
      (creation(of: object, value, beside: stored) + status(of: object, value))
      .map { entry in
        var entry = entry
        entry.fields = entry.fields.subtracting(taken)
        return entry
      }
  }

  /// Whether an entry is worked out and so must not be stored.
  static func isDerived(_ entry: FieldManager) -> Bool {
    entry.subresource == "status"
      && ["kube-controller-manager", "kube-scheduler", "kubelet"].contains(entry.name)
  }

  // MARK: creation

  private static func creation(
    of object: APIObject,
    _ value: Value,
    beside stored: FieldManagers
  ) -> [FieldManager] {
    guard let name = creator(of: object),
      !stored.entries.contains(where: { $0.name == name && $0.subresource.isEmpty })
    else { return [] }
    var created = value
    created["status"] = nil
    if case .pod(let pod) = object { created = withoutAdmission(created, pod) }
    return [
      FieldManager(
        name,
        .update,
        of: object.kind,
        time: object.metadata.creationTimestamp,
        fields: FieldComparison(from: nil, to: created, of: object.kind).added
      )
    ]
  }

  private static func creator(of object: APIObject) -> String? {
    if object.metadata.ownerReferences.contains(where: { $0.controller == true }) {
      return "kube-controller-manager"
    }
    switch object {
    case .configMap(let map) where map.metadata.name == "kube-root-ca.crt":
      return "kube-controller-manager"
    case .namespace(let namespace)
    where ["default", "kube-node-lease", "kube-public", "kube-system"]
      .contains(namespace.metadata.name):
      return "kube-apiserver"
    case .node: return "kubelet"
    case .event(let event):
      let component = event.source.component
      return component.isEmpty ? nil : component
    default: return nil
    }
  }

  /// A pod as it was sent: admission, the strategy and the binding own nothing.
  private static func withoutAdmission(_ value: Value, _ pod: Pod) -> Value {
    var value = value
    guard var spec = value["spec"] else { return value }
    for name in [
      "nodeName", "preemptionPolicy", "priority", "serviceAccount", "serviceAccountName",
    ] {
      spec[name] = nil
    }
    let added = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]
    let own = (spec["tolerations"]?.elements ?? []).filter {
      !added.contains($0["key"]?.text ?? "")
    }
    spec["tolerations"] = own.isEmpty ? nil : .array(own)
    let volumes = (spec["volumes"]?.elements ?? []).filter {
      !($0["name"]?.text ?? "").hasPrefix("kube-api-access-")
    }
    spec["volumes"] = volumes.isEmpty ? nil : .array(volumes)
    for list in ["containers", "initContainers"] {
      guard let containers = spec[list]?.elements else { continue }
      spec[list] = .array(
        containers.map { container in
          var container = container
          let mounts = (container["volumeMounts"]?.elements ?? []).filter {
            !($0["name"]?.text ?? "").hasPrefix("kube-api-access-")
          }
          container["volumeMounts"] = mounts.isEmpty ? nil : .array(mounts)
          return container
        }
      )
    }
    value["spec"] = spec
    return value
  }

  // MARK: status

  private static func status(of object: APIObject, _ value: Value) -> [FieldManager] {
    guard var status = value["status"], status.fields?.isEmpty == false else { return [] }
    let kind = object.kind
    func entry(_ name: String, _ status: Value) -> FieldManager {
      FieldManager(
        name,
        .update,
        of: kind,
        subresource: "status",
        time: latest(in: status) ?? object.metadata.creationTimestamp,
        fields: FieldComparison(
          from: ["metadata": .object(Fields())],
          to: ["metadata": .object(Fields()), "status": status],
          of: kind
        ).added.withoutStatusItself
      )
    }
    switch object {
    case .job, .cronJob: return [entry("kube-controller-manager", status)]
    case .node: return [entry("kubelet", status)]
    case .pod(let pod):
      status["qosClass"] = nil
      if pod.status.phase == .pending { status["phase"] = nil }
      var managers: [FieldManager] = []
      let conditions = status["conditions"]?.elements ?? []
      let scheduling = conditions.filter { $0["type"]?.text == "PodScheduled" }
      let others = conditions.filter { $0["type"]?.text != "PodScheduled" }
      if scheduling.contains(where: { $0["reason"]?.text == "Unschedulable" }) {
        managers.append(entry("kube-scheduler", ["conditions": .array(scheduling)]))
      }
      status["conditions"] = others.isEmpty ? nil : .array(others)
      if pod.status.startTime != nil {
        // The binding's condition was there before.
        var kubelet = entry("kubelet", status)
        kubelet.fields["f:status"]?["f:conditions"]?.isMember = false
        managers.append(kubelet)
      }
      return managers
    default: return []
    }
  }

  /// The latest moment that a status speaks of.
  private static func latest(in value: Value) -> Instant? {
    switch value {
    case .string(let text):
      guard text.utf8.count == 20, text.utf8.last == UInt8(ascii: "Z") else { return nil }
      return Instant(rfc3339: text)
    case .array(let elements): return elements.compactMap(latest).max()
    case .object(let fields): return fields.compactMap { latest(in: $0.value) }.max()
    default: return nil
    }
  }
}

extension FieldSet {
  /// Every object of Go has a status, so that nobody owns its being there.
  fileprivate var withoutStatusItself: FieldSet {
    var set = self
    set["f:status"]?.isMember = false
    return set
  }
}

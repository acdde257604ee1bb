import KubeAPI
import Simulation

extension PageWriter {
  /// `describeNode`, with all pods of the cluster to count those that run here.
  ///
  /// `lastHeartbeat` is when the kubelet has last renewed its lease.
  mutating func describe(_ node: Node, pods: [Pod], lastHeartbeat: Instant?) {
    field("Name", node.metadata.name)
    field("Roles", NodeTable.roles(of: node))
    labels("Labels", node.metadata.labels)
    annotations("Annotations", node.metadata.annotations)
    field("CreationTimestamp", node.metadata.creationTimestamp?.rfc1123 ?? "")
    list("Taints", node.spec.taints.map(\.text).sorted())
    field("Unschedulable", node.spec.unschedulable)
    line(0, "Lease:")
    field(1, "HolderIdentity", node.metadata.name)
    field(1, "AcquireTime", "<unset>")
    field(1, "RenewTime", lastHeartbeat?.rfc1123 ?? "<unset>")
    conditions(of: node)
    line(0, "Addresses:")
    for address in node.status.addresses { field(1, address.type, address.address) }
    quantities("Capacity", node.status.capacity)
    quantities("Allocatable", node.status.allocatable)
    systemInfo(of: node)
    if !node.spec.podCIDR.isEmpty { field("PodCIDR", node.spec.podCIDR) }
    if !node.spec.podCIDRs.isEmpty { field("PodCIDRs", node.spec.podCIDRs.joined(separator: ",")) }
    let running = pods.filter { pod in
      pod.spec.nodeName == node.metadata.name && pod.status.phase != .succeeded
        && pod.status.phase != .failed
    }
    resources(of: node, pods: running)
  }

  private mutating func conditions(of node: Node) {
    guard !node.status.conditions.isEmpty else { return }
    line(0, "Conditions:")
    line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage")
    line(1, "----\t------\t-----------------\t------------------\t------\t-------")
    for condition in node.status.conditions {
      let times = [condition.lastHeartbeatTime, condition.lastTransitionTime].map {
        $0?.rfc1123 ?? "<unknown>"
      }
      line(
        1,
        "\(condition.type) \t\(condition.status.rawValue) \t\(times[0]) \t\(times[1]) \t"
          + "\(condition.reason) \t\(condition.message)"
      )
    }
  }

  private mutating func quantities(_ title: String, _ quantities: StringMap) {
    guard !quantities.isEmpty else { return }
    line(0, "\(title):")
    for entry in quantities { field(1, entry.key, entry.value) }
  }

  private mutating func systemInfo(of node: Node) {
    let titles = [
      ("Machine ID", "machineID"), ("System UUID", "systemUUID"), ("Boot ID", "bootID"),
      ("Kernel Version", "kernelVersion"), ("OS Image", "osImage"),
      ("Operating System", "operatingSystem"), ("Architecture", "architecture"),
      ("Container Runtime Version", "containerRuntimeVersion"),
      ("Kubelet Version", "kubeletVersion"),
    ]
    line(0, "System Info:")
    for (title, name) in titles { field(1, title, node.status.nodeInfo?[name]?.text ?? "") }
  }

  // MARK: what the pods take

  private mutating func resources(of node: Node, pods: [Pod]) {
    let offer = node.status.allocatable.isEmpty ? node.status.capacity : node.status.allocatable
    let available = ["cpu", "memory", "ephemeral-storage"].map { name in
      (name, Quantity(decoded: offer[name] ?? "0"))
    }
    line(0, "Non-terminated Pods:\t(\(pods.count) in total)")
    line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge")
    line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---")
    for pod in pods {
      var cells: [String] = []
      for (name, whole) in available.prefix(2) {
        cells.append(PodDemand.requests.amount(of: name, in: pod).share(of: whole))
        cells.append(PodDemand.limits.amount(of: name, in: pod).share(of: whole))
      }
      let age = Age.since(pod.metadata.creationTimestamp, now)
      line(
        1,
        "\(pod.metadata.namespace)\t\(pod.metadata.name)\t\t" + cells.joined(separator: "\t")
          + "\t\(age)"
      )
    }
    line(0, "Allocated resources:")
    line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)")
    line(1, "Resource\tRequests\tLimits")
    line(1, "--------\t--------\t------")
    let hugePages = offer.map(\.key).filter { $0.hasPrefix("hugepages-") }.sorted()
    for (name, whole) in available + hugePages.map({ ($0, Quantity(decoded: offer[$0] ?? "0")) }) {
      let requests = PodDemand.requests.total(of: name, in: pods).share(of: whole)
      let limits = PodDemand.limits.total(of: name, in: pods).share(of: whole)
      line(1, "\(name)\t\(requests)\t\(limits)")
    }
  }
}

extension Taint {
  /// `key=value:effect`, as `kubectl taint` takes it.
  var text: String {
    let suffix = effect.isEmpty ? "" : ":\(effect)"
    return assigned.isEmpty ? key + suffix : "\(key)=\(assigned)\(suffix)"
  }
}

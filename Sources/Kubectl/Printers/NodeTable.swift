import KubeAPI
import Simulation

/// The table of Nodes.
enum NodeTable {
  static let columns: [Table.Column] = [
    .named("Name"), Table.Column(name: "Status"), Table.Column(name: "Roles"),
    Table.Column(name: "Age"), Table.Column(name: "Version"),
    .wide("Internal-IP"), .wide("External-IP"), .wide("OS-Image"), .wide("Kernel-Version"),
    .wide("Container-Runtime"),
  ]

  static func cells(of node: Node, isWide: Bool, now: Instant) -> [String] {
    func info(_ field: String) -> String { node.status.nodeInfo?[field]?.text ?? "" }
    func known(_ field: String) -> String { info(field).isEmpty ? "<unknown>" : info(field) }
    func address(_ type: String) -> String {
      node.status.addresses.first { $0.type == type }?.address ?? "<none>"
    }
    let cells = [
      node.metadata.name, status(of: node), roles(of: node),
      Age.since(node.metadata.creationTimestamp, now), info("kubeletVersion"),
    ]
    guard isWide else { return cells }
    let architecture = info("architecture")
    return cells + [
      address("InternalIP"), address("ExternalIP"), known("osImage"),
      known("kernelVersion") + (architecture.isEmpty ? "" : " (\(architecture))"),
      known("containerRuntimeVersion"),
    ]
  }

  static func status(of node: Node) -> String {
    var words = ["Unknown"]
    if let ready = node.status.conditions.first(where: { $0.type == "Ready" }) {
      words = [ready.status == .true ? "Ready" : "NotReady"]
    }
    if node.spec.unschedulable { words.append("SchedulingDisabled") }
    return words.joined(separator: ",")
  }

  /// The node's roles from its labels, sorted.
  static func roles(of node: Node) -> String {
    let prefix = "node-role.kubernetes.io/"
    let roles = node.metadata.labels.compactMap { label -> String? in
      if label.key.hasPrefix(prefix), label.key.count > prefix.count {
        return String(label.key.dropFirst(prefix.count))
      }
      return label.key == "kubernetes.io/role" && !label.value.isEmpty ? label.value : nil
    }
    return roles.isEmpty ? "<none>" : roles.sorted().joined(separator: ",")
  }
}

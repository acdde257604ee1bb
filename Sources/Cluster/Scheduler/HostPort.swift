import KubeAPI

/// A port of the node that a container takes for itself.
struct HostPort: Hashable, Sendable {
  private static let anyAddress = "0.0.0.0"

  var address: String
  var transport: String
  var number: Int32

  init?(_ port: ContainerPort) {
    guard port.hostPort > 0 else { return nil }
    address = port.hostIP.isEmpty ? Self.anyAddress : port.hostIP
    transport = port.protocol.isEmpty ? "TCP" : port.protocol
    number = port.hostPort
  }

  /// Whether a node cannot give both (`HostPortInfo.CheckConflict`).
  func conflicts(with other: HostPort) -> Bool {
    number == other.number && transport == other.transport
      && (address == other.address || address == Self.anyAddress
        || other.address == Self.anyAddress)
  }

  /// The ports that a pod holds while it runs.
  static func ports(of spec: PodSpec) -> [HostPort] {
    let lasting = spec.containers + spec.initContainers.filter(\.isSidecar)
    return lasting.flatMap { $0.ports.compactMap(HostPort.init) }
  }
}

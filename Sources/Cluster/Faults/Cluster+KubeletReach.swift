import KubeAPI

/// Whether the API server gets through to the kubelet of a pod, which it asks for logs and sessions.
extension Cluster {
  /// - Throws: NotFound for a node that is gone; a refusal without a reason for one that stands still.
  func reachKubelet(of pod: Pod, _ request: KubeletRequest) throws(APIStatus) {
    let name = pod.spec.nodeName
    let key = ObjectKey(kind: .node, namespace: "", name: name)
    guard case .node(let node)? = server.store.object(key) else { throw .notFound(.node, name) }
    guard nodeFaults.isStopped(name) else { return }
    let address = node.status.addresses.first { $0.type == "InternalIP" }?.address ?? name
    throw APIStatus(.unknown, request.timeout(of: "\(address):10250", pod))
  }
}

/// What the API server asks a kubelet for.
enum KubeletRequest: Sendable {
  case log(container: String)
  case session

  /// What is said when nobody answers at that address.
  fileprivate func timeout(of address: String, _ pod: Pod) -> String {
    switch self {
    case .log(let container):
      let path = "\(pod.metadata.namespace)/\(pod.metadata.name)/\(container)"
      return "Get \"https://\(address)/containerLogs/\(path)\": dial tcp \(address): i/o timeout"
    case .session: return "error dialing backend: dial tcp \(address): i/o timeout"
    }
  }
}

import KubeAPI

/// The node's agent: it runs the containers of the pods that are bound to its node.
struct Kubelet: Sendable {
  init(seed: UInt64) {}
}

/// What a kubelet waits for.
enum KubeletEvent: Sendable {}

extension Cluster {
  mutating func observeForKubelet(_ change: Change) {}

  mutating func runKubelet(_ event: KubeletEvent) {}
}

import KubeAPI

/// The statuses of a pod's containers by name; a pod has few, so that looking is enough to find one.
struct ContainerStatuses: Sendable {
  private let list: [ContainerStatus]

  init(_ list: [ContainerStatus]) {
    self.list = list
  }

  subscript(name: String) -> ContainerStatus? { list.first { $0.name == name } }
}

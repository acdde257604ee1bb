import KubeAPI

/// Gives pods a node.
struct Scheduler: Sendable {}

extension Cluster {
  mutating func observeForScheduling(_ change: Change) {}

  mutating func schedulePod(_ key: ObjectKey) {}
}

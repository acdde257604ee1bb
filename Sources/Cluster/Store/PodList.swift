import KubeAPI

/// Pods in the order of entry; adding, changing and removing one take constant time.
///
/// It holds the pods themselves, so that a pass over a Job's pods looks nothing up.
struct PodList: Sendable {
  private var slots: ContiguousArray<Pod?> = []
  private var positions: [ObjectKey: Int] = [:]

  var isEmpty: Bool { positions.isEmpty }
  var count: Int { positions.count }
  var pods: [Pod] { slots.compactMap(\.self) }

  /// Puts a pod in, at its old place if it has one.
  mutating func update(_ key: ObjectKey, to pod: Pod) {
    if let position = positions[key] {
      slots[position] = pod
      return
    }
    positions[key] = slots.count
    slots.append(pod)
  }

  mutating func remove(_ key: ObjectKey) {
    guard let position = positions.removeValue(forKey: key) else { return }
    slots[position] = nil
    // Closing the gaps once they are the greater part keeps removal cheap on average.
    if slots.count > 16, positions.count * 2 < slots.count { closeGaps() }
  }

  private mutating func closeGaps() {
    slots.removeAll { $0 == nil }
    for (position, pod) in slots.enumerated() {
      if let pod { positions[APIObject.pod(pod).key] = position }
    }
  }
}

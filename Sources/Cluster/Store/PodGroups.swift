import KubeAPI
import Simulation

/// The pods that controllers look at, by who has them, in the order of entry.
///
/// Pods that have ended and that no finalizer holds are settled: no controller looks at them
/// again, so that the work of a Job grows with its open pods and not with all it ever had.
///
/// A pod is known by its slot in the store's table, so that following its writes needs no search.
struct PodGroups: Sendable {
  /// Who has a pod.
  enum Owner: TableKey {
    /// The controller of that uid.
    case controller(String)
    case nobody(in: String)

    var tableHash: UInt {
      switch self {
      case .controller(let uid): uid.tableHash
      case .nobody(let namespace): namespace.tableHash
      }
    }
  }

  private struct Group: Sendable {
    var members: [OpenPod] = []
    /// Without those that have left.
    var count = 0
  }

  /// Where a pod is to be found.
  private struct Place: Sendable {
    var group: Int
    var position: Int
  }

  /// Of those who have a pod.
  private var groups = FocusedTable<Owner, Group>()
  /// By the slots of the pods; nil for those in no group.
  private var places: ContiguousArray<Place?> = []

  func members(of owner: Owner) -> [OpenPod] {
    guard let slot = groups.slot(of: owner), let group = groups[at: slot] else { return [] }
    return group.count == group.members.count
      ? group.members : group.members.filter { $0.slot >= 0 }
  }

  /// Follows a write that has left a pod's owners as they were.
  mutating func follow(_ pod: Pod, at slot: Int) {
    guard let place = places[slot] else {
      if !pod.isSettled { self.place(pod, at: slot) }
      return
    }
    guard !pod.isSettled else {
      remove(from: slot, place)
      return
    }
    groups[at: place.group]?.members[place.position].follow(pod)
  }

  /// Puts a pod where it belongs by now; nil when the slot is free from now on.
  mutating func place(_ pod: Pod?, at slot: Int) {
    while places.count <= slot { places.append(nil) }
    let owner = pod.flatMap { $0.isSettled ? nil : $0.owner }
    if let place = places[slot] {
      if let pod, let owner, groups.slot(of: owner) == place.group {
        groups[at: place.group]?.members[place.position] = OpenPod(pod, at: slot)
        return
      }
      remove(from: slot, place)
    }
    if let pod, let owner { add(pod, of: owner, at: slot) }
  }

  private mutating func add(_ pod: Pod, of owner: Owner, at slot: Int) {
    let number = groups.slot(for: owner)
    var group = groups.take(at: number) ?? Group()
    places[slot] = Place(group: number, position: group.members.count)
    group.members.append(OpenPod(pod, at: slot))
    group.count += 1
    groups.replace(at: number, with: group)
  }

  private mutating func remove(from slot: Int, _ place: Place) {
    places[slot] = nil
    guard var group = groups.take(at: place.group) else {
      preconditionFailure("the group of a pod that is in one is there")
    }
    group.members[place.position].slot = -1
    group.count -= 1
    if group.count == 0 {
      groups.free(place.group)
      return
    }
    if group.members.count > 16, group.count * 2 < group.members.count { closeGaps(in: &group) }
    groups.replace(at: place.group, with: group)
  }

  /// Moves the members of a group together, so that they can be read as they lie.
  mutating func closeGaps(of owner: Owner) {
    guard let number = groups.slot(of: owner), var group = groups.take(at: number) else { return }
    if group.count < group.members.count { closeGaps(in: &group) }
    groups.replace(at: number, with: group)
  }

  /// Gaps are closed once they are the greater part, so that leaving is cheap on average.
  private mutating func closeGaps(in group: inout Group) {
    group.members.removeAll { $0.slot < 0 }
    for (position, member) in group.members.enumerated() {
      places[member.slot]?.position = position
    }
  }
}

extension Pod {
  /// Whether it has ended and is not held; a pod that nobody controls may be adopted even then.
  fileprivate var isSettled: Bool {
    status.phase.isTerminal && metadata.finalizers.isEmpty && metadata.controllerPosition != nil
  }

  fileprivate var owner: PodGroups.Owner {
    let metadata = metadata
    guard let position = metadata.controllerPosition else { return .nobody(in: metadata.namespace) }
    return .controller(metadata.ownerReferences[position].uid)
  }
}

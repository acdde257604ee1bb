import KubeAPI

/// The pods that controllers look at, by who has them, in the order of entry.
///
/// Pods that have ended and that no finalizer holds are settled: no controller looks at them
/// again, so that the work of a Job grows with its open pods and not with all it ever had.
///
/// A pod is known by its slot in the store's table, so that following its writes needs no search.
struct PodGroups: Sendable {
  /// Who has a pod.
  enum Owner: Hashable, Sendable {
    /// The controller of that uid.
    case controller(String)
    case nobody(in: String)
  }

  private struct Group: Sendable {
    var owner: Owner
    var members: [OpenPod] = []
    /// The slots of the members; negative for one that has left.
    var slots: [Int] = []
    var count = 0
  }

  /// Where a pod is to be found.
  private struct Place: Sendable {
    var group: Int
    var position: Int
  }

  /// A group that nobody is in may be given to another owner.
  private var groups: [Group] = []
  private var freeGroups: [Int] = []
  private var numbers: [Owner: Int] = [:]
  /// The group that a pod was last added to.
  private var last = 0
  /// By the slots of the pods; nil for those in no group.
  private var places: ContiguousArray<Place?> = []

  func members(of owner: Owner) -> [OpenPod] {
    guard let number = numbers[owner] else { return [] }
    let group = groups[number]
    if group.count == group.members.count { return group.members }
    var members: [OpenPod] = []
    members.reserveCapacity(group.count)
    for (position, slot) in group.slots.enumerated() where slot >= 0 {
      members.append(group.members[position])
    }
    return members
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
    groups[place.group].members[place.position].follow(pod)
  }

  /// Puts a pod where it belongs by now; nil when the slot is free from now on.
  mutating func place(_ pod: Pod?, at slot: Int) {
    while places.count <= slot { places.append(nil) }
    let owner = pod.flatMap { $0.isSettled ? nil : $0.owner }
    if let place = places[slot] {
      if let pod, groups[place.group].owner == owner {
        groups[place.group].members[place.position] = OpenPod(pod)
        return
      }
      remove(from: slot, place)
    }
    if let pod, let owner { add(pod, of: owner, at: slot) }
  }

  private mutating func add(_ pod: Pod, of owner: Owner, at slot: Int) {
    let number = number(of: owner)
    places[slot] = Place(group: number, position: groups[number].slots.count)
    groups[number].members.append(OpenPod(pod))
    groups[number].slots.append(slot)
    groups[number].count += 1
  }

  private mutating func number(of owner: Owner) -> Int {
    if last < groups.count, groups[last].count > 0, groups[last].owner == owner { return last }
    if let number = numbers[owner] {
      last = number
      return number
    }
    let number = freeGroups.popLast() ?? groups.count
    if number == groups.count {
      groups.append(Group(owner: owner))
    } else {
      groups[number] = Group(owner: owner)
    }
    numbers[owner] = number
    return number
  }

  private mutating func remove(from slot: Int, _ place: Place) {
    let number = place.group
    places[slot] = nil
    groups[number].slots[place.position] = -1
    groups[number].count -= 1
    let (count, slotCount) = (groups[number].count, groups[number].slots.count)
    if count == 0 {
      let owner = groups[number].owner
      numbers[owner] = nil
      groups[number] = Group(owner: owner)
      freeGroups.append(number)
    } else if slotCount > 16, count * 2 < slotCount {
      closeGaps(in: number)
    }
  }

  /// Moves the members of a group together, so that they can be read as they lie.
  mutating func closeGaps(of owner: Owner) {
    guard let number = numbers[owner], groups[number].count < groups[number].slots.count else {
      return
    }
    closeGaps(in: number)
  }

  /// Gaps are closed once they are the greater part, so that leaving is cheap on average.
  private mutating func closeGaps(in number: Int) {
    var count = 0
    for position in groups[number].slots.indices {
      let slot = groups[number].slots[position]
      guard slot >= 0 else { continue }
      if position > count {
        groups[number].members.swapAt(position, count)
        groups[number].slots[count] = slot
        places[slot]?.position = count
      }
      count += 1
    }
    groups[number].members.removeSubrange(count...)
    groups[number].slots.removeSubrange(count...)
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

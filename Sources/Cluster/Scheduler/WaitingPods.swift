import KubeAPI
import Simulation

/// The pods that fit nowhere, in the order in which they came, by what they ask for.
///
/// Pods of equal demands share a fate: a retry asks for the first of them alone and goes on only
/// when that one has found a place. So room for one pod costs one attempt, not one for each waiter.
struct WaitingPods: Sendable {
  /// How long a waiting pod is left alone when nothing changes.
  ///
  /// `podMaxInUnschedulablePodsDuration` of the scheduler's queue.
  static let patience = Duration.seconds(300)

  private var groups: [Group] = []
  private var groupCount = 0
  private var members: [ObjectKey: Member] = [:]

  private struct Group: Sendable {
    let number: Int
    var demand: Shared<PodDemand>
    /// May hold keys of pods that wait no longer; they are passed over.
    var queue: [ObjectKey] = []
    var first = 0
    var isRetrying = false
    var causes: RefusalCauses = []
  }

  private struct Member: Sendable {
    /// The number of its group.
    var group: Int
    var nextFlush: Instant
  }

  var isEmpty: Bool { members.isEmpty }
  var count: Int { members.count }

  func contains(_ key: ObjectKey) -> Bool { members[key] != nil }

  /// Notes that a pod found no place; says when it is to be tried again by itself, if that is new.
  mutating func add(
    _ key: ObjectKey,
    _ demand: Shared<PodDemand>,
    causes: RefusalCauses = [.neighbors, .nodes],
    at now: Instant
  ) -> Instant? {
    let index = group(for: demand)
    groups[index].isRetrying = false
    groups[index].causes = causes
    if let member = members[key], member.group == groups[index].number {
      guard now >= member.nextFlush else { return nil }
    } else {
      groups[index].queue.append(key)
    }
    let next = now + Self.patience
    members[key] = Member(group: groups[index].number, nextFlush: next)
    return next
  }

  /// Forgets a pod that was placed or is gone, and gives the next one of its kind to try.
  mutating func remove(_ key: ObjectKey) -> ObjectKey? {
    guard !members.isEmpty, let member = members.removeValue(forKey: key) else { return nil }
    guard let index = groups.firstIndex(where: { $0.number == member.group }) else { return nil }
    let next = firstMember(of: index)
    if next == nil { groups.remove(at: index) } else { groups[index].isRetrying = true }
    return next
  }

  /// The pods to try now that something has changed: one of each kind that is not being tried.
  ///
  /// `isWorthwhile`: whether it may help pods of a kind, that were refused for those causes.
  mutating func retry(
    where isWorthwhile: (PodDemand, RefusalCauses) -> Bool = { _, _ in true }
  ) -> [ObjectKey] {
    var found: [ObjectKey] = []
    for index in groups.indices where !groups[index].isRetrying {
      guard isWorthwhile(groups[index].demand.wrappedValue, groups[index].causes) else { continue }
      guard let key = firstMember(of: index) else { continue }
      groups[index].isRetrying = true
      found.append(key)
    }
    return found
  }

  private mutating func group(for demand: Shared<PodDemand>) -> Int {
    if let index = groups.firstIndex(where: { $0.demand == demand }) { return index }
    groups.append(Group(number: groupCount, demand: demand))
    groupCount += 1
    return groups.count - 1
  }

  private mutating func firstMember(of index: Int) -> ObjectKey? {
    let number = groups[index].number
    while groups[index].first < groups[index].queue.count {
      let key = groups[index].queue[groups[index].first]
      if members[key]?.group == number { return key }
      groups[index].first += 1
    }
    return nil
  }
}

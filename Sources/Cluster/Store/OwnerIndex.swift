public import KubeAPI
import Simulation

/// Who belongs to whom: dependents by the uid of their owners, and the pods of controllers.
struct OwnerIndex: Sendable {
  private var dependents = FocusedTable<String, OrderedTable<ObjectKey, Void>>()
  private var pods = PodGroups()

  /// Everything that names the owner, in the order of entry.
  func dependents(of uid: String) -> [ObjectKey] { dependents[uid]?.keys ?? [] }

  func hasDependents(of uid: String) -> Bool { dependents.contains(uid) }

  /// The pods under the controller `uid` that are not settled, in the order of entry.
  func openPods(of uid: String) -> [OpenPod] { pods.members(of: .controller(uid)) }

  /// Makes ready for `openPods`, which is then had without a copy.
  mutating func tidyPods(of uid: String) { pods.closeGaps(of: .controller(uid)) }

  /// Pods without a controller; a Job may adopt them.
  func orphanPods(in namespace: String) -> [OpenPod] { pods.members(of: .nobody(in: namespace)) }

  /// Follows one write of the store.
  mutating func update(_ key: ObjectKey, from previous: APIObject?, to next: APIObject?) {
    updateDependents(
      key,
      from: previous?.withMetadata(\.ownerReferences) ?? [],
      to: next?.withMetadata(\.ownerReferences) ?? []
    )
  }

  /// The same for a pod that lies in a slot of its table.
  mutating func updatePod(
    _ key: @autoclosure () -> ObjectKey,
    at slot: Int,
    from previous: Pod?,
    to next: Pod?
  ) {
    if let previous, let next, next.metadata.keepsIdentity(of: previous.metadata) {
      pods.follow(next, at: slot)
      return
    }
    updateDependents(
      key(),
      from: previous?.metadata.ownerReferences ?? [],
      to: next?.metadata.ownerReferences ?? []
    )
    pods.place(next, at: slot)
  }

  private mutating func updateDependents(
    _ key: ObjectKey,
    from before: [OwnerReference],
    to after: [OwnerReference]
  ) {
    if before == after { return }
    for owner in before where !after.contains(where: { $0.uid == owner.uid }) {
      dependents[owner.uid]?.remove(key)
      if dependents[owner.uid]?.isEmpty == true { dependents[owner.uid] = nil }
    }
    for owner in after {
      if !dependents.contains(owner.uid) { dependents[owner.uid] = OrderedTable() }
      dependents[owner.uid]?.update(key, to: ())
    }
  }
}

extension PodPhase {
  /// Whether the pod will never run again.
  public var isTerminal: Bool { self == .succeeded || self == .failed }
}

extension ObjectMeta {
  /// The owner that controls the object; there is one at most.
  public var controller: OwnerReference? { controllerPosition.map { ownerReferences[$0] } }

  /// Where the controller stands among the owners, for readers of some of its fields alone.
  var controllerPosition: Int? { ownerReferences.firstIndex { $0.controller == true } }
}

public import KubeAPI

/// Who belongs to whom: dependents by the uid of their owners, and the pods of controllers.
///
/// Pods that have ended and that no finalizer holds are settled: no controller looks at them
/// again, so that the work of a Job grows with its open pods and not with all it ever had.
struct OwnerIndex: Sendable {
  private var dependents: [String: OrderedTable<ObjectKey, Void>] = [:]
  private var openPods: [String: OrderedTable<ObjectKey, OpenPod>] = [:]
  /// Pods without a controller, by namespace; a Job may adopt them.
  private var orphanPods: [String: OrderedTable<ObjectKey, Pod>] = [:]

  /// Everything that names the owner, in the order of entry.
  func dependents(of uid: String) -> [ObjectKey] { dependents[uid]?.keys ?? [] }

  func hasDependents(of uid: String) -> Bool { dependents[uid] != nil }

  /// The pods under the controller `uid` that are not settled, in the order of entry.
  func openPods(of uid: String) -> [OpenPod] { openPods[uid]?.contents ?? [] }

  func orphanPods(in namespace: String) -> [Pod] { orphanPods[namespace]?.contents ?? [] }

  /// Follows one write of the store.
  mutating func update(_ key: ObjectKey, from previous: APIObject?, to next: APIObject?) {
    updateDependents(key, from: previous, to: next)
    guard key.kind == .pod else { return }
    let before = previous.flatMap(Self.place)
    let after = next.flatMap(Self.place)
    if before != after {
      switch before {
      case .open(let uid)?: openPods.remove(key, under: uid)
      case .orphan(let namespace)?: orphanPods.remove(key, under: namespace)
      case nil: break
      }
    }
    guard case .pod(let pod)? = next else { return }
    switch after {
    case .open(let uid)?: openPods[uid, default: OrderedTable()].update(key, to: OpenPod(pod))
    case .orphan(let namespace)?:
      orphanPods[namespace, default: OrderedTable()].update(key, to: pod)
    case nil: break
    }
  }

  private mutating func updateDependents(
    _ key: ObjectKey,
    from previous: APIObject?,
    to next: APIObject?
  ) {
    let before = previous?.withMetadata(\.ownerReferences) ?? []
    let after = next?.withMetadata(\.ownerReferences) ?? []
    if previous != nil, next != nil, before == after { return }
    for owner in before where !after.contains(where: { $0.uid == owner.uid }) {
      dependents.remove(key, under: owner.uid)
    }
    for owner in after { dependents[owner.uid, default: OrderedTable()].update(key, to: ()) }
  }

  private enum Place: Equatable {
    case open(String)
    case orphan(String)
  }

  private static func place(of object: APIObject) -> Place? {
    guard case .pod(let pod) = object else { return nil }
    guard let owner = pod.metadata.controller else { return .orphan(pod.metadata.namespace) }
    let isSettled = pod.status.phase.isTerminal && pod.metadata.finalizers.isEmpty
    return isSettled ? nil : .open(owner.uid)
  }
}

extension Dictionary where Key == String {
  /// Takes an entry out of the table under `name`, which goes with its last entry.
  fileprivate mutating func remove<Content>(_ key: ObjectKey, under name: String)
  where Value == OrderedTable<ObjectKey, Content> {
    self[name]?.remove(key)
    if self[name]?.isEmpty == true { self[name] = nil }
  }
}

extension PodPhase {
  /// Whether the pod will never run again.
  public var isTerminal: Bool { self == .succeeded || self == .failed }
}

extension ObjectMeta {
  /// The owner that controls the object; there is one at most.
  public var controller: OwnerReference? { ownerReferences.first { $0.controller == true } }
}

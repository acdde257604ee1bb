import KubeAPI
import Simulation

/// Deletes what has lost its owners, and carries out foreground and orphaning deletions.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/garbagecollector/garbagecollector.go
struct GarbageCollector: Sendable {
  var queue = WorkQueue()
}

extension Change {
  /// Whether there is nothing to collect after the write: most leave an object that stays with its
  /// owners as they are.
  fileprivate var isHarmless: Bool {
    switch (kind, previous) {
    case (.added, _): object.withMetadata { $0.ownerReferences.isEmpty }
    case (.modified, let previous?):
      object.withMetadata { next in
        next.deletionTimestamp == nil
          && previous.withMetadata {
            next.keepsIdentity(of: $0) || next.ownerReferences == $0.ownerReferences
          }
      }
    default: false
    }
  }
}

extension Cluster {
  mutating func observeForGarbage(_ change: Change) {
    if change.isHarmless { return }
    let metadata = change.object.metadata
    switch change.kind {
    case .deleted:
      for dependent in server.store.dependents(of: metadata.uid) { wakeCollector(dependent) }
      wakeForegroundOwners(of: metadata)
    case .added:
      // With owners that exist and stay there is nothing to collect; their end wakes the collector.
      if !OwnerStanding.isSolid(metadata, in: server.store) { wakeCollector(change.object.key) }
    case .modified:
      let previous = change.previous?.metadata
      if metadata.isDeletedInForeground || metadata.isDeletedAsOrphaner {
        wakeCollector(change.object.key)
      } else if !metadata.ownerReferences.isEmpty,
        previous?.ownerReferences != metadata.ownerReferences
      {
        wakeCollector(change.object.key)
      }
      if let previous, previous.ownerReferences != metadata.ownerReferences {
        wakeForegroundOwners(of: previous)
      }
    }
  }

  /// An owner that waits for its dependents may be able to go now.
  private mutating func wakeForegroundOwners(of metadata: ObjectMeta) {
    for reference in OwnerStanding(of: metadata, in: server.store).waiting {
      guard let kind = Kind(apiVersion: reference.apiVersion, kind: reference.kind) else {
        continue
      }
      wakeCollector(
        ObjectKey(
          kind: kind,
          namespace: kind.isNamespaced ? metadata.namespace : "",
          name: reference.name
        )
      )
    }
  }

  private mutating func wakeCollector(_ key: ObjectKey) {
    wake(.garbageCollector, key, after: Latencies.garbageCollection)
  }

  /// Looks at one object: whether it may stay, and what its own deletion waits for.
  mutating func collectGarbage(_ key: ObjectKey) {
    guard garbageCollector.queue.take(key, now: now) else { return }
    defer { finish(.garbageCollector, key) }
    guard let object = server.store.object(key) else { return }
    if object.metadata.isDeletedAsOrphaner {
      orphanDependents(of: object)
    } else if object.metadata.isDeletedInForeground {
      deleteDependents(of: object)
    } else if object.metadata.deletionTimestamp == nil {
      deleteIfAbandoned(object)
    }
  }

  /// Takes the owner off its dependents and lets it go.
  private mutating func orphanDependents(of owner: APIObject) {
    for key in server.store.dependents(of: owner.metadata.uid) {
      guard var dependent = server.store.object(key) else { continue }
      dependent.metadata.ownerReferences.removeAll { $0.uid == owner.metadata.uid }
      server.update(dependent)
    }
    remove(Finalizer.orphan, from: owner)
  }

  /// Deletes the dependents first; the owner goes when none is left that blocks it.
  private mutating func deleteDependents(of owner: APIObject) {
    let uid = owner.metadata.uid
    let dependents = server.store.dependents(of: uid).compactMap { server.store.object($0) }
    let blocking = dependents.filter { dependent in
      dependent.metadata.ownerReferences.contains { $0.uid == uid && $0.blockOwnerDeletion == true }
    }
    guard !blocking.isEmpty else {
      remove(Finalizer.foregroundDeletion, from: owner)
      return
    }
    for dependent in dependents where dependent.metadata.deletionTimestamp == nil {
      deleteIfAbandoned(dependent)
    }
  }

  private mutating func remove(_ finalizer: String, from object: APIObject) {
    guard var present = server.store.object(object.key) else { return }
    present.metadata.finalizers.removeAll { $0 == finalizer }
    server.update(present)
  }

  /// Deletes an object that no owner keeps; with a solid owner it only forgets the others.
  private mutating func deleteIfAbandoned(_ object: APIObject) {
    let standing = OwnerStanding(of: object.metadata, in: server.store)
    guard !standing.isUncertain, !(standing.dangling.isEmpty && standing.waiting.isEmpty) else {
      return
    }
    guard standing.solid.isEmpty else {
      var object = object
      object.metadata.ownerReferences = standing.solid
      server.update(object)
      return
    }
    let hasDependents = server.store.hasDependents(of: object.metadata.uid)
    let propagation: PropagationPolicy =
      if !standing.waiting.isEmpty, hasDependents {
        .foreground
      } else if object.metadata.finalizers.contains(Finalizer.orphan) {
        .orphan
      } else if object.metadata.finalizers.contains(Finalizer.foregroundDeletion) {
        .foreground
      } else {
        .background
      }
    do {
      try server.delete(
        object.key,
        DeleteOptions(propagation: propagation, preconditionUID: object.metadata.uid),
        now: now
      )
    } catch {
      preconditionFailure("an object that was just read can be deleted: \(error.message)")
    }
  }
}

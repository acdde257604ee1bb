import KubeAPI

/// How things stand with the owners that an object names.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/garbagecollector/garbagecollector.go
/// (`classifyReferences`).
struct OwnerStanding: Sendable {
  /// They exist and stay.
  var solid: [OwnerReference] = []
  /// They do not exist, or another object has taken their name.
  var dangling: [OwnerReference] = []
  /// They wait for their dependents to go first.
  var waiting: [OwnerReference] = []
  /// Whether an owner is of a kind that no server knows: nothing can be said then.
  var isUncertain = false

  init(of metadata: ObjectMeta, in store: ObjectStore) {
    for reference in metadata.ownerReferences {
      if !Self.isKnown(reference) { isUncertain = true }
      switch Self.isWaiting(reference, of: metadata, in: store) {
      case nil: dangling.append(reference)
      case true?: waiting.append(reference)
      case false?: solid.append(reference)
      }
    }
  }

  /// Whether all owners of an object exist and stay.
  static func isSolid(_ metadata: ObjectMeta, in store: ObjectStore) -> Bool {
    metadata.ownerReferences.allSatisfy { isWaiting($0, of: metadata, in: store) == false }
  }

  /// The kinds of a real cluster that own things there and do not exist here.
  private static let absentKinds: [String: Set<String>] = [
    "apps/v1": ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
    "v1": [
      "Endpoints", "LimitRange", "PersistentVolume", "PodTemplate", "ReplicationController",
      "ResourceQuota", "Service",
    ],
    "networking.k8s.io/v1": ["Ingress", "NetworkPolicy"],
    "policy/v1": ["PodDisruptionBudget"],
    "autoscaling/v2": ["HorizontalPodAutoscaler"],
  ]

  private static func isKnown(_ reference: OwnerReference) -> Bool {
    Kind(apiVersion: reference.apiVersion, kind: reference.kind) != nil
      || absentKinds[reference.apiVersion]?.contains(reference.kind) == true
  }

  /// Whether the owner waits for its dependents to go; nil when there is no such owner.
  private static func isWaiting(
    _ reference: OwnerReference,
    of metadata: ObjectMeta,
    in store: ObjectStore
  ) -> Bool? {
    guard let kind = Kind(apiVersion: reference.apiVersion, kind: reference.kind) else {
      return nil
    }
    let namespace = kind.isNamespaced ? metadata.namespace : ""
    let key = ObjectKey(kind: kind, namespace: namespace, name: reference.name)
    return store.object(key)?.withMetadata {
      $0.uid == reference.uid ? $0.isDeletedInForeground : nil
    }
  }
}

extension ObjectMeta {
  /// Whether the object is going and waits for its dependents.
  var isDeletedInForeground: Bool {
    deletionTimestamp != nil && finalizers.contains(Finalizer.foregroundDeletion)
  }

  /// Whether the object is going and its dependents are to stay.
  var isDeletedAsOrphaner: Bool {
    deletionTimestamp != nil && finalizers.contains(Finalizer.orphan)
  }
}

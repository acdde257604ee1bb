import KubeAPI
import Simulation

/// The finalizers that the server and the garbage collector know.
public enum Finalizer {
  /// Keeps a counted pod until its end is in the Job's status.
  public static let jobTracking = "batch.kubernetes.io/job-tracking"
  /// Keeps an owner until its dependents are gone.
  public static let foregroundDeletion = "foregroundDeletion"
  /// Keeps an owner until its dependents are told that they have none.
  public static let orphan = "orphan"
}

/// Deletion: preconditions, grace periods, finalizers.
///
/// https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go
extension APIServer {
  /// Removes an object, or marks it when a grace period or finalizers keep it for now.
  ///
  /// - Returns: the object as it is after the request; its last state when it is gone.
  /// - Throws: NotFound; Conflict when the uid is another; Forbidden for the system's namespaces.
  @discardableResult
  mutating func delete(
    _ key: ObjectKey,
    _ options: DeleteOptions = DeleteOptions(),
    now: Instant
  ) throws(APIStatus) -> APIObject {
    guard let object = store.object(key) else { throw .notFound(key.kind, key.name) }
    if let uid = options.preconditionUID, uid != object.metadata.uid {
      throw .uidConflict(key, expected: uid, found: object.metadata.uid)
    }
    if case .namespace(let namespace) = object { return try delete(namespace, now: now) }
    return mark(object, options, now: now)
  }

  private mutating func mark(
    _ object: APIObject,
    _ options: DeleteOptions,
    now: Instant
  ) -> APIObject {
    var object = object
    var metadata = object.metadata
    let wasDeleting = metadata.deletionTimestamp != nil
    if case .pod(let pod) = object {
      if wasDeleting {
        // "Only a shorter grace period may be provided by a user."
        guard let requested = options.gracePeriodSeconds,
          requested < metadata.deletionGracePeriodSeconds ?? 0
        else { return object }
        metadata.shortenGracePeriod(to: requested)
      } else {
        metadata.startDeletion(gracePeriodSeconds: pod.gracePeriod(options), now: now)
      }
    }
    metadata.finalizers = metadata.finalizers(
      for: options.propagation ?? metadata.chosenPropagation ?? object.kind.defaultPropagation
    )
    let isKept = !metadata.finalizers.isEmpty || metadata.deletionGracePeriodSeconds ?? 0 > 0
    guard isKept else { return erase(object.key) ?? object }
    if metadata.deletionTimestamp == nil {
      metadata.startDeletion(gracePeriodSeconds: 0, now: now)
    }
    object.metadata = metadata
    return update(object)
  }

  /// A namespace goes when the namespace controller has emptied it.
  private mutating func delete(
    _ namespace: Namespace,
    now: Instant
  ) throws(APIStatus) -> APIObject {
    let name = namespace.metadata.name
    if ["default", "kube-system", "kube-public"].contains(name) {
      throw APIStatus(
        .forbidden,
        "namespaces \"\(name)\" is forbidden: this namespace may not be deleted",
        kind: Kind.namespace.plural,
        name: name
      )
    }
    guard namespace.metadata.deletionTimestamp == nil else { return .namespace(namespace) }
    var namespace = namespace
    namespace.metadata.deletionTimestamp = now.wholeSecond
    namespace.status.phase = "Terminating"
    return write(.namespace(namespace))
  }

  /// The kubelet's last word on a pod whose containers have ended: its grace period is over.
  mutating func endGracePeriod(_ key: ObjectKey) {
    guard var pod = store.pod(key), pod.metadata.deletionTimestamp != nil else { return }
    guard !pod.metadata.finalizers.isEmpty else {
      erase(key)
      return
    }
    pod.metadata.shortenGracePeriod(to: 0)
    update(.pod(pod))
  }
}

extension ObjectMeta {
  fileprivate mutating func startDeletion(gracePeriodSeconds: Int64, now: Instant) {
    deletionTimestamp = (now + .seconds(gracePeriodSeconds)).wholeSecond
    deletionGracePeriodSeconds = gracePeriodSeconds
    // "Its behavior changes. Thus we need to bump object's Generation."
    if generation > 0 { generation += 1 }
  }

  fileprivate mutating func shortenGracePeriod(to seconds: Int64) {
    let shortening = (deletionGracePeriodSeconds ?? 0) - seconds
    if let deadline = deletionTimestamp { deletionTimestamp = deadline - .seconds(shortening) }
    deletionGracePeriodSeconds = seconds
  }

  /// What an earlier request has decided for the dependents.
  fileprivate var chosenPropagation: PropagationPolicy? {
    if finalizers.contains(Finalizer.orphan) { return .orphan }
    return finalizers.contains(Finalizer.foregroundDeletion) ? .foreground : nil
  }

  /// The finalizers that a deletion with `propagation` leaves:
  /// `deletionFinalizersForGarbageCollection` in the generic registry.
  fileprivate func finalizers(for propagation: PropagationPolicy) -> [String] {
    var kept = finalizers.filter { $0 != Finalizer.orphan && $0 != Finalizer.foregroundDeletion }
    switch propagation {
    case .background: break
    case .foreground: kept.append(Finalizer.foregroundDeletion)
    case .orphan: kept.append(Finalizer.orphan)
    }
    return kept.elementsEqual(finalizers) ? finalizers : kept
  }
}

extension Pod {
  /// The grace period of a deletion request in seconds: `CheckGracefulDelete` of the pod strategy.
  fileprivate func gracePeriod(_ options: DeleteOptions) -> Int64 {
    if spec.nodeName.isEmpty || status.phase.isTerminal { return 0 }
    let period = options.gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 0
    // A bound of a hundred years keeps the sum with the present in range.
    return period < 0 ? 1 : min(period, 100 * 365 * 86_400)
  }
}

extension Kind {
  /// `DefaultGarbageCollectionPolicy`: batch/v1 Jobs orphan their pods for historical reasons
  /// (pkg/registry/batch/job/strategy.go), everything else goes in the background.
  fileprivate var defaultPropagation: PropagationPolicy { self == .job ? .orphan : .background }
}

extension APIStatus {
  fileprivate static func uidConflict(
    _ key: ObjectKey,
    expected: String,
    found: String
  ) -> APIStatus {
    // The kind stands where elsewhere the resource does: `BeforeDelete`.
    let group = key.kind.group
    let kind = group.isEmpty ? key.kind.rawValue : "\(key.kind.rawValue).\(group)"
    return APIStatus(
      .conflict,
      "Operation cannot be fulfilled on \(kind) \"\(key.name)\": the UID in the "
        + "precondition (\(expected)) does not match the UID in record (\(found)). The object might "
        + "have been deleted and then recreated",
      kind: key.kind.plural,
      name: key.name
    )
  }
}

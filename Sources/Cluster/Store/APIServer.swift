import KubeAPI
import Simulation

/// The API server: every read and write of the cluster, by users and controllers alike.
///
/// Requests of users pass decoding, admission, defaulting and validation (`Cluster+Requests`);
/// controllers write typed objects. Every change is kept for those who watch.
public struct APIServer: Sendable {
  public internal(set) var store = ObjectStore()
  /// What was written, oldest first, for watches and for the record of a run.
  public var history = ChangeHistory()
  /// The namespace that has taken the last new object, unless a namespace has changed since.
  var openNamespace: String?
  var names: NameGenerator
  /// Whether a user has ever made an event, whose name could be that of a component's next one.
  var hasForeignEvents = false

  init(seed: UInt64) {
    names = NameGenerator(seed: seed)
  }

  /// Says which pod the next requests are about, so that it is found without a search.
  mutating func focus(onPod key: ObjectKey) { store.focus(onPod: key) }

  // MARK: what the store has taken

  /// Writes an object as it is; the version is given by the store.
  @discardableResult
  mutating func write(_ object: APIObject) -> APIObject {
    let change = store.put(object)
    record(change)
    return change.object
  }

  /// Counts an event of a component once more.
  ///
  /// - Returns: whether that could be done, which it cannot when the event is gone or somebody else
  ///   has changed it.
  mutating func countAgain(
    _ stamp: EventName.Stamp,
    _ count: Int32,
    message: String,
    at moment: Instant
  ) -> Bool {
    let change = store.countAgain(stamp, count, message: message, at: moment)
    if let change { record(change) }
    return change != nil
  }

  /// Writes a pod as it is; the version is given by the store.
  mutating func write(_ pod: Pod) -> Pod {
    let change = store.put(pod)
    record(change)
    return if case .pod(let written) = change.object { written } else { pod }
  }

  /// Changes a pod in its place and stores it if that made a difference; as `update`.
  ///
  /// - Returns: the pod as stored, or its last state; nil when it is as it was.
  @discardableResult
  mutating func updatePod(_ key: ObjectKey, _ change: (inout Pod) -> Void) -> APIObject? {
    guard let change = store.changePod(key, change) else { return nil }
    record(change)
    return change.object.isOver ? erase(key) ?? change.object : change.object
  }

  /// Stores another status of a Job if that makes a difference; as `update`.
  ///
  /// - Returns: the Job as stored, or its last state; nil when there is none.
  mutating func update(_ status: JobStatus, ofJob key: ObjectKey) -> Job? {
    guard let change = store.change(status, ofJob: key) else { return store.job(key) }
    record(change)
    if change.object.isOver { erase(key) }
    return if case .job(let job) = change.object { job } else { nil }
  }

  /// Takes an object out for good.
  @discardableResult
  mutating func erase(_ key: ObjectKey) -> APIObject? {
    guard let change = store.remove(key) else { return nil }
    record(change)
    return change.object
  }

  mutating func record(_ change: Change) {
    if case .namespace = change.object { openNamespace = nil }
    history.append(change)
  }
}

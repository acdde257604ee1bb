import Cluster
import KubeAPI
import Simulation

/// What has been seen to change in the cluster of a run, as far as the tests look at it.
struct ChangeRecorder {
  let scope: EvidenceScope
  /// Of the cluster, when it was first looked at and when it last was.
  private let firstVersion: Int
  private var version: Int
  /// When it last looked, and what the cluster's work came to then, in steps of a shell.
  private(set) var now: Instant
  private(set) var work: Int
  private(set) var changes: [RecordedChange] = []
  /// All that were seen, whether they are kept or not.
  private(set) var count = 0
  private var logs = LogCollector()

  init(_ scope: EvidenceScope, of cluster: borrowing Cluster) {
    self.scope = scope
    firstVersion = cluster.resourceVersion
    version = firstVersion
    now = cluster.now
    work = cluster.work
  }

  /// Takes up what has changed since it last looked.
  mutating func note(_ cluster: borrowing Cluster) {
    now = cluster.now
    work = cluster.work
    let newest = cluster.resourceVersion
    guard newest != version else { return }
    for change in cluster.changes(after: version) {
      count += 1
      guard scope.includes(change.object.kind) else { continue }
      let kind: RecordedChange.Kind =
        switch change.kind {
        case .added: .added
        case .modified: .modified
        case .deleted: .deleted
        }
      changes.append(RecordedChange(moment: now, kind: kind, object: change.object))
      if scope.logs, case .pod(let pod) = change.object { logs.look(at: pod, in: cluster) }
    }
    version = newest
  }

  /// How the cluster stands when it was let go on.
  enum State {
    /// Nothing is left to happen.
    case settled
    case busy
    /// It was stopped, since it cost or changed too much.
    case tooMuch
  }

  /// Lets the cluster go on to a moment, event by event, and takes up what each has changed.
  ///
  /// - Parameters:
  ///   - cluster: What it looks at.
  ///   - moment: The cluster's present afterwards; if it is the end, a cluster in which nothing is
  ///     left to happen stays where it is.
  ///   - end: Of the run.
  ///   - workMax: What the cluster's work may come to.
  /// - Returns: How it stands then.
  mutating func follow(
    _ cluster: inout Cluster,
    to moment: Instant,
    end: Instant,
    workMax: Int
  ) -> State {
    while cluster.step(until: moment) {
      note(cluster)
      if work > workMax || count > ConsoleRunner.Limits.changes { return .tooMuch }
    }
    let isSettled = cluster.nextEvent == nil
    if moment < end || !isSettled { cluster.advance(to: moment) }
    note(cluster)
    return isSettled ? .settled : .busy
  }

  /// Begins again with another cluster that has come to the same point.
  mutating func lookAgain(at cluster: borrowing Cluster) {
    changes.removeAll(keepingCapacity: true)
    count = 0
    version = firstVersion
    note(cluster)
  }

  /// All logs, if they are in its scope, with what the containers that run at the end have printed.
  func logs(atLast cluster: borrowing Cluster) -> [ContainerOutput] {
    var logs = logs
    logs.lookAtLast(cluster)
    return logs.outputs
  }
}

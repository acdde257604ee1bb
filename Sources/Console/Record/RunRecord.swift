package import Cluster
package import KubeAPI
package import Simulation

/// What became of the Jobs of a cluster: outcomes, and each pod's life, noted as it happens.
package struct RunRecord: Sendable {
  package var start: Instant
  package private(set) var end: Instant
  private var jobTable = RecordTable<JobRecord>()
  private var podTable = RecordTable<PodRecord>()
  private var resourceVersion: Int
  private var moments: [Mark] = []

  /// The last version that was written by a moment.
  private struct Mark: Sendable {
    var resourceVersion: Int
    var at: Instant
  }

  /// As many moments are kept at least; the cluster forgets its oldest changes too.
  private static let momentsMax = 20_000

  /// Begins with what the cluster holds at the moment.
  package init(of cluster: Cluster) {
    start = cluster.now
    end = cluster.now
    resourceVersion = cluster.resourceVersion
  }

  /// Begins with nothing, for who notes each write by itself.
  package init(from start: Instant, to end: Instant) {
    self.start = start
    self.end = end
    resourceVersion = 0
  }

  package var jobs: [JobRecord] { jobTable.records }

  /// In the order of their creation.
  package var pods: [PodRecord] { podTable.records }

  /// Notes what was written since the last call; call it after every step of the cluster.
  ///
  /// - Returns: whether something has ended or gone, so that the run may be over.
  @discardableResult
  package mutating func note(_ cluster: Cluster) -> Bool {
    end = cluster.now
    guard cluster.resourceVersion > resourceVersion else { return false }
    var mayBeOver = false
    for change in cluster.changes(after: resourceVersion) {
      note(change, at: cluster.now)
      mayBeOver = mayBeOver || change.isEnd
    }
    resourceVersion = cluster.resourceVersion
    moments.append(Mark(resourceVersion: resourceVersion, at: cluster.now))
    if moments.count > 2 * Self.momentsMax { moments.removeFirst(Self.momentsMax) }
    return mayBeOver
  }

  /// When a version was written; nil for what came before the record or is forgotten.
  package func moment(of version: Int) -> Instant? {
    let index = moments.partitioningIndex { $0.resourceVersion >= version }
    return index < moments.count ? moments[index].at : nil
  }

  private mutating func note(_ change: Change, at moment: Instant) {
    note(change.object, isDeletion: change.kind == .deleted, at: moment)
  }

  /// Notes one write to an object; writes come in the order of their moments.
  package mutating func note(_ object: APIObject, isDeletion: Bool, at moment: Instant) {
    end = max(end, moment)
    switch object {
    case .job(let job):
      jobTable.update(job.metadata.uid, or: JobRecord(job, at: moment)) { $0.note(job, at: moment) }
    case .pod(let pod):
      podTable.update(pod.metadata.uid, or: PodRecord(pod, at: moment)) {
        $0.note(pod, isDeletion: isDeletion, at: moment)
      }
    default: break
    }
  }
}

extension Change {
  /// Whether an object has gone, a pod has ended, or a Job's status has changed.
  fileprivate var isEnd: Bool {
    switch object {
    case .job: true
    case .pod(let pod): kind == .deleted || pod.status.phase.isTerminal
    default: kind == .deleted
    }
  }
}

/// Records by uid, in the order in which they were first seen.
private struct RecordTable<Record: Sendable>: Sendable {
  private(set) var records: [Record] = []
  private var positions: [String: Int] = [:]

  mutating func update(
    _ uid: String,
    or first: @autoclosure () -> Record,
    _ change: (inout Record) -> Void
  ) {
    let position: Int
    if let known = positions[uid] {
      position = known
    } else {
      position = records.count
      positions[uid] = position
      records.append(first())
    }
    change(&records[position])
  }
}

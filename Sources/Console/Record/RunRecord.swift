package import Cluster
package import KubeAPI
package import Simulation

/// What became of the Jobs of a cluster, read off its history: outcomes, and each pod's life.
package struct RunRecord: Sendable {
  package var start: Instant
  package var end: Instant
  package var jobs: [JobRecord]
  /// In the order of their creation.
  package var pods: [PodRecord]

  /// - Parameter cluster: its history must reach back to `start`.
  package init(of cluster: Cluster, since start: Instant) {
    self.start = start
    end = cluster.now
    var jobs = RecordTable<JobRecord>()
    var pods = RecordTable<PodRecord>()
    for change in cluster.history where change.moment >= start {
      switch change.object {
      case .job(let job):
        jobs.update(job.metadata.uid, or: JobRecord(job, at: change.moment)) {
          $0.note(job, change)
        }
      case .pod(let pod):
        pods.update(pod.metadata.uid, or: PodRecord(pod, at: change.moment)) {
          $0.note(pod, change)
        }
      default: break
      }
    }
    self.jobs = jobs.records
    self.pods = pods.records
  }
}

/// Records by uid, in the order in which they were first seen.
private struct RecordTable<Record> {
  private(set) var records: [Record] = []
  private var positions: [String: Int] = [:]

  mutating func update(
    _ uid: String, or first: @autoclosure () -> Record, _ change: (inout Record) -> Void
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

import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// What tests ask of a cluster.
extension ClusterFixture {
  func job(_ name: String = "a") throws -> Job {
    guard case .job(let job)? = cluster.object(.job(name)) else { throw FixtureError.notAJob }
    return job
  }

  var pods: [Pod] {
    cluster.list(.pod, namespace: "default").compactMap {
      if case .pod(let pod) = $0 { pod } else { nil }
    }
  }

  var activePods: [Pod] {
    pods.filter { !$0.status.phase.isTerminal && $0.metadata.deletionTimestamp == nil }
  }

  /// When each pod ever was created, in whole seconds since the start.
  var creationSeconds: [Int64] {
    cluster.server.history.all.compactMap { change in
      guard change.kind == .added, case .pod(let pod) = change.object else { return nil }
      return pod.metadata.creationTimestamp.map { ($0 - start).wholeSeconds }
    }
  }

  /// The completion indexes in the order of creation.
  var createdIndexes: [Int] {
    cluster.server.history.all.compactMap { change in
      guard change.kind == .added, case .pod(let pod) = change.object else { return nil }
      return pod.completionIndex
    }
  }

  /// Every status that the Job ever had, oldest first, without repetitions.
  func statuses(of name: String = "a") -> [JobStatus] {
    var statuses: [JobStatus] = []
    for change in cluster.server.history.all {
      guard change.kind != .deleted, case .job(let job) = change.object,
        job.metadata.name == name, statuses.last != job.status
      else { continue }
      statuses.append(job.status)
    }
    return statuses
  }

  /// The events about an object as `reason: message`, with ` x3` when counted.
  func events(about name: String = "a") -> [String] {
    cluster.list(.event, namespace: "default").compactMap { object -> Event? in
      if case .event(let event) = object, event.involvedObject.name == name { event } else { nil }
    }
    .sorted {
      ($0.firstTimestamp ?? start, $0.metadata.name) < (
        $1.firstTimestamp ?? start, $1.metadata.name
      )
    }
    .map { "\($0.reason): \($0.message)" + ($0.count > 1 ? " x\($0.count)" : "") }
  }

  /// The reasons of the events about an object, without the pods' names.
  func eventReasons(about name: String = "a") -> [String] {
    events(about: name).map { String($0.prefix { $0 != ":" }) }
  }
}

extension JobStatus {
  /// The conditions as `Type=Status Reason`.
  var conditionTexts: [String] {
    conditions.map { "\($0.type)=\($0.status.rawValue) \($0.reason)" }
  }
}

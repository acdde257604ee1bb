import Cluster
import KubeAPI

/// Keeps the logs of containers, which go with their pods: of each run of each container, init
/// containers among them, what `kubectl logs` shows of it at the latest.
struct LogCollector {
  private(set) var outputs: [ContainerOutput] = []
  private var places: [String: Int] = [:]
  /// The runs that are over, whose logs do not change any more.
  private var ended: Set<String> = []

  /// Reads what will not be there for long: the logs of containers that have ended, the last one of
  /// those that were started again, and those of a pod that is to go.
  mutating func look(at pod: Pod, in cluster: Cluster) {
    let isGoing = pod.metadata.deletionTimestamp != nil
    for status in pod.status.initContainerStatuses + pod.status.containerStatuses {
      if status.restartCount > 0, status.lastState.terminated != nil {
        keep(pod, status, previous: true, in: cluster)
      }
      if status.state.terminated != nil || isGoing && status.state.running != nil {
        keep(pod, status, previous: false, in: cluster)
      }
    }
  }

  /// Reads the logs of the containers that still run.
  mutating func lookAtLast(_ cluster: Cluster) {
    for object in cluster.list(.pod) {
      guard case .pod(let pod) = object else { continue }
      for status in pod.status.initContainerStatuses + pod.status.containerStatuses
      where status.state.running != nil {
        keep(pod, status, previous: false, in: cluster)
      }
    }
  }

  private mutating func keep(
    _ pod: Pod,
    _ container: ContainerStatus,
    previous: Bool,
    in cluster: Cluster
  ) {
    let number = container.restartCount - (previous ? 1 : 0)
    let run = "\(pod.metadata.uid)/\(container.name)/\(number)"
    guard !ended.contains(run),
      // The pod may be gone already, and its log with it.
      let log = try? cluster.log(
        pod: pod.key,
        container: container.name,
        previous: previous
      )
    else { return }
    if previous || container.state.terminated != nil { ended.insert(run) }
    let text = text(of: log)
    if let place = places[run] {
      outputs[place].text = text
    } else {
      places[run] = outputs.count
      outputs.append(
        ContainerOutput(pod: pod.metadata.name, container: container.name, text: text)
      )
    }
  }

  private func text(of log: ContainerLog) -> String {
    var bytes: [UInt8] = []
    for line in log.lines {
      bytes += line.bytes
      if line.hasLineFeed { bytes.append(0x0A) }
      if bytes.count > ConsoleRunner.Limits.logBytes { break }
    }
    return String(decoding: bytes.prefix(ConsoleRunner.Limits.logBytes), as: UTF8.self)
  }
}

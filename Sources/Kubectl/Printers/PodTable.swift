package import KubeAPI
package import Simulation

/// The table of Pods: `printPod` of Kubernetes' `pkg/printers/internalversion/printers.go`.
enum PodTable {
  static let columns: [Table.Column] = [
    .named("Name"), Table.Column(name: "Ready"), Table.Column(name: "Status"),
    Table.Column(name: "Restarts"), Table.Column(name: "Age"),
    .wide("IP"), .wide("Node"), .wide("Nominated Node"), .wide("Readiness Gates"),
  ]

  static func cells(of pod: Pod, isWide: Bool, now: Instant) -> [String] {
    let summary = PodSummary(pod)
    let cells = [
      pod.metadata.name, "\(summary.ready)/\(summary.total)", summary.status,
      summary.restartText(now: now), Age.since(pod.metadata.creationTimestamp, now),
    ]
    guard isWide else { return cells }
    return cells + [
      orNone(pod.status.podIPs.first?.ip ?? ""), orNone(pod.spec.nodeName),
      orNone(pod.status.others["nominatedNodeName"]?.text ?? ""), readinessGates(of: pod),
    ]
  }

  private static func orNone(_ text: String) -> String { text.isEmpty ? "<none>" : text }

  private static func readinessGates(of pod: Pod) -> String {
    guard let gates = pod.spec.others["readinessGates"]?.elements, !gates.isEmpty else {
      return "<none>"
    }
    let passed = gates.count { gate in
      pod.status.conditions.first { $0.type == gate["conditionType"]?.text }?.status == .true
    }
    return "\(passed)/\(gates.count)"
  }
}

/// What a pod's containers come to in one row: how many are ready, the STATUS word, restarts.
package struct PodSummary: Hashable, Sendable {
  package private(set) var ready = 0
  package private(set) var total: Int
  /// The STATUS column.
  package private(set) var status: String
  package private(set) var restarts = 0
  /// When the last restarted container had ended.
  package private(set) var lastRestart: Instant?

  package init(_ pod: Pod) {
    let sidecars = pod.spec.initContainers.filter { $0.restartPolicy == .always }.map(\.name)
    total = pod.spec.containers.count + sidecars.count
    status = pod.status.reason.isEmpty ? pod.status.phase.rawValue : pod.status.reason
    if pod.status.conditions.contains(where: {
      $0.type == "PodScheduled" && $0.reason == "SchedulingGated"
    }) {
      status = "SchedulingGated"
    }
    let sidecarRestarts = readInitContainers(of: pod, sidecars: sidecars)
    if let sidecarRestarts {
      restarts = sidecarRestarts.count
      lastRestart = sidecarRestarts.last
      readContainers(of: pod)
    }
    let phase = pod.status.phase
    if pod.metadata.deletionTimestamp != nil {
      if pod.status.reason == "NodeLost" {
        status = "Unknown"
      } else if phase != .succeeded, phase != .failed {
        status = "Terminating"
      }
    }
  }

  /// `2 (13s ago)`, or the number alone when nothing has ended yet.
  package func restartText(now: Instant) -> String {
    guard restarts != 0, let lastRestart else { return String(restarts) }
    return "\(restarts) (\(Age.since(lastRestart, now)) ago)"
  }

  private mutating func count(_ container: ContainerStatus) {
    restarts += Int(container.restartCount)
    if let end = container.lastState.terminated?.finishedAt {
      lastRestart = max(end, lastRestart ?? end)
    }
  }

  /// Counts sidecars and finds the init container that is not done yet.
  ///
  /// - Returns: the sidecars' restarts when initialization is over, nil when it is still going on.
  private mutating func readInitContainers(
    of pod: Pod,
    sidecars: [String]
  ) -> (count: Int, last: Instant?)? {
    var ofSidecars: (count: Int, last: Instant?) = (0, nil)
    for (index, container) in pod.status.initContainerStatuses.enumerated() {
      count(container)
      let isSidecar = sidecars.contains(container.name)
      if isSidecar {
        ofSidecars.count += Int(container.restartCount)
        if let end = container.lastState.terminated?.finishedAt {
          ofSidecars.last = max(end, ofSidecars.last ?? end)
        }
      }
      if container.state.terminated?.exitCode == 0 { continue }
      if isSidecar, container.started == true {
        if container.ready { ready += 1 }
        continue
      }
      status = initStatus(of: container, index: index, count: pod.spec.initContainers.count)
      let isInitialized = pod.status.conditions.first { $0.type == "Initialized" }?.status == .true
      return isInitialized ? ofSidecars : nil
    }
    return ofSidecars
  }

  private func initStatus(of container: ContainerStatus, index: Int, count: Int) -> String {
    if let end = container.state.terminated {
      if !end.reason.isEmpty { return "Init:\(end.reason)" }
      return end.signal != 0 ? "Init:Signal:\(end.signal)" : "Init:ExitCode:\(end.exitCode)"
    }
    if let waiting = container.state.waiting, !["", "PodInitializing"].contains(waiting.reason) {
      return "Init:\(waiting.reason)"
    }
    return "Init:\(index)/\(count)"
  }

  /// The first container's word wins, as the scan runs from the last to the first.
  private mutating func readContainers(of pod: Pod) {
    var hasRunning = false
    var failure = ""
    for container in pod.status.containerStatuses.reversed() {
      count(container)
      if let waiting = container.state.waiting, !waiting.reason.isEmpty {
        status = waiting.reason
      } else if let end = container.state.terminated {
        if !end.reason.isEmpty {
          status = end.reason
        } else {
          status = end.signal != 0 ? "Signal:\(end.signal)" : "ExitCode:\(end.exitCode)"
        }
        if end.exitCode != 0 { failure = status }
      } else if container.ready, container.state.running != nil {
        hasRunning = true
        ready += 1
      }
    }
    guard status == "Completed" else { return }
    let isReady = pod.status.conditions.contains { $0.type == "Ready" && $0.status == .true }
    if hasRunning, isReady {
      status = "Running"
    } else if !failure.isEmpty {
      status = failure
    } else if hasRunning {
      status = "NotReady"
    }
  }
}

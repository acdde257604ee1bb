import KubeAPI

/// Starting a pod over in its place, because a container's rule asks for it (`RestartAllContainers`).
///
/// All containers are killed and forgotten, and the pod begins with its first init container again;
/// its sandbox and its volumes stay. Nothing waits for a back-off, since nothing is left that one
/// could be for.
/// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers
extension Cluster {
  /// Kills what still runs; the pod starts over when all of it has ended.
  mutating func restartAll(_ id: PodWorker.ID) {
    kubelet.workers[id].isStartingOver = true
    writePodStatus(id)
    let records = kubelet.workers[id].records
    let running = records.indices.filter { records[$0].isRunning }
    kubelet.workers[id].beingRestarted = running
    for index in running { beginStop(id, index, grace: 0, message: "killing") }
    if running.isEmpty { startOver(id) }
  }

  /// Forgets all containers and starts the first ones.
  mutating func startOver(_ id: PodWorker.ID) {
    kubelet.workers[id].startOver()
    planSync(id, at: now)
  }
}

extension PodWorker {
  fileprivate mutating func startOver() {
    isStartingOver = false
    ended = []
    queue = []
    for index in records.indices { records[index].startOver() }
  }

  /// Whether a container has ended with a code for which all are to start over.
  var wantsAllRestarted: Bool {
    zip(blueprint.containers, records).contains { container, record in
      guard case .exited(let end) = record.state else { return false }
      return container.restartRule.restartsAll(after: end.exitCode)
    }
  }
}

extension ContainerRecord {
  static let startingOver = "RestartingAllContainers"
  private static let removal = "The container is removed because RestartAllContainers in place"

  /// What is left of a container that was removed so that its pod can start over.
  fileprivate mutating func startOver() {
    guard presence != .absent else { return }
    var end = ContainerStateTerminated()
    end.exitCode = 137
    end.reason = Self.startingOver
    end.message = Self.removal
    end.startedAt = nil
    previous = end
    state = .absent
    endMoment = nil
    restartCount += 1
    failure = StartFailure(reason: Self.startingOver, message: Self.removal)
  }
}

extension PodSpec {
  /// Whether a rule of a container could have the pod start over.
  var mayStartOver: Bool {
    allContainers.contains { container in
      container.restartPolicyRules.contains { $0["action"]?.text == "RestartAllContainers" }
    }
  }
}

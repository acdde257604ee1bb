import KubeAPI
import Simulation

/// Probing containers, as the kubelet's prober does it.
///
/// Nothing is planned while there is nothing to ask: a probe ticks from the moment at which its
/// container is seen to run until it is on hold or the container has ended.
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/prober_manager.go
extension Cluster {
  /// Sets up the probes of a pod whose volumes are there; their beat counts from now.
  mutating func beginProbing(_ id: PodWorker.ID, _ spec: PodSpec) {
    guard kubelet.workers[id].probes.isEmpty else { return }
    let initCount = spec.initContainers.count
    var probes: [ProbeWorker] = []
    for (index, container) in spec.allContainers.enumerated() where container.hasProbes {
      guard index >= initCount || container.isSidecar else { continue }
      for kind in [ProbeKind.startup, .readiness, .liveness] {
        guard let spec = container.probe(kind) else { continue }
        probes.append(ProbeWorker(kind, container: index, spec: spec, beat: now))
      }
    }
    kubelet.workers[id].probes = probes
  }

  /// Looks at what runs, right after a status was made: new runs are met, and a container that has
  /// started and is not ready is asked at once.
  mutating func reviewProbes(_ id: PodWorker.ID) {
    for (index, probe) in kubelet.workers[id].probes.enumerated() where !probe.isStopped {
      let record = kubelet.workers[id].records[probe.container]
      guard record.isRunning else {
        kubelet.workers[id].probes[index].nextTick = nil
        continue
      }
      kubelet.workers[id].probes[index].meet(record.id)
      let probe = kubelet.workers[id].probes[index]
      guard probe.askedSince == nil else { continue }
      let standing = kubelet.workers[id].standing(of: probe.container)
      if probe.kind == .readiness, standing.isStarted, !standing.isReady {
        kubelet.workers[id].probes[index].restartBeat(at: now)
        planTick(id, index, at: now)
      } else if probe.nextTick == nil, !probe.isOnHold {
        planTick(id, index, at: probe.tick(after: now))
      }
    }
  }

  private mutating func planTick(_ id: PodWorker.ID, _ index: Int, at moment: Instant) {
    kubelet.workers[id].probes[index].nextTick = moment
    plan(.probe(index), id, at: moment)
  }

  /// Asks, unless it is too early, too late or of no use (`doProbe`).
  mutating func tickProbe(_ id: PodWorker.ID, _ index: Int) {
    let worker = kubelet.workers[id]
    guard worker.probes.indices.contains(index), let tick = worker.probes[index].nextTick,
      tick <= now
    else { return }
    let probe = worker.probes[index]
    let record = worker.records[probe.container]
    kubelet.workers[id].probes[index].nextTick = nil
    guard case .running(let start) = record.state, record.id == probe.run else { return }
    if worker.isDeleting || worker.stage == .stopping, probe.kind != .readiness {
      kubelet.workers[id].probes[index].isStopped = true
      return
    }
    // Startup probes ask only before the start, the others only after it.
    let isStarted = worker.standing(of: probe.container).isStarted
    if (now - start).wholeSeconds >= probe.spec.initialDelaySeconds,
      isStarted != (probe.kind == .startup)
    {
      askContainer(id, index, probe)
    } else {
      planTick(id, index, at: probe.tick(after: now))
    }
  }

  private mutating func askContainer(_ id: PodWorker.ID, _ index: Int, _ probe: ProbeWorker) {
    guard let pod = knownPod(id) else { return }
    let container = pod.spec.allContainers[probe.container]
    let address = kubelet.workers[id].address
    kubelet.workers[id].probes[index].askedSince = now
    do throws(ConfigurationError) {
      switch probe.spec.action {
      case .exec(let command):
        let command = command.map { expandVariables(in: $0, container.statically) }
        let purpose = ContainerExec.Purpose.probe(index)
        try startExec(id, probe.container, command, for: purpose, timeout: probe.spec.timeout)
      case .httpGet(let request):
        let text = try request.refusal(of: container, at: address)
        finishProbe(id, index, .failure(text))
      case .tcpSocket(let host, let port):
        let port = try container.number(ofPort: port)
        let text = dialRefusal(host.isEmpty ? address : host, port)
        finishProbe(id, index, .failure(text))
      case .grpc(let port):
        // A client that is refused tries again until its time is over.
        let place = GoSyntax.quoted("\(address):\(port)")
        let text =
          "timeout: failed to connect service \(place) within \(probe.spec.timeout.goText): "
          + "context deadline exceeded"
        awaitTimeout(id, probe.container, index, text, timeout: probe.spec.timeout)
      case .none:
        let name = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
        throw ConfigurationError(message: "missing probe handler for \(name):\(container.name)")
      }
    } catch {
      finishProbe(id, index, .error(error.message))
    }
  }

  /// Takes an answer in: its event, what follows from it, and the next question.
  mutating func finishProbe(_ id: PodWorker.ID, _ index: Int, _ answer: ProbeAnswer) {
    let probe = kubelet.workers[id].probes[index]
    guard let since = probe.askedSince else { return }
    kubelet.workers[id].probes[index].askedSince = nil
    if let text = answer.eventText(of: probe.kind) {
      report(id, .warning, "Unhealthy", text, container: probe.container)
    }
    // "Prober error, throw away the result."
    let hasChanged = answer.isSuccess.flatMap { kubelet.workers[id].probes[index].note($0) }
    if !kubelet.workers[id].probes[index].isOnHold {
      // Of the ticks that passed meanwhile one is kept.
      planTick(id, index, at: max(probe.tick(after: since), now))
    }
    if hasChanged == true { actOnFinding(id) }
  }

  /// Another finding shows in the status at once, and the pod is looked at.
  private mutating func actOnFinding(_ id: PodWorker.ID) {
    let worker = kubelet.workers[id]
    if worker.stage == .syncing, worker.queue.isEmpty, worker.beingRestarted.isEmpty {
      planSync(id, in: KubeletLatencies.probeResult)
    } else if worker.stage != .ended {
      writePodStatus(id)
    }
  }
}

/// What has come of asking a container.
enum ProbeAnswer: Hashable, Sendable {
  case success
  case failure(String)
  /// The question could not be asked.
  case error(String)

  /// Nil when there is none.
  var isSuccess: Bool? {
    switch self {
    case .success: true
    case .failure: false
    case .error: nil
    }
  }

  /// What is reported; nil for nothing.
  func eventText(of kind: ProbeKind) -> String? {
    switch self {
    case .success: nil
    case .failure(let text): "\(kind.rawValue) probe failed: \(text)"
    case .error(let text):
      "\(kind.rawValue) probe errored and resulted in unknown state: \(text)"
    }
  }
}

extension Container {
  /// The value of a variable that the spec itself gives; probes know no others.
  func statically(_ name: String) -> String? {
    env.last { $0.name == name }?.assigned
  }
}

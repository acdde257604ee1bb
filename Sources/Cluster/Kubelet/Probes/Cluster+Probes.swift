import KubeAPI
import Simulation

/// Probing containers, as the kubelet's prober does it.
///
/// Nothing is planned while there is nothing to ask: a probe ticks from the moment at which its
/// container is seen to run until it is on hold or the container has ended.
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/prober_manager.go
extension Cluster {
  /// Sets up the probes of a pod whose volumes are there; their beat counts from now.
  mutating func beginProbing(_ uid: String, _ spec: PodSpec) {
    guard kubelet.workers[uid]?.probes.isEmpty == true else { return }
    let initCount = spec.initContainers.count
    var probes: [ProbeWorker] = []
    for (index, container) in spec.allContainers.enumerated() where container.hasProbes {
      guard index >= initCount || container.isSidecar else { continue }
      for kind in [ProbeKind.startup, .readiness, .liveness] {
        guard let spec = container.probe(kind) else { continue }
        probes.append(ProbeWorker(kind, container: index, spec: spec, beat: now))
      }
    }
    if !probes.isEmpty { kubelet.workers[uid]?.probes = probes }
  }

  /// Looks at what runs, right after a status was made: new runs are met, and a container that has
  /// started and is not ready is asked at once.
  mutating func reviewProbes(_ uid: String) {
    guard let worker = kubelet.workers[uid], !worker.probes.isEmpty else { return }
    for (index, probe) in worker.probes.enumerated() where !probe.isStopped {
      let record = worker.records[probe.container]
      guard record.isRunning else {
        kubelet.workers[uid]?.probes[index].nextTick = nil
        continue
      }
      kubelet.workers[uid]?.probes[index].meet(record.id)
      guard let probe = kubelet.workers[uid]?.probes[index], probe.askedSince == nil else {
        continue
      }
      let standing = kubelet.workers[uid]?.standing(of: probe.container) ?? .unprobed
      if probe.kind == .readiness, standing.isStarted, !standing.isReady {
        kubelet.workers[uid]?.probes[index].restartBeat(at: now)
        planTick(uid, index, at: now)
      } else if probe.nextTick == nil, !probe.isOnHold {
        planTick(uid, index, at: probe.tick(after: now))
      }
    }
  }

  private mutating func planTick(_ uid: String, _ index: Int, at moment: Instant) {
    kubelet.workers[uid]?.probes[index].nextTick = moment
    plan(.probe(index), uid, at: moment)
  }

  /// Asks, unless it is too early, too late or of no use (`doProbe`).
  mutating func tickProbe(_ uid: String, _ index: Int) {
    guard let worker = kubelet.workers[uid], worker.probes.indices.contains(index),
      let tick = worker.probes[index].nextTick, tick <= now
    else { return }
    let probe = worker.probes[index]
    let record = worker.records[probe.container]
    kubelet.workers[uid]?.probes[index].nextTick = nil
    guard case .running(let start) = record.state, record.id == probe.run else { return }
    if worker.isDeleting || worker.stage == .stopping, probe.kind != .readiness {
      kubelet.workers[uid]?.probes[index].isStopped = true
      return
    }
    // Startup probes ask only before the start, the others only after it.
    let isStarted = worker.standing(of: probe.container).isStarted
    if (now - start).wholeSeconds >= probe.spec.initialDelaySeconds,
      isStarted != (probe.kind == .startup)
    {
      askContainer(uid, index, probe)
    } else {
      planTick(uid, index, at: probe.tick(after: now))
    }
  }

  private mutating func askContainer(_ uid: String, _ index: Int, _ probe: ProbeWorker) {
    guard let pod = knownPod(uid) else { return }
    let container = pod.spec.allContainers[probe.container]
    let address = kubelet.workers[uid]?.address ?? ""
    kubelet.workers[uid]?.probes[index].askedSince = now
    do throws(ConfigurationError) {
      switch probe.spec.action {
      case .exec(let command):
        let command = command.map { expandVariables(in: $0, container.statically) }
        let purpose = ContainerExec.Purpose.probe(index)
        try startExec(uid, probe.container, command, for: purpose, timeout: probe.spec.timeout)
      case .httpGet(let request):
        let text = try request.refusal(of: container, at: address)
        finishProbe(uid, index, .failure(text))
      case .tcpSocket(let host, let port):
        let port = try container.number(ofPort: port)
        let text = dialRefusal(host.isEmpty ? address : host, port)
        finishProbe(uid, index, .failure(text))
      case .grpc(let port):
        // A client that is refused tries again until its time is over.
        let place = GoSyntax.quoted("\(address):\(port)")
        let text =
          "timeout: failed to connect service \(place) within \(probe.spec.timeout.goText): "
          + "context deadline exceeded"
        awaitTimeout(uid, probe.container, index, text, timeout: probe.spec.timeout)
      case .none:
        let name = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(uid))"
        throw ConfigurationError(message: "missing probe handler for \(name):\(container.name)")
      }
    } catch {
      finishProbe(uid, index, .error(error.message))
    }
  }

  /// Takes an answer in: its event, what follows from it, and the next question.
  mutating func finishProbe(_ uid: String, _ index: Int, _ answer: ProbeAnswer) {
    guard let probe = kubelet.workers[uid]?.probes[index], let since = probe.askedSince else {
      return
    }
    kubelet.workers[uid]?.probes[index].askedSince = nil
    if let text = answer.eventText(of: probe.kind) {
      report(uid, .warning, "Unhealthy", text, container: probe.container)
    }
    // "Prober error, throw away the result."
    let hasChanged = answer.isSuccess.flatMap { kubelet.workers[uid]?.probes[index].note($0) }
    if kubelet.workers[uid]?.probes[index].isOnHold == false {
      // Of the ticks that passed meanwhile one is kept.
      planTick(uid, index, at: max(probe.tick(after: since), now))
    }
    if hasChanged == true { actOnFinding(uid) }
  }

  /// Another finding shows in the status at once, and the pod is looked at.
  private mutating func actOnFinding(_ uid: String) {
    guard let worker = kubelet.workers[uid] else { return }
    if worker.stage == .syncing, worker.queue.isEmpty, worker.beingRestarted.isEmpty {
      planSync(uid, in: KubeletLatencies.probeResult)
    } else if worker.stage != .ended {
      writePodStatus(uid)
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

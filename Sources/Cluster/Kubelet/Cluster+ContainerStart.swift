import KubeAPI
import ShellRuntime
import Simulation

/// What has come of trying to start a container.
enum StartOutcome: Sendable {
  case started
  case failed
  case awaitsImage
  /// It runs, and its `postStart` hook is not done.
  case awaitsHook
}

/// Starting one container: back-off, image, configuration, process.
///
/// The steps and their events are those of `startContainer`:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_container.go
extension Cluster {
  mutating func startContainer(_ uid: String, _ index: Int, _ pod: Pod) -> StartOutcome {
    if isBackingOff(uid, index, pod) { return .failed }
    let container = pod.spec.allContainers[index]
    guard let part = kubelet.workers[uid]?.blueprint.containers[index] else { return .failed }
    switch ImageCheck(container, part.image, in: kubelet.images) {
    case .present(let image):
      report(uid, .normal, "Pulled", part.presentMessage, container: index)
      return createContainer(uid, index, pod, image)
    case .pull(let reference): return beginPull(uid, index, container, reference)
    case .malformed(let failure):
      report(uid, .warning, "InspectFailed", failure.message, container: index)
      return failStart(uid, index, failure, error: failure.reason)
    case .neverPulled(let failure):
      report(uid, .warning, "ErrImageNeverPull", failure.message, container: index)
      return failStart(uid, index, failure, error: failure.reason)
    }
  }

  /// Keeps why a start has failed, reports it, and plans to try again.
  ///
  /// `leavesContainer`: the runtime has a dead container now, which is noticed soon.
  mutating func failStart(
    _ uid: String,
    _ index: Int,
    _ failure: StartFailure,
    error: String,
    leavesContainer: Bool = false
  ) -> StartOutcome {
    report(uid, .warning, "Failed", "Error: \(error)", container: index)
    guard var worker = kubelet.workers[uid] else { return .failed }
    // So is a new sandbox at first; later on an error alone is what is tried again.
    let isNoticed = leavesContainer || worker.records[index].failure == nil
    worker.records[index].failure = failure
    let wait =
      isNoticed
      ? worker.random.duration(in: KubeletLatencies.startNoticed)
      : KubeletLatencies.syncRetry.jittered(by: &worker.random)
    worker.retryTime = min(worker.retryTime ?? now + wait, now + wait)
    kubelet.workers[uid] = worker
    return .failed
  }

  // MARK: back-off

  /// Whether a container that failed has to wait before it runs again; if so, says so.
  private mutating func isBackingOff(_ uid: String, _ index: Int, _ pod: Pod) -> Bool {
    guard var worker = kubelet.workers[uid], let finish = worker.lastKnownEnd(of: index) else {
      return false
    }
    let backOff = worker.records[index].restartBackOff
    guard let backOff, let end = backOff.waitEnd(finishedAt: finish, now: now) else {
      kubelet.workers[uid]?.records[index].restartBackOff = BackOff.step(
        after: backOff,
        failureAt: finish,
        now: now
      )
      return false
    }
    let name = pod.spec.allContainers[index].name
    let podName = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(uid))"
    worker.records[index].failure = StartFailure(
      reason: "CrashLoopBackOff",
      message:
        "back-off \(backOff.delay.goText) restarting failed container=\(name) pod=\(podName)"
    )
    let wait = min(end - now, KubeletLatencies.syncInterval).jittered(by: &worker.random)
    worker.retryTime = min(worker.retryTime ?? now + wait, now + wait)
    kubelet.workers[uid] = worker
    report(
      uid,
      .warning,
      "BackOff",
      "Back-off restarting failed container \(name) in pod \(podName)",
      container: index
    )
    return true
  }

  // MARK: container and process

  mutating func createContainer(
    _ uid: String,
    _ index: Int,
    _ pod: Pod,
    _ image: ImageTable.Image
  ) -> StartOutcome {
    let container = pod.spec.allContainers[index]
    let environment: ContainerEnvironment
    let user: MachineUser
    let names: PodNames
    do throws(ConfigurationError) {
      environment = try makeEnvironment(uid, index, pod, container)
      user = try MachineUser(container, in: pod)
      names = try PodNames(pod)
    } catch {
      let failure = StartFailure(reason: "CreateContainerConfigError", message: error.message)
      return failStart(uid, index, failure, error: error.message)
    }
    guard var worker = kubelet.workers[uid] else { return .failed }
    let process: ContainerProcess
    do throws(Errno) {
      process = try makeProcess(pod, index, environment, user, names, &worker)
    } catch {
      let message = "failed to prepare the container's files: \(error.rawValue)"
      let failure = StartFailure(reason: "CreateContainerError", message: message)
      return failStart(uid, index, failure, error: message)
    }
    kubelet.logSize -= worker.records[index].previousLog?.size ?? 0
    worker.renewRecord(index, image)
    kubelet.workers[uid] = worker
    report(uid, .normal, "Created", "Container created", container: index)
    var arguments = environment.arguments(of: container, image)
    if index >= pod.spec.initContainers.count,
      let code = workloadFaults.exitCode(forAttemptOf: pod)
    {
      arguments = ["sh", "-c", "exit \(code)"]
    }
    return launch(consume process, arguments, uid, index)
  }

  private mutating func launch(
    _ process: consuming ContainerProcess,
    _ arguments: [String],
    _ uid: String,
    _ index: Int
  ) -> StartOutcome {
    do throws(Errno) {
      try start(&process, arguments, uid, index)
    } catch {
      let message = startErrorMessage(error, arguments.first ?? "")
      recordStartError(uid, index, message)
      let failure = StartFailure(reason: "RunContainerError", message: message)
      return failStart(uid, index, failure, error: message, leavesContainer: true)
    }
    kubelet.workers[uid]?.records[index].state = .running(since: now.wholeSecond)
    kubelet.workers[uid]?.records[index].failure = nil
    kubelet.workers[uid]?.records[index].process = ProcessSlot(consume process)
    report(uid, .normal, "Started", "Container started", container: index)
    runContainer(uid, index)
    guard let pod = workerPod(uid),
      let hook = LifecycleHook(pod.spec.allContainers[index], "postStart")
    else { return .started }
    runPostStart(uid, index, hook)
    return .awaitsHook
  }

  /// The pod's own addresses may be asked for before a status has told them.
  func withAddresses(_ pod: Pod, _ uid: String) -> Pod {
    guard let worker = kubelet.workers[uid], pod.status.podIP.isEmpty else { return pod }
    var pod = pod
    var address = HostIP()
    address.ip = worker.address
    pod.status.podIP = worker.address
    pod.status.podIPs = [address]
    return pod
  }

  /// The variables of a container: those of an earlier pod when they follow from the template.
  private mutating func makeEnvironment(
    _ uid: String,
    _ index: Int,
    _ pod: Pod,
    _ container: Container
  ) throws(ConfigurationError) -> ContainerEnvironment {
    let revision = kubelet.configurationRevision
    let prototype = kubelet.prototypes.current(pod, configurationRevision: revision)
    if let known = prototype?.containers[index].environment { return known }
    let environment = try ContainerEnvironment(
      container,
      downward: downwardAPI(of: withAddresses(pod, uid)),
      source: configuration(in: pod.metadata.namespace)
    )
    if kubelet.workers[uid]?.blueprint.containers[index].hasCommonEnvironment == true {
      kubelet.prototypes.keep(for: pod, configurationRevision: revision) {
        $0.containers[index].environment = environment
      }
    }
    return environment
  }

  /// The files of a container with its volumes: those of an earlier pod when no mount differs.
  private mutating func makeFiles(
    _ pod: Pod,
    _ index: Int,
    _ container: Container,
    _ environment: ContainerEnvironment,
    _ worker: inout PodWorker
  ) throws(Errno) -> (system: FileSystem, sharedVolumes: [String?]) {
    let revision = kubelet.configurationRevision
    let prototype = kubelet.prototypes.current(pod, configurationRevision: revision)
    if var known = prototype?.containers[index].files {
      if known.areOfAnotherRun {
        known.show(worker.volumes)
        kubelet.prototypes.keep(for: pod, configurationRevision: revision) {
          $0.containers[index].files = known
        }
      }
      return (known.system, [String?](repeating: nil, count: known.sources.count))
    }
    var files = FileSystem()
    let shared = try files.mount(
      &worker.volumes,
      for: container.volumeMounts,
      node: &kubelet.lastingFolders,
      expand: environment.expand
    )
    let workingDirectory = container.workingDirectory
    if workingDirectory != "/" { try files.makeDirectories(workingDirectory) }
    let isCommon =
      prototype?.volumes != nil && shared.allSatisfy { $0 == nil }
      && container.volumeMounts.allSatisfy(\.subPathExpr.isEmpty)
    if isCommon {
      let kept = PodPrototype.Files(system: files, sources: container.volumeMounts.volumeNames)
      kubelet.prototypes.keep(for: pod, configurationRevision: revision) {
        $0.containers[index].files = kept
      }
    }
    return (files, shared)
  }

  /// Starts the first process; of pods that are alike the program is looked for once.
  private mutating func start(
    _ process: inout ContainerProcess,
    _ arguments: [String],
    _ uid: String,
    _ index: Int
  ) throws(Errno) {
    let revision = kubelet.configurationRevision
    let pod = workerPod(uid)
    let prototype = pod.flatMap {
      kubelet.prototypes.current($0, configurationRevision: revision)
    }
    let part = prototype?.containers[index]
    let location = try process.start(arguments, scripts: &kubelet.scripts, at: part?.program)
    guard let pod, let part, part.program == nil, part.files != nil else { return }
    kubelet.prototypes.keep(for: pod, configurationRevision: revision) {
      $0.containers[index].program = location
    }
  }

  private mutating func makeProcess(
    _ pod: Pod,
    _ index: Int,
    _ environment: ContainerEnvironment,
    _ user: MachineUser,
    _ names: PodNames,
    _ worker: inout PodWorker
  ) throws(Errno) -> ContainerProcess {
    let container = pod.spec.allContainers[index]
    let hostname = names.kernelName(pod.spec)
    var files = try makeFiles(pod, index, container, environment, &worker)
    files.system.network = names.files(pod, address: pod.spec.hostNetwork ? "" : worker.address)
    var limits = MachineLimits()
    if let memory = container.resources.limits["memory"] {
      limits.memoryBytes = min(limits.memoryBytes, Int(Quantity(decoded: memory).units))
    }
    var machine = Machine(
      files: files.system,
      hostname: hostname,
      environment: environment.variables(hostname: hostname, home: user.home),
      workingDirectory: container.workingDirectory,
      user: user,
      seed: worker.random.next(),
      limits: limits
    )
    if container.stdin { machine.supplyInput([]) }
    return ContainerProcess(machine: machine, sharedVolumes: files.sharedVolumes)
  }

  /// A container whose program could not be started has ended with 128, as containerd has it.
  private mutating func recordStartError(_ uid: String, _ index: Int, _ message: String) {
    var end = ContainerStateTerminated()
    end.exitCode = 128
    end.reason = "StartError"
    end.message = message
    end.startedAt = Instant(seconds: 0)
    end.finishedAt = now.wholeSecond
    kubelet.end(uid, index, end, at: now)
  }
}

extension PodWorker {
  /// Makes the record ready for a new run; of the runs before it the last one is kept.
  fileprivate mutating func renewRecord(_ index: Int, _ image: ImageTable.Image) {
    if case .exited(let end) = records[index].state {
      records[index].previous = end
      records[index].previousLog = records[index].log
      records[index].restartCount += 1
    }
    records[index].log = ContainerLog()
    records[index].id = "containerd://\(hexDigits())"
    records[index].image = image
  }
}

extension PodPrototype.Files {
  /// Puts the volumes of a pod in the place of those of another run.
  fileprivate mutating func show(_ volumes: PodVolumes) {
    for (place, name) in sources.enumerated() {
      guard let tree = volumes.files[name] else { continue }
      system.volumes[place].tree = tree
    }
    areOfAnotherRun = false
  }
}

extension [VolumeMount] {
  /// The volumes in the order in which they are mounted first.
  fileprivate var volumeNames: [String] {
    var names: [String] = []
    for mount in self where !names.contains(mount.name) { names.append(mount.name) }
    return names
  }
}

extension Container {
  fileprivate var workingDirectory: String { workingDir.isEmpty ? "/" : workingDir }
}

extension ContainerEnvironment {
  /// What the first process is called with; the image's command serves when the container names
  /// neither its own nor arguments.
  fileprivate func arguments(of container: Container, _ image: ImageTable.Image) -> [String] {
    let own = (container.command + container.args).map(expand)
    return own.isEmpty ? image.command : own
  }
}

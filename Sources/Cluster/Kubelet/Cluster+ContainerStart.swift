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
  mutating func startContainer(_ id: PodWorker.ID, _ index: Int, _ pod: Pod) -> StartOutcome {
    if isBackingOff(id, index, pod) { return .failed }
    switch imageCheck(id, index, pod) {
    case .present(let image):
      let message = kubelet.workers[id].blueprint.containers[index].presentMessage
      report(id, .normal, "Pulled", message, container: index)
      return createContainer(id, index, pod, image)
    case .pull(let reference):
      return beginPull(id, index, pod.spec.container(at: index), reference)
    case .malformed(let failure):
      report(id, .warning, "InspectFailed", failure.message, container: index)
      return failStart(id, index, failure, error: failure.reason)
    case .neverPulled(let failure):
      report(id, .warning, "ErrImageNeverPull", failure.message, container: index)
      return failStart(id, index, failure, error: failure.reason)
    }
  }

  func imageCheck(_ id: PodWorker.ID, _ index: Int, _ pod: Pod) -> ImageCheck {
    ImageCheck(
      of: kubelet.workers[id].blueprint.containers[index],
      named: pod.spec.container(at: index).image,
      in: kubelet.images
    )
  }

  /// Keeps why a start has failed, reports it, and plans to try again.
  ///
  /// `leavesContainer`: the runtime has a dead container now, which is noticed soon.
  mutating func failStart(
    _ id: PodWorker.ID,
    _ index: Int,
    _ failure: StartFailure,
    error: String,
    leavesContainer: Bool = false
  ) -> StartOutcome {
    report(id, .warning, "Failed", "Error: \(error)", container: index)
    // So is a new sandbox at first; later on an error alone is what is tried again.
    let isNoticed = leavesContainer || kubelet.workers[id].records[index].failure == nil
    let wait =
      isNoticed
      ? kubelet.workers[id].random.duration(in: KubeletLatencies.startNoticed)
      : KubeletLatencies.syncRetry.jittered(by: &kubelet.workers[id].random)
    kubelet.workers[id].records[index].failure = failure
    kubelet.workers[id].retry(at: now + wait)
    return .failed
  }

  // MARK: back-off

  /// Whether a container that failed has to wait before it runs again; if so, says so.
  private mutating func isBackingOff(_ id: PodWorker.ID, _ index: Int, _ pod: Pod) -> Bool {
    guard let finish = kubelet.workers[id].lastKnownEnd(of: index) else { return false }
    let backOff = kubelet.workers[id].records[index].restartBackOff
    guard let backOff, let end = backOff.waitEnd(finishedAt: finish, now: now) else {
      kubelet.workers[id].records[index].restartBackOff = BackOff.step(
        after: backOff,
        failureAt: finish,
        now: now
      )
      return false
    }
    let name = kubelet.workers[id].blueprint.containers[index].name
    let podName = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
    kubelet.workers[id].records[index].failure = StartFailure(
      reason: "CrashLoopBackOff",
      message:
        "back-off \(backOff.delay.goText) restarting failed container=\(name) pod=\(podName)"
    )
    let wait = min(end - now, KubeletLatencies.syncInterval)
      .jittered(by: &kubelet.workers[id].random)
    kubelet.workers[id].retry(at: now + wait)
    report(
      id,
      .warning,
      "BackOff",
      "Back-off restarting failed container \(name) in pod \(podName)",
      container: index
    )
    return true
  }

  // MARK: container and process

  mutating func createContainer(
    _ id: PodWorker.ID,
    _ index: Int,
    _ pod: Pod,
    _ image: ImageTable.Image
  ) -> StartOutcome {
    let part = kubelet.workers[id].blueprint.containers[index]
    let known = kubelet.knownPart(index, of: pod)
    let configuration: Configuration
    do throws(ConfigurationError) {
      configuration = Configuration(
        call: try call(id, index, pod, image, known.call),
        user: try user(of: id, index, pod),
        names: try PodNames(pod)
      )
    } catch {
      let failure = StartFailure(reason: "CreateContainerConfigError", message: error.message)
      return failStart(id, index, failure, error: error.message)
    }
    let process: ContainerProcess
    do throws(Errno) {
      process = try makeProcess(id, index, pod, part, configuration, known.files)
    } catch {
      let message = "failed to prepare the container's files: \(error.rawValue)"
      let failure = StartFailure(reason: "CreateContainerError", message: message)
      return failStart(id, index, failure, error: message)
    }
    kubelet.logSize -= kubelet.workers[id].records[index].previousLog?.size ?? 0
    kubelet.workers[id].renewRecord(index, image)
    report(id, .normal, "Created", "Container created", container: index)
    var arguments = configuration.call.arguments
    if index >= pod.spec.initContainers.count,
      let code = workloadFaults.exitCode(forAttemptOf: pod)
    {
      arguments = ["sh", "-c", "exit \(code)"]
    }
    return launch(consume process, arguments, id, index, pod, at: known.program)
  }

  /// `location`: where the program of an earlier pod of the template was found.
  private mutating func launch(
    _ process: consuming ContainerProcess,
    _ arguments: [String],
    _ id: PodWorker.ID,
    _ index: Int,
    _ pod: Pod,
    at location: ProgramLocation?
  ) -> StartOutcome {
    do throws(Errno) {
      let found = try process.start(arguments, scripts: &kubelet.scripts, at: location)
      if location == nil { kubelet.keep(found, index, for: pod) }
    } catch {
      let message = startErrorMessage(error, arguments.first ?? "")
      recordStartError(id, index, message)
      let failure = StartFailure(reason: "RunContainerError", message: message)
      return failStart(id, index, failure, error: message, leavesContainer: true)
    }
    kubelet.workers[id].records[index].begin(consume process, at: now)
    report(id, .normal, "Started", "Container started", container: index)
    runContainer(id, index)
    guard kubelet.workers[id].blueprint.containers[index].hasLifecycle,
      let hook = LifecycleHook(pod.spec.container(at: index), "postStart")
    else { return .started }
    runPostStart(id, index, hook)
    return .awaitsHook
  }

  /// The pod's own addresses may be asked for before a status has told them.
  func withAddresses(_ pod: Pod, _ id: PodWorker.ID) -> Pod {
    guard pod.status.podIP.isEmpty else { return pod }
    var pod = pod
    var address = HostIP()
    address.ip = kubelet.workers[id].address
    pod.status.podIP = address.ip
    pod.status.podIPs = [address]
    return pod
  }

  /// What the first process is called with: as in an earlier pod when that follows from the template.
  private mutating func call(
    _ id: PodWorker.ID,
    _ index: Int,
    _ pod: Pod,
    _ image: ImageTable.Image,
    _ known: PodPrototype.Call?
  ) throws(ConfigurationError) -> PodPrototype.Call {
    if let known { return known }
    let container = pod.spec.container(at: index)
    let environment = try ContainerEnvironment(
      container,
      downward: downwardAPI(of: withAddresses(pod, id)),
      source: configuration(in: pod.metadata.namespace)
    )
    let call = PodPrototype.Call(
      environment: environment,
      arguments: environment.arguments(of: container, image)
    )
    if kubelet.workers[id].blueprint.containers[index].hasCommonEnvironment {
      kubelet.keep(for: pod) { $0.containers[index].call = call }
    }
    return call
  }

  private func user(
    of id: PodWorker.ID,
    _ index: Int,
    _ pod: Pod
  ) throws(ConfigurationError) -> MachineUser {
    let container = kubelet.workers[id].blueprint.containers[index]
    do throws(RootRefusal) {
      return try container.user.get()
    } catch {
      throw error.error(of: container.name, in: pod)
    }
  }

  /// The files of a container with its volumes: those of an earlier pod when no mount differs.
  private mutating func makeFiles(
    _ id: PodWorker.ID,
    _ index: Int,
    _ pod: Pod,
    _ environment: ContainerEnvironment,
    _ known: consuming PodPrototype.Files?
  ) throws(Errno) -> (system: FileSystem, sharedVolumes: [String?]) {
    if let known { return (known.system, []) }
    let mounts = pod.spec.container(at: index).volumeMounts
    var files = FileSystem()
    var volumes = kubelet.workers[id].volumes
    let shared = try files.mount(
      &volumes,
      for: mounts,
      node: &kubelet.lastingFolders,
      expand: environment.expand
    )
    let workingDirectory = kubelet.workers[id].blueprint.containers[index].workingDirectory
    if workingDirectory != "/" { try files.makeDirectories(workingDirectory) }
    kubelet.workers[id].volumes = volumes
    let isCommon =
      kubelet.knownPrototype(of: pod)?.volumes != nil && shared.allSatisfy { $0 == nil }
      && mounts.allSatisfy(\.subPathExpr.isEmpty)
    if isCommon {
      let kept = PodPrototype.Files(system: files, sources: mounts.volumeNames)
      kubelet.keep(for: pod) { $0.containers[index].files = kept }
    }
    return (files, shared)
  }

  private mutating func makeProcess(
    _ id: PodWorker.ID,
    _ index: Int,
    _ pod: Pod,
    _ part: ContainerBlueprint,
    _ configuration: Configuration,
    _ known: consuming PodPrototype.Files?
  ) throws(Errno) -> ContainerProcess {
    let (environment, user) = (configuration.call.environment, configuration.user)
    let hostname = configuration.names.kernelName(pod.spec)
    var files = try makeFiles(id, index, pod, environment, known)
    let address = pod.spec.hostNetwork ? "" : kubelet.workers[id].address
    files.system.network = configuration.names.files(pod, address: address)
    var limits = MachineLimits()
    if let memory = part.memoryMax { limits.memoryBytes = min(limits.memoryBytes, memory) }
    var machine = Machine(
      files: files.system,
      hostname: hostname,
      environment: environment.variables(hostname: hostname, home: user.home),
      workingDirectory: part.workingDirectory,
      user: user,
      seed: kubelet.workers[id].random.next(),
      limits: limits
    )
    if part.hasInput { machine.supplyInput([]) }
    return ContainerProcess(machine: machine, sharedVolumes: files.sharedVolumes)
  }

  /// A container whose program could not be started has ended with 128, as containerd has it.
  private mutating func recordStartError(_ id: PodWorker.ID, _ index: Int, _ message: String) {
    var end = ContainerStateTerminated()
    end.exitCode = 128
    end.reason = "StartError"
    end.message = message
    end.startedAt = Instant(seconds: 0)
    end.finishedAt = now.wholeSecond
    kubelet.closeLog(id, index, at: now)
    kubelet.workers[id].records[index].end(end, at: now)
  }
}

/// What a container's process is to find.
private struct Configuration {
  let call: PodPrototype.Call
  let user: MachineUser
  let names: PodNames
}

extension PodWorker {
  /// Has the present sync repeated at a moment, unless it is to be sooner.
  fileprivate mutating func retry(at moment: Instant) {
    retryTime = min(retryTime ?? moment, moment)
  }

  /// Makes the record ready for a new run; of the runs before it the last one is kept.
  fileprivate mutating func renewRecord(_ index: Int, _ image: ImageTable.Image) {
    if case .exited(let end) = records[index].state {
      records[index].previous = end
      records[index].previousLog = records[index].log
      records[index].restartCount += 1
    }
    records[index].log = ContainerLog()
    records[index].id = hexDigits(
      "containerd://xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    )
    records[index].image = image
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

extension ContainerEnvironment {
  /// What the first process is called with; the image's command serves when the container names
  /// neither its own nor arguments.
  fileprivate func arguments(of container: Container, _ image: ImageTable.Image) -> [String] {
    let own = (container.command + container.args).map(expand)
    return own.isEmpty ? image.command : own
  }
}

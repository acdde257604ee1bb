import KubeAPI
import ShellRuntime
import Simulation

/// A container's process on its way: runs, output, signals, exit.
extension Cluster {
  /// The moment that a process has asked for has come.
  mutating func wakeContainer(_ id: PodWorker.ID, _ index: Int) {
    guard kubelet.workers[id].records[index].nextRun == now else { return }
    runContainer(id, index)
  }

  /// Lets a process run as far as it goes now.
  mutating func runContainer(_ id: PodWorker.ID, _ index: Int) {
    guard let run = kubelet.run(id, index, at: now) else { return }
    if !run.output.isEmpty || run.isFollowed { revision += 1 }
    if run.isFollowed {
      settleFollowedRun(id, index, run.state)
    } else {
      settleRun(id, index, run.state)
    }
  }

  /// The same when programs run beside the first process, some of which may have ended.
  private mutating func settleFollowedRun(_ id: PodWorker.ID, _ index: Int, _ state: MachineState) {
    var hasExited = false
    if case .exited = state { hasExited = true }
    let ended = kubelet.takeEndedExecs(id, index, all: hasExited)
    settleRun(id, index, state)
    for exec in ended { finishExec(id, exec) }
  }

  private mutating func settleRun(_ id: PodWorker.ID, _ index: Int, _ state: MachineState) {
    switch state {
    case .blocked(let until?, _):
      // A process that stays busy still lets time pass.
      let moment = max(until, now + .microseconds(1))
      kubelet.workers[id].records[index].nextRun = moment
      plan(.run(container: index), id, at: moment)
    case .blocked(nil, _), .awaitingInput:
      kubelet.workers[id].records[index].nextRun = nil
    case .exited(let end):
      recordExit(id, index, Int32(end.status), reason: end == .killed(.kill) ? "OOMKilled" : nil)
    }
  }

  /// The process is told to stop; it may have a handler for that.
  mutating func signalContainer(_ id: PodWorker.ID, _ index: Int, _ run: String) {
    guard kubelet.workers[id].records[index].id == run else { return }
    kubelet.workers[id].records[index].process?.signal(.terminate)
    runContainer(id, index)
  }

  mutating func killContainer(_ id: PodWorker.ID, _ index: Int, _ run: String) {
    let record = kubelet.workers[id].records[index]
    guard record.isRunning, record.id == run, record.killTime == now else { return }
    let ended = kubelet.takeEndedExecs(id, index, all: true)
    recordExit(id, index, 137, reason: nil)
    for exec in ended { finishExec(id, exec) }
  }

  /// `reason`: other than what the exit code says.
  private mutating func recordExit(_ id: PodWorker.ID, _ index: Int, _ code: Int32, reason: String?)
  {
    guard let exit = kubelet.workers[id].exit(index, code, reason, at: now) else { return }
    kubelet.logSize += exit.logGrowth
    revision += 1
    if kubelet.workers[id].stage == .stopping {
      continueStopping(id)
    } else if kubelet.workers[id].beingRestarted.contains(index) {
      continueRestarts(id, index)
    } else if exit.failsStart {
      settleFailedStart(id, index)
    } else {
      planSync(id, in: KubeletLatencies.exitNoticed)
    }
  }
}

extension PodWorker {
  /// Notes that a container's process has ended; nil when none ran.
  fileprivate mutating func exit(
    _ index: Int,
    _ code: Int32,
    _ reason: String?,
    at moment: Instant
  ) -> ContainerRecord.Exit? {
    records[index].exit(code, reason, of: blueprint.containers[index], at: moment)
  }
}

extension ContainerRecord {
  /// What the end of a process means beyond its container.
  fileprivate struct Exit {
    var logGrowth: Int
    /// Whether a hook that belongs to the start is given up with it.
    var failsStart: Bool
  }

  /// Notes how the process has ended, with what it has left for the container's status: in its file,
  /// or in its log when it has failed.
  ///
  /// https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
  fileprivate mutating func exit(
    _ code: Int32,
    _ reason: String?,
    of container: ContainerBlueprint,
    at moment: Instant
  ) -> Exit? {
    guard case .running(let start) = state else { return nil }
    var end = ContainerStateTerminated()
    end.exitCode = code
    end.reason = reason ?? (code == 0 ? "Completed" : "Error")
    end.startedAt = start
    end.finishedAt = moment.wholeSecond
    let exit = Exit(logGrowth: closeLog(at: moment), failsStart: stop?.failsStart == true)
    let file = process?.contents(of: container.terminationMessagePath)
    var message = file?.prefix(4_096) ?? []
    if message.isEmpty, code != 0, container.fallsBackToLogs { message = log.tail()[...] }
    if !message.isEmpty { end.message = String(decoding: message, as: UTF8.self) }
    self.end(end, at: moment)
    return exit
  }

  /// Ends a run's log, in which an unfinished line counts from now on; says by how much it grew.
  fileprivate mutating func closeLog(at moment: Instant) -> Int {
    let before = log.size
    log.close(at: moment)
    return log.size - before
  }
}

extension PodWorker {
  fileprivate mutating func run(
    _ index: Int,
    at now: Instant,
    node: inout [String: VirtualTree]
  ) -> ContainerRun? {
    records[index].process?.run(at: now, volumes: &volumes, node: &node)
  }
}

extension Kubelet {
  /// Runs a container's process and takes in its output; nil when it does not run.
  fileprivate mutating func run(
    _ id: PodWorker.ID,
    _ index: Int,
    at now: Instant
  ) -> ContainerRun? {
    guard let run = workers[id].run(index, at: now, node: &lastingFolders) else { return nil }
    work += run.work
    take(run.output, id, index, at: now)
    return run
  }

  private mutating func take(
    _ output: [OutputChunk],
    _ id: PodWorker.ID,
    _ index: Int,
    at now: Instant
  ) {
    if output.isEmpty { return }
    let before = workers[id].records[index].log.size
    let limit = logSize > Self.logSizeLimit ? Self.shortLogLimit : ContainerLog.limit
    for chunk in output {
      workers[id].records[index].log.append(
        chunk.bytes,
        to: chunk.stream == .output ? .output : .error,
        at: now,
        limit: limit
      )
    }
    logSize += workers[id].records[index].log.size - before
  }

  mutating func closeLog(_ id: PodWorker.ID, _ index: Int, at now: Instant) {
    logSize += workers[id].records[index].closeLog(at: now)
  }
}

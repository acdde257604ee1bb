import KubeAPI
import ShellRuntime
import Simulation

/// A container's process on its way: runs, output, signals, exit.
extension Cluster {
  /// The moment that a process has asked for has come.
  mutating func wakeContainer(_ uid: String, _ index: Int) {
    guard kubelet.workers[uid]?.records[index].nextRun == now else { return }
    runContainer(uid, index)
  }

  /// Lets a process run as far as it goes now.
  mutating func runContainer(_ uid: String, _ index: Int) {
    guard let (state, hasWritten, isFollowed) = kubelet.run(uid, index, at: now) else { return }
    if hasWritten { revision += 1 }
    if isFollowed {
      settleFollowedRun(uid, index, state)
    } else {
      settleRun(uid, index, state)
    }
  }

  /// The same when programs run beside the first process, some of which may have ended.
  private mutating func settleFollowedRun(_ uid: String, _ index: Int, _ state: MachineState) {
    var hasExited = false
    if case .exited = state { hasExited = true }
    let ended = kubelet.takeEndedExecs(uid, index, all: hasExited)
    settleRun(uid, index, state)
    for exec in ended { finishExec(uid, exec) }
  }

  private mutating func settleRun(_ uid: String, _ index: Int, _ state: MachineState) {
    switch state {
    case .blocked(let until?, _):
      // A process that stays busy still lets time pass.
      let moment = max(until, now + .microseconds(1))
      kubelet.workers[uid]?.records[index].nextRun = moment
      plan(.run(container: index), uid, at: moment)
    case .blocked(nil, _), .awaitingInput:
      kubelet.workers[uid]?.records[index].nextRun = nil
    case .exited(let end):
      recordExit(uid, index, Int32(end.status), reason: end == .killed(.kill) ? "OOMKilled" : nil)
    }
  }

  /// The process is told to stop; it may have a handler for that.
  mutating func signalContainer(_ uid: String, _ index: Int, _ run: String) {
    guard kubelet.workers[uid]?.records[index].id == run,
      var process = kubelet.workers[uid]?.records[index].process.take()
    else { return }
    process.signal(.terminate)
    kubelet.workers[uid]?.records[index].process = ProcessSlot(process)
    runContainer(uid, index)
  }

  mutating func killContainer(_ uid: String, _ index: Int, _ run: String) {
    guard let record = kubelet.workers[uid]?.records[index], record.isRunning, record.id == run,
      record.killTime == now
    else { return }
    let ended = kubelet.takeEndedExecs(uid, index, all: true)
    recordExit(uid, index, 137, reason: nil)
    for exec in ended { finishExec(uid, exec) }
  }

  /// `reason`: other than what the exit code says.
  private mutating func recordExit(_ uid: String, _ index: Int, _ code: Int32, reason: String?) {
    guard let worker = kubelet.workers[uid], case .running(let start) = worker.records[index].state
    else { return }
    let container = workerPod(uid)?.spec.allContainers[index] ?? Container()
    var end = ContainerStateTerminated()
    end.exitCode = code
    end.reason = reason ?? (code == 0 ? "Completed" : "Error")
    end.startedAt = start
    end.finishedAt = now.wholeSecond
    kubelet.closeLog(uid, index, at: now)
    if let record = kubelet.workers[uid]?.records[index] {
      end.message = terminationMessage(of: record, container, exitCode: code)
    }
    kubelet.end(uid, index, end, at: now)
    revision += 1
    if worker.stage == .stopping {
      continueStopping(uid)
    } else if worker.beingRestarted.contains(index) {
      continueRestarts(uid, index)
    } else if worker.records[index].stop?.failsStart == true {
      settleFailedStart(uid, index)
    } else {
      planSync(uid, in: KubeletLatencies.exitNoticed)
    }
  }

  /// What the container has left for its status: from its file, or from its log when it failed.
  ///
  /// https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
  private func terminationMessage(
    of record: ContainerRecord,
    _ container: Container,
    exitCode: Int32
  ) -> String {
    let path = container.terminationMessagePath
    var bytes =
      record.process.process?.contents(of: path.isEmpty ? "/dev/termination-log" : path)
      .prefix(4_096) ?? []
    if bytes.isEmpty, exitCode != 0, container.terminationMessagePolicy == "FallbackToLogsOnError" {
      bytes = record.log.tail()[...]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Kubelet {
  /// Runs a container's process and takes in its output; nil when it does not run.
  fileprivate mutating func run(
    _ uid: String,
    _ index: Int,
    at now: Instant
  ) -> (state: MachineState, hasWritten: Bool, isFollowed: Bool)? {
    guard var volumes = workers[uid]?.volumes,
      var process = workers[uid]?.records[index].process.take()
    else { return nil }
    workers[uid]?.volumes = PodVolumes()  // the copy is the only one then, and changes in place
    let before = process.work
    let state = process.run(at: now, volumes: &volumes, node: &lastingFolders)
    work += process.work - before
    let output = process.takeOutput()
    workers[uid]?.volumes = volumes
    workers[uid]?.records[index].process = ProcessSlot(process)
    take(output, uid, index, at: now)
    return (state, !output.isEmpty || process.isFollowed, process.isFollowed)
  }

  private mutating func take(
    _ output: [OutputChunk],
    _ uid: String,
    _ index: Int,
    at now: Instant
  ) {
    guard !output.isEmpty, let before = workers[uid]?.records[index].log.size else { return }
    let limit = logSize > Self.logSizeLimit ? Self.shortLogLimit : ContainerLog.limit
    for chunk in output {
      workers[uid]?.records[index].log.append(
        chunk.bytes,
        to: chunk.stream == .output ? .output : .error,
        at: now,
        limit: limit
      )
    }
    logSize += (workers[uid]?.records[index].log.size ?? before) - before
  }

  /// Notes how a container has ended; its machine goes.
  mutating func end(
    _ uid: String,
    _ index: Int,
    _ end: ContainerStateTerminated,
    at now: Instant
  ) {
    var end = end
    end.containerID = workers[uid]?.records[index].id ?? ""
    workers[uid]?.records[index].state = .exited(end)
    workers[uid]?.records[index].endMoment = now
    workers[uid]?.records[index].process = ProcessSlot()
    workers[uid]?.records[index].nextRun = nil
    workers[uid]?.records[index].killTime = nil
    workers[uid]?.records[index].stop = nil
    closeLog(uid, index, at: now)
  }

  /// Ends a run's log; an unfinished line counts from now on.
  fileprivate mutating func closeLog(_ uid: String, _ index: Int, at now: Instant) {
    guard let before = workers[uid]?.records[index].log.size else { return }
    workers[uid]?.records[index].log.close(at: now)
    logSize += (workers[uid]?.records[index].log.size ?? before) - before
  }
}

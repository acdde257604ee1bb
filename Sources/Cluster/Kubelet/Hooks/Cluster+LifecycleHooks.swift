import KubeAPI
import Simulation

/// Hooks after a container's start and before its stop.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/lifecycle/handlers.go
extension Cluster {
  // MARK: after the start

  /// Runs the hook of a container that has just started; the container's start is over with it.
  mutating func runPostStart(_ id: PodWorker.ID, _ index: Int, _ hook: LifecycleHook) {
    switch hook {
    case .exec(let command):
      do throws(ConfigurationError) {
        try startExec(id, index, command, for: .postStart)
      } catch {
        finishPostStart(id, index, HookFailure(error: error.message))
      }
    case .httpGet(let request):
      finishPostStart(id, index, refusal(id, index, request))
    case .sleep(let seconds):
      let run = kubelet.workers[id].records[index].id
      plan(.endPostStart(container: index, run: run), id, at: now + .seconds(seconds))
    }
  }

  /// A `sleep` after the start is over.
  mutating func endPostStart(_ id: PodWorker.ID, _ index: Int, _ run: String) {
    guard kubelet.workers[id].records[index].id == run else { return }
    finishPostStart(id, index, nil)
  }

  /// The hook is done, or has failed: the container is killed then, and its start has failed.
  mutating func finishPostStart(_ id: PodWorker.ID, _ index: Int, _ failure: HookFailure?) {
    guard kubelet.workers[id].stage == .syncing, kubelet.workers[id].queue.first == index,
      let pod = workerPod(id)
    else { return }
    guard let failure else {
      settleStart(id, index)
      return
    }
    let container = pod.spec.allContainers[index]
    report(id, .warning, "FailedPostStartHook", "PostStartHook failed", container: index)
    if let hook = LifecycleHook(container, "postStart") {
      kubelet.workers[id].records[index].failure = StartFailure(
        reason: "PostStartHookError",
        message: failure.message(of: hook, container, pod)
      )
    }
    let grace = TerminationPlan.graceSeconds(of: pod)
    if kubelet.workers[id].records[index].isRunning {
      beginStop(id, index, grace: grace, message: "FailedPostStartHook")
    } else {
      report(id, .normal, "Killing", "FailedPostStartHook", container: index)
      settleFailedStart(id, index)
    }
  }

  /// A container whose hook has failed is gone: the sync goes on.
  mutating func settleFailedStart(_ id: PodWorker.ID, _ index: Int) {
    guard kubelet.workers[id].stage == .syncing, workerPod(id) != nil else { return }
    settleStart(id, index)
    planSync(id, in: KubeletLatencies.exitNoticed)
  }

  // MARK: before the stop

  /// Runs the hook of a container that is to stop; no longer than its grace.
  mutating func runPreStop(_ id: PodWorker.ID, _ index: Int, _ hook: LifecycleHook, grace: Int64) {
    let run = kubelet.workers[id].records[index].id
    var longest = grace
    switch hook {
    case .exec(let command):
      do throws(ConfigurationError) {
        try startExec(id, index, command, for: .preStop)
      } catch {
        finishPreStop(id, index, hasFailed: true)
        return
      }
    case .httpGet:
      finishPreStop(id, index, hasFailed: true)
      return
    case .sleep(let seconds):
      longest = min(seconds, grace)
    }
    plan(.endPreStop(container: index, run: run), id, at: now + .seconds(longest))
  }

  /// The hook is done before its time.
  mutating func finishPreStop(_ id: PodWorker.ID, _ index: Int, hasFailed: Bool) {
    if hasFailed {
      report(id, .warning, "FailedPreStopHook", "PreStopHook failed", container: index)
    }
    endPreStop(id, index, kubelet.workers[id].records[index].id)
  }

  private func refusal(_ id: PodWorker.ID, _ index: Int, _ request: HTTPRequest) -> HookFailure {
    guard let container = knownPod(id)?.spec.allContainers[index] else {
      return HookFailure(error: "container not running")
    }
    do throws(ConfigurationError) {
      let address = kubelet.workers[id].address
      return HookFailure(error: try request.refusal(of: container, at: address))
    } catch {
      return HookFailure(error: error.message)
    }
  }
}

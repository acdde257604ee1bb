import KubeAPI
import Simulation

/// Hooks after a container's start and before its stop.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/lifecycle/handlers.go
extension Cluster {
  // MARK: after the start

  /// Runs the hook of a container that has just started; the container's start is over with it.
  mutating func runPostStart(_ uid: String, _ index: Int, _ hook: LifecycleHook) {
    switch hook {
    case .exec(let command):
      do throws(ConfigurationError) {
        try startExec(uid, index, command, for: .postStart)
      } catch {
        finishPostStart(uid, index, HookFailure(error: error.message))
      }
    case .httpGet(let request):
      finishPostStart(uid, index, refusal(uid, index, request))
    case .sleep(let seconds):
      guard let run = kubelet.workers[uid]?.records[index].id else { return }
      plan(.endPostStart(container: index, run: run), uid, at: now + .seconds(seconds))
    }
  }

  /// A `sleep` after the start is over.
  mutating func endPostStart(_ uid: String, _ index: Int, _ run: String) {
    guard kubelet.workers[uid]?.records[index].id == run else { return }
    finishPostStart(uid, index, nil)
  }

  /// The hook is done, or has failed: the container is killed then, and its start has failed.
  mutating func finishPostStart(_ uid: String, _ index: Int, _ failure: HookFailure?) {
    guard kubelet.workers[uid]?.stage == .syncing, kubelet.workers[uid]?.queue.first == index,
      let pod = workerPod(uid)
    else { return }
    guard let failure else {
      settleStart(uid, index, pod)
      return
    }
    let container = pod.spec.allContainers[index]
    report(uid, .warning, "FailedPostStartHook", "PostStartHook failed", container: index)
    if let hook = LifecycleHook(container, "postStart") {
      kubelet.workers[uid]?.records[index].failure = StartFailure(
        reason: "PostStartHookError",
        message: failure.message(of: hook, container, pod)
      )
    }
    let grace = TerminationPlan.graceSeconds(of: pod)
    if kubelet.workers[uid]?.records[index].isRunning == true {
      beginStop(uid, index, grace: grace, message: "FailedPostStartHook")
    } else {
      report(uid, .normal, "Killing", "FailedPostStartHook", container: index)
      settleFailedStart(uid, index)
    }
  }

  /// A container whose hook has failed is gone: the sync goes on.
  mutating func settleFailedStart(_ uid: String, _ index: Int) {
    guard kubelet.workers[uid]?.stage == .syncing, let pod = workerPod(uid) else { return }
    settleStart(uid, index, pod)
    planSync(uid, in: KubeletLatencies.exitNoticed)
  }

  // MARK: before the stop

  /// Runs the hook of a container that is to stop; no longer than its grace.
  mutating func runPreStop(_ uid: String, _ index: Int, _ hook: LifecycleHook, grace: Int64) {
    guard let run = kubelet.workers[uid]?.records[index].id else { return }
    var longest = grace
    switch hook {
    case .exec(let command):
      do throws(ConfigurationError) {
        try startExec(uid, index, command, for: .preStop)
      } catch {
        finishPreStop(uid, index, hasFailed: true)
        return
      }
    case .httpGet:
      finishPreStop(uid, index, hasFailed: true)
      return
    case .sleep(let seconds):
      longest = min(seconds, grace)
    }
    plan(.endPreStop(container: index, run: run), uid, at: now + .seconds(longest))
  }

  /// The hook is done before its time.
  mutating func finishPreStop(_ uid: String, _ index: Int, hasFailed: Bool) {
    if hasFailed {
      report(uid, .warning, "FailedPreStopHook", "PreStopHook failed", container: index)
    }
    guard let run = kubelet.workers[uid]?.records[index].id else { return }
    endPreStop(uid, index, run)
  }

  private func refusal(_ uid: String, _ index: Int, _ request: HTTPRequest) -> HookFailure {
    guard let worker = kubelet.workers[uid], let pod = knownPod(uid) else {
      return HookFailure(error: "container not running")
    }
    do throws(ConfigurationError) {
      let container = pod.spec.allContainers[index]
      return HookFailure(error: try request.refusal(of: container, at: worker.address))
    } catch {
      return HookFailure(error: error.message)
    }
  }
}

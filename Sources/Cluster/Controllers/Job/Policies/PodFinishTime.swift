import KubeAPI
import Simulation

extension Pod {
  /// When the pod ended, as the back-off counts it.
  ///
  /// The end of the last container, if all have ended; else the moment when the pod ceased to be
  /// ready; else the moment of the request to delete it; else its creation (`getFinishedTime` in
  /// pkg/controller/job/backoff_utils.go). In whole seconds, as the API keeps times.
  var finishTime: Instant {
    let moment =
      containersFinishTime ?? unreadyTime ?? deletionRequestTime ?? metadata.creationTimestamp
    return (moment ?? Instant(seconds: 0)).wholeSecond
  }

  private var containersFinishTime: Instant? {
    let main = Self.latestFinish(of: status.containerStatuses)
    let names = spec.initContainers.lazy.filter { $0.restartPolicy == .always }.map(\.name)
    let sidecars = status.initContainerStatuses.filter { names.contains($0.name) }
    guard !sidecars.isEmpty else { return main }
    // Once its sidecars have ended nothing else can run, whatever the other statuses say.
    guard let last = Self.latestFinish(of: sidecars) else { return nil }
    return max(main ?? last, last)
  }

  /// The end of the last of these containers; nil when one has not ended or there is none.
  private static func latestFinish(of containers: [ContainerStatus]) -> Instant? {
    var latest: Instant?
    for container in containers {
      guard let finish = container.state.terminated?.finishedAt else { return nil }
      latest = max(latest ?? finish, finish)
    }
    return latest
  }

  private var unreadyTime: Instant? {
    let ready = status.conditions.first { $0.type == "Ready" }
    return ready?.status == .false ? ready?.lastTransitionTime : nil
  }

  private var deletionRequestTime: Instant? {
    guard let deadline = metadata.deletionTimestamp else { return nil }
    return deadline - .seconds(metadata.deletionGracePeriodSeconds ?? 0)
  }

  /// Whether the pod passes its readiness checks.
  var isReady: Bool {
    status.conditions.contains { $0.type == "Ready" && $0.status == .true }
  }
}

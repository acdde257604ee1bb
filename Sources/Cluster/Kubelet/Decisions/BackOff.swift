import Simulation

/// A wait that doubles from one failure to the next, as the kubelet keeps it for each container
/// and each image.
///
/// `flowcontrol.Backoff` of client-go:
/// https://github.com/kubernetes/client-go/blob/master/util/flowcontrol/backoff.go
struct BackOff: Hashable, Sendable {
  static let initial: Duration = .seconds(10)
  /// `MaxContainerBackOff`, and `MaxImageBackOff`.
  static let longest: Duration = .seconds(300)

  private(set) var delay: Duration
  private var lastUpdate: Instant

  /// The step after a failure at `moment`; the first step is the initial wait.
  static func step(after previous: BackOff?, failureAt moment: Instant, now: Instant) -> BackOff {
    guard let previous, !previous.isExpired(at: moment) else {
      return BackOff(delay: initial, lastUpdate: now)
    }
    return BackOff(delay: min(previous.delay * 2, longest), lastUpdate: now)
  }

  /// Until when a container that ended at `finish` has to wait; nil when it need not.
  func waitEnd(finishedAt finish: Instant, now: Instant) -> Instant? {
    guard !isExpired(at: finish), finish + delay > now else { return nil }
    return finish + delay
  }

  /// Until when an image is not asked for again; nil when it may be.
  func pullPause(now: Instant) -> Instant? {
    guard !isExpired(at: now), lastUpdate + delay > now else { return nil }
    return lastUpdate + delay
  }

  /// What has gone well for twice the longest wait starts anew.
  private func isExpired(at moment: Instant) -> Bool {
    moment - lastUpdate > Self.longest * 2
  }
}

import Simulation

/// The limit on the time that a Job may be active: `activeDeadlineSeconds`.
///
/// It counts from `startTime`, which a suspension clears and a resumption sets anew.
enum DeadlinePolicy {
  enum Standing: Hashable, Sendable {
    case none
    case past
    /// So long from now.
    case ahead(Duration)
  }

  static func standing(
    activeDeadlineSeconds: Int64?,
    startTime: Instant?,
    isSuspended: Bool,
    now: Instant
  ) -> Standing {
    guard let activeDeadlineSeconds, let startTime, !isSuspended else { return .none }
    let remaining = Duration.seconds(activeDeadlineSeconds) - (now - startTime)
    return remaining <= .zero ? .past : .ahead(remaining)
  }
}

import KubeAPI
import Simulation

/// How the work queues of the controllers and the agenda work together.
extension Cluster {
  /// Adds a key to a controller's queue, at once or after a delay.
  mutating func wake(_ controller: Controller, _ key: ObjectKey, after delay: Duration = .zero) {
    // A hundred years stand for never, and keep the sum with the present in range.
    let delay = min(delay, .seconds(100 * 365 * 86_400))
    let moment = withQueue(of: controller) { $0.add(key, after: delay, now: $1) }
    if let moment { agenda.add(.reconcile(controller, key), at: moment) }
  }

  /// Ends a controller's work on a key.
  mutating func finish(_ controller: Controller, _ key: ObjectKey) {
    let moment = withQueue(of: controller) { $0.finish(key, now: $1) }
    if let moment { agenda.add(.reconcile(controller, key), at: moment) }
  }

  /// The same for work that has succeeded: earlier failures are forgotten.
  mutating func succeed(_ controller: Controller, _ key: ObjectKey) {
    let moment = withQueue(of: controller) { $0.succeed(key, now: $1) }
    if let moment { agenda.add(.reconcile(controller, key), at: moment) }
  }

  private mutating func withQueue<Result>(
    of controller: Controller,
    _ body: (inout WorkQueue, Instant) -> Result
  ) -> Result {
    switch controller {
    case .job: body(&jobController.queue, now)
    case .cronJob: body(&cronJobController.queue, now)
    case .ttlAfterFinished: body(&ttlController.queue, now)
    case .garbageCollector: body(&garbageCollector.queue, now)
    case .nodeLifecycle: body(&nodeLifecycleController.queue, now)
    case .namespace: body(&namespaceController.queue, now)
    }
  }
}

import KubeAPI
import Simulation

/// What a scripted pod does once it runs.
enum PodScript: Hashable, Sendable {
  /// Its only container ends so.
  case exit(Int32, after: Duration)
  /// It runs until it is deleted.
  case runForever
  /// It never gets a node.
  case neverStart
  /// It fails and is started again in place, for ever (restartPolicy OnFailure).
  case restart(every: Duration)

  static let succeed = PodScript.exit(0, after: .milliseconds(100))
  static let fail = PodScript.exit(1, after: .milliseconds(100))
}

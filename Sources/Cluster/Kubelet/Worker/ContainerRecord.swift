import KubeAPI
import Simulation

/// A container of a pod as its node's runtime has it.
struct ContainerRecord: Sendable {
  enum State: Sendable {
    /// Never started.
    case absent
    case running(since: Instant)
    case exited(ContainerStateTerminated)
  }

  var state: State = .absent
  /// `containerd://` and 64 hexadecimal digits; empty before the first start.
  var id = ""
  /// The exact moment of the last exit; statuses carry whole seconds.
  var endMoment: Instant?
  var restartCount: Int32 = 0
  var image: ImageTable.Image?
  /// The run before this one.
  var previous: ContainerStateTerminated?
  /// Why the last attempt to start did not succeed; kept until one does.
  var failure: StartFailure?
  var restartBackOff: BackOff?
  var pullBackOff: BackOff?
  var lastPullFailure = ""
  var process: ContainerProcess?
  /// When the process wants to go on; later wakes are for an earlier wish.
  var nextRun: Instant?
  var log = ContainerLog()
  var previousLog: ContainerLog?
  /// How far it is with stopping, once it is to.
  var stop: ContainerStop?
  /// When it is killed at the latest, once it has been told to stop.
  var killTime: Instant?

  var isRunning: Bool { if case .running = state { true } else { false } }

  var presence: PodActions.Presence {
    switch state {
    case .absent: .absent
    case .running: .running
    case .exited(let end): .exited(end.exitCode)
    }
  }

  /// Notes that a process runs.
  mutating func begin(_ process: consuming ContainerProcess, at moment: Instant) {
    state = .running(since: moment.wholeSecond)
    failure = nil
    self.process = process
  }

  /// Notes how the process has ended; its machine goes.
  mutating func end(_ end: consuming ContainerStateTerminated, at moment: Instant) {
    end.containerID = id
    state = .exited(end)
    endMoment = moment
    process = nil
    nextRun = nil
    killTime = nil
    stop = nil
  }

  /// The log of the run with this id, of the two that are kept.
  func log(of runID: String) -> ContainerLog? {
    if runID == id { return log }
    return runID == previous?.containerID ? previousLog : nil
  }
}

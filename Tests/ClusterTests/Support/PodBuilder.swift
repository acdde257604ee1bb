import KubeAPI
import Simulation

@testable import Cluster

/// Pods for the tables of policies.
extension Pod {
  static func named(_ name: String, _ change: (inout Pod) -> Void = { _ in }) -> Pod {
    var pod = Pod()
    pod.metadata.name = name
    pod.metadata.namespace = "default"
    pod.metadata.uid = "uid-" + name
    pod.metadata.creationTimestamp = Instant(seconds: 0)
    pod.status.phase = .pending
    change(&pod)
    return pod
  }

  /// A pod whose containers have ended with these exit codes.
  static func ended(_ codes: [(String, Int32)], name: String = "p") -> Pod {
    .named(name) { pod in
      pod.status.phase = codes.allSatisfy { $0.1 == 0 } ? .succeeded : .failed
      pod.status.containerStatuses = codes.map { .terminated($0.0, exitCode: $0.1) }
    }
  }

  mutating func setCondition(_ type: String, _ status: ConditionStatus, at seconds: Int64 = 0) {
    var condition = PodCondition()
    condition.type = type
    condition.status = status
    condition.lastTransitionTime = Instant(seconds: seconds)
    self.status.conditions.removeAll { $0.type == type }
    self.status.conditions.append(condition)
  }
}

extension ContainerStatus {
  static func terminated(
    _ name: String,
    exitCode: Int32 = 0,
    at seconds: Int64? = 0
  ) -> ContainerStatus {
    var status = ContainerStatus()
    status.name = name
    var end = ContainerStateTerminated()
    end.exitCode = exitCode
    end.reason = exitCode == 0 ? "Completed" : "Error"
    end.finishedAt = seconds.map { Instant(seconds: $0) }
    status.state.terminated = end
    return status
  }

  static func running(_ name: String, restarts: Int32 = 0) -> ContainerStatus {
    var status = ContainerStatus()
    status.name = name
    status.restartCount = restarts
    status.state.running = ContainerStateRunning()
    return status
  }
}

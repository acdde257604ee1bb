package import Simulation

/// What has become of a pod.
package struct PodStatus: APIStruct {
  package static let schemaName = "core.v1.PodStatus"

  package var observedGeneration: Int64 = 0
  package var phase: PodPhase = ""
  package var conditions: [PodCondition] = []
  package var message: String = ""
  package var reason: String = ""
  package var hostIP: String = ""
  package var hostIPs: [HostIP] = []
  package var podIP: String = ""
  package var podIPs: [HostIP] = []
  package var startTime: Instant?
  package var initContainerStatuses: [ContainerStatus] = []
  package var containerStatuses: [ContainerStatus] = []
  package var qosClass: String = ""
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<PodStatus>? = Remainder(\.others)

  package static let fieldList: [Field<PodStatus>] = [
    Field("observedGeneration", \.observedGeneration),
    Field("phase", \.phase),
    Field("conditions", \.conditions),
    Field("message", \.message),
    Field("reason", \.reason),
    Field("hostIP", \.hostIP),
    Field("hostIPs", \.hostIPs),
    Field("podIP", \.podIP),
    Field("podIPs", \.podIPs),
    Field("startTime", \.startTime),
    Field("initContainerStatuses", \.initContainerStatuses),
    Field("containerStatuses", \.containerStatuses),
    Field("qosClass", \.qosClass),
  ]
}

/// An address.
package struct HostIP: APIStruct {
  package static let schemaName = "core.v1.PodIP"

  package var ip: String = ""

  package init() {}

  package static let fieldList: [Field<HostIP>] = [
    Field("ip", \.ip)
  ]
}

/// One thing that is known about a pod, such as Ready.
package struct PodCondition: APIStruct {
  package static let schemaName = "core.v1.PodCondition"

  package var type: String = ""
  package var observedGeneration: Int64 = 0
  package var status: ConditionStatus = ""
  package var lastProbeTime: Instant?
  package var lastTransitionTime: Instant?
  package var reason: String = ""
  package var message: String = ""

  package init() {}

  package static let fieldList: [Field<PodCondition>] = [
    Field("type", \.type, always: true),
    Field("observedGeneration", \.observedGeneration),
    Field("status", \.status, always: true),
    Field("lastProbeTime", \.lastProbeTime, always: true),
    Field("lastTransitionTime", \.lastTransitionTime),
    Field("reason", \.reason),
    Field("message", \.message),
  ]
}

/// What has become of a container.
package struct ContainerStatus: APIStruct {
  package static let schemaName = "core.v1.ContainerStatus"

  package var name: String = ""
  package var state: ContainerState = ContainerState()
  package var lastState: ContainerState = ContainerState()
  package var ready: Bool = false
  package var restartCount: Int32 = 0
  package var image: String = ""
  package var imageID: String = ""
  package var containerID: String = ""
  package var started: Bool?
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<ContainerStatus>? = Remainder(\.others)

  package static let fieldList: [Field<ContainerStatus>] = [
    Field("name", \.name, always: true),
    Field("state", \.state),
    Field("lastState", \.lastState),
    Field("ready", \.ready, always: true),
    Field("restartCount", \.restartCount, always: true),
    Field("image", \.image, always: true),
    Field("imageID", \.imageID, always: true),
    Field("containerID", \.containerID),
    Field("started", \.started),
  ]
}

/// Waiting, running or terminated; one of them at most.
package struct ContainerState: APIStruct {
  package static let schemaName = "core.v1.ContainerState"

  package var waiting: ContainerStateWaiting?
  package var running: ContainerStateRunning?
  package var terminated: ContainerStateTerminated?

  package init() {}

  package static let fieldList: [Field<ContainerState>] = [
    Field("waiting", \.waiting),
    Field("running", \.running),
    Field("terminated", \.terminated),
  ]
}

/// Why a container does not run yet.
package struct ContainerStateWaiting: APIStruct {
  package static let schemaName = "core.v1.ContainerStateWaiting"

  package var reason: String = ""
  package var message: String = ""

  package init() {}

  package static let fieldList: [Field<ContainerStateWaiting>] = [
    Field("reason", \.reason),
    Field("message", \.message),
  ]
}

/// Since when a container runs.
package struct ContainerStateRunning: APIStruct {
  package static let schemaName = "core.v1.ContainerStateRunning"

  package var startedAt: Instant?

  package init() {}

  package static let fieldList: [Field<ContainerStateRunning>] = [
    Field("startedAt", \.startedAt, always: true)
  ]
}

/// How a container ended.
package struct ContainerStateTerminated: APIStruct {
  package static let schemaName = "core.v1.ContainerStateTerminated"

  package var exitCode: Int32 = 0
  package var signal: Int32 = 0
  package var reason: String = ""
  package var message: String = ""
  package var startedAt: Instant?
  package var finishedAt: Instant?
  package var containerID: String = ""

  package init() {}

  package static let fieldList: [Field<ContainerStateTerminated>] = [
    Field("exitCode", \.exitCode, always: true),
    Field("signal", \.signal),
    Field("reason", \.reason),
    Field("message", \.message),
    Field("startedAt", \.startedAt, always: true),
    Field("finishedAt", \.finishedAt, always: true),
    Field("containerID", \.containerID),
  ]
}

public import Simulation

/// What has become of a pod.
public struct PodStatus: APIStruct {
  public static let schemaName = "core.v1.PodStatus"

  public var observedGeneration: Int64 = 0
  public var phase: PodPhase = ""
  public var conditions: [PodCondition] = []
  public var message: String = ""
  public var reason: String = ""
  public var hostIP: String = ""
  public var hostIPs: [HostIP] = []
  public var podIP: String = ""
  public var podIPs: [HostIP] = []
  public var startTime: Instant?
  public var initContainerStatuses: [ContainerStatus] = []
  public var containerStatuses: [ContainerStatus] = []
  public var qosClass: String = ""
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<PodStatus>? = Remainder(\.others)

  public static let fieldList: [Field<PodStatus>] = [
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
public struct HostIP: APIStruct {
  public static let schemaName = "core.v1.PodIP"

  public var ip: String = ""

  public init() {}

  public static let fieldList: [Field<HostIP>] = [
    Field("ip", \.ip)
  ]
}

/// One thing that is known about a pod, such as Ready.
public struct PodCondition: APIStruct {
  public static let schemaName = "core.v1.PodCondition"

  public var type: String = ""
  public var observedGeneration: Int64 = 0
  public var status: ConditionStatus = ""
  public var lastProbeTime: Instant?
  public var lastTransitionTime: Instant?
  public var reason: String = ""
  public var message: String = ""

  public init() {}

  public init(
    type: String,
    status: ConditionStatus,
    reason: String,
    message: String,
    observedGeneration: Int64,
    lastTransitionTime: Instant?
  ) {
    self.type = type
    self.status = status
    self.reason = reason
    self.message = message
    self.observedGeneration = observedGeneration
    self.lastTransitionTime = lastTransitionTime
  }

  public static let fieldList: [Field<PodCondition>] = [
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
public struct ContainerStatus: APIStruct {
  public static let schemaName = "core.v1.ContainerStatus"

  public var name: String = ""
  public var state: ContainerState = ContainerState()
  public var lastState: ContainerState = ContainerState()
  public var ready: Bool = false
  public var restartCount: Int32 = 0
  public var image: String = ""
  public var imageID: String = ""
  public var containerID: String = ""
  public var started: Bool?
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<ContainerStatus>? = Remainder(\.others)

  public static let fieldList: [Field<ContainerStatus>] = [
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
public struct ContainerState: APIStruct {
  public static let schemaName = "core.v1.ContainerState"

  public var waiting: ContainerStateWaiting?
  public var running: ContainerStateRunning?
  public var terminated: ContainerStateTerminated?

  public init() {}

  public static let fieldList: [Field<ContainerState>] = [
    Field("waiting", \.waiting),
    Field("running", \.running),
    Field("terminated", \.terminated),
  ]
}

/// Why a container does not run yet.
public struct ContainerStateWaiting: APIStruct {
  public static let schemaName = "core.v1.ContainerStateWaiting"

  public var reason: String = ""
  public var message: String = ""

  public init() {}

  public static let fieldList: [Field<ContainerStateWaiting>] = [
    Field("reason", \.reason),
    Field("message", \.message),
  ]
}

/// Since when a container runs.
public struct ContainerStateRunning: APIStruct {
  public static let schemaName = "core.v1.ContainerStateRunning"

  public var startedAt: Instant?

  public init() {}

  public static let fieldList: [Field<ContainerStateRunning>] = [
    Field("startedAt", \.startedAt, always: true)
  ]
}

/// How a container ended.
public struct ContainerStateTerminated: APIStruct {
  public static let schemaName = "core.v1.ContainerStateTerminated"

  public var exitCode: Int32 = 0
  public var signal: Int32 = 0
  public var reason: String = ""
  public var message: String = ""
  public var startedAt: Instant?
  public var finishedAt: Instant?
  public var containerID: String = ""

  public init() {}

  public static let fieldList: [Field<ContainerStateTerminated>] = [
    Field("exitCode", \.exitCode, always: true),
    Field("signal", \.signal),
    Field("reason", \.reason),
    Field("message", \.message),
    Field("startedAt", \.startedAt, always: true),
    Field("finishedAt", \.finishedAt, always: true),
    Field("containerID", \.containerID),
  ]
}

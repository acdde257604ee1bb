public import Simulation

/// A machine that runs pods.
public struct Node: APIStruct {
  public static let schemaName = "core.v1.Node"

  @Shared public var metadata: ObjectMeta = ObjectMeta()
  public var spec: NodeSpec = NodeSpec()
  @Shared public var status: NodeStatus = NodeStatus()

  public init() {}

  public static let fieldList: [Field<Node>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// What is wanted of a node.
public struct NodeSpec: APIStruct {
  public static let schemaName = "core.v1.NodeSpec"

  public var podCIDR: String = ""
  public var podCIDRs: [String] = []
  public var unschedulable: Bool = false
  public var taints: [Taint] = []
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<NodeSpec>? = Remainder(\.others)

  public static let fieldList: [Field<NodeSpec>] = [
    Field("podCIDR", \.podCIDR),
    Field("podCIDRs", \.podCIDRs),
    Field("unschedulable", \.unschedulable),
    Field("taints", \.taints),
  ]
}

/// Keeps pods that do not tolerate it away from a node.
public struct Taint: APIStruct {
  public static let schemaName = "core.v1.Taint"

  public var key: String = ""
  public var assigned: String = ""
  public var effect: String = ""
  public var timeAdded: Instant?

  public init() {}

  public static let fieldList: [Field<Taint>] = [
    Field("key", \.key, always: true),
    Field("value", \.assigned),
    Field("effect", \.effect, always: true),
    Field("timeAdded", \.timeAdded),
  ]
}

/// What a node has and how it is.
public struct NodeStatus: APIStruct {
  public static let schemaName = "core.v1.NodeStatus"

  public var capacity: StringMap = StringMap()
  public var allocatable: StringMap = StringMap()
  public var conditions: [NodeCondition] = []
  public var addresses: [NodeAddress] = []
  public var nodeInfo: Value?
  public var images: [Value] = []
  /// Fields that the simulator keeps and does not act on.
  public var others = Fields()

  public init() {}

  public static let remainder: Remainder<NodeStatus>? = Remainder(\.others)

  public static let fieldList: [Field<NodeStatus>] = [
    Field("capacity", \.capacity),
    Field("allocatable", \.allocatable),
    Field("conditions", \.conditions),
    Field("addresses", \.addresses),
    Field("nodeInfo", \.nodeInfo),
    Field("images", \.images),
  ]
}

/// One thing that is known about a node, such as Ready.
public struct NodeCondition: APIStruct {
  public static let schemaName = "core.v1.NodeCondition"

  public var type: String = ""
  public var status: ConditionStatus = ""
  public var lastHeartbeatTime: Instant?
  public var lastTransitionTime: Instant?
  public var reason: String = ""
  public var message: String = ""

  public init() {}

  public static let fieldList: [Field<NodeCondition>] = [
    Field("type", \.type, always: true),
    Field("status", \.status, always: true),
    Field("lastHeartbeatTime", \.lastHeartbeatTime, always: true),
    Field("lastTransitionTime", \.lastTransitionTime, always: true),
    Field("reason", \.reason),
    Field("message", \.message),
  ]
}

/// An address or name of a node.
public struct NodeAddress: APIStruct {
  public static let schemaName = "core.v1.NodeAddress"

  public var type: String = ""
  public var address: String = ""

  public init() {}

  public static let fieldList: [Field<NodeAddress>] = [
    Field("type", \.type, always: true),
    Field("address", \.address, always: true),
  ]
}

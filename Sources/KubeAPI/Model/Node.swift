package import Simulation

/// A machine that runs pods.
package struct Node: APIStruct {
  package static let schemaName = "core.v1.Node"

  @Shared package var metadata: ObjectMeta = ObjectMeta()
  package var spec: NodeSpec = NodeSpec()
  @Shared package var status: NodeStatus = NodeStatus()

  package init() {}

  package static let fieldList: [Field<Node>] = [
    Field("metadata", \.metadata),
    Field("spec", \.spec),
    Field("status", \.status),
  ]
}

/// What is wanted of a node.
package struct NodeSpec: APIStruct {
  package static let schemaName = "core.v1.NodeSpec"

  package var podCIDR: String = ""
  package var podCIDRs: [String] = []
  package var unschedulable: Bool = false
  package var taints: [Taint] = []
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<NodeSpec>? = Remainder(\.others)

  package static let fieldList: [Field<NodeSpec>] = [
    Field("podCIDR", \.podCIDR),
    Field("podCIDRs", \.podCIDRs),
    Field("unschedulable", \.unschedulable),
    Field("taints", \.taints),
  ]
}

/// Keeps pods that do not tolerate it away from a node.
package struct Taint: APIStruct {
  package static let schemaName = "core.v1.Taint"

  package var key: String = ""
  package var assigned: String = ""
  package var effect: String = ""
  package var timeAdded: Instant?

  package init() {}

  package static let fieldList: [Field<Taint>] = [
    Field("key", \.key, always: true),
    Field("value", \.assigned),
    Field("effect", \.effect, always: true),
    Field("timeAdded", \.timeAdded),
  ]
}

/// What a node has and how it is.
package struct NodeStatus: APIStruct {
  package static let schemaName = "core.v1.NodeStatus"

  package var capacity: StringMap = StringMap()
  package var allocatable: StringMap = StringMap()
  package var conditions: [NodeCondition] = []
  package var addresses: [NodeAddress] = []
  package var nodeInfo: Value?
  package var images: [Value] = []
  /// Fields that the simulator keeps and does not act on.
  package var others = Fields()

  package init() {}

  package static let remainder: Remainder<NodeStatus>? = Remainder(\.others)

  package static let fieldList: [Field<NodeStatus>] = [
    Field("capacity", \.capacity),
    Field("allocatable", \.allocatable),
    Field("conditions", \.conditions),
    Field("addresses", \.addresses),
    Field("nodeInfo", \.nodeInfo),
    Field("images", \.images),
  ]
}

/// One thing that is known about a node, such as Ready.
package struct NodeCondition: APIStruct {
  package static let schemaName = "core.v1.NodeCondition"

  package var type: String = ""
  package var status: ConditionStatus = ""
  package var lastHeartbeatTime: Instant?
  package var lastTransitionTime: Instant?
  package var reason: String = ""
  package var message: String = ""

  package init() {}

  package static let fieldList: [Field<NodeCondition>] = [
    Field("type", \.type, always: true),
    Field("status", \.status, always: true),
    Field("lastHeartbeatTime", \.lastHeartbeatTime, always: true),
    Field("lastTransitionTime", \.lastTransitionTime, always: true),
    Field("reason", \.reason),
    Field("message", \.message),
  ]
}

/// An address or name of a node.
package struct NodeAddress: APIStruct {
  package static let schemaName = "core.v1.NodeAddress"

  package var type: String = ""
  package var address: String = ""

  package init() {}

  package static let fieldList: [Field<NodeAddress>] = [
    Field("type", \.type, always: true),
    Field("address", \.address, always: true),
  ]
}

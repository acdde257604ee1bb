import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct PlacementTests {
  /// A lab with nodes of the zones a, b, …, and `node-1` in the first.
  private func lab(zones: [String], seed: UInt64 = 1) throws -> PodLab {
    var lab = PodLab(seed: seed)
    try lab.setNode { $0.metadata.labels["zone"] = zones[0] }
    for (index, zone) in zones.enumerated().dropFirst() {
      var node = Node()
      node.metadata.name = "node-\(index + 1)"
      node.metadata.labels["zone"] = zone
      try lab.cluster.addNode(node)
    }
    return lab
  }

  private func place(
    _ lab: inout PodLab,
    _ name: String,
    spec: Value = [:],
    labels: Value = ["app": "web"],
    cpu: String = "100m"
  ) throws -> String {
    var whole: Value = [
      "restartPolicy": "Never",
      "containers": [
        [
          "name": "main", "image": "busybox:1.36", "command": ["sleep", "600"],
          "resources": ["requests": ["cpu": .string(cpu)]],
        ]
      ],
    ]
    for entry in spec.fields ?? [:] { whole[entry.name] = entry.value }
    try lab.create(.pod, ["metadata": ["name": .string(name), "labels": labels], "spec": whole])
    lab.wait(0.1)
    return lab.pod(name)?.spec.nodeName ?? ""
  }

  private func refusal(_ lab: PodLab, _ name: String) -> String {
    let message = lab.pod(name)?.status.conditions.first { $0.type == "PodScheduled" }?.message
    return String(message?.prefix { $0 != "." } ?? "")
  }

  @Test("a Node object that is created is a machine like the first, and runs pods")
  func newNode() throws {
    var lab = try lab(zones: ["a", "b"])
    guard case .node(let node) = try lab.cluster.get(.node, "node-2", namespace: "") else {
      Issue.record("no node")
      return
    }
    #expect(node.status.allocatable["cpu"] == "2")
    #expect(node.metadata.labels["kubernetes.io/hostname"] == "node-2")
    #expect(node.status.addresses.first?.address == "192.168.1.11")
    #expect(node.status.conditions.last?.type == "Ready")
    let name = try place(&lab, "p", spec: ["nodeSelector": ["zone": "b"]])
    #expect(name == "node-2")
    lab.wait(3)
    #expect(lab.phase("p") == .running)
    #expect(lab.pod("p")?.status.hostIP == "192.168.1.11")
  }

  @Test("pods go where most is left")
  func leastAllocated() throws {
    var lab = try lab(zones: ["a", "b"])
    let first = try place(&lab, "p0", cpu: "500m")
    let second = try place(&lab, "p1", cpu: "500m")
    #expect(Set([first, second]) == ["node-1", "node-2"])
    let third = try place(&lab, "p2", cpu: "1")
    let fourth = try place(&lab, "p3", cpu: "500m")
    #expect(third != fourth)
  }

  @Test("of equal nodes chance chooses, and the same chance for the same seed")
  func ties() throws {
    func choice(_ seed: UInt64) throws -> String {
      var lab = try lab(zones: ["a", "b", "c"], seed: seed)
      return try place(&lab, "p")
    }
    let choices = try (1...20).map { try choice($0) }
    #expect(Set(choices).count == 3)
    #expect(try (1...20).map { try choice($0) } == choices)
  }

  @Test("preferences of nodes weigh more than what is left of them")
  func preferences() throws {
    var lab = try lab(zones: ["a", "b"])
    let wish: Value = [
      "affinity": [
        "nodeAffinity": [
          "preferredDuringSchedulingIgnoredDuringExecution": [
            [
              "weight": 1,
              "preference": [
                "matchExpressions": [["key": "zone", "operator": "In", "values": ["a"]]]
              ],
            ]
          ]
        ]
      ]
    ]
    for index in 0..<4 {
      let name = try place(&lab, "p\(index)", spec: wish)
      #expect(name == "node-1")
    }
  }

  @Test("a taint of PreferNoSchedule makes a node less welcome")
  func softTaint() throws {
    var lab = try lab(zones: ["a", "b"])
    try lab.setNode { node in
      var taint = Taint()
      taint.key = "slow"
      taint.effect = "PreferNoSchedule"
      node.spec.taints = [taint]
    }
    for index in 0..<4 {
      let name = try place(&lab, "p\(index)")
      #expect(name == "node-2")
    }
  }

  private static func terms(_ kind: String, _ app: String, _ key: String) -> Value {
    [
      "affinity": [
        kind: [
          "requiredDuringSchedulingIgnoredDuringExecution": [
            ["topologyKey": .string(key), "labelSelector": ["matchLabels": ["app": .string(app)]]]
          ]
        ]
      ]
    ]
  }

  @Test("pods that must be apart go to different nodes, and the last one waits")
  func antiAffinity() throws {
    var lab = try lab(zones: ["a", "b"])
    let apart = Self.terms("podAntiAffinity", "web", "kubernetes.io/hostname")
    let names = try [place(&lab, "p0", spec: apart), place(&lab, "p1", spec: apart)]
    #expect(Set(names) == ["node-1", "node-2"])
    let third = try place(&lab, "p2", spec: apart)
    #expect(third.isEmpty)
    #expect(
      refusal(lab, "p2")
        == "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules"
    )
    let plain = try place(&lab, "p3")
    #expect(plain.isEmpty)
    #expect(
      refusal(lab, "p3")
        == "0/2 nodes are available: 2 node(s) didn't satisfy existing pods anti-affinity rules"
    )
    try lab.delete("p0", grace: 0)
    lab.wait(5)
    #expect(lab.pod("p2")?.spec.nodeName.isEmpty == false)
  }

  @Test("pods that must be near others follow them, and the first of a series starts it")
  func affinity() throws {
    var lab = try lab(zones: ["a", "b", "b"])
    let near = Self.terms("podAffinity", "web", "zone")
    let first = try place(&lab, "p0", spec: near)
    #expect(!first.isEmpty)
    let others = try (1...3).map { try place(&lab, "p\($0)", spec: near) }
    let zone = first == "node-1" ? ["node-1"] : ["node-2", "node-3"]
    #expect(others.allSatisfy(zone.contains))
    let lost = try place(&lab, "q", spec: Self.terms("podAffinity", "gone", "zone"))
    #expect(lost.isEmpty)
    #expect(
      refusal(lab, "q") == "0/3 nodes are available: 3 node(s) didn't match pod affinity rules"
    )
  }

  @Test("a pod that waits for a neighbor is placed when one has come")
  func lateNeighbor() throws {
    var lab = try lab(zones: ["a", "b"])
    let near = Self.terms("podAffinity", "db", "zone")
    let early = try place(&lab, "p", spec: near)
    #expect(early.isEmpty)
    let db = try place(&lab, "db", spec: ["nodeSelector": ["zone": "b"]], labels: ["app": "db"])
    #expect(db == "node-2")
    lab.wait(1)
    #expect(lab.pod("p")?.spec.nodeName == "node-2")
  }

  private static func spread(_ key: String, _ whenUnsatisfiable: String) -> Value {
    [
      "topologySpreadConstraints": [
        [
          "maxSkew": 1, "topologyKey": .string(key),
          "whenUnsatisfiable": .string(whenUnsatisfiable),
          "labelSelector": ["matchLabels": ["app": "web"]],
        ]
      ]
    ]
  }

  @Test(
    "pods are spread over zones, whether they must or should",
    arguments: ["DoNotSchedule", "ScheduleAnyway"]
  )
  func spread(_ mode: String) throws {
    var lab = try lab(zones: ["a", "b", "c"])
    let names = try (0..<6).map { try place(&lab, "p\($0)", spec: Self.spread("zone", mode)) }
    for node in ["node-1", "node-2", "node-3"] {
      #expect(names.count { $0 == node } == 2)
    }
  }

  @Test("a zone that is full keeps a pod waiting rather than skewed")
  func skew() throws {
    var lab = try lab(zones: ["a", "b"])
    try lab.setNode { $0.spec.unschedulable = true }
    let first = try place(&lab, "p0", spec: Self.spread("zone", "DoNotSchedule"))
    #expect(first == "node-2")
    let second = try place(&lab, "p1", spec: Self.spread("zone", "DoNotSchedule"))
    #expect(second.isEmpty)
    #expect(
      refusal(lab, "p1")
        == "0/2 nodes are available: 1 node(s) didn't match pod topology spread constraints, "
        + "1 node(s) were unschedulable"
    )
    let third = try place(&lab, "p2", spec: Self.spread("rack", "DoNotSchedule"))
    #expect(third.isEmpty)
    #expect(
      refusal(lab, "p2")
        == "0/2 nodes are available: 1 node(s) didn't match pod topology spread constraints "
        + "(missing required label), 1 node(s) were unschedulable"
    )
  }

  @Test("a port of a node is given once")
  func ports() throws {
    var lab = try lab(zones: ["a"])
    let spec: Value = [
      "containers": [
        [
          "name": "main", "image": "busybox:1.36", "command": ["sleep", "600"],
          "ports": [["containerPort": 80, "hostPort": 8080]],
        ]
      ]
    ]
    let first = try place(&lab, "p0", spec: spec)
    #expect(first == "node-1")
    let second = try place(&lab, "p1", spec: spec)
    #expect(second.isEmpty)
    #expect(
      refusal(lab, "p1") == "0/1 nodes are available: 1 node(s) didn't have free ports for the "
        + "requested pod ports"
    )
    try lab.delete("p0", grace: 0)
    lab.wait(5)
    #expect(lab.pod("p1")?.spec.nodeName == "node-1")
  }

  @Test("nodes that a pod does not name are passed over")
  func named() throws {
    var lab = try lab(zones: ["a", "b"])
    let spec: Value = [
      "affinity": [
        "nodeAffinity": [
          "requiredDuringSchedulingIgnoredDuringExecution": [
            "nodeSelectorTerms": [
              ["matchFields": [["key": "metadata.name", "operator": "In", "values": ["node-9"]]]]
            ]
          ]
        ]
      ]
    ]
    let name = try place(&lab, "p", spec: spec)
    #expect(name.isEmpty)
    #expect(
      refusal(lab, "p")
        == "0/2 nodes are available: 2 node(s) didn't satisfy plugin(s) [NodeAffinity]"
    )
  }

  @Test(
    "a pod of higher priority drives others away, the least important ones, and takes their room"
  )
  func preemption() throws {
    var lab = try lab(zones: ["a"])
    let first = try place(&lab, "low", spec: ["terminationGracePeriodSeconds": 2], cpu: "1500m")
    #expect(first == "node-1")
    lab.wait(3)
    var pod = Pod()
    pod.metadata.name = "high"
    pod.metadata.namespace = "default"
    var container = Container()
    container.name = "main"
    container.image = "busybox:1.36"
    container.imagePullPolicy = .ifNotPresent
    container.command = ["sleep", "600"]
    container.resources.requests["cpu"] = "1"
    pod.spec.containers = [container]
    pod.spec.restartPolicy = .never
    pod.spec.schedulerName = "default-scheduler"
    pod.spec.priority = 1_000
    lab.cluster.server.write(.pod(pod))
    lab.cluster.deliverChanges()
    lab.wait(0.1)
    let victim = try #require(lab.pod("low"))
    #expect(victim.metadata.deletionTimestamp != nil)
    let condition = victim.status.conditions.first { $0.type == "DisruptionTarget" }
    #expect(condition?.reason == "PreemptionByScheduler")
    #expect(lab.events("low").contains { $0.hasPrefix("1 Preempted Preempted by pod ") })
    #expect(lab.pod("high")?.status.others["nominatedNodeName"] == "node-1")
    #expect(
      lab.events("high") == ["1 FailedScheduling 0/1 nodes are available: 1 Insufficient cpu."]
    )
    lab.wait(8)
    #expect(lab.pod("low") == nil)
    #expect(lab.pod("high")?.spec.nodeName == "node-1")
    #expect(lab.pod("high")?.status.others["nominatedNodeName"] == nil)
  }

  @Test("logarithms are those of mathematics")
  func logarithms() {
    #expect(abs(naturalLogarithm(3) - 1.098_612_288_668_11) < 1e-12)
    #expect(abs(naturalLogarithm(5_000) - 8.517_193_191_416_24) < 1e-12)
  }
}

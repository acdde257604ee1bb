import KubeAPI
import Testing

@testable import Cluster

@Suite struct PodDemandTests {
  struct SumCase: Sendable, CustomTestStringConvertible {
    var name: String
    /// CPU requests; a sidecar is marked by a plus sign in front.
    var initial: [String]
    var main: [String]
    var milli: Int64
    var testDescription: String { name }

    static let cases: [SumCase] = [
      SumCase(name: "main containers add up", initial: [], main: ["100m", "200m"], milli: 300),
      SumCase(
        name: "a large init container counts alone",
        initial: ["1"],
        main: ["100m"],
        milli: 1_000
      ),
      SumCase(
        name: "init containers do not add up",
        initial: ["100m", "150m"],
        main: ["100m"],
        milli: 150
      ),
      SumCase(
        name: "a sidecar runs beside the main containers",
        initial: ["+200m"],
        main: ["100m"],
        milli: 300
      ),
      SumCase(
        name: "an init container runs beside the sidecars before it",
        initial: ["+200m", "500m"],
        main: ["100m"],
        milli: 700
      ),
      SumCase(
        name: "but not beside those after it",
        initial: ["500m", "+200m"],
        main: ["100m"],
        milli: 500
      ),
    ]
  }

  @Test("requests are added up by when containers run", arguments: SumCase.cases)
  func sums(_ test: SumCase) {
    var spec = PodSpec()
    func container(_ text: String) -> Container {
      var container = Container()
      container.resources.requests["cpu"] = text.hasPrefix("+") ? String(text.dropFirst()) : text
      if text.hasPrefix("+") { container.restartPolicy = .always }
      return container
    }
    spec.initContainers = test.initial.map(container)
    spec.containers = test.main.map(container)
    #expect(PodRequests(spec)["cpu"].milliunits == test.milli)
  }

  struct VerdictCase: Sendable, CustomTestStringConvertible {
    var name: String
    var pod: Value = [:]
    var node: Value = [:]
    var usedPods = 0
    var reasons: [String] = []
    var isUnresolvable = true
    var testDescription: String { name }

    static let affinity: Value = [
      "nodeAffinity": [
        "requiredDuringSchedulingIgnoredDuringExecution": [
          "nodeSelectorTerms": [
            ["matchExpressions": [["key": "disk", "operator": "In", "values": ["fast"]]]],
            ["matchExpressions": [["key": "cores", "operator": "Gt", "values": ["7"]]]],
          ]
        ]
      ]
    ]
    static let elsewhere = ["node(s) didn't match Pod's node affinity/selector"]
    static let tainted: Value = [["key": "team", "value": "a", "effect": "NoSchedule"]]

    static let cases: [VerdictCase] = [
      VerdictCase(name: "a pod without demands fits", isUnresolvable: false),
      VerdictCase(
        name: "a selector must match",
        pod: ["nodeSelector": ["disk": "fast"]],
        reasons: elsewhere
      ),
      VerdictCase(
        name: "a selector that matches",
        pod: ["nodeSelector": ["disk": "fast"]],
        node: ["labels": ["disk": "fast"]],
        isUnresolvable: false
      ),
      VerdictCase(name: "no term holds", pod: ["affinity": affinity], reasons: elsewhere),
      VerdictCase(
        name: "the second term holds",
        pod: ["affinity": affinity],
        node: ["labels": ["cores": "8"]],
        isUnresolvable: false
      ),
      VerdictCase(
        name: "a cordoned node",
        node: ["unschedulable": true],
        reasons: ["node(s) were unschedulable"]
      ),
      VerdictCase(
        name: "a cordoned node that is tolerated",
        pod: [
          "tolerations": [["key": "node.kubernetes.io/unschedulable", "operator": "Exists"]]
        ],
        node: ["unschedulable": true],
        isUnresolvable: false
      ),
      VerdictCase(
        name: "a taint",
        node: ["taints": tainted],
        reasons: ["node(s) had untolerated taint(s)"]
      ),
      VerdictCase(
        name: "a taint with another value tolerated",
        pod: ["tolerations": [["key": "team", "value": "b", "effect": "NoSchedule"]]],
        node: ["taints": tainted],
        reasons: ["node(s) had untolerated taint(s)"]
      ),
      VerdictCase(
        name: "a tolerated taint",
        pod: ["tolerations": [["key": "team", "value": "a", "effect": "NoSchedule"]]],
        node: ["taints": tainted],
        isUnresolvable: false
      ),
      VerdictCase(
        name: "a preference does not keep away",
        node: ["taints": [["key": "team", "effect": "PreferNoSchedule"]]],
        isUnresolvable: false
      ),
      VerdictCase(
        name: "the node is full of pods",
        usedPods: 110,
        reasons: ["Too many pods"],
        isUnresolvable: false
      ),
      VerdictCase(
        name: "more than the node has",
        pod: ["containers": [["resources": ["requests": ["cpu": "3", "memory": "1Ti"]]]]],
        reasons: ["Insufficient cpu", "Insufficient memory"]
      ),
      VerdictCase(
        name: "more than is left",
        pod: ["containers": [["resources": ["limits": ["cpu": "2"]]]]],
        usedPods: 1,
        reasons: ["Insufficient cpu"],
        isUnresolvable: false
      ),
      VerdictCase(
        name: "a resource that no node has",
        pod: ["containers": [["resources": ["requests": ["example.com/gpu": "1"]]]]],
        reasons: ["Insufficient example.com/gpu"]
      ),
    ]
  }

  @Test("a node takes a pod or says why not", arguments: VerdictCase.cases)
  func verdicts(_ test: VerdictCase) {
    var pod = Pod()
    pod.spec = PodSpec(test.pod)
    var node = Node()
    node.metadata.name = "n"
    node.metadata.labels = StringMap(test.node["labels"] ?? .null)
    node.spec = NodeSpec(test.node)
    node.status.allocatable = ["cpu": "2", "memory": "4Gi", "pods": "110"]
    var used = NodeUsage()
    used.podCount = test.usedPods
    if test.usedPods > 0 {
      var spec = PodSpec()
      var container = Container()
      container.resources.requests["cpu"] = "500m"
      spec.containers = [container]
      used.requests = PodRequests(spec)
    }
    let verdict = PodDemand(pod).verdict(on: node, using: used)
    #expect(verdict == NodeVerdict(reasons: test.reasons, isUnresolvable: test.isUnresolvable))
  }

  @Test("the message counts reasons over the nodes and says what preemption could do")
  func messages() {
    let error = FitError(
      precondition: nil,
      verdicts: [
        NodeVerdict(reasons: ["Insufficient cpu", "Too many pods"], isUnresolvable: false),
        .never("node(s) were unschedulable"),
        NodeVerdict(reasons: ["Insufficient cpu"], isUnresolvable: false),
      ]
    )
    #expect(
      error.message
        == "0/3 nodes are available: 1 Too many pods, 1 node(s) were unschedulable, "
        + "2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: "
        + "1 Preemption is not helpful for scheduling, "
        + "2 No preemption victims found for incoming pod."
    )
    #expect(
      FitError(precondition: "persistentvolumeclaim \"data\" not found", verdicts: [.fit]).message
        == "0/1 nodes are available: persistentvolumeclaim \"data\" not found. no new claims to "
        + "deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for "
        + "scheduling."
    )
  }
}

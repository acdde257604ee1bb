import KubeAPI
import Simulation
import TestKit
import Testing

@testable import Cluster

@Suite struct KubeletSweepTests {
  private static let scripts = [
    "true", "exit 1", "sleep 3", "sleep 2; exit 3", "echo a; sleep 20; echo b", "sleep 1000",
  ]

  /// Probes and hooks of some of the pods.
  private static let extras: [Value] = [
    [:], [:], [:],
    ["livenessProbe": ["exec": ["command": ["false"]], "periodSeconds": 2]],
    ["readinessProbe": ["exec": ["command": ["sleep", "2"]], "periodSeconds": 1]],
    [
      "startupProbe": ["tcpSocket": ["port": 80], "periodSeconds": 1, "failureThreshold": 4],
      "lifecycle": ["preStop": ["exec": ["command": ["sleep", "3"]]]],
    ],
    ["lifecycle": ["postStart": ["exec": ["command": ["sh", "-c", "sleep 2; exit 1"]]]]],
    [
      "lifecycle": [
        "postStart": ["sleep": ["seconds": 1]], "preStop": ["httpGet": ["port": 80]],
      ],
      "livenessProbe": ["grpc": ["port": 1], "periodSeconds": 1, "failureThreshold": 2],
    ],
    [
      "restartPolicy": "Never",
      "restartPolicyRules": [
        ["action": "RestartAllContainers", "exitCodes": ["operator": "In", "values": [3]]]
      ],
    ],
  ]

  /// A few pods of all kinds, some of them deleted on the way, all drawn from the seed.
  private static func populate(_ lab: inout PodLab, seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "sweep")
    for index in 0..<12 {
      let script = scripts[Int(random.below(UInt64(scripts.count)))]
      let policy = ["Never", "OnFailure", "Always"][Int(random.below(3))]
      let image = random.chance(1, in: 6) ? "busybox:none" : "busybox:1.36"
      let cpu = random.chance(1, in: 3) ? "700m" : "10m"
      try lab.run(
        "p\(index)",
        script,
        policy: policy,
        container: container(&random, image: image, cpu: cpu),
        spec: spec(&random)
      )
      lab.wait(Double(random.below(3_000)) / 1_000)
      if random.chance(1, in: 3) {
        // The pod may be gone already.
        try? lab.delete("p\(random.below(UInt64(index + 1)))", grace: Int64(random.below(10)))
      }
    }
  }

  private static func container(
    _ random: inout RandomStream,
    image: String,
    cpu: String
  ) -> Value {
    var container = extras[Int(random.below(UInt64(extras.count)))]
    container["image"] = .string(image)
    container["resources"] = ["requests": ["cpu": .string(cpu)]]
    return container
  }

  private static func spec(_ random: inout RandomStream) -> Value {
    var spec: Value = ["terminationGracePeriodSeconds": .integer(2 + Int64(random.below(8)))]
    if random.chance(1, in: 5) { spec["activeDeadlineSeconds"] = 9 }
    if random.chance(1, in: 4) {
      spec["initContainers"] = [
        [
          "name": "side", "image": "busybox:1.36", "restartPolicy": "Always",
          "command": ["sh", "-c", "sleep 3; touch /up; sleep 1000"],
          "startupProbe": ["exec": ["command": ["ls", "/up"]], "periodSeconds": 1],
        ]
      ]
    }
    return spec
  }

  /// What must hold of every write: phases go forward, restarts only grow, a pod that has ended
  /// stays as it is.
  private static func violations(_ lab: PodLab) -> [String] {
    let order: [PodPhase] = ["", .pending, .running, .succeeded, .failed]
    var found: [String] = []
    for change in lab.cluster.server.history.all {
      guard case .pod(let pod) = change.object, case .pod(let previous)? = change.previous else {
        continue
      }
      let (old, new) = (previous.status, pod.status)
      if old.phase.isTerminal && old != new { found.append("\(pod.metadata.name) changed its end") }
      // A pod that starts over may wait for its sidecars once more.
      let startsOver = new.conditions.contains { $0.type == "AllContainersRestarting" }
      if !startsOver, let a = order.firstIndex(of: old.phase),
        let b = order.firstIndex(of: new.phase), b < a
      {
        found.append("\(pod.metadata.name) went back to \(new.phase.rawValue)")
      }
      for (before, after) in zip(old.containerStatuses, new.containerStatuses)
      where after.restartCount < before.restartCount {
        found.append("\(pod.metadata.name) lost restarts")
      }
      for status in new.containerStatuses + new.initContainerStatuses {
        let states =
          (status.state.waiting == nil ? 0 : 1) + (status.state.running == nil ? 0 : 1)
          + (status.state.terminated == nil ? 0 : 1)
        if states != 1 { found.append("\(pod.metadata.name) has \(states) states") }
        if new.phase.isTerminal && status.state.running != nil {
          found.append("\(pod.metadata.name) has ended and runs")
        }
      }
    }
    return found
  }

  @Test("phases go forward, ends are final, and nothing is left over", arguments: seeds(40))
  func invariants(seed: UInt64) throws {
    var lab = PodLab(seed: seed)
    try Self.populate(&lab, seed: seed)
    lab.wait(200)
    #expect(Self.violations(lab) == [])
    for index in 0..<12 {
      if lab.pod("p\(index)") != nil { try lab.delete("p\(index)", grace: 1) }
    }
    lab.wait(400)
    #expect(lab.cluster.kubelet.workers.isEmpty)
    #expect(lab.cluster.scheduler.waiting.isEmpty)
    #expect(lab.cluster.scheduler.usage(of: "node-1").podCount == 0)
    #expect(lab.cluster.kubelet.logSize == 0)
  }

  @Test("the same seed and the same requests write the same, also in a copy made on the way")
  func determinism() throws {
    func record(_ lab: PodLab) -> [APIObject] { lab.cluster.server.history.all.map(\.object) }
    var first = PodLab(seed: 7)
    try Self.populate(&first, seed: 7)
    var copy = first
    first.wait(120)
    var second = PodLab(seed: 7)
    try Self.populate(&second, seed: 7)
    second.wait(120)
    copy.wait(120)
    #expect(record(first) == record(second))
    #expect(record(first) == record(copy))
    #expect((0..<12).allSatisfy { first.log("p\($0)") == copy.log("p\($0)") })
  }
}

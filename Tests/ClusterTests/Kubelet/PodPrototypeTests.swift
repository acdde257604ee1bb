import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// Pods of one template share what the kubelet makes for the first of them, and nothing else.
@Suite struct PodPrototypeTests {
  private func job(_ container: Value, _ spec: Value = [:], indexed: Bool = true) -> Value {
    var main: Value = ["name": "main", "image": "busybox:1.36"]
    for entry in container.fields ?? [:] { main[entry.name] = entry.value }
    var pod: Value = ["restartPolicy": "Never", "containers": [main]]
    for entry in spec.fields ?? [:] { pod[entry.name] = entry.value }
    return [
      "metadata": ["name": "j"],
      "spec": [
        "completions": 3, "parallelism": 1,
        "completionMode": indexed ? "Indexed" : "NonIndexed",
        "template": ["spec": pod],
      ],
    ]
  }

  private func logs(_ lab: PodLab) -> [String] {
    lab.cluster.list(.pod, namespace: "default")
      .sorted {
        ($0.metadata.creationTimestamp ?? lab.start, $0.metadata.name) < (
          $1.metadata.creationTimestamp ?? lab.start, $1.metadata.name
        )
      }
      .map { lab.log($0.metadata.name) }
  }

  private func isComplete(_ lab: borrowing PodLab) -> Bool {
    guard case .job(let job)? = lab.cluster.object(.job("j")) else { return false }
    return job.status.completionTime != nil
  }

  @Test("each pod has its own name, index and address, whatever its template shares")
  func ownFields() throws {
    var lab = PodLab()
    let script = "echo $JOB_COMPLETION_INDEX $HOSTNAME; hostname; cat /etc/hostname; echo $IP"
    try lab.create(
      .job,
      job([
        "command": ["sh", "-c", .string(script)],
        "env": [["name": "IP", "valueFrom": ["fieldRef": ["fieldPath": "status.podIP"]]]],
      ])
    )
    let hasEnded = lab.wait(until: isComplete)
    #expect(hasEnded)
    let found = logs(lab)
    #expect(found.count == 3)
    for (index, log) in found.enumerated() {
      #expect(log.hasPrefix("\(index) j-\(index)\nj-\(index)\nj-\(index)\n10.244."))
    }
    #expect(Set(found).count == 3)
  }

  @Test("what one pod writes into its own files no other pod finds")
  func ownFiles() throws {
    var lab = PodLab()
    let script = "ls /tmp /data /root; echo mine > /tmp/f; echo mine > /data/f; echo mine > /root/f"
    try lab.create(
      .job,
      job(
        [
          "command": ["sh", "-c", .string(script)],
          "volumeMounts": [["name": "data", "mountPath": "/data"]],
        ],
        ["volumes": [["name": "data", "emptyDir": [:]]]]
      )
    )
    let hasEnded = lab.wait(until: isComplete)
    #expect(hasEnded)
    #expect(Set(logs(lab)) == ["/data:\n\n/root:\n\n/tmp:\n"])
  }

  @Test("a ConfigMap that changes between two pods is seen by the second, as file and as variable")
  func changedConfiguration() throws {
    var lab = PodLab()
    let map: Value = ["metadata": ["name": "c"], "data": ["k": "one"]]
    try lab.create(.configMap, map)
    try lab.create(
      .job,
      job(
        [
          "command": ["sh", "-c", "echo $K; cat /etc/c/k; echo; sleep 5"],
          "env": [
            ["name": "K", "valueFrom": ["configMapKeyRef": ["name": "c", "key": "k"]]]
          ],
          "volumeMounts": [["name": "c", "mountPath": "/etc/c"]],
        ],
        ["volumes": [["name": "c", "configMap": ["name": "c"]]]],
        indexed: false
      )
    )
    #expect(lab.wait { $0.cluster.list(.pod, namespace: "default").count == 2 })
    _ = try lab.cluster.patch(.configMap, "c", namespace: "default") { present throws(APIStatus) in
      var changed = present
      changed["data"] = ["k": "two"]
      return changed
    }
    let hasEnded = lab.wait(until: isComplete)
    #expect(hasEnded)
    #expect(logs(lab) == ["one\none\n", "two\ntwo\n", "two\ntwo\n"])
  }

  @Test("a script in a shared folder is the pod's own, whatever an earlier pod ran from there")
  func ownProgram() throws {
    var lab = PodLab()
    let write =
      "printf '#!/bin/sh\\necho %s\\n' $JOB_COMPLETION_INDEX > /work/run; chmod +x /work/run"
    try lab.create(
      .job,
      job(
        ["command": ["/work/run"], "volumeMounts": [["name": "w", "mountPath": "/work"]]],
        [
          "initContainers": [
            [
              "name": "init", "image": "busybox:1.36", "command": ["sh", "-c", .string(write)],
              "volumeMounts": [["name": "w", "mountPath": "/work"]],
            ]
          ],
          "volumes": [["name": "w", "emptyDir": [:]]],
        ]
      )
    )
    let hasEnded = lab.wait(until: isComplete)
    #expect(hasEnded)
    #expect(logs(lab) == ["0\n", "1\n", "2\n"])
  }

  @Test("many templates in turn keep the table of them small")
  func bounded() {
    var prototypes = PodPrototypes()
    for number in 0..<1_000 {
      var pod = Pod()
      pod.spec.schedulerName = "s\(number)"
      let blueprint = prototypes.blueprint(of: pod.spec)
      #expect(prototypes.blueprint(of: pod.spec) === blueprint)
    }
    #expect(prototypes.count <= 64)
  }
}

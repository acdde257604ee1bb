import KubeAPI
import Simulation
import Testing

@testable import Kubectl

/// What describe shows of a variable that is taken from the pod.
@Suite("Variables from fields, described")
struct EnvironmentFieldTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: Value
    /// What stands behind the variable's name.
    var shown: String

    var testDescription: String { shown }

    static func resource(_ name: String, divisor: String = "0", _ shown: String) -> Case {
      Case(
        source: ["resourceFieldRef": ["resource": .string(name), "divisor": .string(divisor)]],
        shown: "\(shown) (\(name))"
      )
    }

    static func field(_ path: String, _ shown: String) -> Case {
      Case(
        source: ["fieldRef": ["apiVersion": "v1", "fieldPath": .string(path)]],
        shown: "\(shown) (v1:\(path))"
      )
    }
  }

  static let cases: [Case] = [
    .resource("limits.cpu", "2"),
    .resource("limits.cpu", divisor: "1m", "1500"),
    .resource("limits.memory", "67108864"),
    .resource("limits.memory", divisor: "1Mi", "64"),
    .resource("limits.memory", divisor: "60Mi", "2"),
    .resource("requests.cpu", "0"),
    .resource("requests.memory", "0"),
    .resource("limits.ephemeral-storage", "0"),
    .resource("limits.hugepages-2Mi", "0"),
    .resource("limits.foo", ""),
    .field("metadata.name", "p"),
    .field("metadata.namespace", "default"),
    .field("metadata.labels['a']", "b"),
    .field("metadata.annotations['x']", ""),
    // The page looks no further than an object's metadata.
    .field("spec.nodeName", ""),
    .field("spec.serviceAccountName", ""),
    .field("status.podIP", ""),
  ]

  static func line(_ source: Value, limits: Value) -> String? {
    let pod = APIObject(
      [
        "metadata": ["name": "p", "namespace": "default", "labels": ["a": "b"]],
        "spec": [
          "nodeName": "node-1", "serviceAccountName": "default",
          "containers": [
            [
              "name": "c", "image": "i", "resources": ["limits": limits],
              "env": [["name": "V", "valueFrom": source]],
            ]
          ],
        ],
      ],
      as: .pod
    )
    let now = Instant(seconds: 1_782_896_430)
    return Description.page(of: pod, .init(now: now, events: nil))
      .split(separator: "\n").first { $0.contains("V:") }
      .map { $0.trimmingPrefix(while: \.isWhitespace).trimmingPrefix("V:") }
      .map { $0.dropFirst(2).description }
  }

  @Test("a limit in whole units, a field of the metadata, and nothing else", arguments: cases)
  func shows(_ test: Case) {
    #expect(
      Self.line(test.source, limits: ["cpu": "1500m", "memory": "64Mi"])?.trimmed
        == test.shown.trimmed
    )
  }

  @Test("a limit that is not set is what the node has")
  func showsAllocatable() {
    let source: Value = ["resourceFieldRef": ["resource": "limits.cpu", "divisor": "0"]]
    #expect(Self.line(source, limits: [:])?.contains("node allocatable (limits.cpu)") == true)
  }
}

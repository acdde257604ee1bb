import Cluster
import Console
import KubeAPI
import ShellRuntime
import Simulation
import Testing

/// What tutorials get wrong about Jobs, shown to be otherwise by the simulator.
@Suite("What is often said of Jobs, and what is so")
struct TruthTests {
  @Test("v1.36 does otherwise than is said", arguments: Truth.all)
  func shows(_ truth: Truth) {
    var printed = ""
    var console = Console(seed: 1)
    let outcome = console.run(script: Truth.preamble + truth.script) {
      printed += String(decoding: $0.bytes, as: UTF8.self)
    }
    if case .stopped(let reason) = outcome { Issue.record("\(truth.number) \(reason)") }
    #expect(printed == truth.shows + "\n", "not so: \(truth.claim)")
  }

  @Test("24: the API's own DELETE orphans a Job's pods; kubectl delete takes them along")
  func deletesThroughTheAPI() throws {
    var console = Console(seed: 1)
    for name in ["one", "two"] {
      _ = console.type("kubectl create job \(name) --image=busybox -- sleep 100")
    }
    _ = console.type("sleep 5; kubectl delete job two")
    _ = try console.cluster.delete(.job, "one", namespace: "default")
    #expect(
      console.type("sleep 60; kubectl get jobs; kubectl get pods -o name | sed 's/-[a-z0-9]*$//'")
        == Printed(output: "pod/one\n", errors: "No resources found in default namespace.\n")
    )
  }

  @Test("there are forty of them, each once")
  func areForty() {
    #expect((Truth.all.map(\.number) + [24]).sorted() == Array(1...40))
  }
}

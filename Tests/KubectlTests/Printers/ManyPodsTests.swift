import Cluster
import KubeAPI
import Testing

@testable import Kubectl

/// Lists grow, and what they cost may grow with them and no faster.
@Suite struct ManyPodsTests {
  /// A cluster with `count` pods that wait for nothing and run nowhere.
  private static func kubectl(with count: Int) -> KubectlRun {
    var kubectl = KubectlRun()
    let pods = (0..<count).map { number in
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: p\((number * 7_919) % count)}
      spec: {schedulingGates: [{name: a.b/c}], containers: [{name: c, image: i}]}

      """
    }
    _ = kubectl("create", "-f", "-", input: pods.joined(separator: "---\n"))
    return kubectl
  }

  @Test("get pods prints every pod once, in the order of names")
  func printsAll() {
    var kubectl = Self.kubectl(with: 300)
    let lines = kubectl("get", "pods", "--no-headers").output.split(separator: "\n")
    #expect(lines.count == 300)
    #expect(lines.map(String.init) == lines.map(String.init).sorted())
  }

  @Test("completion offers every name once, sorted")
  func completesAll() {
    let kubectl = Self.kubectl(with: 300)
    let answer = Completion.answer(
      after: ["get", "pods"],
      unfinished: "p1",
      in: kubectl.cluster,
      namespace: "default"
    )
    guard case .words(let words) = answer else {
      Issue.record("files were offered")
      return
    }
    #expect(words.count == 111)
    #expect(words.map(\.text) == words.map(\.text).sorted())
  }
}

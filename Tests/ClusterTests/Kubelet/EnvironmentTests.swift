import KubeAPI
import Testing

@testable import Cluster

@Suite struct VariableExpansionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var expected: String
    var testDescription: String { "\"\(text)\"" }

    static let cases: [Case] = [
      Case(text: "plain", expected: "plain"),
      Case(text: "$(A)", expected: "one"),
      Case(text: "x$(A)y$(B)z", expected: "xoneytwoz"),
      Case(text: "$(UNSET)", expected: "$(UNSET)"),
      Case(text: "$$(A)", expected: "$(A)"),
      Case(text: "$$$(A)", expected: "$one"),
      Case(text: "echo $$", expected: "echo $"),
      Case(text: "$A $", expected: "$A $"),
      Case(text: "$(A", expected: "$(A"),
      Case(text: "$()", expected: "$()"),
      Case(text: "$$$$", expected: "$$"),
      Case(text: "é$(A)", expected: "éone"),
    ]
  }

  @Test("references are replaced, unknown ones stay", arguments: Case.cases)
  func expansion(_ test: Case) {
    let variables = ["A": "one", "B": "two"]
    #expect(expandVariables(in: test.text) { variables[$0] } == test.expected)
  }
}

@Suite struct DownwardAPITests {
  private var downward: DownwardAPI {
    var pod = Pod()
    pod.metadata.name = "p"
    pod.metadata.uid = "u"
    pod.metadata.labels = ["app": "x", "tier": "a \"b\""]
    pod.spec.nodeName = "node-1"
    return DownwardAPI(pod: pod, allocatable: ["cpu": "2", "memory": "1Gi"])
  }

  struct FieldCase: Sendable, CustomTestStringConvertible {
    var path: String
    var expected: String?
    var testDescription: String { path }

    static let cases: [FieldCase] = [
      FieldCase(path: "metadata.name", expected: "p"),
      FieldCase(path: "metadata.uid", expected: "u"),
      FieldCase(path: "metadata.labels['app']", expected: "x"),
      FieldCase(path: "metadata.labels['none']", expected: ""),
      FieldCase(path: "metadata.annotations['none']", expected: ""),
      FieldCase(path: "metadata.labels", expected: "app=\"x\"\ntier=\"a \\\"b\\\"\""),
      FieldCase(path: "spec.nodeName", expected: "node-1"),
      FieldCase(path: "metadata.labels['", expected: nil),
      FieldCase(path: "spec.containers", expected: nil),
    ]
  }

  @Test("fields of the pod are texts", arguments: FieldCase.cases)
  func fields(_ test: FieldCase) {
    #expect(downward.field(test.path) == test.expected)
  }

  struct ResourceCase: Sendable, CustomTestStringConvertible {
    var resource: String
    var divisor = ""
    var expected: String?
    var testDescription: String { "\(resource) / \(divisor)" }

    static let cases: [ResourceCase] = [
      ResourceCase(resource: "limits.cpu", expected: "1"),
      ResourceCase(resource: "limits.cpu", divisor: "1m", expected: "250"),
      ResourceCase(resource: "limits.memory", divisor: "1Mi", expected: "1024"),
      ResourceCase(resource: "requests.memory", expected: "67108864"),
      ResourceCase(resource: "requests.cpu", divisor: "1m", expected: "0"),
      ResourceCase(resource: "cpu", expected: nil),
    ]
  }

  @Test(
    "resources are divided and rounded up; missing limits are the node's",
    arguments: ResourceCase.cases
  )
  func resources(_ test: ResourceCase) {
    var container = Container()
    container.resources.limits = ["cpu": "250m"]
    container.resources.requests = ["memory": "64Mi"]
    #expect(
      downward.resource(test.resource, of: container, divisor: test.divisor) == test.expected
    )
  }
}

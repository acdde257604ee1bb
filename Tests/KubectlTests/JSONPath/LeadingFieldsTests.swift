import KubeAPI
import Testing

@testable import Kubectl

/// A path gives the same on the part of an object that it leads through as on the whole.
@Suite struct LeadingFieldsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let path: String
    let fields: [String]
    var testDescription: String { path }
  }

  static let cases: [Case] = [
    Case(path: "{.spec.backoffLimit}", fields: ["spec", "backoffLimit"]),
    Case(path: "{.spec.suspend}", fields: ["spec", "suspend"]),
    Case(path: "{.spec.nothing.more}", fields: ["spec", "nothing", "more"]),
    Case(path: "{.apiVersion}", fields: ["apiVersion"]),
    Case(path: "{.kind}", fields: ["kind"]),
    Case(path: "{.metadata.labels.app}", fields: ["metadata", "labels", "app"]),
    Case(
      path: "{.spec.template.spec.containers[0].image}",
      fields: ["spec", "template", "spec", "containers"]
    ),
    Case(
      path: "{.spec.template.spec.containers[?(@.name==\"main\")].env[*].value}",
      fields: ["spec", "template", "spec", "containers"]
    ),
    Case(path: "{.status.conditions[*].type}", fields: ["status", "conditions"]),
    Case(path: "{.status.startTime}", fields: ["status", "startTime"]),
    Case(
      path: "{.spec.template.spec.affinity.nodeAffinity}",
      fields: ["spec", "template", "spec", "affinity", "nodeAffinity"]
    ),
    Case(
      path: "{.spec.template.spec.terminationGracePeriodSeconds}",
      fields: ["spec", "template", "spec", "terminationGracePeriodSeconds"]
    ),
    Case(path: "{.spec..name}", fields: ["spec"]),
    Case(path: "{..name}", fields: []),
    Case(path: "{.spec['completions','parallelism']}", fields: ["spec"]),
    Case(path: "{.spec.completions}{.spec.parallelism}", fields: []),
  ]

  private static var job: APIObject {
    let manifest: Value = [
      "apiVersion": "batch/v1", "kind": "Job",
      "metadata": ["name": "work", "labels": ["app": "a"]],
      "spec": [
        "backoffLimit": 3, "completions": 2, "parallelism": 0,
        "template": [
          "spec": [
            "affinity": ["nodeAffinity": ["x": 1]], "restartPolicy": "Never",
            "containers": [
              ["name": "main", "image": "busybox", "env": [["name": "A", "value": "1"]]],
              ["name": "side", "image": "other"],
            ],
          ]
        ],
      ],
      "status": ["conditions": [["type": "Complete", "status": "True"]]],
    ]
    return APIObject(manifest, as: .job)
  }

  private static var pod: APIObject {
    let manifest: Value = [
      "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "alone"],
      "spec": ["containers": [["name": "main", "image": "busybox"]]],
      "status": ["phase": "Running", "startTime": "2026-07-01T09:00:00Z"],
    ]
    return APIObject(manifest, as: .pod)
  }

  @Test("the part gives what the whole does", arguments: cases)
  func part(_ sample: Case) throws {
    let path = try JSONPath(sample.path)
    #expect(path.leadingFields == sample.fields)
    for object in [Self.job, Self.pod] {
      let part = object.value(along: path.leadingFields)
      #expect(try path.results(in: part) == path.results(in: object.value))
    }
  }

  @Test("fields beside the path are left out")
  func isSmall() {
    let part = Self.job.value(along: ["spec", "backoffLimit"])
    #expect(part == ["spec": ["backoffLimit": 3]])
  }
}

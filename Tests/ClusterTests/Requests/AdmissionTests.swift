import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// What the server asks of an object before and beside the rules of its kind.
@Suite struct AdmissionTests {
  private var cluster: Cluster {
    var cluster = Cluster(seed: 1)
    cluster.advance(to: cluster.now + .seconds(1))
    return cluster
  }

  private static func pod(_ spec: Value) -> Value {
    var spec = spec
    spec["containers"] = [["name": "main", "image": "busybox:1.36"]]
    return ["apiVersion": "v1", "kind": "Pod", "metadata": ["name": "p"], "spec": spec]
  }

  private static func job(_ spec: Value = [:]) -> Value {
    var template = spec
    template["restartPolicy"] = "Never"
    template["containers"] = [["name": "main", "image": "busybox:1.36", "command": ["true"]]]
    return [
      "apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "j"],
      "spec": ["template": ["spec": template]],
    ]
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    let spec: Value
    let message: String
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(
      name: "no such service account",
      spec: ["serviceAccountName": "nope"],
      message: "pods \"p\" is forbidden: error looking up service account default/nope: "
        + "serviceaccount \"nope\" not found"
    ),
    Refusal(
      name: "no such priority class",
      spec: ["priorityClassName": "high"],
      message: "pods \"p\" is forbidden: no PriorityClass with name high was found"
    ),
    Refusal(
      name: "a priority of one's own",
      spec: ["priority": 5],
      message: "pods \"p\" is forbidden: the integer value of priority (5) must not be provided in "
        + "pod spec; priority admission controller computed 0 from the given PriorityClass name"
    ),
    Refusal(
      name: "no such runtime class",
      spec: ["runtimeClassName": "gvisor"],
      message: "pods \"p\" is forbidden: pod rejected: RuntimeClass \"gvisor\" not found"
    ),
  ]

  @Test("a pod's references must exist", arguments: refusals)
  func reference(_ example: Refusal) {
    var cluster = cluster
    let refusal = #expect(throws: APIStatus.self) {
      try cluster.create(Self.pod(example.spec), kind: .pod, namespace: "default")
    }
    #expect(refusal?.reason == .forbidden)
    #expect(refusal?.message == example.message)
  }

  @Test("a pod takes the priority of a class that every cluster has")
  func priority() throws {
    var cluster = cluster
    let result = try cluster.create(
      Self.pod(["priorityClassName": "system-node-critical"]),
      kind: .pod,
      namespace: "default"
    )
    #expect(result.object.value[path: ["spec", "priority"]] == 2_000_001_000)
  }

  @Test("a Job is taken whose pods are refused, and says so in events")
  func jobWithoutAccount() throws {
    var cluster = cluster
    let manifest = Self.job(["serviceAccountName": "nope"])
    _ = try cluster.create(manifest, kind: .job, namespace: "default")
    cluster.advance(to: cluster.now + .seconds(3))
    let events = cluster.list(.event, namespace: "default").map { $0.value }
    #expect(events.first?["reason"] == "FailedCreate")
    #expect(
      events.first?["message"]?.text
        == "Error creating: pods \"j-\" is forbidden: error looking up service account default/nope: "
        + "serviceaccount \"nope\" not found"
    )
    #expect(cluster.list(.pod, namespace: "default").isEmpty)
  }

  @Test("a new object has no version; a dry run does not look at it")
  func version() throws {
    var cluster = cluster
    var manifest = Self.job()
    manifest["metadata"]?["resourceVersion"] = "5"
    let refusal = #expect(throws: APIStatus.self) {
      try cluster.create(manifest, kind: .job, namespace: "default")
    }
    #expect(refusal?.message == "resourceVersion should not be set on objects to be created")
    #expect(refusal?.code == 500)
    let dryRun = WriteOptions(dryRun: true)
    _ = try cluster.create(manifest, kind: .job, namespace: "default", options: dryRun)
  }

  @Test("in the place of an object that is going nothing new is made")
  func going() throws {
    var cluster = cluster
    var manifest = Self.job()
    manifest["metadata"]?["finalizers"] = ["example.com/hold"]
    _ = try cluster.create(manifest, kind: .job, namespace: "default")
    try cluster.delete(.job, "j", namespace: "default")
    let refusal = #expect(throws: APIStatus.self) {
      try cluster.create(manifest, kind: .job, namespace: "default")
    }
    #expect(refusal?.reason == .alreadyExists)
    #expect(refusal?.message == "object is being deleted: jobs.batch \"j\" already exists")
  }

  @Test("another uid is another object")
  func precondition() throws {
    var cluster = cluster
    let made = try cluster.create(Self.job(), kind: .job, namespace: "default").object
    let uid = made.metadata.uid
    let refusal = #expect(throws: APIStatus.self) {
      try cluster.delete(
        .job,
        "j",
        namespace: "default",
        options: DeleteOptions(preconditionUID: "other")
      )
    }
    #expect(
      refusal?.message == "Operation cannot be fulfilled on Job.batch \"j\": the UID in the "
        + "precondition (other) does not match the UID in record (\(uid)). The object might have "
        + "been deleted and then recreated"
    )
  }

  @Test("the status subresource checks what it is given, and leaves the spec alone")
  func status() throws {
    var cluster = cluster
    _ = try cluster.create(Self.job(), kind: .job, namespace: "default")
    let status = WriteOptions(subresource: .status)
    let refusal = #expect(throws: APIStatus.self) {
      try cluster.patch(.job, "j", namespace: "default", options: status) { value in
        var value = value
        value["status"] = ["failed": -1]
        return value
      }
    }
    #expect(
      refusal?.causes.map(\.message) == [
        "Invalid value: -1: must be greater than or equal to 0",
        "Invalid value: -1: cannot decrease the failed counter",
      ]
    )
    let result = try cluster.patch(.job, "j", namespace: "default", options: status) { value in
      var value = value
      value["spec"]?["parallelism"] = 7
      value["status"] = ["succeeded": 3]
      return value
    }
    #expect(result.object.value[path: ["spec", "parallelism"]] == 1)
    #expect(result.object.value[path: ["status", "succeeded"]] == 3)
  }

  @Test("a namespace has none itself, whatever is written; elsewhere it must be the request's")
  func namespaces() throws {
    var cluster = cluster
    let made = try cluster.create(
      [
        "apiVersion": "v1", "kind": "Namespace",
        "metadata": ["name": "work", "namespace": "default"], "spec": ["finalizers": ["a/b"]],
      ],
      kind: .namespace,
      namespace: ""
    ).object
    #expect(made.metadata.namespace == "")
    #expect(made.value[path: ["spec", "finalizers"]] == ["a/b", "kubernetes"])
    var manifest = Self.job()
    manifest["metadata"]?["namespace"] = "other"
    let refusal = #expect(throws: APIStatus.self) {
      try cluster.create(manifest, kind: .job, namespace: "default")
    }
    #expect(
      refusal?.message
        == "the namespace of the provided object does not match the namespace sent on the request"
    )
  }
}

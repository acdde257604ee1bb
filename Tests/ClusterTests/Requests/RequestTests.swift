import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct RequestTests {
  private var cluster: Cluster {
    var cluster = Cluster(seed: 1)
    cluster.advance(to: cluster.now + .seconds(1))
    return cluster
  }

  private func manifest(_ name: String, suspend: Bool = true) -> Value {
    [
      "apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": .string(name)],
      "spec": [
        "suspend": .bool(suspend),
        "template": [
          "spec": [
            "restartPolicy": "Never",
            "containers": [["name": "main", "image": "busybox:1.36"]],
          ]
        ],
      ],
    ]
  }

  private func job(_ cluster: Cluster, _ name: String) throws -> Job {
    let object = try cluster.get(.job, name, namespace: "default")
    guard case .job(let job) = object else { throw FixtureError.notAJob }
    return job
  }

  @Test("a new cluster has its namespaces, its node and their furniture")
  func population() {
    let cluster = cluster
    let names = cluster.list(.namespace).map(\.metadata.name)
    #expect(names == ["default", "kube-node-lease", "kube-public", "kube-system"])
    #expect(cluster.list(.node).map(\.metadata.name) == ["node-1"])
    #expect(cluster.list(.serviceAccount, namespace: "default").count == 1)
    #expect(cluster.list(.configMap, namespace: "kube-system").count == 1)
    #expect(cluster.checkInvariants() == [])
  }

  @Test("a new object gets an identity, defaults and a generation")
  func creation() throws {
    var cluster = cluster
    let result = try cluster.create(manifest("a"), kind: .job, namespace: "default")
    let job = try job(cluster, "a")
    #expect(result.changed)
    #expect(result.object == .job(job))
    #expect(job.metadata.generation == 1)
    #expect(job.metadata.creationTimestamp == cluster.now.wholeSecond)
    #expect(job.spec.backoffLimit == 6)
    #expect(job.spec.completions == 1)
    #expect(job.spec.template.spec.terminationGracePeriodSeconds == 30)
    #expect(
      job.spec.selector?.matchLabels.keys == ["batch.kubernetes.io/controller-uid"]
    )
    #expect(
      job.metadata.labels.keys == [
        "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "controller-uid",
        "job-name",
      ]
    )
  }

  @Test("a Job with labels of its own does not get the generated ones")
  func ownLabels() throws {
    var cluster = cluster
    var manifest = manifest("a")
    manifest["metadata"]?["labels"] = ["app": "x"]
    _ = try cluster.create(manifest, kind: .job, namespace: "default")
    #expect(try job(cluster, "a").metadata.labels == ["app": "x"])
  }

  @Test("generateName is completed by five characters")
  func generateName() throws {
    var cluster = cluster
    var manifest = manifest("a")
    manifest["metadata"] = ["generateName": "run-"]
    let names = try (0..<3).map { _ in
      try cluster.create(manifest, kind: .job, namespace: "default").object.metadata.name
    }
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.hasPrefix("run-") && $0.count == 9 })
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var namespace = "default"
    var field: (path: [String], value: Value)?
    var message: String
    var testDescription: String { name }

    static let cases: [Refusal] = [
      Refusal(
        name: "a namespace that does not exist",
        namespace: "x",
        message: "namespaces \"x\" not found"
      ),
      Refusal(
        name: "a name that is taken",
        field: (["metadata", "name"], "taken"),
        message: "jobs.batch \"taken\" already exists"
      ),
      Refusal(
        name: "another namespace in the manifest",
        field: (["metadata", "namespace"], "kube-system"),
        message:
          "the namespace of the provided object does not match the namespace sent on the request"
      ),
      Refusal(
        name: "an unknown field",
        field: (["spec", "paralelism"], 3),
        message:
          "Job in version \"v1\" cannot be handled as a Job: strict decoding error: unknown field "
          + "\"spec.paralelism\""
      ),
    ]
  }

  @Test("what cannot be is refused in the server's words", arguments: Refusal.cases)
  func refusals(_ testCase: Refusal) throws {
    var cluster = cluster
    _ = try cluster.create(manifest("taken"), kind: .job, namespace: "default")
    var manifest = manifest("new")
    if let field = testCase.field {
      manifest[field.path[0]]?[field.path[1]] = field.value
    }
    let before = cluster.resourceVersion
    let error = #expect(throws: APIStatus.self) {
      try cluster.create(manifest, kind: .job, namespace: testCase.namespace)
    }
    #expect(error?.message == testCase.message)
    #expect(cluster.resourceVersion == before)
  }

  @Test("a dry run answers and changes nothing")
  func dryRun() throws {
    var cluster = cluster
    let before = cluster.resourceVersion
    let options = WriteOptions(dryRun: true)
    let made = try cluster.create(
      manifest("a"),
      kind: .job,
      namespace: "default",
      options: options
    )
    #expect(made.object.metadata.name == "a")
    #expect(cluster.resourceVersion == before)
    _ = try cluster.create(manifest("a"), kind: .job, namespace: "default")
    let patched = try cluster.patch(.job, "a", namespace: "default", options: options) { value in
      var value = value
      value["spec"]?["parallelism"] = 3
      return value
    }
    #expect(patched.changed)
    #expect(try job(cluster, "a").spec.parallelism == 1)
    try cluster.delete(
      .job,
      "a",
      namespace: "default",
      options: DeleteOptions(dryRun: true)
    )
    #expect(cluster.object(.job("a")) != nil)
  }

  @Test("a change of the spec counts the generation, others do not")
  func generations() throws {
    var cluster = cluster
    _ = try cluster.create(manifest("a"), kind: .job, namespace: "default")
    func patch(_ change: @escaping (inout Value) -> Void) throws -> WriteResult {
      try cluster.patch(.job, "a", namespace: "default") { value in
        var value = value
        change(&value)
        return value
      }
    }
    #expect(try patch { $0["spec"]?["parallelism"] = 2 }.object.metadata.generation == 2)
    #expect(
      try patch { $0["metadata"]?["annotations"] = ["a": "b"] }.object.metadata.generation == 2
    )
    let same = try patch { _ in }
    #expect(!same.changed)
    #expect(same.object.metadata.generation == 2)
  }

  @Test("a write that changes nothing is not written")
  func noChange() throws {
    var cluster = cluster
    let made = try cluster.create(manifest("a"), kind: .job, namespace: "default")
    cluster.advance(to: cluster.now + .seconds(5))
    let before = cluster.resourceVersion
    let present = try job(cluster, "a")
    let result = try cluster.update(
      APIObject.job(present).value,
      kind: .job,
      namespace: "default"
    )
    #expect(!result.changed)
    #expect(cluster.resourceVersion == before)
    #expect(made.object != result.object)
  }

  @Test("a replacement with an old resourceVersion is refused")
  func conflict() throws {
    var cluster = cluster
    let old = try cluster.create(manifest("a"), kind: .job, namespace: "default").object
    cluster.advance(to: cluster.now + .seconds(5))
    let error = #expect(throws: APIStatus.self) {
      try cluster.update(old.value, kind: .job, namespace: "default")
    }
    #expect(
      error?.message
        == "Operation cannot be fulfilled on jobs.batch \"a\": the object has been modified; please "
        + "apply your changes to the latest version and try again"
    )
  }

  @Test("status and spec are written apart")
  func statusApart() throws {
    var cluster = cluster
    _ = try cluster.create(manifest("a"), kind: .job, namespace: "default")
    func patch(_ options: WriteOptions) throws -> WriteResult {
      try cluster.patch(.job, "a", namespace: "default", options: options) { value in
        var value = value
        value["spec"]?["parallelism"] = 7
        value["status"]?["failed"] = 3
        return value
      }
    }
    _ = try patch(WriteOptions(subresource: .status))
    #expect(try job(cluster, "a").status.failed == 3)
    #expect(try job(cluster, "a").spec.parallelism == 1)
    _ = try patch(WriteOptions())
    #expect(try job(cluster, "a").spec.parallelism == 7)
  }

  @Test("an object under deletion goes with its last finalizer")
  func finalizers() throws {
    var cluster = cluster
    let held: Value = ["metadata": ["name": "m", "finalizers": ["example.com/hold"]]]
    _ = try cluster.create(held, kind: .configMap, namespace: "default")
    let marked = try cluster.delete(.configMap, "m", namespace: "default")
    #expect(marked.metadata.deletionTimestamp != nil)
    let key = ObjectKey(kind: .configMap, namespace: "default", name: "m")
    #expect(cluster.object(key) != nil)
    _ = try cluster.patch(.configMap, "m", namespace: "default") { value in
      var value = value
      value["metadata"]?["finalizers"] = []
      return value
    }
    #expect(cluster.object(key) == nil)
  }

  @Test("a watch sees each write once, in order")
  func watch() throws {
    var cluster = cluster
    let start = cluster.resourceVersion
    _ = try cluster.create(manifest("a"), kind: .job, namespace: "default")
    try cluster.delete(
      .job,
      "a",
      namespace: "default",
      options: DeleteOptions(propagation: .background)
    )
    let kinds = cluster.changes(after: start).map(\.kind)
    #expect(kinds == [.added, .deleted])
    #expect(cluster.changes(after: cluster.resourceVersion).isEmpty)
  }

  @Test("a copy of a cluster is a branch of its own")
  func branches() throws {
    var cluster = cluster
    _ = try cluster.create(manifest("a", suspend: false), kind: .job, namespace: "default")
    var branch = cluster
    branch.advance(to: branch.now + .seconds(60))
    let untouched = cluster
    cluster.advance(to: cluster.now + .seconds(60))
    #expect(cluster.list(.pod) == branch.list(.pod))
    #expect(untouched.list(.pod).isEmpty)
    #expect(cluster.changes(after: 0).count == branch.changes(after: 0).count)
  }

  @Test("what is invalid is refused with each cause, on creation and on change")
  func invalid() throws {
    var cluster = cluster
    var always = manifest("b")
    always["spec"]?["template"]?["spec"]?["restartPolicy"] = "Always"
    let creation = #expect(throws: APIStatus.self) {
      try cluster.create(always, kind: .job, namespace: "default")
    }
    #expect(creation?.reason == .invalid)
    #expect(creation?.causes.map(\.field) == ["spec.template.spec.restartPolicy"])
    _ = try cluster.create(manifest("a"), kind: .job, namespace: "default")
    let before = try job(cluster, "a")
    let change = #expect(throws: APIStatus.self) {
      try cluster.patch(.job, "a", namespace: "default") { value in
        var value = value
        value["spec"]?["completions"] = 5
        return value
      }
    }
    #expect(change?.causes.map(\.field) == ["spec.completions"])
    #expect(try job(cluster, "a") == before)
  }

  @Test("lists are selected by labels and fields")
  func selections() throws {
    var cluster = cluster
    for (name, tier) in [("a", "x"), ("b", "y"), ("c", "x")] {
      var manifest = manifest(name)
      manifest["metadata"]?["labels"] = ["tier": .string(tier)]
      _ = try cluster.create(manifest, kind: .job, namespace: "default")
    }
    let labels = try LabelSelection("tier=x")
    let fields = try FieldSelection("metadata.name!=c")
    #expect(try cluster.list(.job, labels: labels).map(\.metadata.name) == ["a", "c"])
    #expect(
      try cluster.list(.job, labels: labels, fields: fields).map(\.metadata.name) == ["a"]
    )
    #expect(throws: APIStatus.self) {
      try cluster.list(.job, labels: nil, fields: FieldSelection("status.failed=1"))
    }
  }

  @Test("a deadline or a grace period beyond all bounds traps nowhere")
  func hugeNumbers() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob {
      $0.activeDeadlineSeconds = .max
      $0.template.spec.terminationGracePeriodSeconds = .max
      $0.ttlSecondsAfterFinished = .max
    }
    try fixture.run(.seconds(10))
    let pod = try #require(fixture.pods.first?.metadata.name)
    try fixture.delete(.pod(pod))
    try fixture.run(.seconds(100))
    #expect(try fixture.job().status.conditions.isEmpty)
  }
}

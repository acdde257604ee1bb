import Testing

@testable import Kubectl

/// What a learner types and kubectl or the server does not take, word for word.
@Suite("Calls that are refused, and odd ones that are not")
struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var words: [String]
    var terminal: String
    var status: UInt8

    init(_ words: String..., status: UInt8 = 1, terminal: String) {
      (self.words, self.terminal, self.status) = (words, terminal, status)
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  static let noSuchPath =
    "Error from server (NotFound): the server could not find the requested resource\n"

  static let cases: [Case] = [
    Case("scale", "jobs", "--all", "--replicas=3", terminal: noSuchPath),
    Case("get", "job", "one", "--subresource=scale", terminal: noSuchPath),
    Case("patch", "job", "one", "-p", "{}", "--subresource=scale", terminal: noSuchPath),
    Case(
      "apply",
      "one.yaml",
      terminal: "error: Unexpected args: [one.yaml]\nSee 'kubectl apply -h' for help and examples\n"
    ),
    Case(
      "create",
      "-f",
      "a",
      "b",
      terminal: "error: Unexpected args: [b]\nSee 'kubectl create -h' for help and examples\n"
    ),
    Case("diff", status: 2, terminal: "error: must specify one of -f and -k\n"),
    Case(
      "diff",
      "a",
      status: 2,
      terminal: "error: Unexpected args: [a]\nSee 'kubectl diff -h' for help and examples\n"
    ),
    Case(
      "explain",
      "job",
      "--api-version=batch/v1beta1",
      terminal: "error: couldn't find resource for \"batch/v1beta1, Resource=jobs\"\n"
    ),
    Case(
      "api-resources",
      "--sort-by=foo",
      terminal: "error: --sort-by accepts only name or kind\n"
    ),
    Case(
      "api-resources",
      "jobs",
      terminal: "error: unexpected arguments: [jobs]\n"
        + "See 'kubectl api-resources -h' for help and examples\n"
    ),
    Case("version", "jobs", terminal: "error: extra arguments: [jobs]\n"),
    Case(
      "api-resources",
      "-o",
      "xml",
      terminal: "error: unable to match a printer suitable for the output format \"xml\", "
        + "allowed formats are: json,kyaml,name,wide,yaml\n"
    ),
    Case(
      "api-resources",
      "--api-group=batch",
      "--sort-by=kind",
      "-o",
      "yaml",
      status: 0,
      terminal: """
        apiVersion: v1
        groupVersion: ""
        kind: APIResourceList
        resources:
        - categories:
          - all
          group: batch
          kind: CronJob
          name: cronjobs
          namespaced: true
          shortNames:
          - cj
          singularName: cronjob
          verbs:
          - create
          - delete
          - deletecollection
          - get
          - list
          - patch
          - update
          - watch
          version: v1
        - categories:
          - all
          group: batch
          kind: Job
          name: jobs
          namespaced: true
          singularName: job
          verbs:
          - create
          - delete
          - deletecollection
          - get
          - list
          - patch
          - update
          - watch
          version: v1

        """
    ),
    Case(
      "auth",
      "whoami",
      "-o",
      "jsonpath={.status.userInfo.username} {.kind}",
      status: 0,
      terminal: "kubernetes-admin SelfSubjectReview"
    ),
    Case(
      "api-resources",
      "--categories=all",
      "-o",
      "name",
      status: 0,
      terminal: "pods\ncronjobs.batch\njobs.batch\n"
    ),
    Case(
      "taint",
      "nodes",
      "node-1",
      "a=b:Foo",
      terminal:
        "error: invalid taint effect: Foo, unsupported taint effect\n"
        + "See 'kubectl taint -h' for help and examples\n"
    ),
    Case(
      "taint",
      "nodes",
      "a:NoSchedule",
      terminal:
        "error: at least one resource name must be specified since 'all' parameter is not set\n"
    ),

    // Patches: what begins with a brace is JSON, everything else YAML.
    Case(
      "patch",
      "job",
      "one",
      "-p",
      "{spec: {parallelism: 3}}",
      terminal:
        "Error from server (BadRequest): invalid character 's' looking for beginning of object key "
        + "string\n"
    ),
    Case(
      "patch",
      "job",
      "one",
      "-p",
      "{\"spec\":",
      terminal: "Error from server (BadRequest): unexpected end of JSON input\n"
    ),
    Case(
      "patch",
      "job",
      "one",
      "--type=merge",
      "-p",
      "{\"spec\":",
      terminal:
        "Error from server (BadRequest): error decoding patch: unexpected end of JSON input\n"
    ),
    Case(
      "patch",
      "job",
      "one",
      "-p",
      "[bad",
      terminal:
        "error: unable to parse \"[bad\": yaml: line 1: did not find expected ',' or ']'\n"
    ),
    Case(
      "patch",
      "job",
      "one",
      "-p",
      "spec: {parallelism: 3}",
      status: 0,
      terminal: "job.batch/one patched\n"
    ),
    Case(
      "patch",
      "job",
      "one",
      "-p",
      "{\"spec\":{\"parallelism\":3}}",
      "--dry-run=server",
      status: 0,
      terminal: "job.batch/one patched\n"
    ),

    // Keys that are not there.
    Case(
      "get",
      "job",
      "one",
      "-o",
      "go-template={{.metadata.nope.deeper}}",
      status: 0,
      terminal: "<no value>"
    ),
    Case(
      "get",
      "job",
      "one",
      "-o",
      "jsonpath={.metadata.nope.deeper}",
      status: 0,
      terminal: ""
    ),

    // Rights.
    Case(
      "auth",
      "can-i",
      "get",
      "nodes",
      status: 0,
      terminal: "Warning: resource 'nodes' is not namespace scoped\n\nyes\n"
    ),
    Case(
      "auth",
      "can-i",
      "run",
      "jobs",
      status: 0,
      terminal: "Warning: verb 'run' is not a known verb\n\nyes\n"
    ),
    Case("auth", "can-i", "create", "jobs", "--as=somebody", terminal: "no\n"),
    Case(
      "auth",
      "can-i",
      "--list",
      "jobs",
      terminal: "error: list option must be specified with no arguments\n"
    ),
    Case(
      "auth",
      "can-i",
      "--list",
      "-q",
      terminal:
        "error: list option can't be specified with neither quiet, all-namespaces nor subresource "
        + "options\n"
    ),

    Case(
      "create",
      "serviceaccount",
      "default",
      terminal:
        "error: failed to create serviceaccount: serviceaccounts \"default\" already exists\n"
    ),
    Case(
      "run",
      "p",
      "--image=busybox",
      "--port=80",
      "--dry-run=client",
      "-o",
      "jsonpath={.spec.containers[0].ports}",
      status: 0,
      terminal: "[{\"containerPort\":80}]"
    ),
    Case(
      "run",
      "p",
      "--image=busybox",
      "--port=http",
      terminal: "error: strconv.Atoi: parsing \"http\": invalid syntax\n"
    ),
    Case("create", "sa", "worker", status: 0, terminal: "serviceaccount/worker created\n"),
  ]

  @Test("what is said, and the exit status", arguments: cases)
  func says(_ test: Case) {
    var kubectl = KubectlRun()
    _ = kubectl("create", "job", "one", "--image=busybox:1.36", "--", "sleep", "60")
    let run = kubectl(words: test.words)
    #expect(run.terminal == test.terminal)
    #expect(run.status == test.status)
  }

  struct MissingKeyCase: Sendable, CustomTestStringConvertible {
    var output: String
    var complaint: String

    var testDescription: String { output }
  }

  @Test(
    "a key that is not there is an error when it must be",
    arguments: [
      MissingKeyCase(output: "jsonpath={.spec.nope}", complaint: "nope is not found"),
      MissingKeyCase(
        output: "go-template={{.spec.nope}}",
        complaint: "map has no entry for key \"nope\""
      ),
      MissingKeyCase(
        output: "go-template={{.nope.deeper}}",
        complaint: "map has no entry for key \"nope\""
      ),
    ]
  )
  func missingKey(_ test: MissingKeyCase) {
    var kubectl = KubectlRun()
    _ = kubectl("create", "job", "one", "--image=busybox:1.36", "--", "sleep", "60")
    let flag = "--allow-missing-template-keys=false"
    let run = kubectl("get", "job", "one", "-o", test.output, flag)
    #expect(run.status == 1)
    #expect(run.errors.contains(test.complaint))
  }

  @Test("the list of rights is that of an administrator, or of somebody who is only known")
  func rights() {
    var kubectl = KubectlRun()
    let all = kubectl("auth", "can-i", "--list").output.split(separator: "\n")
    #expect(all[0].hasPrefix("Resources  "))
    #expect(all[1].split(separator: " ") == ["*.*", "[]", "[]", "[*]"])
    #expect(all.last?.split(separator: " ") == ["[/version]", "[]", "[get]"])
    let few = kubectl("auth", "can-i", "--list", "--as=somebody").output.split(separator: "\n")
    #expect(few.count == all.count - 2)
  }

  @Test("jobs.batch names the group, job.batch a field")
  func explainsGroups() {
    var kubectl = KubectlRun()
    #expect(kubectl("explain", "jobs.batch.spec.suspend").output.contains("FIELD: suspend"))
    #expect(kubectl("explain", "job.batch").errors == "error: field \"batch\" does not exist\n")
  }

  @Test("help COMMAND is COMMAND --help")
  func helps() {
    var kubectl = KubectlRun()
    #expect(kubectl("help", "create", "job").output == kubectl("create", "job", "--help").output)
    #expect(kubectl("help").output == kubectl().output)
    #expect(kubectl("help", "nope").errors == "Unknown help topic [`nope`]\n")
  }
}

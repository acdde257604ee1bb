import Cluster
import KubeAPI
import Simulation
import Testing

@testable import Kubectl

@Suite struct WorkloadTests {
  @Test("a job is made, waited for, read and deleted with its pods")
  func livesThrough() {
    var kubectl = KubectlRun()
    #expect(
      kubectl("create", "job", "hello", "--image=busybox:1.36", "--", "echo", "hi").output
        == "job.batch/hello created\n"
    )
    let wait = kubectl("wait", "--for=condition=complete", "job/hello", "--timeout=60s")
    #expect(wait.output == "job.batch/hello condition met\n")
    #expect(kubectl("logs", "job/hello").output == "hi\n")
    #expect(kubectl("logs", "-l", "job-name=hello", "--tail=0").output == "")
    let deletion = kubectl("delete", "job", "hello")
    #expect(deletion.output == "job.batch \"hello\" deleted from default namespace\n")
    _ = kubectl("wait", "--for=delete", "pod", "-l", "job-name=hello")
    #expect(kubectl("get", "jobs,pods").errors == "No resources found in default namespace.\n")
  }

  @Test("logs follow a container until it ends")
  func followsLogs() {
    var kubectl = KubectlRun()
    _ = kubectl(
      "create",
      "job",
      "slow",
      "--image=busybox:1.36",
      "--",
      "sh",
      "-c",
      "for i in 1 2 3; do echo $i; sleep 2; done"
    )
    _ = kubectl("wait", "--for=condition=Ready", "pod", "-l", "job-name=slow")
    let run = kubectl("logs", "-f", "job/slow", "--timestamps")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.map { $0.split(separator: " ").last } == ["1", "2", "3"])
  }

  @Test("the default container is named when there are several")
  func namesDefaultContainer() {
    var kubectl = KubectlRun()
    let manifest = """
      apiVersion: v1
      kind: Pod
      metadata: {name: pair}
      spec:
        restartPolicy: Never
        initContainers:
        - {name: setup, image: "busybox:1.36", command: [echo, init]}
        containers:
        - {name: left, image: "busybox:1.36", command: [echo, from the left]}
        - {name: right, image: "busybox:1.36", command: [echo, from the right]}

      """
    _ = kubectl("apply", "-f", "-", input: manifest)
    _ = kubectl("wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/pair")
    #expect(
      kubectl("logs", "pair").terminal
        == "Defaulted container \"left\" out of: left, right, setup (init)\nfrom the left\n"
    )
    #expect(kubectl("logs", "pair", "-c", "setup").terminal == "init\n")
    #expect(
      kubectl("logs", "pair", "--all-containers", "--prefix").output == """
        [pod/pair/setup] init
        [pod/pair/left] from the left
        [pod/pair/right] from the right

        """
    )
    #expect(
      kubectl("logs", "pair", "-c", "middle").errors
        == "error: container middle is not valid for pod pair out of: left, right, setup (init)\n"
    )
  }

  @Test("waiting for what does not come ends with its timeout")
  func timesOut() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "-f", "-", input: Manifest.job("parked", "suspend: true"))
    let start = kubectl.cluster.now
    let run = kubectl("wait", "--for=condition=complete", "job/parked", "--timeout=7s")
    #expect(run.errors == "error: timed out waiting for the condition on jobs/parked\n")
    #expect(run.status == 1)
    #expect((kubectl.cluster.now - start).wholeSeconds == 7)
  }

  @Test("logs of a job without pods give up after their timeout")
  func logsTimeOut() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "-f", "-", input: Manifest.job("parked", "suspend: true"))
    let run = kubectl("logs", "job/parked")
    #expect(run.errors == "error: timed out waiting for the condition\n")
    #expect(
      kubectl("logs", "ghost").errors
        == "error: error from server (NotFound): pods \"ghost\" not found in namespace "
        + "\"default\"\n"
    )
  }

  @Test("a patch says whether it changed anything")
  func patches() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "-f", "-", input: Manifest.job("p", "suspend: true"))
    let patch = "{\"spec\":{\"backoffLimit\":2}}"
    #expect(kubectl("patch", "job", "p", "-p", patch).output == "job.batch/p patched\n")
    #expect(kubectl("patch", "job", "p", "-p", patch).output == "job.batch/p patched (no change)\n")
    #expect(
      kubectl("patch", "job", "p", "-p", "{\"spec\":{\"parallelism\":\"3\"}}").errors
        == "The request is invalid: patch: Invalid value: \"map[spec:map[parallelism:3]]\": "
        + "unrecognized type: int32\n"
    )
    #expect(
      kubectl("patch", "job", "p", "-p", "{\"spec\":").errors
        == "Error from server (BadRequest): unexpected end of JSON input\n"
    )
  }

  @Test("apply refuses what its patch cannot bring into the object")
  func appliedPatches() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "-f", "-", input: Manifest.job("p", "suspend: true"))
    let unknown = kubectl(
      "apply",
      "-f",
      "-",
      input: Manifest.job("p", "suspend: true\n  zoo: 1\n  foo: 2")
    )
    #expect(
      unknown.errors.hasSuffix(
        ": strict decoding error: unknown field \"spec.foo\", unknown field \"spec.zoo\"\n"
      )
    )
    #expect(unknown.errors.contains("The request is invalid: patch: Invalid value: \"map["))
    let warned = kubectl(
      "apply",
      "--validate=warn",
      "-f",
      "-",
      input: Manifest.job("p", "suspend: true\n  foo: 2")
    )
    #expect(warned.errors.hasPrefix("Warning: unknown field \"spec.foo\"\n"))
    #expect(warned.status == 0)
  }

  @Test("what a patch cannot convert is refused in the converter's words")
  func conversions() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "-f", "-", input: Manifest.job("p", "suspend: true"))
    let refusals = [
      ("{\"metadata\":{\"labels\":{\"a\":1}}}", "cannot convert int64 to string"),
      ("{\"metadata\":{\"labels\":{\"a\":true}}}", "unrecognized type: string"),
      ("{\"spec\":{\"parallelism\":1.5}}", "cannot convert float64 to int32"),
      (
        "{\"metadata\":{\"creationTimestamp\":\"now\"}}",
        "parsing time \"now\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"now\" as \"2006\""
      ),
    ]
    for (patch, words) in refusals {
      #expect(kubectl("patch", "job", "p", "-p", patch).errors.hasSuffix(": \(words)\n"))
    }
    let whole = "{\"spec\":{\"parallelism\":2.0}}"
    #expect(kubectl("patch", "job", "p", "-p", whole).output == "job.batch/p patched\n")
  }

  @Test("exec says how its program has ended, and drain what it lets go by force")
  func nodesAndContainers() {
    var kubectl = KubectlRun()
    _ = kubectl("run", "p", "--image=busybox:1.36", "--restart=Never", "--", "sleep", "600")
    _ = kubectl("wait", "--for=condition=Ready", "pod/p", "--timeout=60s")
    #expect(kubectl("exec", "p", "--", "echo", "inside").output == "inside\n")
    let failed = kubectl("exec", "p", "--", "sh", "-c", "exit 7")
    #expect(failed.errors == "command terminated with exit code 7\n")
    #expect(failed.status == 7)
    #expect(
      kubectl("exec", "p", "echo", "x").errors.hasPrefix(
        "error: exec [POD] [COMMAND] is not supported anymore."
      )
    )
    #expect(
      kubectl("exec", "-i", "p", "--", "wc", "-l", input: "a\nb\n").output == "2\n"
    )
    let drain = kubectl("drain", "node-1", "--force", "--grace-period=1")
    #expect(
      drain.errors.hasPrefix(
        "Warning: deleting Pods that declare no controller: default/p\nevicting pod default/p\n"
      )
    )
    #expect(drain.output == "node/node-1 cordoned\npod/p evicted\nnode/node-1 drained\n")
  }

  @Test("labels are added, refused, changed and removed")
  func labels() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "-f", "-", input: Manifest.job("l", "suspend: true", labels: "a: b"))
    #expect(kubectl("label", "job", "l", "team=x").output == "job.batch/l labeled\n")
    #expect(kubectl("label", "job", "l", "team=x").output == "job.batch/l not labeled\n")
    #expect(
      kubectl("label", "job", "l", "team=y").errors
        == "error: 'team' already has a value (x), and --overwrite is false\n"
    )
    #expect(kubectl("label", "job", "l", "team=y", "--overwrite").output == "job.batch/l labeled\n")
    #expect(kubectl("label", "job", "l", "team-").output == "job.batch/l unlabeled\n")
    #expect(
      kubectl("label", "job", "l", "team-").output
        == "label \"team\" not found.\njob.batch/l not labeled\n"
    )
  }

  @Test("the namespace of the context can be changed and stays changed")
  func changesContext() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "namespace", "lab")
    #expect(
      kubectl("config", "set-context", "--current", "--namespace=lab").output
        == "Context \"joblab\" modified.\n"
    )
    _ = kubectl("create", "configmap", "m", "--from-literal=a=b")
    #expect(kubectl("get", "cm", "m", "-n", "lab", "-o", "name").output == "configmap/m\n")
    #expect(kubectl("get", "jobs").errors == "No resources found in lab namespace.\n")
  }

  @Test("output that is not taken at once is offered again")
  func writesInPieces() {
    var kubectl = KubectlRun()
    kubectl.system.writeLimit = 3
    kubectl.system.busyWrites = 2
    #expect(
      kubectl("get", "pods", "-o", "json").output == """
        {
            "apiVersion": "v1",
            "items": [],
            "kind": "List",
            "metadata": {
                "resourceVersion": ""
            }
        }

        """
    )
  }

  @Test("deleting by label, by all, and wrongly")
  func deletes() {
    var kubectl = KubectlRun()
    let jobs = ["a", "b", "c"].map { Manifest.job($0, "suspend: true", labels: "app: \($0)") }
    _ = kubectl("apply", "-f", "-", input: jobs.joined(separator: "---\n"))
    #expect(
      kubectl("delete", "jobs", "-l", "app=a").output
        == "job.batch \"a\" deleted from default namespace\n"
    )
    #expect(kubectl("delete", "jobs", "-l", "app=none").output == "No resources found\n")
    #expect(
      kubectl("delete", "job", "b", "--all").errors
        == "error: name cannot be provided when a selector is specified\n"
    )
    #expect(
      kubectl("delete", "job", "b", "--cascade=maybe").errors
        == "error: invalid cascade value (maybe). Must be \"background\", \"foreground\", or "
        + "\"orphan\"\n"
    )
    #expect(
      kubectl("delete", "jobs", "--all").output
        == "job.batch \"b\" deleted from default namespace\n"
        + "job.batch \"c\" deleted from default namespace\n"
    )
    let ghost = kubectl("delete", "job", "ghost")
    #expect(ghost.errors == "Error from server (NotFound): jobs.batch \"ghost\" not found\n")
    #expect(ghost.status == 1)
  }

  @Test("the same commands at the same times give the same bytes")
  func isDeterministic() {
    func run() -> String {
      var kubectl = KubectlRun()
      _ = kubectl("create", "job", "j", "--image=busybox:1.36", "--", "echo", "x")
      _ = kubectl("wait", "--for=condition=complete", "job/j")
      return kubectl("get", "jobs,pods,events", "-o", "yaml").output
        + kubectl("describe", "job", "j").output
    }
    #expect(run() == run())
  }
}

@Suite struct LongTimeoutTests {
  @Test("a timeout of centuries is not over at once")
  func waits() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "job", "j", "--image=busybox:1.36", "--", "true")
    let run = kubectl("wait", "--for=condition=complete", "job/j", "--timeout=2540400h")
    #expect(run.output == "job.batch/j condition met\n")
    #expect(kubectl("logs", "job/j", "--since=2540400h").status == 0)
  }
}

import Testing

@testable import Kubectl

@Suite struct ToolCommandTests {
  private static let map =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n  labels: {app: z}\ndata: {a: x}\n"

  @Test("top needs a metrics server, and shows the model of usage where there is one")
  func showsUsage() {
    var kubectl = KubectlRun()
    #expect(kubectl("top", "pods").errors == "error: Metrics API not available\n")
    kubectl.settings.hasMetrics = true
    _ = kubectl("run", "a", "--image=busybox:1.36", "--", "sleep", "60")
    kubectl.pass(.seconds(5))
    #expect(
      kubectl("top", "pods").output
        == "NAME   CPU(cores)   MEMORY(bytes)   \na      1m           1Mi             \n"
    )
    #expect(
      kubectl("top", "node").output
        == "NAME     CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \n"
        + "node-1   101m         5%       1025Mi          4%          \n"
    )
    #expect(
      kubectl("top", "pod", "b").errors
        == "Error from server (NotFound): podmetrics.metrics.k8s.io \"default/b\" not found\n"
    )
  }

  @Test("apply --prune deletes what was applied and is not applied any more")
  func prunes() {
    var kubectl = KubectlRun()
    let other = Self.map.replacing("name: c", with: "name: d")
    _ = kubectl("apply", "-f", "-", input: Self.map + "---\n" + other)
    let run = kubectl("apply", "--prune", "-l", "app=z", "-f", "-", input: Self.map)
    #expect(run.output == "configmap/c unchanged\nconfigmap/d pruned\n")
    let refused = kubectl("apply", "--prune", "-f", "-", input: Self.map)
    #expect(refused.errors.hasPrefix("error: all resources selected for prune without"))
  }

  @Test("patch --local changes what a file says and asks nobody")
  func patchesLocally() {
    var kubectl = KubectlRun()
    let run = kubectl(
      "patch",
      "--local",
      "-f",
      "-",
      "-p",
      #"{"data":{"b":"y"}}"#,
      "-o",
      "jsonpath={.data}",
      input: Self.map
    )
    #expect(run.output == #"{"a":"x","b":"y"}"#)
  }

  @Test("set-last-applied needs an annotation or leave to make one")
  func setsLastApplied() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "-f", "-", input: Self.map)
    let refused = kubectl("apply", "set-last-applied", "-f", "-", input: Self.map)
    #expect(
      refused.errors == "error: no last-applied-configuration annotation found on resource: c, to "
        + "create the annotation, run the command with --create-annotation\n"
    )
    let made = kubectl(
      "apply",
      "set-last-applied",
      "--create-annotation",
      "-f",
      "-",
      input: Self.map
    )
    #expect(made.output == "configmap/c configured\n")
    let again = kubectl("apply", "set-last-applied", "-f", "-", input: Self.map)
    #expect(again.output == "set-last-applied c: no changes required.\n")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: String
    var terminal: String
    var testDescription: String { arguments }
    init(_ arguments: String, _ terminal: String) {
      self.arguments = arguments
      self.terminal = terminal
    }
  }

  static let cases: [Case] = [
    Case("get --raw /healthz", "ok"),
    Case(
      "get --raw /nope",
      "Error from server (NotFound): the server could not find the requested resource\n"
    ),
    Case("get --raw /api", #"{"kind":"APIVersions","versions":["v1"]}"# + "\n"),
    Case(
      "get --raw /apis/batch/v1/namespaces/default/jobs/x",
      "Error from server (NotFound): jobs.batch \"x\" not found\n"
    ),
    Case("cp a b", "error: one of src or dest must be a remote file specification\n"),
    Case("cp x:a y:b", "error: one of src or dest must be a local file specification\n"),
    Case("cp a", "error: source and destination are required\n"),
    Case("debug x", "error: you must specify --image when not using --copy-to.\n"),
    Case(
      "port-forward",
      "error: TYPE/NAME and list of ports are required for port-forward\n"
        + "See 'kubectl port-forward -h' for help and examples\n"
    ),
    Case("port-forward x 80:", "error: remote port cannot be empty\n"),
    Case("port-forward x 80", "Error from server (NotFound): pods \"x\" not found\n"),
    Case("top pod a b", "error: pod\nSee 'kubectl top pod -h' for help and examples\n"),
    Case(
      "completion",
      "error: Shell not specified.\nSee 'kubectl completion -h' for help and examples\n"
    ),
    Case(
      "completion tcsh",
      "error: Unsupported shell type \"tcsh\".\nSee 'kubectl completion -h' for help and examples\n"
    ),
    Case("__complete cordon n", "node-1\n:4\n"),
    Case("__complete apply -f ", ":0\n"),
  ]

  @Test("a call has this answer", arguments: cases)
  func answers(_ example: Case) {
    var kubectl = KubectlRun()
    let words = example.arguments.split(separator: " ", omittingEmptySubsequences: false)
    #expect(kubectl(words: words.map(String.init)).terminal == example.terminal)
  }

  @Test("kyaml has braces, quotes and a comma behind every entry")
  func printsKYAML() {
    var kubectl = KubectlRun()
    let run = kubectl(
      "create",
      "job",
      "pi",
      "--image=i",
      "--dry-run=client",
      "-o",
      "kyaml",
      "--",
      "a",
      "b"
    )
    #expect(run.output.hasPrefix("---\n{\n  apiVersion: \"batch/v1\",\n  kind: \"Job\",\n"))
    #expect(run.output.contains("containers: [{\n"))
    #expect(run.output.contains("command: [\n            \"a\",\n            \"b\",\n"))
  }
}

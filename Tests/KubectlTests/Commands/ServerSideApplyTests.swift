import Testing

@testable import Kubectl

@Suite struct ServerSideApplyTests {
  private static let managers =
    "jsonpath={range .metadata.managedFields[*]}{.manager} {.operation} {.subresource};{end}"

  private static func map(_ data: String) -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata: {\(data)}\n"
  }

  @Test("get shows managers only when it is asked to")
  func hidesManagers() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "configmap", "c", "--from-literal=a=1")
    #expect(!kubectl("get", "cm", "c", "-o", "yaml").output.contains("managedFields"))
    let shown = kubectl("get", "cm", "c", "-o", "yaml", "--show-managed-fields").output
    #expect(shown.contains("    manager: kubectl-create\n    operation: Update\n"))
    #expect(shown.contains("      f:data:\n        .: {}\n        f:a: {}\n"))
  }

  @Test("controllers own what they made, and users what they changed")
  func knowsControllers() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "job", "pi", "--image=busybox:1.36", "--", "true")
    kubectl.pass(.seconds(10))
    _ = kubectl("label", "pods", "--all", "a=b")
    let job = kubectl("get", "job", "pi", "-o", Self.managers).output
    #expect(job == "kubectl-create Update ;kube-controller-manager Update status;")
    let pods = kubectl(
      "get",
      "pods",
      "-o",
      "jsonpath={.items[0].metadata.managedFields[*].manager}"
    )
    #expect(pods.output == "kube-controller-manager kubelet kubectl-label")
  }

  @Test("an apply of the same manager drops what is applied no more")
  func prunes() {
    var kubectl = KubectlRun()
    let first = kubectl("apply", "--server-side", "-f", "-", input: Self.map("a: x, b: x"))
    #expect(first.output == "configmap/c serverside-applied\n")
    _ = kubectl("apply", "--server-side", "-f", "-", input: Self.map("a: x"))
    #expect(kubectl("get", "cm", "c", "-o", "jsonpath={.data}").output == #"{"a":"x"}"#)
  }

  @Test("going over from client-side apply leaves one manager and the annotation")
  func migrates() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "-f", "-", input: Self.map("a: x, b: x"))
    let run = kubectl("apply", "--server-side", "-f", "-", input: Self.map("a: z"))
    #expect(run.terminal == "configmap/c serverside-applied\n")
    #expect(kubectl("get", "cm", "c", "-o", "jsonpath={.data}").output == #"{"a":"z"}"#)
    #expect(
      kubectl("get", "cm", "c", "-o", Self.managers).output
        == "kubectl-last-applied Apply ;kubectl Apply ;"
    )
    let last = kubectl("apply", "view-last-applied", "cm/c", "-o", "json").output
    #expect(last.contains(#""a": "z""#))
  }

  @Test("a conflict names the manager and the field, and force takes the field")
  func conflicts() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "configmap", "c", "--from-literal=a=1")
    let refused = kubectl("apply", "--server-side", "-f", "-", input: Self.map("a: \"2\""))
    #expect(refused.status == 1)
    #expect(
      refused.errors.hasPrefix(
        "error: Apply failed with 1 conflict: conflict with \"kubectl-create\" using v1: .data.a\n"
          + "Please review the fields above"
      )
    )
    let forced = kubectl(
      "apply",
      "--server-side",
      "--force-conflicts",
      "-f",
      "-",
      input: Self.map("a: \"2\"")
    )
    #expect(forced.output == "configmap/c serverside-applied\n")
    #expect(kubectl("get", "cm", "c", "-o", "jsonpath={.data.a}").output == "2")
  }

  @Test("a field that the schema does not know is refused")
  func refusesUnknownFields() {
    var kubectl = KubectlRun()
    let run = kubectl(
      "apply",
      "--server-side",
      "--validate=false",
      "-f",
      "-",
      input: Self.map("a: x") + "foo: 1\n"
    )
    #expect(
      run.errors == "Error from server: failed to create typed patch object (default/c; /v1, "
        + "Kind=ConfigMap): .foo: field not declared in schema\n"
    )
  }

  @Test("diff --server-side shows what an apply would drop, and changes nothing")
  func differs() {
    var kubectl = KubectlRun()
    _ = kubectl("apply", "--server-side", "-f", "-", input: Self.map("a: x, b: x"))
    let run = kubectl("diff", "--server-side", "-f", "-", input: Self.map("a: x"))
    #expect(run.status == 1)
    #expect(run.output.contains("\n-  b: x\n"))
    #expect(kubectl("get", "cm", "c", "-o", "jsonpath={.data.b}").output == "x")
  }

  @Test("flags that do not go together are refused")
  func checksFlags() {
    var kubectl = KubectlRun()
    func refusal(_ flags: String...) -> String {
      kubectl(words: ["apply", "-f", "-"] + flags, input: Self.map("a: x")).errors
    }
    #expect(
      refusal("--force-conflicts") == "error: --force-conflicts only works with --server-side\n"
    )
    #expect(
      refusal("--server-side", "--force") == "error: --force cannot be used with --server-side\n"
    )
    #expect(
      refusal("--server-side", "--dry-run=client")
        == "error: --dry-run=client doesn't work with --server-side (did you mean --dry-run=server "
        + "instead?)\n"
    )
  }
}

import KubeAPI
import Testing

@testable import Kubectl

@Suite struct ApplyTests {
  @Test("apply says created, unchanged and configured")
  func saysWhatItDid() {
    var kubectl = KubectlRun()
    let manifest = Manifest.job("said", "suspend: true", labels: "app: web")
    #expect(kubectl("apply", "-f", "-", input: manifest).output == "job.batch/said created\n")
    #expect(kubectl("apply", "-f", "-", input: manifest).output == "job.batch/said unchanged\n")
    let changed = manifest.replacing("app: web", with: "app: api")
    #expect(kubectl("apply", "-f", "-", input: changed).output == "job.batch/said configured\n")
    let label = kubectl("get", "job", "said", "-o", "jsonpath={.metadata.labels.app}")
    #expect(label.output == "api")
  }

  @Test("a label set by hand outlives an apply, one that was applied does not outlive its line")
  func mergesThreeWays() {
    var kubectl = KubectlRun()
    let manifest = Manifest.job("said", "suspend: true", labels: "app: web, tier: front")
    _ = kubectl("apply", "-f", "-", input: manifest)
    _ = kubectl("label", "job", "said", "team=data")
    _ = kubectl("apply", "-f", "-", input: manifest.replacing(", tier: front", with: ""))
    let labels = kubectl("get", "job", "said", "-o", "jsonpath={.metadata.labels}")
    #expect(labels.output == "{\"app\":\"web\",\"team\":\"data\"}")
  }

  @Test("what the server has warned of is told before its refusal")
  func warnsFirst() {
    var kubectl = KubectlRun()
    let input = "apiVersion: batch/v1\nkind: Job\nmetadata: {name: w}\nspec: {tmplate: {}}\n"
    let run = kubectl("apply", "-f", "-", "--validate=warn", input: input)
    #expect(
      run.errors == """
        Warning: unknown field "spec.tmplate"
        The Job "w" is invalid: 
        * spec.template.spec.containers: Required value
        * spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"

        """
    )
  }

  @Test("a dry run changes nothing", arguments: ["client", "server"])
  func runsDry(_ side: String) {
    var kubectl = KubectlRun()
    let run = kubectl("apply", "--dry-run=\(side)", "-f", "-", input: Manifest.job("dry"))
    let note = side == "client" ? "dry run" : "server dry run"
    #expect(run.output == "job.batch/dry created (\(note))\n")
    #expect(kubectl("get", "jobs").errors == "No resources found in default namespace.\n")
  }

  @Test("one bad document does not stop the others, and the status tells")
  func goesOn() {
    var kubectl = KubectlRun()
    let bad = "apiVersion: batch/v2\nkind: Job\nmetadata:\n  name: odd\n"
    let input = [Manifest.job("a"), bad, Manifest.job("b")].joined(separator: "---\n")
    let run = kubectl("apply", "-f", "-", input: input)
    #expect(run.output == "job.batch/a created\njob.batch/b created\n")
    #expect(
      run.errors == """
        error: resource mapping not found for name: "odd" namespace: "" from "STDIN": no matches \
        for kind "Job" in version "batch/v2"
        ensure CRDs are installed first

        """
    )
    #expect(run.status == 1)
  }

  @Test("files are read from folders, and a missing one stops everything")
  func readsFolders() {
    var kubectl = KubectlRun()
    kubectl.system.files = [
      "dir/b.yaml": Manifest.job("b"), "dir/a.yml": Manifest.job("a"), "dir/notes.txt": "no",
      "dir/sub/c.yaml": Manifest.job("c"),
    ]
    #expect(
      kubectl("apply", "-f", "dir").output == "job.batch/a created\njob.batch/b created\n"
    )
    #expect(kubectl("apply", "-R", "-f", "dir").output.contains("job.batch/c created"))
    let missing = kubectl("apply", "-f", "nowhere.yaml", "-f", "dir")
    #expect(missing.errors == "error: the path \"nowhere.yaml\" does not exist\n")
    #expect(missing.output == "")
  }

  @Test("an apply without a name says what it could not look up")
  func needsName() {
    var kubectl = KubectlRun()
    let manifest = Manifest.job("x").replacing("  name: x\n", with: "  labels: {a: b}\n")
    #expect(
      kubectl("apply", "-f", "-", input: manifest).errors == """
        error: error when retrieving current configuration of:
        Resource: "batch/v1, Resource=jobs", GroupVersionKind: "batch/v1, Kind=Job"
        Name: "", Namespace: "default"
        from server for: "STDIN": resource name may not be empty

        """
    )
  }
}

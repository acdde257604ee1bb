import KubeAPI
import Simulation
import Testing

@testable import Kubectl

@Suite struct GetTests {
  private static func cluster() -> KubectlRun {
    var kubectl = KubectlRun()
    let input = [
      Manifest.job("apple", "suspend: true", labels: "app: web, tier: front"),
      Manifest.job("berry", "suspend: true", labels: "app: web"),
      Manifest.job("cherry", "suspend: true", labels: "app: api"),
    ].joined(separator: "---\n")
    _ = kubectl("apply", "-f", "-", input: input)
    kubectl.pass(.seconds(5))
    return kubectl
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var terminal: String
    var testDescription: String { line }
    init(_ line: String, _ terminal: String) {
      self.line = line
      self.terminal = terminal
    }
  }

  static let cases: [Case] = [
    Case(
      "get jobs",
      """
      NAME     STATUS      COMPLETIONS   DURATION   AGE
      apple    Suspended   0/1                      5s
      berry    Suspended   0/1                      5s
      cherry   Suspended   0/1                      5s

      """
    ),
    Case("get jobs -o name", "job.batch/apple\njob.batch/berry\njob.batch/cherry\n"),
    Case("get jobs -l app=web -o name", "job.batch/apple\njob.batch/berry\n"),
    Case("get jobs -l app!=web -o name", "job.batch/cherry\n"),
    Case("get jobs -l tier -o name", "job.batch/apple\n"),
    Case("get job apple cherry -o name", "job.batch/apple\njob.batch/cherry\n"),
    Case("get job/berry -o name", "job.batch/berry\n"),
    Case("get jobs.v1.batch apple -o name", "job.batch/apple\n"),
    Case(
      "get jobs -L app --no-headers",
      """
      apple    Suspended   0/1         5s    web
      berry    Suspended   0/1         5s    web
      cherry   Suspended   0/1         5s    api

      """
    ),
    Case(
      "get job apple --show-labels",
      """
      NAME    STATUS      COMPLETIONS   DURATION   AGE   LABELS
      apple   Suspended   0/1                      5s    app=web,tier=front

      """
    ),
    Case(
      "get jobs,cronjobs -A",
      """
      NAMESPACE   NAME               STATUS      COMPLETIONS   DURATION   AGE
      default     job.batch/apple    Suspended   0/1                      5s
      default     job.batch/berry    Suspended   0/1                      5s
      default     job.batch/cherry   Suspended   0/1                      5s

      """
    ),
    Case("get pods", "No resources found in default namespace.\n"),
    Case("get pods -A -l no=body", "No resources found\n"),
    Case("get jobs -n nowhere", "No resources found in nowhere namespace.\n"),
    Case(
      "get job x -n nowhere",
      "Error from server (NotFound): namespaces \"nowhere\" not found\n"
    ),
    Case("get job ghost", "Error from server (NotFound): jobs.batch \"ghost\" not found\n"),
    Case("get job ghost --ignore-not-found", ""),
    Case("get jobz", "error: the server doesn't have a resource type \"jobz\"\n"),
    Case(
      "get jobs --field-selector spec.completions=3",
      "Error from server (BadRequest): Unable to find \"batch/v1, Resource=jobs\" that match label "
        + "selector \"\", field selector \"spec.completions=3\": field label \"spec.completions\" not "
        + "supported for Job\n"
    ),
    Case(
      "get jobs --sort-by=.spec.nonsense -o name",
      "error: couldn't find any field with path \"{.spec.nonsense}\" in the list of objects\n"
    ),
    Case(
      "get job apple -A",
      "error: a resource cannot be retrieved by name across all namespaces\n"
    ),
    Case("get job apple -o jsonpath={.spec.suspend}", "true"),
    Case("get jobs -o jsonpath={.items[*].metadata.name}", "apple berry cherry"),
    Case(
      "get pods -o yaml",
      "apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n"
    ),
    Case(
      "get jobs --sort-by=.metadata.name -o name",
      "job.batch/apple\njob.batch/berry\njob.batch/cherry\n"
    ),
  ]

  @Test("get answers as kubectl does", arguments: cases)
  func answers(_ example: Case) {
    var kubectl = Self.cluster()
    var words = example.line.split(separator: " ").map(String.init)
    let first = words.removeFirst()
    #expect(kubectl.run([first] + words).terminal == example.terminal)
  }

  @Test("a watch shows each change once, aligned with what came before")
  func watches() {
    var kubectl = KubectlRun()
    _ = kubectl("create", "job", "j", "--image=busybox:1.36", "--", "true")
    let run = kubectl("get", "jobs", "-w", for: .seconds(30))
    let lines = run.output.split(separator: "\n").map(String.init)
    let words = lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
    #expect(words.first == "NAME STATUS COMPLETIONS")
    #expect(words.suffix(2) == ["j SuccessCriteriaMet 0/1", "j Complete 1/1"])
    #expect(Set(lines.map { $0.prefix(7) }).count == 2)
    #expect(run.status == 130)
  }
}

extension KubectlRun {
  /// Runs a command given as a list.
  mutating func run(_ words: [String]) -> Outcome {
    switch words.count {
    case 1: self(words[0])
    case 2: self(words[0], words[1])
    case 3: self(words[0], words[1], words[2])
    case 4: self(words[0], words[1], words[2], words[3])
    case 5: self(words[0], words[1], words[2], words[3], words[4])
    default: self(words[0], words[1], words[2], words[3], words[4], words[5])
    }
  }
}

import Testing

@testable import Kubectl

@Suite struct CompletionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: [String]
    var candidates: [String]
    var testDescription: String { line.joined(separator: " ") }
    init(_ line: String, _ candidates: [String]) {
      self.line = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      self.candidates = candidates
    }
  }

  static let cases: [Case] = [
    Case("kubectl des", ["describe"]),
    Case("kubectl create c", ["configmap", "cronjob"]),
    Case("kubectl get job", ["jobs"]),
    Case("kubectl get jobs ", ["apple", "berry"]),
    Case("kubectl get jobs b", ["berry"]),
    Case("kubectl describe job/a", ["job/apple"]),
    Case("kubectl get jobs apple ", ["berry"]),
    Case("kubectl get jobs --show-l", ["--show-labels"]),
    Case("kubectl get jobs -n kube-s", ["kube-system"]),
    Case("kubectl get jobs -o js", ["json", "jsonpath=", "jsonpath-as-json=", "jsonpath-file="]),
    Case("kubectl cordon ", ["node-1"]),
    Case("kubectl version x", []),
    Case("kubectl logs ", ["job/apple", "job/berry"]),
    Case("kubectl get jobs --output", ["--output-watch-events", "--output="]),
  ]

  @Test("an unfinished line has these continuations", arguments: cases)
  func completes(_ example: Case) {
    var kubectl = KubectlRun()
    let jobs = ["apple", "berry"].map { Manifest.job($0, "suspend: true") }
    _ = kubectl("apply", "-f", "-", input: jobs.joined(separator: "---\n"))
    let answer = Completion.answer(
      after: Array(example.line.dropFirst().dropLast()),
      unfinished: example.line.last ?? "",
      in: kubectl.cluster,
      namespace: "default"
    )
    #expect(
      answer
        == .words(
          example.candidates.map { word in
            Completion.Candidate(text: word, endsWord: !word.hasSuffix("="))
          }
        )
    )
  }
}

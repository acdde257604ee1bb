import Cluster
import Console
import Simulation
import Testing

@Suite("Commands at the prompt")
struct PromptTests {
  @Test("variables, functions and the folder outlive a command")
  func session() {
    var console = Console(seed: 1)
    _ = console.type("x=5; f() { echo f$1; }; cd /tmp")
    #expect(console.type("f $x; pwd").output == "f5\n/tmp\n")
    #expect(console.workingDirectory == "/tmp")
  }

  @Test("the clock stands where the command ended")
  func clock() {
    var console = Console(seed: 1)
    let start = console.cluster.now
    _ = console.type("sleep 7")
    #expect(console.cluster.now == start + .seconds(7))
    console.rest(until: start + .seconds(60))
    #expect(console.type("date +%T").output == "09:01:00\n")
  }

  @Test("it makes no difference in how many pieces time passes")
  func pieces() {
    let script = """
      timeout 40 kubectl get pods --watch & kubectl apply -f job.yaml; \
      for i in 1 2 3; do sleep 7; kubectl get jobs; done; \
      kubectl wait --for=condition=complete job/flaky --timeout=10m; kubectl get events; wait
      """
    var whole = Console(seed: 3, files: Manifest.flakyFile)
    whole.feed(script)
    var pieces = whole
    var shortWork = whole
    let expected = whole.goOn(for: .seconds(1200))
    #expect(expected.state == .ready)
    #expect(expected.printed.output.contains("condition met"))
    let chopped = pieces.goOn(for: .seconds(1200), inPiecesOf: .milliseconds(137))
    #expect(chopped.printed == expected.printed)
    #expect(pieces.cluster.now == whole.cluster.now)

    var printed = Printed()
    let limit = shortWork.cluster.now + .seconds(1200)
    while case .busy = shortWork.advance(to: limit, work: 1) {
      printed.take(shortWork.takeOutput())
    }
    printed.take(shortWork.takeOutput())
    #expect(printed == expected.printed)
  }

  @Test("a copy that is made in the middle of a command goes on as the original does")
  func copies() {
    var console = Console(seed: 5, files: Manifest.flakyFile)
    console.feed(
      "kubectl apply -f job.yaml; kubectl wait --for=condition=complete job/flaky --timeout=1h; "
        + "kubectl get pods; echo $RANDOM"
    )
    _ = console.goOn(for: .seconds(9))
    var copy = console
    let original = console.goOn(for: .seconds(3600))
    let copied = copy.goOn(for: .seconds(3600))
    #expect(original.state == .ready)
    #expect(original.printed == copied.printed)
    #expect(console.type("kubectl get jobs -o yaml") == copy.type("kubectl get jobs -o yaml"))
  }

  @Test("a branch has the cluster and the files, and nothing of what runs")
  func branch() {
    var console = Console(seed: 1, files: Manifest.flakyFile)
    _ = console.type("kubectl apply -f job.yaml; echo note > note.txt")
    console.feed("sleep 1000")
    var branch = Console(branchOf: console)
    #expect(
      branch.type("cat note.txt; kubectl get jobs -o name").output == "note\njob.batch/flaky\n"
    )
    _ = branch.type("kubectl delete job flaky")
    console.interrupt()
    #expect(console.type("kubectl get jobs -o name").output == "job.batch/flaky\n")
  }

  @Test(
    "Ctrl-C ends a watch, a loop, a pipe and a wait, and the shell stays",
    arguments: [
      "kubectl get jobs --watch", "while :; do :; done", "yes | cat > /dev/null", "sleep 1000",
      "cat job.yaml | kubectl wait --for=delete job/flaky --timeout=1h",
    ]
  )
  func interrupt(_ command: String) {
    var console = Console(seed: 1, files: Manifest.flakyFile)
    _ = console.type("x=kept; kubectl apply -f job.yaml")
    console.feed(command)
    let state = console.goOn(for: .milliseconds(300)).state
    guard case .busy = state else {
      Issue.record("\(command) has ended by itself: \(state)")
      return
    }
    console.interrupt()
    #expect(console.type("echo $x").output.hasSuffix("kept\n"))
  }

  @Test("what waits for nothing that could happen says so by having no moment")
  func idle() {
    var console = Console(seed: 1)
    console.feed("kubectl get pods --watch")
    #expect(console.goOn(for: .seconds(60)).state == .busy(until: nil))
  }

  @Test("a shell that ends gives way to a new one with the same files and cluster")
  func exit() {
    var console = Console(seed: 1, files: Manifest.flakyFile)
    console.feed("cd /tmp; kubectl apply -f ~/job.yaml; exit 4")
    #expect(console.goOn(for: .seconds(5)).state == .exited(4))
    console.restartShell()
    #expect(
      console.type("pwd; ls; k get jobs -o name").output
        == "\(Console.home)\njob.yaml\njob.batch/flaky\n"
    )
  }

  struct Awaited: Sendable, CustomTestStringConvertible {
    let text: String
    let isWhole: Bool
    var testDescription: String { text }
  }

  static let awaited: [Awaited] = [
    Awaited(text: "echo a", isWhole: true), Awaited(text: "cat <<E", isWhole: false),
    Awaited(text: "cat <<E\nx\nE", isWhole: true), Awaited(text: "if true", isWhole: false),
    Awaited(text: "echo 'a", isWhole: false), Awaited(text: "a |", isWhole: false),
    Awaited(text: "echo \\", isWhole: false), Awaited(text: "fi", isWhole: true),
    Awaited(text: "echo \\\n", isWhole: true), Awaited(text: "get <job-name>", isWhole: true),
  ]

  @Test("an open here-document, quote or compound asks for more", arguments: awaited)
  func asksForMore(_ test: Awaited) {
    #expect((Console.awaited(by: test.text) == nil) == test.isWhole)
  }
}

import Cluster
import Console
import Simulation
import Testing

@Suite("Scripts at full speed")
struct ScriptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    let outcome: ScriptOutcome
    var output = ""
    var errors = ""

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "an exit status", script: "echo a; exit 3", outcome: .exited(3), output: "a\n"),
    Case(name: "the last status", script: "false", outcome: .exited(1)),
    Case(name: "nothing", script: "", outcome: .exited(0)),
    Case(
      name: "a syntax error",
      script: "if true; then",
      outcome: .exited(2),
      errors: "sh: line 1: syntax error: unexpected end of file (expecting \"fi\")\n"
    ),
    Case(
      name: "an unknown command",
      script: "nope",
      outcome: .exited(127),
      errors: "sh: line 1: nope: not found\n"
    ),
    Case(
      name: "both streams apart",
      script: "echo out; echo err >&2",
      outcome: .exited(0),
      output: "out\n",
      errors: "err\n"
    ),
    Case(
      name: "virtual sleep",
      script: "a=$(date +%s); sleep 86400; echo $(($(date +%s) - a))",
      outcome: .exited(0),
      output: "86400\n"
    ),
    Case(
      name: "kubectl under another name",
      script: "k get jobs -o name; kubectl get jobs",
      outcome: .exited(0),
      errors: "No resources found in default namespace.\n"
    ),
    Case(
      name: "a standard input that has ended",
      script: "read x; echo \"$? <$x>\"",
      outcome: .exited(0),
      output: "1 <>\n"
    ),
    Case(
      name: "a here-document for kubectl",
      script: "cat <<EOF | kubectl apply -f -\n\(Manifest.sleeper)\nEOF\n",
      outcome: .exited(0),
      output: "job.batch/sleeper created\n"
    ),
    Case(
      name: "a wait in virtual time",
      script: """
        kubectl apply -f - > /dev/null <<EOF
        \(Manifest.sleeper)
        EOF
        kubectl wait --for=condition=complete job/sleeper --timeout=5m
        """,
      outcome: .exited(0),
      output: "job.batch/sleeper condition met\n"
    ),
  ]

  @Test("a script ends with its status and has printed what it printed", arguments: cases)
  func outcome(_ test: Case) {
    let run = Console.run(test.script)
    #expect(run.outcome == test.outcome)
    #expect(run.printed == Printed(output: test.output, errors: test.errors))
  }

  @Test("arguments and name reach the script")
  func arguments() {
    var console = Console(seed: 1)
    var printed = Printed()
    _ = console.run(script: "echo $0 $# $2", name: "x.sh", arguments: ["a", "b c"]) {
      printed.take([$0])
    }
    #expect(printed.output == "x.sh 2 b c\n")
  }

  @Test("a watch in the background ends with its timeout, and the script goes on meanwhile")
  func backgroundWatch() {
    let run = Console.run(
      """
      timeout 30 kubectl get jobs --watch > watch.txt &
      kubectl apply -f job.yaml
      sleep 5
      echo meanwhile
      wait $!
      echo "status $?"
      grep -c flaky watch.txt
      date +%S
      """,
      files: Manifest.flakyFile
    )
    let lines = run.printed.output.split(separator: "\n").map(String.init)
    #expect(lines.prefix(3) == ["job.batch/flaky created", "meanwhile", "status 124"])
    #expect((Int(lines.dropFirst(3).first ?? "") ?? 0) >= 3)
    #expect(lines.last == "30")
  }

  @Test("the same script and seed print the same bytes, a hundred times")
  func deterministic() {
    let script = """
      kubectl apply -f job.yaml
      kubectl wait --for=condition=complete job/flaky --timeout=1h
      kubectl get pods,events -o wide; kubectl logs -l job-name=flaky --prefix; echo $RANDOM
      """
    let first = Console.run(script, seed: 7, files: Manifest.flakyFile).printed
    #expect(first.output.contains("condition met"))
    for _ in 1..<100 {
      #expect(Console.run(script, seed: 7, files: Manifest.flakyFile).printed == first)
    }
    #expect(Console.run(script, seed: 8, files: Manifest.flakyFile).printed != first)
  }
}

@Suite("Scripts without an end")
struct EndlessScriptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    var limits = RunLimits(virtualTime: .seconds(600), events: 1_000, outputBytes: 1 << 20)
    let reason: String

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "a busy loop",
      script: "while :; do :; done",
      reason: "it is not done after 10m of virtual time"
    ),
    Case(name: "endless output", script: "yes", reason: "it printed more than 1 MiB"),
    Case(
      name: "a sleep beyond the limit",
      script: "sleep 99999",
      reason: "it is not done after 10m of virtual time"
    ),
    Case(
      name: "a watch of a cluster that rests",
      script: "kubectl get jobs --watch",
      reason: "it waits for something that cannot happen any more"
    ),
    Case(
      name: "too many events",
      script: """
        kubectl create job busy --image=busybox -- sh -c 'exit 1' > /dev/null
        while :; do
          kubectl delete job busy > /dev/null
          kubectl create job busy --image=busybox -- true > /dev/null
        done
        """,
      reason: "more than 1000 things happened in the cluster"
    ),
  ]

  @Test("it is stopped, and why is said", arguments: cases)
  func stopped(_ test: Case) {
    #expect(Console.run(test.script, limits: test.limits).outcome == .stopped(test.reason))
  }

  @Test("a fork bomb at the prompt is told that there is no room, and the prompt comes back")
  func forkBomb() {
    var console = Console(seed: 1)
    console.feed("b() { b | b & }; b; sleep 1")
    var (printed, state) = console.goOn(for: .seconds(2))
    if case .busy = state { console.interrupt() }
    printed.take(console.takeOutput())
    #expect(printed.errors.contains("can't fork: Resource temporarily unavailable"))
    #expect(console.type("echo alive").output.contains("alive\n"))
  }
}

import Cluster
import Console
import ShellRuntime
import Simulation

/// What a console printed, as text.
struct Printed: Equatable {
  var output = ""
  var errors = ""

  mutating func take(_ chunks: [OutputChunk]) {
    for chunk in chunks {
      let text = String(decoding: chunk.bytes, as: UTF8.self)
      if chunk.stream == .output { output += text } else { errors += text }
    }
  }
}

extension Console {
  /// Runs a script on a new console.
  static func run(
    _ script: String,
    seed: UInt64 = 1,
    limits: RunLimits = .standard,
    files: [(path: String, bytes: [UInt8])] = []
  ) -> (printed: Printed, outcome: ScriptOutcome, console: Console) {
    var console = Console(seed: seed, files: files)
    var printed = Printed()
    let outcome = console.run(script: script, limits: limits) { printed.take([$0]) }
    return (printed, outcome, console)
  }

  /// Types a command at the prompt and waits for its end, for so long at most.
  mutating func type(_ command: String, for time: Duration = .seconds(3600)) -> Printed {
    feed(command)
    return goOn(for: time).printed
  }

  mutating func goOn(
    for time: Duration,
    inPiecesOf piece: Duration? = nil
  ) -> (printed: Printed, state: ConsoleState) {
    var printed = Printed()
    let end = cluster.now + time
    var state = ConsoleState.ready
    var limit = cluster.now
    repeat {
      limit = piece.map { min(limit + $0, end) } ?? end
      state = advance(to: limit)
      printed.take(takeOutput())
      if case .busy = state { continue }
      break
    } while limit < end
    return (printed, state)
  }
}

/// Manifests that several tests use.
enum Manifest {
  static let flaky = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: flaky}
    spec:
      completions: 3
      parallelism: 2
      template:
        spec:
          restartPolicy: Never
          containers:
          - name: worker
            image: busybox:1.36
            command: [sh, -c, 'echo try $RANDOM; sleep 3; [ $((RANDOM % 2)) -eq 0 ]']
    """

  static let flakyFile = [(path: "\(Console.home)/job.yaml", bytes: Array(flaky.utf8))]

  static let sleeper = """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: sleeper}
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: c, image: busybox, command: [sleep, "20"]}]
    """
}

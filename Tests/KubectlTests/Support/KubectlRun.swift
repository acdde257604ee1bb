import Cluster
import Kubectl
import ShellRuntime
import Simulation

/// A cluster with a kubectl: runs one command after the other in virtual time.
struct KubectlRun {
  var cluster = Cluster(seed: 1)
  var settings = KubectlSettings()
  var system = FakeSystem()

  struct Outcome {
    var output: String
    var errors: String
    var status: UInt8
    /// Both streams as a terminal shows them.
    var terminal: String
  }

  /// Runs a command to its end, or for `limit` when it does not end by itself.
  mutating func callAsFunction(
    _ words: String...,
    input: String = "",
    for limit: Duration = .seconds(600)
  ) -> Outcome {
    self(words: words, input: input, for: limit)
  }

  mutating func callAsFunction(
    words: [String],
    input: String = "",
    for limit: Duration = .seconds(600)
  ) -> Outcome {
    let (output, errors, terminal) = (
      system.output.count, system.errors.count, system.terminal.count
    )
    system.input = Array(input.utf8)
    let status = run(words, until: cluster.now + limit)
    func text(_ bytes: [UInt8], from start: Int) -> String {
      String(decoding: bytes[start...], as: UTF8.self)
    }
    return Outcome(
      output: text(system.output, from: output),
      errors: text(system.errors, from: errors),
      status: status,
      terminal: text(system.terminal, from: terminal)
    )
  }

  /// - Returns: the exit status; 130 when the command was interrupted at the limit.
  private mutating func run(_ words: [String], until limit: Instant) -> UInt8 {
    var program = KubectlProgram(arguments: ["kubectl"] + words, settings: settings)
    defer { settings = program.settings }
    while true {
      system.now = cluster.now
      switch program.resume(&system, &cluster) {
      case .exit(let status): return status
      case .again: continue
      case .wait(let wait):
        if wait.output != nil || wait.input != nil { continue }
        let revision = cluster.revision
        let end = min(wait.until ?? limit, limit)
        while cluster.now < end {
          guard cluster.step(until: end) else {
            cluster.advance(to: end)
            break
          }
          if wait.hostChange, cluster.revision != revision { break }
        }
        if cluster.now >= limit { return 130 }
      }
    }
  }

  mutating func pass(_ duration: Duration) { cluster.advance(to: cluster.now + duration) }
}

/// Manifests that several tests apply.
enum Manifest {
  static func job(
    _ name: String,
    _ spec: String = "",
    labels: String = "",
    command: String = "[\"echo\", \"hello\"]"
  ) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: \(name)
    \(labels.isEmpty ? "" : "  labels: {\(labels)}\n")spec:
    \(spec.isEmpty ? "" : "  \(spec)\n")  template:
        spec:
          restartPolicy: Never
          containers:
          - name: main
            image: busybox:1.36
            command: \(command)

    """
  }
}

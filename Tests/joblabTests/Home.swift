import TestKit

/// A home of its own for one test: nothing of the real one is read or written.
struct Home {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
  }

  var path: String { folder.path }

  /// The variables that joblab is started with, and nothing of the test's own environment.
  func environment(_ more: String = "") throws -> String {
    "env -i PATH=/usr/bin:/bin HOME=\(path) XDG_DATA_HOME=\(path)/data XDG_STATE_HOME=\(path)/state"
      + " LC_ALL=C.UTF-8 TERM=xterm \(more)"
  }

  /// A shell command line that runs joblab in the home's folder.
  func commandLine(_ arguments: String, environment more: String = "") throws -> String {
    let program = try Shell.builtProgram("joblab")
    return "cd \(path) && \(try environment(more)) \(program) \(arguments)"
  }

  /// Runs joblab; both streams and the exit status.
  func joblab(
    _ arguments: String,
    input: String? = nil,
    environment more: String = ""
  ) throws -> (output: String, status: Int) {
    let source: String
    if let input {
      try folder.write(input, to: ".input")
      source = "\(path)/.input"
    } else {
      source = "/dev/null"
    }
    return try Shell.result(
      of: "\(try commandLine(arguments, environment: more)) < \(source)"
    )
  }
}

enum Manifest {
  static let good = job("good", command: "sleep 5; [ $((RANDOM % 3)) -gt 0 ]")
  static let endless = job("endless", command: "while :; do sleep 10; done")
  static let refused = good.split(separator: "Never").joined(separator: "Always")
  static let suspended = good.split(separator: "completions: 2").joined(separator: "suspend: true")

  private static func job(_ name: String, command: String) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: \(name)}
    spec:
      completions: 2
      template:
        spec:
          restartPolicy: Never
          containers: [{name: c, image: busybox, command: [sh, -c, '\(command)']}]

    """
  }
}

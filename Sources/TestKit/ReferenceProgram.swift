import Glibc

/// A program of this computer, run in a folder of its own to see what the real one does.
package struct ReferenceProgram {
  package struct Result: Equatable, Sendable {
    package var output: String
    package var error: String
    /// 128 and the signal's number when a signal ended it.
    package var status: UInt8
  }

  private let path: String

  /// The first of `paths` that can be run; nil when there is none here.
  package init?(anyOf paths: [String]) {
    guard let found = paths.first(where: { access($0, X_OK) == 0 }) else { return nil }
    path = found
  }

  /// busybox, whose version 1.35 the shell follows.
  package static let busybox = ReferenceProgram(anyOf: ["/usr/bin/busybox", "/bin/busybox"])

  /// Runs the program with files in its folder, and waits for its end.
  ///
  /// The child starts with no signal blocked or ignored: a test runner's threads block some, and a
  /// shell that inherits a blocked SIGCHLD waits for ever.
  package func run(
    _ arguments: [String],
    input: String = "",
    files: [(path: String, text: String)] = [],
    environment: [String: String] = ["PATH": "/usr/bin:/bin", "HOME": "/root"]
  ) throws -> Result {
    let folder = try ScratchFolder()
    try Shell.output(of: "mkdir \(folder.path)/work")
    try folder.write(input, to: "input")
    for file in files {
      let parent = file.path.split(separator: "/").dropLast().joined(separator: "/")
      try Shell.output(of: "mkdir -p \(Shell.quoted("\(folder.path)/work/\(parent)"))")
      try folder.write(file.text, to: "work/\(file.path)")
    }
    let status = try spawnAndWait(arguments, in: folder.path, environment)
    return Result(
      output: String(decoding: try folder.read("output"), as: UTF8.self),
      error: String(decoding: try folder.read("error"), as: UTF8.self),
      status: status
    )
  }

  private func spawnAndWait(
    _ arguments: [String],
    in folder: String,
    _ environment: [String: String]
  ) throws -> UInt8 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "\(folder)/input", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "\(folder)/output", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "\(folder)/error", O_WRONLY | O_CREAT, 0o600)
    // A descriptor that another test holds open at this moment is none of the program's.
    for descriptor in Int32(3)...9 { posix_spawn_file_actions_addclose(&actions, descriptor) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )

    // `timeout` ends a reference that hangs, so that the test fails instead of hanging with it.
    let words = ["env", "-C", "\(folder)/work", "timeout", "-k", "1", "30", path] + arguments
    var argv = words.map { strdup($0) } + [nil]
    var envp =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child = pid_t()
    let failure = posix_spawnp(&child, "env", &actions, &attributes, &argv, &envp)
    guard failure == 0 else {
      throw Shell.Failure(description: "\(path): \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw Shell.Failure(description: "lost \(path)") }
    }
    let signal = status & 0x7F
    return UInt8(truncatingIfNeeded: signal == 0 ? status >> 8 : 128 + signal)
  }
}

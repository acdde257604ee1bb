import Glibc

/// Shows a text in the pager that the learner has chosen: `$PAGER`.
enum PagerProgram {
  /// False when it could not be started.
  ///
  /// `less` and its like get what they need to show colours and to leave the text on the screen, unless
  /// the learner has set `LESS`. The pager may be a command with options: the shell splits it.
  static func show(_ text: [UInt8], in pager: String) -> Bool {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    let (reader, writer) = (ends[0], ends[1])
    _ = fcntl(writer, F_SETFD, FD_CLOEXEC)
    let arguments = ["sh", "-c", "LESS=${LESS-FRX}; export LESS; exec \(pager)"]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, reader, 0)
    posix_spawn_file_actions_addclose(&actions, reader)
    var child = pid_t()
    let isStarted = posix_spawn(&child, "/bin/sh", &actions, nil, &pointers, environ) == 0
    close(reader)
    if isStarted { feed(text, to: writer) }
    close(writer)
    return isStarted && end(of: child) != notFound
  }

  /// What the shell ends with when there is no such program.
  private static let notFound: Int32 = 127

  /// A pager that is left early reads no further, which is no error.
  private static func feed(_ text: [UInt8], to writer: CInt) {
    let former = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, former) }
    var rest = text[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest.removeFirst(count)
    }
  }

  private static func end(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return 0 }
    }
    return status >> 8 & 0xFF
  }
}

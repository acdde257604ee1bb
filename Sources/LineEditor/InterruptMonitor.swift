import Glibc
import Synchronization

/// Turns Ctrl-C into a question that a running command asks, instead of the program's end.
///
/// While a monitor lives, `SIGINT` only sets a flag. Signals belong to the whole process, so there is
/// one flag: make one monitor for the session. When it goes, the former handling is back.
package struct InterruptMonitor: ~Copyable {
  private let former: sigaction

  package init() {
    InterruptSignal.open()
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in InterruptSignal.raise() }
    // Restarted, because half-written output would be lost otherwise.
    action.sa_flags = SA_RESTART
    var former = sigaction()
    sigaction(SIGINT, &action, &former)
    self.former = former
  }

  deinit {
    var action = former
    sigaction(SIGINT, &action, nil)
    InterruptSignal.reset()
  }

  /// Whether Ctrl-C was pressed since it was last forgotten.
  package var isInterrupted: Bool { InterruptSignal.isRaised }

  /// Forgets a Ctrl-C from before.
  ///
  /// To be called before a line is read and not when its command begins: who presses Enter and at
  /// once Ctrl-C means the command.
  package func forget() { InterruptSignal.reset() }

  /// Waits, and returns early on Ctrl-C.
  ///
  /// - Returns: Whether the whole time has passed.
  package func wait(milliseconds: Int) -> Bool {
    guard !InterruptSignal.isRaised else { return false }
    var descriptor = pollfd(fd: InterruptSignal.readEnd, events: Int16(POLLIN), revents: 0)
    let deadline = Self.monotonicMilliseconds &+ Int64(milliseconds)
    while true {
      let left = deadline &- Self.monotonicMilliseconds
      guard left > 0 else { return !InterruptSignal.isRaised }
      _ = poll(&descriptor, 1, CInt(clamping: left))
      if InterruptSignal.isRaised { return false }
    }
  }

  private static var monotonicMilliseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) &* 1_000 &+ Int64(now.tv_nsec) / 1_000_000
  }
}

/// The flag and the pipe that a signal handler may touch: it only stores and writes a byte.
enum InterruptSignal {
  private static let flag = Atomic<Bool>(false)
  private static let readDescriptor = Atomic<CInt>(-1)
  private static let writeDescriptor = Atomic<CInt>(-1)

  /// Readable once the flag is up; -1 as long as there was no monitor.
  static var readEnd: CInt { readDescriptor.load(ordering: .acquiring) }

  static var isRaised: Bool { flag.load(ordering: .acquiring) }

  /// Makes the pipe once; it stays for the life of the process, as a late signal may still write.
  static func open() {
    guard readEnd < 0 else { return }
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    writeDescriptor.store(ends[1], ordering: .releasing)
    readDescriptor.store(ends[0], ordering: .releasing)
  }

  static func raise() {
    let saved = errno
    flag.store(true, ordering: .releasing)
    var byte: UInt8 = 0
    _ = write(writeDescriptor.load(ordering: .acquiring), &byte, 1)
    errno = saved
  }

  static func reset() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while readEnd >= 0, read(readEnd, &bytes, bytes.count) > 0 {}
    flag.store(false, ordering: .releasing)
  }
}

import Glibc

/// Reads lines from a descriptor without editing: a pipe, a file or a terminal that cannot do more.
final class PlainLineReader {
  static let lineBytesMax = 1_024 * 1_024

  private let descriptor: CInt
  private var pending: [UInt8] = []
  private var scanned = 0
  private var isAtEnd = false

  init(descriptor: CInt) {
    self.descriptor = descriptor
  }

  /// One line without its newline, which the last one may lack; bytes that are no UTF-8 are repaired.
  func readLine() -> LineResult {
    // An interrupt from before this line was meant for the command that ran then.
    InterruptSignal.reset()
    var isTooLong = false
    while true {
      if let newline = pending[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = take(through: newline)
        return isTooLong ? .tooLong : .line(line)
      }
      scanned = pending.count
      if isAtEnd {
        guard !pending.isEmpty || isTooLong else { return .endOfInput }
        let line = take(through: pending.count)
        return isTooLong ? .tooLong : .line(line)
      }
      if pending.count > Self.lineBytesMax {
        isTooLong = true
        pending.removeAll()
        scanned = 0
      }
      if !fill() { return .interrupted }
    }
  }

  private func take(through end: Int) -> String {
    let line = String(decoding: pending[..<end], as: UTF8.self)
    pending.removeFirst(min(end + 1, pending.count))
    scanned = 0
    return line.hasSuffix("\r") ? String(line.dropLast()) : line
  }

  /// Reads what is there; false on Ctrl-C, for which a monitor must be at work.
  private func fill() -> Bool {
    var waits = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: InterruptSignal.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waits, nfds_t(waits.count), -1) < 0 && errno == EINTR {}
    if InterruptSignal.isRaised {
      InterruptSignal.reset()
      pending.removeAll()
      scanned = 0
      return false
    }
    var chunk = [UInt8](repeating: 0, count: 64 * 1_024)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      pending.append(contentsOf: chunk[..<count])
    } else if count == 0 || errno != EINTR {
      // A descriptor that cannot be read gives no more lines, just as one at its end.
      isAtEnd = true
    }
    return true
  }
}

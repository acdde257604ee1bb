import CEdit
import Glibc

/// Reads single keys, as for "press a key"; the terminal is put back when the reader goes.
package struct KeyReader: ~Copyable {
  private let rawMode: RawMode
  /// Bytes that came with the last key, for instance from pasted text.
  private var pending: [UInt8] = []

  /// Nil when the standard input is no terminal.
  package init?() {
    guard let rawMode = RawMode(descriptor: 0) else { return nil }
    self.rawMode = rawMode
    cedit_flush_output()
  }

  /// Whether something has been typed already.
  package var hasInput: Bool { !pending.isEmpty || rawMode.waitForInput(milliseconds: 0) }

  /// Waits for a key; a closed terminal reads as ``Key/endOfInput``.
  package mutating func readKey() -> Key {
    while true {
      if let (key, length) = KeyDecoder.decode(pending, isComplete: false) {
        pending.removeFirst(length)
        return key
      }
      let hasMore = rawMode.waitForInput(milliseconds: pending.isEmpty ? -1 : Self.escapeDelay)
      if !hasMore, let (key, length) = KeyDecoder.decode(pending, isComplete: true) {
        pending.removeFirst(length)
        return key
      }
      guard let bytes = rawMode.read() else { return .endOfInput }
      pending += bytes
    }
  }

  /// How long the rest of an escape sequence may take before ESC counts as the key, in milliseconds.
  private static let escapeDelay: CInt = 50
}

/// One key as a program wants to know it.
package enum Key: Sendable, Equatable {
  case character(Character)
  case enter, escape, tab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl-C, which is an ordinary key while keys are read.
  case interrupt
  case endOfInput
  /// A key that has no name here.
  case other
}

/// A terminal whose keys arrive at once, unechoed and without signals.
private struct RawMode: ~Copyable {
  private let descriptor: CInt
  private let former: termios

  init?(descriptor: CInt) {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return nil }
    let former = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    settings.c_iflag &= ~tcflag_t(ICRNL | IXON)
    guard tcsetattr(descriptor, TCSADRAIN, &settings) == 0 else { return nil }
    self.descriptor = descriptor
    self.former = former
  }

  deinit {
    var settings = former
    tcsetattr(descriptor, TCSADRAIN, &settings)
  }

  func waitForInput(milliseconds: CInt) -> Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&wait, 1, milliseconds)
      if count < 0 && errno == EINTR { continue }
      return count != 0
    }
  }

  /// What has arrived; nil once the terminal is gone.
  func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      return count > 0 ? Array(bytes[..<count]) : nil
    }
  }
}

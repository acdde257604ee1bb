import LineEditor
import ShellRuntime
import TerminalText

/// Where the tutor writes: its own styled text, and what commands print, cleaned.
struct Screen {
  let terminal: Terminal
  let write: ([UInt8]) -> Void
  /// The start of a character whose end has not come yet.
  private var rest: [UInt8] = []
  private var pending: [UInt8] = []
  private var endsInLine = false
  /// Whether what a command prints is held back, so that a long text that comes at once can be paged.
  private var isHolding = false
  /// When the first of what is held back has come; nil while there is none.
  private var heldSince: ContinuousClock.Instant?

  /// What is printed over a longer time, or is more than anybody pages through, comes as it comes.
  private static let holdMax = Duration.milliseconds(300)
  private static let heldBytesMax = 1 << 20
  /// A shorter wait of a command is the time that its work takes.
  private static let waitMin = 50

  init(terminal: Terminal, write: @escaping ([UInt8]) -> Void) {
    self.terminal = terminal
    self.write = write
  }

  mutating func show(_ text: StyledText) {
    pending += text.rendered(on: terminal).utf8
  }

  /// Shows output of programs, which may be anything: nothing in it steers the terminal.
  mutating func show(_ chunks: [OutputChunk]) {
    if isHolding, heldSince == nil, !chunks.isEmpty { heldSince = .now }
    for chunk in chunks {
      rest += chunk.bytes
      let whole = rest.count - Self.openCharacter(rest)
      pending += Sanitizer.clean(String(decoding: rest[..<whole], as: UTF8.self)).utf8
      rest.removeFirst(whole)
    }
  }

  /// Holds back what a command prints from now on, while that may be all at once.
  mutating func hold() {
    isHolding = terminal.isInteractive && !terminal.isPlain
    heldSince = nil
    if !isHolding { flush() }
  }

  /// Writes what a running command has printed, unless it is held back still.
  mutating func stream() {
    guard isHolding else { return flush() }
    guard let heldSince else { return }
    if pending.count >= Self.heldBytesMax || .now - heldSince >= Self.holdMax { flush() }
  }

  /// Before a command waits so long: what it has printed is shown, and so is what stood before it.
  mutating func wait(milliseconds: Int) {
    guard milliseconds >= Self.waitMin else { return }
    let isHolding = isHolding && heldSince == nil
    flush()
    // What comes after a silent wait may still come at once.
    self.isHolding = isHolding
  }

  /// Takes what has not been written yet, when it is longer than the screen.
  mutating func takeLong(for size: TerminalSize) -> [UInt8]? {
    guard Pager.isLong(pending, size) else { return nil }
    defer {
      endsInLine = pending.last != 0x0A
      pending = []
    }
    return pending
  }

  /// Before a prompt is drawn: it needs the left edge, which output without a newline has left.
  mutating func startLine() {
    if terminal.isInteractive, pending.last.map({ $0 != 0x0A }) ?? endsInLine {
      pending.append(0x0A)
    }
    flush()
  }

  mutating func flush() {
    isHolding = false
    heldSince = nil
    guard let last = pending.last else { return }
    endsInLine = last != 0x0A
    write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// How many bytes at the end begin a UTF-8 character that is not whole.
  private static func openCharacter(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0b1100_0000 == 0b1000_0000 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > length ? length : 0
    }
    return 0
  }
}

/// What an applet has said and the machine has not taken yet, in the order in which it was said.
///
/// busybox flushes its standard output before each message on standard error, so one queue for
/// both descriptors keeps the order that a reader of `2>&1` sees.
struct Output: Sendable {
  private var pending: [(descriptor: Int, bytes: [UInt8])] = []
  /// Why what was to go to descriptor 1 is lost, once that could not be written.
  private(set) var lossReason: Errno?
  /// How many bytes for descriptor 1 are lost.
  private(set) var lostBytes = 0
  /// How much of the first entry has been written.
  private var written = 0

  var isEmpty: Bool { pending.isEmpty }

  /// Bytes that wait to be written.
  var count: Int { pending.reduce(0) { $0 + $1.bytes.count } - written }

  mutating func append(_ bytes: some Collection<UInt8>, to descriptor: Int = 1) {
    if bytes.isEmpty { return }
    if let last = pending.indices.last, pending[last].descriptor == descriptor {
      pending[last].bytes.append(contentsOf: bytes)
    } else {
      pending.append((descriptor, Array(bytes)))
    }
  }

  mutating func append(_ text: String) {
    append(text.utf8)
  }

  mutating func append(byte: UInt8) {
    append(CollectionOfOne(byte))
  }

  mutating func append(line: some Collection<UInt8>, terminator: UInt8 = UInt8(ascii: "\n")) {
    append(line)
    append(byte: terminator)
  }

  /// A message on descriptor 2, with its line's end.
  mutating func error(_ message: String) {
    append((message + "\n").utf8, to: 2)
  }

  /// Forgets what waits to be written.
  mutating func discard() {
    pending.removeAll()
    written = 0
  }

  /// Writes what the machine takes; nil when nothing is left, else what the applet must do.
  ///
  /// A broken pipe ends the applet as SIGPIPE would: with status 141.
  mutating func flush(_ system: inout some SystemCalls) -> AppletStep? {
    while let first = pending.first {
      switch system.write(first.descriptor, first.bytes[written...]) {
      case .written(let count):
        written += count
        if written >= first.bytes.count {
          pending.removeFirst()
          written = 0
        } else if count == 0 {
          return .wait(Wait(output: first.descriptor))
        }
      case .wouldBlock:
        return .wait(Wait(output: first.descriptor))
      case .failed(let reason) where first.descriptor == 1 && reason != .brokenPipe:
        lossReason = reason
        lostBytes -= written
        for entry in pending where entry.descriptor == 1 { lostBytes += entry.bytes.count }
        pending.removeAll { $0.descriptor == 1 }
        written = 0
      case .failed(let reason):
        pending.removeAll()
        written = 0
        return .exit(reason == .brokenPipe ? 141 : 1)
      }
    }
    return nil
  }
}

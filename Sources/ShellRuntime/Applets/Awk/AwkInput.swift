/// Records of one input, cut at awk's RS.
struct AwkInput: Sendable {
  enum Event {
    case record([UInt8])
    case end
    case blocked(AppletStep)
    case failed(Errno)
  }

  let descriptor: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var ended = false

  init(descriptor: Int) {
    self.descriptor = descriptor
  }

  mutating func next(
    _ separator: [UInt8],
    _ expression: RegularExpression?,
    _ system: inout some SystemCalls
  ) -> Event {
    while true {
      if let record = take(separator, expression) { return .record(record) }
      if ended {
        guard position < buffer.count else { return .end }
        var rest = Array(buffer[position...])
        position = buffer.count
        if separator.isEmpty { while rest.last == 10 { rest.removeLast() } }
        return rest.isEmpty ? .end : .record(rest)
      }
      if buffer.count - position > WholeInput.limit { return .failed(.noMemory) }
      switch system.read(descriptor, upTo: 16_384) {
      case .bytes(let bytes):
        buffer.removeFirst(position)
        position = 0
        buffer += bytes
      case .end: ended = true
      case .wouldBlock: return .blocked(.wait(Wait(input: descriptor)))
      case .failed(let reason): return .failed(reason)
      }
    }
  }

  private mutating func take(
    _ separator: [UInt8],
    _ expression: RegularExpression?
  ) -> [UInt8]? {
    if separator.isEmpty { return takeParagraph() }
    if separator.count == 1 {
      guard let end = buffer[position...].firstIndex(of: separator[0]) else { return nil }
      defer { position = end + 1 }
      return Array(buffer[position..<end])
    }
    guard let match = expression?.firstMatch(in: buffer[position...], capturing: false)?.range,
      !match.isEmpty, match.upperBound < buffer.count || ended
    else { return nil }
    defer { position = match.upperBound }
    return Array(buffer[position..<match.lowerBound])
  }

  /// RS is empty: empty lines stand between records.
  private mutating func takeParagraph() -> [UInt8]? {
    while position < buffer.count, buffer[position] == 10 { position += 1 }
    var index = position
    while let end = buffer[index...].firstIndex(of: 10), end + 1 < buffer.count {
      if buffer[end + 1] == 10 {
        defer { position = end + 2 }
        return Array(buffer[position..<end])
      }
      index = end + 1
    }
    return nil
  }
}

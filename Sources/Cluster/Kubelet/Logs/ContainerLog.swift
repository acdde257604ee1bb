public import Simulation

/// What one run of a container has written, line by line.
public struct ContainerLog: Hashable, Sendable {
  public enum Stream: String, Hashable, Sendable {
    case output = "stdout"
    case error = "stderr"
  }

  public struct Line: Hashable, Sendable {
    /// When the line was complete.
    public var moment: Instant
    public var stream: Stream
    /// Without the line feed.
    public var bytes: [UInt8]
    /// False for what a container wrote last without a line feed.
    public var hasLineFeed: Bool
  }

  public private(set) var lines: [Line] = []
  /// Whether more may come: the container still runs.
  public var isOpen = true
  /// Lines that were dropped from the front to keep the log within its limit.
  public private(set) var droppedLineCount = 0
  /// What the kept lines take, with a flat overhead for each.
  private(set) var size = 0
  /// Unfinished lines of the two streams.
  private var pending: [UInt8] = []
  private var pendingError: [UInt8] = []

  public init() {}

  /// `containerLogMaxSize` of the kubelet: a log that grows beyond it is rotated.
  static let limit = 10 << 20
  /// containerd cuts a line that has no end.
  private static let lineLimit = 16 << 10
  private static let lineOverhead = 48

  /// Takes in what a container wrote; an unfinished line waits for its end.
  ///
  /// `limit`: the bytes that the log may take.
  mutating func append(
    _ bytes: some Collection<UInt8>,
    to stream: Stream,
    at moment: Instant,
    limit: Int = ContainerLog.limit
  ) {
    var rest = bytes[...]
    var line = takePending(stream)
    while !rest.isEmpty {
      let room = rest.prefix(Self.lineLimit - line.count)
      let feed = room.firstIndex(of: 0x0A)
      let end = feed ?? room.endIndex
      line += room[..<end]
      rest = rest[(feed.map(rest.index(after:)) ?? end)...]
      guard feed != nil || line.count >= Self.lineLimit else { break }
      add(line, stream, moment, hasLineFeed: feed != nil)
      line = []
    }
    if !line.isEmpty {
      if stream == .output { pending = line } else { pendingError = line }
    }
    trim(to: limit)
  }

  private mutating func takePending(_ stream: Stream) -> [UInt8] {
    stream == .output ? exchange(&pending, with: []) : exchange(&pendingError, with: [])
  }

  /// Ends the log: what was unfinished becomes its last lines.
  mutating func close(at moment: Instant) {
    for stream in [Stream.output, .error] {
      let line = takePending(stream)
      if line.isEmpty { continue }
      add(line, stream, moment, hasLineFeed: false)
    }
    isOpen = false
  }

  /// The last bytes as text, for a termination message: 2048 bytes or 80 lines at most.
  func tail() -> [UInt8] {
    var text: [UInt8] = []
    for line in lines.suffix(80) {
      text += line.bytes
      if line.hasLineFeed { text.append(0x0A) }
    }
    return Array(text.suffix(2_048))
  }

  private mutating func add(
    _ bytes: [UInt8],
    _ stream: Stream,
    _ moment: Instant,
    hasLineFeed: Bool
  ) {
    lines.append(Line(moment: moment, stream: stream, bytes: bytes, hasLineFeed: hasLineFeed))
    size += bytes.count + Self.lineOverhead
  }

  /// Drops the oldest tenth at least, so that forgetting is cheap.
  private mutating func trim(to limit: Int) {
    guard size > limit else { return }
    var first = 0
    let target = limit - limit / 10
    while size > target, first < lines.count {
      size -= lines[first].bytes.count + Self.lineOverhead
      first += 1
    }
    droppedLineCount += first
    lines.removeFirst(first)
  }
}

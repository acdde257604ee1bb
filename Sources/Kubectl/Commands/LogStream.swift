import Cluster
import KubeAPI
import Simulation

/// Which part of a log is wanted, and how.
struct LogOptions: Sendable {
  let follows: Bool
  let previous: Bool
  let showsTimes: Bool
  let showsPrefix: Bool
  let ignoresErrors: Bool
  /// The last lines only; nil for all.
  let tail: Int?
  let limitBytes: Int?
  let since: Instant?

  init(_ arguments: ParsedArguments, now: Instant) throws(KubectlError) {
    follows = arguments.flag("follow")
    previous = arguments.flag("previous")
    showsTimes = arguments.flag("timestamps")
    showsPrefix = arguments.flag("prefix") || arguments.flag("all-pods")
    ignoresErrors = arguments.flag("ignore-errors")
    let duration = arguments.duration("since")
    let sinceTime = arguments.text("since-time")
    if !sinceTime.isEmpty {
      guard duration == .zero else {
        throw .plain("at most one of `sinceTime` or `sinceSeconds` may be specified")
      }
      guard let moment = Instant(rfc3339: sinceTime) else {
        throw .plain(
          "parsing time \(sinceTime.goQuoted) as \"2006-01-02T15:04:05Z07:00\": cannot parse "
            + "\(sinceTime.goQuoted) as \"2006\""
        )
      }
      since = moment
    } else if duration != .zero {
      guard duration > .zero else { throw .plain("--since must be greater than 0") }
      since = now - duration
    } else {
      since = nil
    }
    let bytes = arguments.integer("limit-bytes")
    guard bytes >= 0 else { throw .plain("--limit-bytes must be greater than 0") }
    limitBytes = bytes == 0 ? nil : Int(clamping: bytes)
    let lines = arguments.integer("tail")
    guard lines >= -1 else { throw .plain("--tail must be greater than or equal to -1") }
    if lines == -1, !arguments.has("tail"), !arguments.text("selector").isEmpty {
      tail = 10
    } else {
      tail = lines == -1 ? nil : Int(clamping: lines)
    }
  }
}

extension LogOptions {
  /// The log as it is, its last `tail` lines and what follows.
  init(follows: Bool, tail: Int?) {
    self.follows = follows
    self.tail = tail
    previous = false
    showsTimes = false
    showsPrefix = false
    ignoresErrors = false
    limitBytes = nil
    since = nil
  }
}

/// The log of one container, as far as it has been printed.
struct LogStream: Sendable {
  enum Step {
    case ended
    case open
    case retry(Instant)
  }

  let pod: ObjectKey
  let container: String
  let prefix: String
  /// Until when a container that does not run yet is tried again.
  let deadline: Instant
  /// How many lines are done with, counted from the log's beginning; nil before the first look.
  private var position: Int?
  private var printedBytes = 0
  private var restartCount: Int32?
  private var nextTry: Instant?

  init(pod: ObjectKey, container: String, prefix: String, deadline: Instant) {
    self.pod = pod
    self.container = container
    self.prefix = prefix
    self.deadline = deadline
  }

  mutating func read(
    _ session: inout Session,
    _ cluster: Cluster,
    _ options: LogOptions
  ) throws(KubectlError) -> Step {
    if let nextTry, session.now < nextTry { return .retry(nextTry) }
    nextTry = nil
    do {
      let hasRestarted = position != nil && restartCount != restarts(in: cluster)
      let log = try cluster.log(
        pod: pod,
        container: container,
        previous: options.previous || hasRestarted
      )
      if restartCount == nil { restartCount = restarts(in: cluster) }
      print(log, options, &session)
      return options.follows && log.isOpen && !hasRestarted ? .open : .ended
    } catch {
      return try failure(error, options, &session)
    }
  }

  private func restarts(in cluster: Cluster) -> Int32? {
    guard case .pod(let pod)? = cluster.object(pod) else { return restartCount }
    let statuses = pod.status.containerStatuses + pod.status.initContainerStatuses
    return statuses.first { $0.name == container }?.restartCount ?? restartCount
  }

  private mutating func failure(
    _ error: APIStatus,
    _ options: LogOptions,
    _ session: inout Session
  ) throws(KubectlError) -> Step {
    // The pod of a log that is being followed may go; its log ends then.
    if position != nil { return .ended }
    if options.ignoresErrors {
      session.print("error: \(error.message)\n")
      return .ended
    }
    guard options.follows else { throw .server(error) }
    session.complain("\(error.message)\n")
    let moment = session.now + .seconds(1)
    guard moment <= deadline else { throw .plain("context deadline exceeded") }
    nextTry = moment
    return .retry(moment)
  }

  private mutating func print(
    _ log: ContainerLog,
    _ options: LogOptions,
    _ session: inout Session
  ) {
    let end = log.droppedLineCount + log.lines.count
    var begin = max(position ?? 0, log.droppedLineCount)
    if position == nil, let tail = options.tail { begin = max(begin, end - tail) }
    position = end
    guard begin < end else { return }
    var bytes: [UInt8] = []
    for line in log.lines.suffix(end - begin) {
      if let since = options.since, line.moment < since { continue }
      bytes += prefix.utf8
      if options.showsTimes { bytes += (line.moment.rfc3339Nanoseconds + " ").utf8 }
      bytes += line.bytes
      if line.hasLineFeed { bytes.append(UInt8(ascii: "\n")) }
    }
    if let limit = options.limitBytes {
      bytes = Array(bytes.prefix(max(0, limit - printedBytes)))
      printedBytes += bytes.count
    }
    session.print(bytes)
  }
}

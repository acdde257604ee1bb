package import Console
import Simulation

extension Timeline {
  /// The pods of a run as rows over virtual time: those of one Job by its uid, or all.
  package init(_ record: RunRecord, ofJob uid: String? = nil) {
    self.init(record, ofJobs: uid.map { [$0] })
  }

  /// The same for several Jobs by their uids, or all.
  package init(_ record: RunRecord, ofJobs uids: Set<String>?) {
    let jobs = record.jobs.filter { uids?.contains($0.uid) != false }
    let pods = record.pods.filter { uids?.contains($0.owner ?? "") != false }
    // A session may have gone on for long before and after: the drawing is of what it shows.
    let start = (jobs.map(\.created) + pods.map(\.created)).min() ?? record.start
    let end = Self.end(of: jobs, pods) ?? record.end
    let delays = RetryDelays(pods)
    let suspended = jobs.filter { !$0.suspensions.isEmpty }
    self.init(
      rows: suspended.map { Row(job: $0, start: start, end: end) }
        + pods.map { Row(pod: $0, since: delays.failure(before: $0), start: start, end: end) },
      markers: jobs.compactMap { Self.marker(of: $0, from: start) }
    )
  }

  /// The last moment at which something changed; nil while something lasts.
  private static func end(of jobs: [JobRecord], _ pods: [PodRecord]) -> Instant? {
    let spans = pods.flatMap(\.spans)
    guard jobs.allSatisfy({ $0.finished != nil }), spans.allSatisfy({ $0.end != nil }) else {
      return nil
    }
    return (jobs.compactMap(\.finished) + spans.compactMap(\.end)).max()
  }

  private static func marker(of job: JobRecord, from start: Instant) -> Marker? {
    job.finished.map {
      let word = job.outcome == .complete ? "Complete" : "Failed"
      return Marker(time: ($0 - start).inSeconds, label: word)
    }
  }
}

extension Timeline.Row {
  /// When a Job was suspended, and when it was not.
  fileprivate init(job: JobRecord, start: Instant, end: Instant) {
    var spans: [Timeline.Span] = []
    var from = job.created
    let last = job.finished ?? end
    let add = { (since: Instant, until: Instant, kind: Timeline.Span.Kind) in
      guard until > since else { return }
      spans.append(
        Timeline.Span(
          start: (since - start).inSeconds,
          end: (until - start).inSeconds,
          kind: kind
        )
      )
    }
    for suspension in job.suspensions {
      add(from, suspension.start, .running)
      add(suspension.start, suspension.end ?? last, .suspended)
      from = suspension.end ?? last
    }
    add(from, last, .running)
    self.init(title: "job/\(job.name)", spans: spans)
  }

  fileprivate init(pod: PodRecord, since failure: Instant?, start: Instant, end: Instant) {
    let last = pod.spans.indices.last
    let delay = failure.map {
      Timeline.Span(
        start: ($0 - start).inSeconds,
        end: (pod.created - start).inSeconds,
        kind: .backingOff
      )
    }
    let spans = pod.spans.indices.map { index in
      let span = pod.spans[index]
      return Timeline.Span(
        start: (span.start - start).inSeconds,
        end: ((span.end ?? end) - start).inSeconds,
        kind: Self.kind(of: span, in: pod, isLast: index == last),
        label: index == last ? Self.label(of: pod) : ""
      )
    }
    self.init(title: pod.name, spans: [delay].compactMap(\.self) + spans)
  }

  private static func kind(
    of span: PodRecord.Span,
    in pod: PodRecord,
    isLast: Bool
  ) -> Timeline.Span.Kind {
    switch span.phase {
    case .waiting: .waiting
    case .backingOff: .backingOff
    case .initializing where isLast && pod.outcome.isFailure: .failed
    case .initializing: .initializing
    case .terminating: .terminating
    case .running:
      switch pod.outcome {
      case .succeeded where isLast: .succeeded
      case .failed where isLast: .failed
      default: .running
      }
    }
  }

  private static func label(of pod: PodRecord) -> String {
    switch pod.outcome {
    case .failed(let exitCode?): "exit \(exitCode)"
    case .succeeded, .failed, .running, .deleted: ""
    }
  }
}

extension PodRecord.Outcome {
  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
}

/// Which failure a pod was made for, and with it how long its Job backed off.
private struct RetryDelays {
  private var failures: [String: Instant] = [:]

  /// Less than this is the controller at work, no back-off.
  private static let delayMin = Duration.seconds(2)

  /// A pod takes the place of the earliest failure before it that no pod has replaced yet: of its
  /// own index, where there are indexes.
  init(_ pods: [PodRecord]) {
    struct Place: Hashable {
      var owner: String?
      var index: Int?
    }
    var open: [Place: [Instant]] = [:]
    let ends = pods.filter(\.outcome.isFailure).compactMap { pod in
      pod.spans.last?.end.map { (place: Place(owner: pod.owner, index: pod.index), end: $0) }
    }.sorted { $0.end < $1.end }
    var next = 0
    for pod in pods.sorted(by: { $0.created < $1.created }) {
      while next < ends.count, ends[next].end <= pod.created {
        open[ends[next].place, default: []].append(ends[next].end)
        next += 1
      }
      let place = Place(owner: pod.owner, index: pod.index)
      guard let failure = open[place]?.first else { continue }
      open[place]?.removeFirst()
      if pod.created - failure >= Self.delayMin { failures[pod.uid] = failure }
    }
  }

  func failure(before pod: PodRecord) -> Instant? { failures[pod.uid] }
}

extension Duration {
  /// Seconds with their fraction, for drawing.
  package var inSeconds: Double { Double(nanoseconds) / 1e9 }
}

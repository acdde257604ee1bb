package import Console
import Simulation
package import TerminalText

extension Timeline {
  /// The pods of a run as rows over virtual time: those of one Job by its uid, or all.
  package init(_ record: RunRecord, ofJob uid: String? = nil) {
    let jobs = record.jobs.filter { uid == nil || $0.uid == uid }
    let pods = record.pods.filter { uid == nil || $0.owner == uid }
    // A session may have gone on for long before and after: the drawing is of what it shows.
    let start = (jobs.map(\.created) + pods.map(\.created)).min() ?? record.start
    let end = Self.end(of: jobs, pods) ?? record.end
    self.init(
      rows: pods.map { Row(pod: $0, start: start, end: end) },
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
  fileprivate init(pod: PodRecord, start: Instant, end: Instant) {
    let last = pod.spans.indices.last
    let spans = pod.spans.indices.map { index in
      let span = pod.spans[index]
      return Timeline.Span(
        start: (span.start - start).inSeconds,
        end: ((span.end ?? end) - start).inSeconds,
        kind: Self.kind(of: span, in: pod, isLast: index == last),
        label: index == last ? Self.label(of: pod) : ""
      )
    }
    self.init(title: pod.name, spans: spans)
  }

  private static func kind(
    of span: PodRecord.Span,
    in pod: PodRecord,
    isLast: Bool
  ) -> Timeline.Span.Kind {
    switch span.phase {
    case .waiting, .backingOff: .waiting
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

extension Duration {
  /// Seconds with their fraction, for drawing.
  var inSeconds: Double { Double(nanoseconds) / 1e9 }
}

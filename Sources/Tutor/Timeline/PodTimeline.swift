package import Console
import Simulation
package import TerminalText

extension Timeline {
  /// The pods of a run as rows over virtual time.
  ///
  /// - Parameter uid: Only this Job's pods; nil takes all.
  package init(_ record: RunRecord, ofJob uid: String? = nil) {
    let rows = record.pods
      .filter { uid == nil || $0.owner == uid }
      .map { Row(pod: $0, start: record.start, end: record.end) }
    self.init(rows: rows, markers: Self.markers(record, ofJob: uid))
  }

  private static func markers(_ record: RunRecord, ofJob uid: String?) -> [Marker] {
    record.jobs.compactMap { job in
      guard uid == nil || job.uid == uid, let finished = job.finished else { return nil }
      let word = job.outcome == .complete ? "Complete" : "Failed"
      return Marker(time: (finished - record.start).inSeconds, label: word)
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

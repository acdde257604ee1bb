package import Console
import Simulation
package import TerminalText
import Timelines

/// What `joblab run` says of one seed: each Job's outcome in a sentence, and the pods over time.
package struct RunReport {
  package let record: RunRecord
  package let end: RunEnd
  package let terminal: Terminal

  package init(record: RunRecord, end: RunEnd, terminal: Terminal) {
    self.record = record
    self.end = end
    self.terminal = terminal
  }

  package func render(timeline: Bool) -> StyledText {
    var text = StyledText()
    for job in record.jobs {
      text += headline(of: job).wrapped(width: terminal.width, hangingIndent: "  ")
        .map { $0 + "\n" }.joined()
    }
    if record.jobs.isEmpty { text += StyledText("No Job was made.\n", .note) }
    if let remark { text += StyledText(remark, .note) + "\n" }
    if timeline, !record.pods.isEmpty {
      text += "\n"
      text += TimelineText(terminal: terminal).render(Timeline(record))
    }
    return text
  }

  private func headline(of job: JobRecord) -> StyledText {
    let pods = record.pods.filter { $0.owner == job.uid }.count
    let counts =
      "\(job.succeeded) of \(job.completions.map(String.init) ?? "any") succeeded, "
      + "\(job.failed) failed, \(pods) \(pods == 1 ? "pod" : "pods")"
    return StyledText("job/\(job.name) ", .bold) + verdict(on: job) + StyledText(": \(counts)")
  }

  private func verdict(on job: JobRecord) -> StyledText {
    let time =
      job.finished.map { ($0 - job.created).ageText }
      ?? (record.end - job.created).roundedToSeconds.ageText
    return switch job.outcome {
    case .complete: StyledText("Complete", .good) + StyledText(" after \(time)")
    case .failed(let reason, let message):
      StyledText("Failed", .bad) + StyledText(" after \(time) (\(reason): \(message))")
    case .suspended: StyledText("Suspended", .warning) + StyledText(" for \(time)")
    case .running: StyledText("Running", .warning) + StyledText(" for \(time)")
    }
  }

  private var remark: String? {
    switch end {
    case .finished: nil
    case .idle: "Nothing is left that could happen: what is open now stays open."
    case .horizon:
      "Stopped after \((record.end - record.start).roundedToSeconds.ageText) of virtual time (--until)."
    case .tooManyEvents: "Stopped: more happened than one run may hold."
    }
  }
}

extension Duration {
  /// A Job is made a moment after its run begins, which is nothing to report.
  fileprivate var roundedToSeconds: Duration {
    .seconds((nanoseconds + 500_000_000) / 1_000_000_000)
  }
}

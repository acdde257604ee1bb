package import Console
import Simulation
package import TerminalText

/// What `joblab run --seeds` says: a line for each seed, and how often each outcome came.
package struct SweepReport {
  package struct Row: Sendable {
    package var seed: UInt64
    package var record: RunRecord

    package init(seed: UInt64, record: RunRecord) {
      self.seed = seed
      self.record = record
    }
  }

  package let rows: [Row]
  package let terminal: Terminal

  package init(rows: [Row], terminal: Terminal) {
    self.rows = rows
    self.terminal = terminal
  }

  package func render() -> StyledText {
    var text = StyledText()
    for line in table.lines(on: terminal) { text += line + "\n" }
    text += "\n"
    for line in summary { text += StyledText(line) + "\n" }
    return text
  }

  private var table: TextTable {
    let several = rows.contains { $0.record.jobs.count > 1 }
    var table = TextTable(
      header: (several ? ["SEED", "JOB"] : ["SEED"]).map { StyledText($0, .quiet) }
        + ["OUTCOME", "TIME", "PODS", "FAILED"].map { StyledText($0, .quiet) },
      rows: [],
      alignments: (several ? [.right, .left] : [.right]) + [.left, .right, .right, .right]
    )
    for row in rows {
      for job in row.record.jobs {
        let pods = row.record.pods.filter { $0.owner == job.uid }.count
        let time = (job.finished ?? row.record.end) - job.created
        table.rows.append(
          [StyledText("\(row.seed)")] + (several ? [StyledText(job.name)] : [])
            + [
              outcome(of: job), StyledText(time.ageText), StyledText("\(pods)"),
              StyledText("\(job.failed)"),
            ]
        )
      }
    }
    return table
  }

  private func outcome(of job: JobRecord) -> StyledText {
    switch job.outcome {
    case .complete: StyledText("Complete", .good)
    case .failed(let reason, _): StyledText("Failed", .bad) + StyledText(" (\(reason))")
    case .suspended: StyledText("Suspended", .warning)
    case .running: StyledText("Running", .warning)
    }
  }

  /// One line for each Job name: how many seeds ended how, and the range of times and pods.
  private var summary: [String] {
    var names: [String] = []
    for row in rows {
      for job in row.record.jobs where !names.contains(job.name) { names.append(job.name) }
    }
    return names.map(summary(ofJob:))
  }

  private func summary(ofJob name: String) -> String {
    var complete = 0
    var times: [Duration] = []
    var pods: [Int] = []
    for row in rows {
      guard let job = row.record.jobs.first(where: { $0.name == name }) else { continue }
      if job.outcome == .complete { complete += 1 }
      times.append((job.finished ?? row.record.end) - job.created)
      pods.append(row.record.pods.filter { $0.owner == job.uid }.count)
    }
    times.sort()
    pods.sort()
    guard let first = times.first, let last = times.last, let fewest = pods.first,
      let most = pods.last
    else { return "" }
    let median = times[(times.count - 1) / 2]
    return "job/\(name): \(complete) of \(times.count) seeds Complete; "
      + "time \(first.ageText) to \(last.ageText), median \(median.ageText); "
      + "pods \(fewest) to \(most)"
  }
}

import ArgumentParser
import Console
import ShellRuntime
import Simulation
import TerminalText
import Timelines
import Tutor

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate manifests to their end and say what happened.",
    discussion: """
      The manifests are applied with kubectl to a fresh cluster, and virtual time runs until every \
      Job has ended. With --seeds the same is done once for each seed, and the outcomes are \
      counted. Exit status: 0 when every Job is Complete, 1 otherwise.
      """
  )

  enum TimelineForm: String, ExpressibleByArgument, CaseIterable {
    case text, svg, html, none
  }

  @Argument(help: "Manifest files; - is standard input.", completion: .file())
  var manifests: [String]

  @OptionGroup var sweep: SweepOptions
  @OptionGroup var display: DisplayOptions

  @Option(help: "Stop after this much virtual time, such as 90s, 10m or 24h.")
  var until: String = "24h"

  @Option(help: "How to draw the pods over time: text, svg, html or none.")
  var timeline: TimelineForm = .text

  func validate() throws {
    guard let limit = Duration(goText: until), limit > .zero, limit <= .seconds(366 * 86_400)
    else {
      throw ValidationError("--until takes a duration such as 90s, 10m or 24h, up to 8784h.")
    }
  }

  func run() throws {
    let files = try manifests.enumerated().map { index, path in
      ManifestFile(
        folder: "/manifests/\(index)",
        name: name(of: path),
        bytes: try path == "-" ? InputFile.standardInput() : InputFile.contents(of: path)
      )
    }
    let horizon = Duration(goText: until) ?? .seconds(86_400)
    let seeds = sweep.all
    let runs = inParallel(seeds, threads: sweep.threadCount) {
      SimulatedRun(files: files, seed: $0, horizon: horizon)
    }
    let terminal = display.terminal(for: 1)
    if let refused = runs.first(where: { $0.status != 0 }) {
      StandardError.write(refused.messages)
      throw ExitCode(1)
    }
    StandardError.write(runs[0].messages)
    if let drawing = drawing(of: runs[0].record) {
      StandardOutput.write(drawing)
      if !runs.allSatisfy(\.isComplete) { throw ExitCode(1) }
      return
    }
    let text =
      if runs.count == 1 {
        RunReport(record: runs[0].record, end: runs[0].end, terminal: terminal)
          .render(timeline: timeline == .text)
      } else {
        SweepReport(
          rows: zip(seeds, runs).map { .init(seed: $0, record: $1.record) },
          terminal: terminal
        ).render()
      }
    StandardOutput.write(text.rendered(on: terminal))
    if !runs.allSatisfy(\.isComplete) { throw ExitCode(1) }
  }

  /// The whole output, when a document was asked for: that of the first seed.
  private func drawing(of record: RunRecord) -> String? {
    let title = manifests.joined(separator: " ")
    return switch timeline {
    case .svg: TimelineSVG(title: title).render(Timeline(record))
    case .html: TimelineHTML(title: title).render(Timeline(record))
    case .text, .none: nil
    }
  }

  /// The file's name as kubectl is to say it: the path as it was given, if it can be one in a
  /// folder of its own.
  private func name(of path: String) -> String {
    if path == "-" { return "stdin.yaml" }
    let parts = path.split(separator: "/")
    let isInside = !path.hasPrefix("/") && !path.hasPrefix("-") && !parts.contains("..")
    return isInside ? path : parts.last.map { "./\($0)" } ?? "manifest.yaml"
  }
}

/// A manifest in a folder of the simulated computer.
private struct ManifestFile: Sendable {
  var folder: String
  var name: String
  var bytes: [UInt8]
}

/// One seed's run of a set of manifests.
private struct SimulatedRun: Sendable {
  /// kubectl's exit status; when it is not 0 nothing was simulated.
  let status: UInt8
  /// What kubectl said on standard error.
  let messages: [UInt8]
  let record: RunRecord
  let end: RunEnd

  init(files: [ManifestFile], seed: UInt64, horizon: Duration) {
    var console = Console(
      seed: seed,
      files: files.map { (path: "\($0.folder)/\($0.name)", bytes: $0.bytes) }
    )
    var messages: [UInt8] = []
    let commands = files.map { file in
      let name = ShellQuoting.quoted(file.name)
      return "(cd \(file.folder) && kubectl create -f \(name)) || status=1"
    }
    var record = RunRecord(of: console.cluster)
    console.record = record
    let script = (commands + ["exit ${status:-0}"]).joined(separator: "\n")
    let outcome = console.run(script: script) {
      if $0.stream == .error { messages += $0.bytes }
    }
    record = console.record ?? record
    console.record = nil
    status = if case .exited(let status) = outcome { status } else { 1 }
    end =
      status == 0
      ? console.runToEnd(horizon: record.start + horizon, record: &record) : .idle
    self.messages = messages
    self.record = record
  }

  var isComplete: Bool { record.jobs.allSatisfy { $0.outcome == .complete } }
}

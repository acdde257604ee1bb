import Course
import KubeAPI
import Testing
import Timelines

@testable import Grading

/// What reports say of a variant, and of the run that a result shows.
@Suite struct ShownRunTests {
  private static let result: SubmissionResult = {
    var timeline = Timeline(
      rows: [
        Timeline.Row(
          title: "work-<a>",
          spans: [
            Timeline.Span(start: 0, end: 1.25, kind: .waiting),
            Timeline.Span(start: 1.25, end: 3, kind: .failed, label: "exit 1"),
          ]
        )
      ],
      markers: [Timeline.Marker(time: 3, label: "Failed")]
    )
    timeline.rowsLeftOut = 7
    var result = SubmissionResult(
      name: "lee",
      status: .graded,
      score: .zero,
      maxScore: Points(2),
      passed: false,
      checks: [
        CheckResult(
          id: "all",
          title: "All",
          points: .zero,
          maxPoints: Points(2),
          passed: false,
          expected: "7",
          found: "6",
          runs: "",
          feedback: ""
        )
      ],
      notes: []
    )
    result.failingSeed = 4
    result.variant = Draw(values: [
      .init(name: "zones", content: .number(5)), .init(name: "app", content: .word("x,\"<y>")),
    ])
    result.shown = ShownRun(seed: 4, timeline: timeline)
    return result
  }()

  private func report(_ format: ReportFormat) -> String {
    GradingResult(
      exercise: "pack",
      title: "Pack",
      seeds: [4],
      reading: [],
      submissions: [Self.result]
    ).report(format, version: "1.2.3", timestamp: "2026-03-01T12:00:00Z")
  }

  @Test("a result with a variant and a run is read back as it was written")
  func roundTrip() throws {
    let line = report(.ndjson)
    #expect(SubmissionResult(json: try JSONReader.value(line)) == Self.result)
  }

  @Test("the page draws the run, says the same as a table, and says what is left out")
  func page() {
    let page = report(.html)
    #expect(page.contains("<title>The run of seed 4, the first in which a check failed</title>"))
    #expect(page.contains("<td>work-&lt;a&gt;</td><td>failed</td><td>1.25s</td><td>3s</td>"))
    #expect(page.contains("Left out: 7 more rows."))
    #expect(page.contains("Variant: zones=5,app=x,&quot;&lt;y&gt;"))
    #expect(!page.contains("<script") && !page.contains("href") && !page.contains("url("))
    #expect(page.components(separatedBy: "<style>").count == 2)
  }

  @Test(
    "every form that has a place for it says which variant was graded",
    arguments: ReportFormat.allCases.filter { $0 != .classroom }
  )
  func variants(_ format: ReportFormat) {
    let text = report(format)
    let isField = format == .json || format == .ndjson
    #expect(text.contains(isField ? "\"zones\"" : "zones=5"), "\(text)")
  }

  @Test("the run that is shown is the first in which a check failed, or the first of all")
  func which() throws {
    let file = ExerciseFile(path: "job.yaml", bytes: Array(GraderTests.manifest.utf8))
    let grader = try Grader(
      exercise: sampleExercise(checks: GraderTests.checks, start: [file]),
      runner: ScriptedRunner()
    )
    for (name, seed) in [("good.yaml", 1), ("lucky.yaml", 4), ("bad.yaml", 1)] as [(String, UInt64)]
    {
      let submission = Submission(name: name, files: [file])
      let result = grader.grade(submission, showsRun: true)
      #expect(result.shown?.seed == seed)
      #expect(result.shown?.timeline.rows.isEmpty == false)
      // Showing a run changes no mark.
      var plain = result
      plain.shown = nil
      #expect(grader.grade(submission) == plain)
    }
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [String] {
    var parts = [""]
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      parts[parts.count - 1] += rest[..<range.lowerBound]
      parts.append("")
      rest = rest[range.upperBound...]
    }
    parts[parts.count - 1] += rest
    return parts
  }
}

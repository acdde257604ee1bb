import TerminalText
import TestKit
import Testing

@testable import Timelines

@Suite
struct TimelineTests {
  private static let retries = Timeline(
    rows: [
      Timeline.Row(
        title: "flaky-abc12",
        spans: [
          Timeline.Span(start: 0, end: 3, kind: .waiting),
          Timeline.Span(start: 3, end: 9, kind: .running),
          Timeline.Span(start: 9, end: 10, kind: .failed, label: "exit 1"),
        ]
      ),
      Timeline.Row(
        title: "flaky-def34",
        spans: [
          Timeline.Span(start: 20, end: 22, kind: .waiting),
          Timeline.Span(start: 22, end: 50, kind: .running, label: "worker"),
          Timeline.Span(start: 50, end: 60, kind: .succeeded, label: "exit 0"),
        ]
      ),
      Timeline.Row(
        title: "a-pod-with-a-very-long-name-indeed-xyz99",
        spans: [Timeline.Span(start: 30, end: 60, kind: .terminating)]
      ),
    ],
    markers: [
      Timeline.Marker(time: 60, label: "Job complete"),
      Timeline.Marker(time: 10, label: "retry 1"),
    ]
  )

  struct Case: Sendable, CustomTestStringConvertible {
    let golden: String
    let terminal: Terminal

    var testDescription: String { golden }
  }

  static let cases: [Case] = [
    Case(golden: "timeline.plain-80.txt", terminal: Terminal(width: 80)),
    Case(golden: "timeline.ascii-50.txt", terminal: Terminal(width: 50, hasUnicode: false)),
    Case(golden: "timeline.colour-100.txt", terminal: Terminal(width: 100, colourDepth: .sixteen)),
  ]

  @Test("a timeline is drawn to fit its terminal", arguments: cases)
  func drawing(_ example: Case) throws {
    let text = TimelineText(terminal: example.terminal).render(Self.retries)
    #expect(text.width <= example.terminal.width)
    try Golden.expect(text.rendered(on: example.terminal), toMatch: example.golden)
  }

  @Test("a timeline without rows draws nothing")
  func empty() {
    #expect(TimelineText(terminal: .plain).render(Timeline(rows: [])).isEmpty)
  }

  @Test("times that make no sense are drawn somewhere and crash nothing")
  func strangeTimes() {
    let times: [Double] = [-1, 0, .nan, .infinity, -.infinity, 1e308, .leastNonzeroMagnitude, 1e18]
    for start in times {
      for end in times {
        let timeline = Timeline(
          rows: [
            Timeline.Row(
              title: "\u{1b}[31mx\ny",
              spans: [Timeline.Span(start: start, end: end, kind: .running, label: "a")]
            )
          ],
          markers: [Timeline.Marker(time: end, label: "m\nn")]
        )
        let text = TimelineText(terminal: Terminal(width: 1)).render(timeline)
        #expect(text.plainText.contains("x y"))
      }
    }
  }

  @Test("more rows than the limit are counted")
  func manyRows() {
    let rows = (1...30).map {
      Timeline.Row(title: "pod-\($0)", spans: [Timeline.Span(start: 0, end: 1, kind: .running)])
    }
    let text = TimelineText(terminal: .plain, rowsMax: 20).render(Timeline(rows: rows)).plainText
    #expect(text.contains("pod-20 "))
    #expect(!text.contains("pod-21"))
    #expect(text.contains("and 10 more"))
  }

  struct LabelCase: Sendable, CustomTestStringConvertible {
    let seconds: Double
    let label: String

    var testDescription: String { label }
  }

  static let labelCases: [LabelCase] = [
    LabelCase(seconds: 0, label: "0s"),
    LabelCase(seconds: 0.05, label: "0.05s"),
    LabelCase(seconds: 1.5, label: "1.5s"),
    LabelCase(seconds: 59, label: "59s"),
    LabelCase(seconds: 90, label: "1m30s"),
    LabelCase(seconds: 60.4, label: "1m"),
    LabelCase(seconds: 7_200, label: "2h"),
    LabelCase(seconds: 90_061, label: "1d1h"),
  ]

  @Test("a time is told in its two greatest units", arguments: labelCases)
  func labels(_ example: LabelCase) {
    #expect(TimeAxis.label(example.seconds) == example.label)
  }
}

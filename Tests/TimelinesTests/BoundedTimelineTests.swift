import Testing
import Timelines

@Suite("Timelines as results keep them") struct BoundedTimelineTests {
  private func row(_ title: String, spans: Int) -> Timeline.Row {
    Timeline.Row(
      title: title,
      spans: (0..<spans).map {
        Timeline.Span(start: Double($0) / 3, end: Double($0 + 1) / 3, kind: .running)
      }
    )
  }

  @Test("what fits stays, in whole milliseconds, and nothing is said to be left out")
  func small() {
    let kept = Timeline(
      rows: [row("a", spans: 2)],
      markers: [Timeline.Marker(time: 0.66666, label: "Complete")]
    ).bounded
    #expect(kept.rows[0].spans.map(\.start) == [0, 0.333])
    #expect(kept.rows[0].spans.map(\.end) == [0.333, 0.667])
    #expect(kept.markers.map(\.time) == [0.667])
    #expect(kept.omission == "")
    #expect(kept.bounded == kept)
  }

  @Test("rows, spans and markers beyond the bounds are counted")
  func large() {
    let kept = Timeline(
      rows: (0..<100).map { row("pod-\($0)", spans: 40) },
      markers: (0..<25).map { Timeline.Marker(time: Double($0), label: "m") }
    ).bounded
    #expect(kept.rows.count == 40)
    #expect(kept.rows.allSatisfy { $0.spans.count == 30 })
    #expect(kept.markers.count == 20)
    #expect(kept.omission == "Left out: 60 more rows, 405 times of those shown.")
    #expect(kept.bounded == kept)
    #expect(TimelineSVG(title: "t").inline(kept).contains("and 60 more"))
  }

  @Test("a drawing within a page has no style of its own, and one by itself adapts to the dark")
  func styles() {
    let timeline = Timeline(rows: [row("a", spans: 1)])
    #expect(!TimelineSVG(title: "t").inline(timeline).contains("<style"))
    #expect(TimelineSVG(title: "t").render(timeline).contains("prefers-color-scheme: dark"))
  }
}

import TerminalText
import Testing

@testable import Timelines

@Suite("Timelines as SVG and HTML")
struct TimelineWriterTests {
  private static let timeline = Timeline(
    rows: [
      Timeline.Row(
        title: "a<script>&\"'\u{1B}[31m",
        spans: [
          Timeline.Span(start: 0, end: 2, kind: .initializing),
          Timeline.Span(start: 2, end: 9, kind: .failed, label: "exit <1>"),
        ]
      ),
      Timeline.Row(title: "b", spans: [Timeline.Span(start: 9, end: 19, kind: .backingOff)]),
      Timeline.Row(title: "job/c", spans: [Timeline.Span(start: 5, end: 9, kind: .suspended)]),
    ],
    markers: [Timeline.Marker(time: 19, label: "Failed & over")]
  )

  @Test("both escape everything that comes from outside")
  func escaping() {
    for text in [
      TimelineSVG(title: "x</title><b>").render(Self.timeline),
      TimelineHTML(title: "x</title><b>").render(Self.timeline),
    ] {
      #expect(!text.contains("<script"))
      #expect(!text.contains("<b>"))
      #expect(!text.contains("\u{1B}"))
      #expect(text.contains("a&lt;script&gt;&amp;&quot;&#39;"))
      #expect(text.contains("exit &lt;1&gt;"))
      #expect(text.contains("Failed &amp; over"))
      #expect(text.contains("x&lt;/title&gt;&lt;b&gt;"))
    }
  }

  @Test("every span is drawn where it is in time, with what it is called")
  func spans() {
    let svg = TimelineSVG(title: "t").render(Self.timeline)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.hasSuffix("</svg>\n"))
    #expect(svg.components(of: "<rect x=").count == 4 + 4 + 1)
    #expect(svg.contains("back-off, 9s to 19s"))
    #expect(svg.contains("init, 0s to 2s"))
    #expect(svg.contains("suspended, 5s to 9s"))
    // The plot begins at 240 and is 700 wide.
    #expect(svg.contains("<rect x=\"240\" y=\"60\" width=\"73.7\""))
  }

  @Test("a timeline of very many rows is bounded, and says so")
  func bounded() {
    let many = Timeline(rows: (0..<5_000).map { Timeline.Row(title: "p\($0)", spans: []) })
    let svg = TimelineSVG(title: "t").render(many)
    #expect(svg.contains("and 4500 more"))
    #expect(svg.utf8.count < 200_000)
  }

  @Test("the kinds of spans look different in characters too")
  func glyphs() {
    let kinds = Timeline.Span.Kind.allCases
    for terminal in [Terminal(), Terminal(hasUnicode: false)] {
      let drawn = kinds.map { kind in
        TimelineText(terminal: terminal).render(
          Timeline(
            rows: [
              Timeline.Row(title: "x", spans: [Timeline.Span(start: 0, end: 9, kind: kind)])
            ]
          )
        ).lines[2].plainText.last
      }
      #expect(Set(drawn).count == kinds.count)
    }
    #expect(Set(kinds.map(\.title)).count == kinds.count)
  }
}

extension String {
  fileprivate func components(of mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}

import Testing

@testable import Course

@Suite struct OutputComparisonTests {
  struct MaskCase: Sendable, CustomTestStringConvertible {
    let line: String
    let masked: String
    var testDescription: String { line }
  }

  static let masks: [MaskCase] = [
    MaskCase(
      line: "hello-x7k2p   0/1     Completed   0             15s",
      masked: "hello-<sfx> 0/1 Completed 0 <age>"
    ),
    MaskCase(line: "  Created pod: a-b-9kx2v", masked: "Created pod: a-b-<sfx>"),
    MaskCase(line: "[pod/known-0-x7k2p/main] index=0", masked: "[pod/known-0-<sfx>/main] index=0"),
    MaskCase(line: "pod \"a-x7k2p\" deleted", masked: "pod \"a-<sfx>\" deleted"),
    MaskCase(line: "a-x7k2pq stays", masked: "a-x7k2pq stays"),
    MaskCase(line: "job-first stays", masked: "job-first stays"),
    MaskCase(line: "1 (8s ago)  3m4s", masked: "1 (<age> ago) <age>"),
    MaskCase(line: "uid: 0f1a2b3c-0123-4567-89ab-0123456789ab", masked: "uid: <uid>"),
    MaskCase(line: "startTime: \"2026-07-01T09:00:12Z\"", masked: "startTime: \"<time>\""),
    MaskCase(line: "Wed, 01 Jul 2026 09:00:12 +0000", masked: "Wed, 01 Jul 2026 <time> +0000"),
    MaskCase(line: "IP: 10.244.0.5", masked: "IP: <address>"),
    MaskCase(line: "resourceVersion: \"812\"", masked: "resourceVersion: <version>"),
    MaskCase(line: "1/1 of 3", masked: "1/1 of 3"),
    MaskCase(line: "", masked: ""),
  ]

  @Test("what differs from run to run is masked, and nothing else", arguments: masks)
  func mask(_ example: MaskCase) {
    #expect(OutputMask.apply(example.line) == example.masked)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let shown: [String]
    let printed: String
    let difference: String?
    var testDescription: String { "\(shown) against \(printed)" }
  }

  static let cases: [Case] = [
    Case(shown: [], printed: "", difference: nil),
    Case(shown: ["a-x7k2p  5s"], printed: "a-zzzzz 17m\n", difference: nil),
    Case(shown: ["..."], printed: "", difference: nil),
    Case(shown: ["..."], printed: "a\nb\n", difference: nil),
    Case(shown: ["a", "...", "d"], printed: "a\nb\nc\nd\n", difference: nil),
    Case(shown: ["a", "...", "b"], printed: "a\nb\n", difference: nil),
    Case(shown: ["...", "b", "...", "d", "..."], printed: "a\nb\nc\nd\ne\n", difference: nil),
    Case(
      shown: ["a", "...", "a"],
      printed: "a\n",
      difference: "the lines after `...` do not fit; printed is `a`"
    ),
    Case(
      shown: ["...", "d", "...", "b"],
      printed: "a\nb\nc\nd\n",
      difference: "the lines after `...` do not fit; printed is `a ⏎ b ⏎ c ⏎ d`"
    ),
    Case(shown: ["a"], printed: "b\n", difference: "shown is `a`, printed is `b`"),
    Case(
      shown: ["a", "b"],
      printed: "a\n",
      difference: "shown is `b`, but nothing more is printed"
    ),
    Case(shown: ["a"], printed: "a\nb\n", difference: "printed as well is `b`"),
    Case(shown: [], printed: "b\n", difference: "printed as well is `b`"),
  ]

  @Test("outputs are compared line by line, with gaps where ... stands", arguments: cases)
  func compare(_ example: Case) {
    #expect(
      OutputComparison.difference(shown: example.shown, printed: example.printed)
        == example.difference
    )
  }
}

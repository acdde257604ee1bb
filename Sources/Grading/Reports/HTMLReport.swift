import Course
import TerminalText
import Timelines

/// A web page of one file: nothing is fetched, no script runs, and it prints well.
package struct HTMLReport: Report {
  private let context: ReportContext

  package init(_ context: ReportContext) {
    self.context = context
  }

  package func opening() -> String {
    let title = Markup.escaped(context.title)
    let tally = context.tally
    var facts = ["\(tally.passed) of \(tally.submissions) submissions passed"]
    if tally.refused > 0 { facts.append("\(tally.refused) could not be graded") }
    if tally.errors > 0 { facts.append("\(tally.errors) met a defect of the exercise") }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      <p>\(facts.joined(separator: ", ")).</p>

      """
  }

  package func section(_ submission: SubmissionResult) -> String {
    let name = Markup.escaped(submission.name)
    let verdict = submission.passed ? "passed" : "open"
    // What is done is folded up; what is not is what a reader came for.
    var lines = [
      "<details class=\"submission \(verdict)\"\(submission.passed ? "" : " open")>",
      "<summary><span class=\"mark\">\(submission.passed ? "✓" : "✗")</span> \(name)"
        + "<span class=\"points\">\(submission.score) of \(submission.maxScore)</span></summary>",
    ]
    if !submission.excuse.isEmpty {
      lines.append("<p class=\"note\">\(Markup.escaped(submission.excuse))</p>")
    }
    for note in submission.remarks {
      lines.append("<p class=\"note\">\(Markup.escaped(note))</p>")
    }
    if !submission.checks.isEmpty {
      lines += ["<ol>"] + submission.checks.flatMap(item) + ["</ol>"]
    }
    if let shown = submission.shown { lines += figure(shown, of: submission) }
    if submission.status == .graded, submission.score < submission.maxScore {
      for reading in context.reading {
        lines.append("<p>Read: <code>\(Markup.escaped(reading))</code></p>")
      }
    }
    return (lines + ["</details>", ""]).joined(separator: "\n")
  }

  package func closing() -> String { "</main>\n</body>\n</html>\n" }

  private func item(_ check: CheckResult) -> [String] {
    let title = Markup.escaped(check.title)
    let points = "<span class=\"points\">\(check.points)/\(check.maxPoints)</span>"
    guard !check.passed else {
      return ["<li class=\"passed\"><span class=\"mark\">✓</span> \(title)\(points)</li>"]
    }
    var lines = [
      "<li class=\"open\"><span class=\"mark\">✗</span> \(title)\(points)", "<dl>",
      "<dt>expected</dt><dd>\(Markup.escaped(check.expected))</dd>",
    ]
    let place = check.place.map { " (\($0.file) line \($0.line))" } ?? ""
    lines.append("<dt>found</dt><dd>\(Markup.escaped(check.found + place))</dd>")
    if !check.runs.isEmpty {
      lines.append("<dt>runs</dt><dd>\(Markup.escaped(check.runs))</dd>")
    }
    lines.append("</dl>")
    if !check.feedback.isEmpty { lines.append("<p>\(Markup.escaped(check.feedback))</p>") }
    return lines + ["</li>"]
  }

  /// The drawing of a run, and under it the same in words.
  private func figure(_ shown: ShownRun, of submission: SubmissionResult) -> [String] {
    let isFailing = submission.failingSeed == shown.seed
    let reason = isFailing ? ", the first in which a check failed" : ""
    let title = "The run of seed \(shown.seed)\(reason)"
    let omission = shown.timeline.omission
    return [
      "<figure>",
      TimelineSVG(title: title).inline(shown.timeline)
        + "<figcaption>"
        + (omission.isEmpty ? "" : "\(Markup.escaped(omission)) ")
        + "Times are virtual.</figcaption>",
      "<details class=\"words\"><summary>The same as a table</summary>",
      TimelineHTML.table(of: shown.timeline) + "</details>", "</figure>",
    ]
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #c0352b; }
    @media (prefers-color-scheme: dark) { :root { --good: #57c26e; --bad: #ff8077; } }
    body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
    .submission { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; padding: .5rem 1rem; }
    summary { cursor: pointer; font-weight: 600; }
    summary, li, dd, .note { overflow-wrap: anywhere; }
    .points { float: right; font-variant-numeric: tabular-nums; font-weight: 400; }
    .passed > .mark, .passed > summary .mark { color: var(--good); }
    .open > .mark, .open > summary .mark { color: var(--bad); }
    ol { padding-left: 1.5rem; }
    li { margin: .4rem 0; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .25rem 0; }
    dt { opacity: .7; }
    dd { margin: 0; font-family: ui-monospace, monospace; font-size: .9em; }
    figure { margin: 1rem 0; }
    figcaption, .words { font-size: .9em; }
    .words summary { font-weight: 400; }
    .timeline { max-width: 100%; height: auto; }
    table { border-collapse: collapse; }
    th, td { border-bottom: 1px solid var(--line); padding: .2em .6em; text-align: left; }
    \(TimelineSVG.style)
    @media print { .submission { break-inside: avoid; } }
    """
}

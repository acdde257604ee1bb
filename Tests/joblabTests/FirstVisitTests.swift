import Foundation
import TestKit
import Testing

/// The transcript of a first visit, typed again.
///
/// When a lesson asks something new, write what a newcomer would type into the transcript, each line
/// after `❯ `, and let `RECORD=1 swift test --filter FirstVisitTests` fill in what is shown.
@Suite("A first visit")
struct FirstVisitTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/first-visit.md")
  private static let opening = "```console\n$ joblab\n"
  private static let closing = "```\n"
  private static let prompt = "❯ "
  /// Where the transcript ends: what comes after is the next lesson.
  private static let lastLine = "✓ Lesson done: Your first Job"

  @Test("who types what docs/first-visit.md shows sees what it shows")
  func visit() throws {
    let page = try String(contentsOf: Self.file, encoding: .utf8)
    let start = try #require(page.firstRange(of: Self.opening)?.upperBound)
    let end = try #require(page.ranges(of: Self.closing).last?.lowerBound)
    let lines = page[start..<end].split(separator: "\n", omittingEmptySubsequences: false)
    let typed = lines.filter { $0.hasPrefix(Self.prompt) }.map { $0.dropFirst(Self.prompt.count) }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      let text = page[..<start] + (try transcript(of: typed)) + page[end...]
      try Data(text.utf8).write(to: Self.file)
      Issue.record("recorded \(Self.file.lastPathComponent)")
      return
    }
    let shown = lines.filter { !$0.hasPrefix(Self.prompt) }.joined(separator: "\n")
    let seen = try screens(of: typed).prefix(shown.count)
    // The first line that differs says more than two long texts.
    let pairs = zip(
      seen.split(separator: "\n", omittingEmptySubsequences: false),
      shown.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let difference = pairs.first { $0 != $1 }
    #expect(difference == nil)
    #expect(seen == shown)
  }

  /// Everything that is shown to who types these lines.
  private func screens(of typed: [Substring]) throws -> String {
    let (output, status) = try Home().joblab(
      "learn --learner visitor",
      input: typed.map { $0 + "\n" }.joined()
    )
    #expect(status == 0)
    return output
  }

  /// The lines as they were typed, each followed by what it brought on screen.
  private func transcript(of typed: [Substring]) throws -> String {
    var text = try screens(of: [])
    var known = text.count
    for count in 1...typed.count {
      let all = try screens(of: Array(typed.prefix(count)))
      text += Self.prompt + typed[count - 1] + "\n" + all.dropFirst(known)
      known = all.count
    }
    let last = try #require(text.ranges(of: Self.lastLine).last?.lowerBound)
    return String(text[..<last]) + text[last...].prefix { $0 != "\n" } + "\n"
  }
}

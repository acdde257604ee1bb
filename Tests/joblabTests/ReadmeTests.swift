import Foundation
import TestKit
import Testing

/// The README's transcripts, run again.
@Suite
struct ReadmeTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("what the README shows of a run is what a run prints")
  func run() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let home = try Home()
    let result = try home.joblab("run --seed 3 \(Self.root.path())docs/flaky.yaml")
    #expect(result.status == 0)
    #expect(readme.contains("$ joblab run --seed 3 docs/flaky.yaml\n" + result.output))
  }
}

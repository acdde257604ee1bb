import Foundation
package import Testing

/// Texts that were looked at once and are compared ever after, in `Goldens/` beside the tests.
///
/// `RECORD=1 swift test --filter …` writes them anew, and fails so that nobody takes the recording
/// for a test.
package enum Golden {
  package static func expect(
    _ text: String,
    toMatch name: String,
    beside source: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    // Escape sequences are easier to read, and to review, when they are spelled out.
    let spelled = text.split(separator: "\u{1b}", omittingEmptySubsequences: false)
      .joined(separator: "\\e")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      let file = file(name, beside: source)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(spelled.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    #expect(
      try read(name, beside: source) == spelled,
      "\(name) differs",
      sourceLocation: sourceLocation
    )
  }

  package static func read(_ name: String, beside source: String = #filePath) throws -> String {
    try fixture("Goldens/\(name)", beside: source)
  }

  /// A file that tests need, by its path from the folder of the test.
  package static func fixture(_ path: String, beside source: String = #filePath) throws -> String {
    let folder = URL(filePath: source).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private static func file(_ name: String, beside source: String) -> URL {
    URL(filePath: source).deletingLastPathComponent().appending(path: "Goldens/\(name)")
  }
}

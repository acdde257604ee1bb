import Foundation

/// A text kept in a file beside the tests, which the code is to produce again.
///
/// With `RECORD_GOLDENS` in the environment the file is written anew; the comparison then fails all
/// the same, so that no run passes by recording.
package struct Golden {
  private let file: URL

  /// The file `Goldens/<name>` beside the calling source file.
  package init(_ name: String, beside source: String = #filePath) {
    file = URL(fileURLWithPath: source)
      .deletingLastPathComponent()
      .appendingPathComponent("Goldens")
      .appendingPathComponent(name)
  }

  /// What is wrong with `text`; nil when it is the kept one.
  package func difference(from text: String) throws -> String? {
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
      return "recorded \(file.lastPathComponent); run again without RECORD_GOLDENS"
    }
    let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    return kept == text ? nil : Self.firstDifference(kept, text)
  }

  private static func firstDifference(_ kept: String, _ text: String) -> String {
    let wanted = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(wanted, found).prefix { $0 == $1 }.count
    return """
      line \(line + 1) differs
      kept:  \(line < wanted.count ? String(wanted[line]) : "(end)")
      found: \(line < found.count ? String(found[line]) : "(end)")
      """
  }
}

import Foundation

/// The recordings on disk: `TOPIC/NAME.sh`, `NAME.out` and, where objects were dumped,
/// `NAME.facts.json`.
struct RecordingFolder: Sendable {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  var url: URL

  /// The folder beside these tests, or the one that `RECORDINGS` names.
  static let chosen: RecordingFolder = {
    let other = ProcessInfo.processInfo.environment["RECORDINGS"] ?? ""
    return other.isEmpty ? own : RecordingFolder(url: URL(filePath: other))
  }()

  /// What the project carries with it.
  static let own = RecordingFolder(
    url: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Recordings")
  )

  /// Topic and name of every script that was recorded, sorted.
  func names() throws -> [String] {
    guard let paths = FileManager.default.enumerator(atPath: url.path()) else {
      throw Failure(description: "there is no folder \(url.path())")
    }
    let names = paths.compactMap { ($0 as? String).flatMap(Self.name) }
    guard !names.isEmpty else { throw Failure(description: "no recording in \(url.path())") }
    return names.sorted()
  }

  private static func name(_ path: String) -> String? {
    path.hasSuffix(".out") ? String(path.dropLast(".out".count)) : nil
  }

  func recording(_ name: String) throws -> Recording {
    let facts = file(name, "facts.json")
    return Recording(
      name: name,
      script: try String(contentsOf: file(name, "sh"), encoding: .utf8),
      output: try String(contentsOf: file(name, "out"), encoding: .utf8),
      facts: FileManager.default.fileExists(atPath: facts.path())
        ? try String(contentsOf: facts, encoding: .utf8) : nil
    )
  }

  private func file(_ name: String, _ type: String) -> URL {
    url.appending(path: "\(name).\(type)")
  }
}

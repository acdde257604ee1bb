import Foundation

/// The project's own files, as the house rules read them.
struct SourceTree {
  struct File: Sendable {
    /// From the project's folder, such as `Sources/Cluster/Cluster.swift`.
    var path: String
    var text: String

    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file below `folder`, by path.
  static func swiftFiles(in folder: String) throws -> [File] {
    let base = root.appending(path: folder)
    guard let paths = FileManager.default.enumerator(atPath: base.path()) else { return [] }
    return
      try paths
      .compactMap { $0 as? String }
      .filter { $0.hasSuffix(".swift") }
      .sorted()
      .map { path in
        File(
          path: "\(folder)/\(path)",
          text: try String(contentsOf: base.appending(path: path), encoding: .utf8)
        )
      }
  }

  static func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path())
      .filter { !$0.hasPrefix(".") }
      .sorted()
  }
}

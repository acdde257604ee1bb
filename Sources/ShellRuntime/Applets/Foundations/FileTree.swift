/// Walks through folders, for the applets that go below what they are given.
struct FileTree: Sendable {
  /// A walk ends here: a machine's file system is smaller.
  private static let most = 100_000

  /// Whether symbolic links found on the way are followed; those given by name always are.
  let followingLinks: Bool

  /// All files below a path that are no folders, or the path itself.
  func files(below path: String, _ system: some SystemCalls) -> [String] {
    var files: [String] = []
    var open = [(path: path, depth: 0)]
    while let (next, depth) = open.popLast(), files.count < Self.most {
      // What cannot be looked at is reported when it is opened.
      let status = try? system.status(of: next, followingLinks: followingLinks || depth == 0)
      guard status?.kind == .directory, depth < 200,
        let names = try? system.entries(of: next)
      else {
        if status?.kind != .symbolicLink || depth == 0 { files.append(next) }
        continue
      }
      for name in names.reversed() { open.append((Self.join(next, name), depth + 1)) }
    }
    return files
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

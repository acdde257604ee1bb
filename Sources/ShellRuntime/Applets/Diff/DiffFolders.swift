/// What `diff` has to do for one name in two folders.
enum DiffPair: Sendable {
  /// Compare the contents; nil stands for a file that is not there.
  case files(String?, String?, shown: [String])
  /// Say something; `counts` makes it a difference.
  case note(String, counts: Bool)
  /// A difference without a word.
  case silent
}

/// The names in two folders side by side.
struct DiffFolders: Sendable {
  /// A comparison ends here: a machine's file system is smaller.
  private static let deepest = 200

  let options: Options
  private var silent = false

  init(options: Options) {
    self.options = options
  }

  mutating func pairs(
    _ old: String,
    _ new: String,
    _ system: some SystemCalls
  ) throws(Refusal) -> [DiffPair] {
    let roots = [old, new]
    var lists = [
      names(old, beside: new, system).sorted(by: Self.precedes)[...],
      names(new, beside: old, system).sorted(by: Self.precedes)[...],
    ]
    if let start = options.value("S") {
      for side in 0..<2 { lists[side] = lists[side].drop { Self.precedes($0, start) } }
    }
    var pairs: [DiffPair] = silent ? [.silent] : []
    while let next = [lists[0].first, lists[1].first].compactMap({ $0 }).min(by: Self.precedes) {
      let sides = (0..<2).filter { lists[$0].first == next }
      for side in sides { lists[side].removeFirst() }
      if sides.count == 1, !options.has("N") {
        pairs.append(.note("Only in \(roots[sides[0]]): \(next)", counts: true))
      } else {
        pairs.append(pair(next, roots, sides, system))
      }
    }
    return pairs
  }

  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// The names below a folder, with `-r` those of the folders in it too.
  private mutating func names(
    _ root: String,
    beside other: String,
    _ system: some SystemCalls
  ) -> [String] {
    var names: [String] = []
    var open = [(name: "", depth: 0)]
    while let (folder, depth) = open.popLast(), depth < Self.deepest {
      let path = folder.isEmpty ? root : FileTree.join(root, folder)
      for entry in ((try? system.entries(of: path)) ?? []).reversed() {
        let name = folder.isEmpty ? entry : FileTree.join(folder, entry)
        guard isFolder(FileTree.join(root, name), system), options.has("r") else {
          names.append(name)
          continue
        }
        // With -r folders are entered, and never named themselves.
        if options.has("N") || isFolder(FileTree.join(other, name), system) {
          open.append((name, depth + 1))
        } else {
          silent = true
        }
      }
    }
    return names
  }

  private func isFolder(_ path: String, _ system: some SystemCalls) -> Bool {
    (try? system.status(of: path, followingLinks: true).kind) == .directory
  }

  private func pair(
    _ name: String,
    _ roots: [String],
    _ sides: [Int],
    _ system: some SystemCalls
  ) -> DiffPair {
    let paths = roots.map { FileTree.join($0, name) }
    var kinds = paths.map { try? system.status(of: $0, followingLinks: true).kind }
    // A file that only one side has is compared with its own kind.
    if sides.count == 1 { kinds[1 - sides[0]] = kinds[sides[0]] }
    if kinds == [.directory, .directory] {
      return .note("Common subdirectories: \(paths[0]) and \(paths[1])", counts: false)
    }
    for (path, kind) in zip(paths, kinds) where kind != .file && kind != .directory {
      return .note("File \(path) is not a regular file or directory and was skipped", counts: false)
    }
    if kinds[0] != kinds[1] {
      let words = kinds.map { $0 == .directory ? "directory" : "regular file" }
      return .note(
        "File \(paths[0]) is a \(words[0]) while file \(paths[1]) is a \(words[1])",
        counts: false
      )
    }
    let read = paths.enumerated().map { sides.contains($0.offset) ? $0.element : nil }
    return .files(read[0], read[1], shown: paths)
  }
}

import Simulation

extension FileSystem {
  /// Gives a file a second name; both must lie in one tree, and folders have one name only.
  mutating func makeHardLink(
    _ path: String,
    to existing: String,
    at time: Instant
  ) throws(Errno) {
    let target = try self.existing(existing, followingLinks: false)
    let walk = try walk(path, followingLast: false)
    if walk.last != nil { throw .exists }
    if case .host(let old) = target, case .host(let folder)? = walk.folders.last {
      let new = folder.isEmpty ? walk.name : folder + "/" + walk.name
      return try changedFolder().createHardLink(new, to: old)
    }
    guard let node = node(target) else { throw .crossDevice }
    if node.kind == .directory { throw .notPermitted }
    guard case .node(let tree, let number) = target,
      case .node(let outer, let folder)? = walk.folders.last, outer == tree
    else { throw .crossDevice }
    try change(tree) {
      $0.update(number) { $0.links += 1 }
      $0.link(number, named: walk.name, in: folder, at: time)
    }
  }
}

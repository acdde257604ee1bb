public import Simulation

/// What programs do with files; all paths are absolute.
extension FileSystem {
  public func status(of path: String, followingLinks: Bool) throws(Errno) -> FileStatus {
    let location = try existing(path, followingLinks: followingLinks)
    if !followingLinks, case .host(let path) = location {
      return try folder().linkStatus(of: path)
    }
    return try status(of: location)
  }

  func status(of location: Location) throws(Errno) -> FileStatus {
    switch location {
    case .host(let path): return try folder().status(of: path)
    case .node(let tree, let number):
      guard let node = node(location) else { throw .noEntry }
      return FileStatus(
        kind: node.kind,
        size: node.size,
        permissions: node.permissions,
        modified: node.modified,
        links: node.links,
        inode: tree << 32 | (number + 1)
      )
    }
  }

  public func entries(of path: String) throws(Errno) -> [String] {
    let location = try existing(path, followingLinks: true)
    switch location {
    case .host(let path): return try folder().entries(of: path)
    case .node:
      guard case .directory(let entries)? = node(location)?.content else { throw .notDirectory }
      return entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  public func contents(of path: String) throws(Errno) -> [UInt8] {
    try contents(of: existing(path, followingLinks: true))
  }

  func contents(of location: Location) throws(Errno) -> [UInt8] {
    switch location {
    case .host(let path):
      let status = try folder().status(of: path)
      if status.kind == .directory { throw .isDirectory }
      return try folder().read(path, from: 0, upTo: status.size)
    case .node:
      switch node(location)?.content {
      case .file(let bytes)?: return bytes
      case .program?: return Array("\u{7f}ELF".utf8)
      case .directory?: throw .isDirectory
      case .device?: return []
      case .link?, .network?, nil: throw .noEntry
      }
    }
  }

  public func linkTarget(of path: String) throws(Errno) -> String {
    let location = try existing(path, followingLinks: false)
    if case .host(let path) = location { return try folder().linkTarget(of: path) }
    guard case .link(let target)? = node(location)?.content else { throw .invalidArgument }
    return target
  }

  /// The absolute path without links, `.` and `..`.
  public func realPath(of path: String) throws(Errno) -> String {
    let walk = try walk(path, followingLast: true)
    guard walk.last != nil else { throw .noEntry }
    return walk.path
  }

  // MARK: making

  /// Makes an empty file where a walk found none.
  mutating func create(
    _ walk: Walk,
    permissions: UInt16,
    at time: Instant
  ) throws(Errno) -> Location {
    if walk.wantsDirectory { throw .isDirectory }
    return try add(walk, .file([]), permissions, at: time)
  }

  private mutating func add(
    _ walk: Walk,
    _ content: VirtualTree.Content,
    _ permissions: UInt16,
    at time: Instant
  ) throws(Errno) -> Location {
    guard let folder = walk.folders.last else { throw .exists }
    switch folder {
    case .host(let path):
      let inner = path.isEmpty ? walk.name : path + "/" + walk.name
      switch content {
      case .directory: try self.changedFolder().createDirectory(inner, permissions: permissions)
      case .file: try self.changedFolder().createFile(inner)
      case .link(let target): try self.changedFolder().createLink(inner, to: target)
      case .program, .network, .device: throw .notPermitted
      }
      return .host(inner)
    case .node(let tree, let number):
      try checkSpace(for: 256, in: tree)
      var added = 0
      let isDirectory = if case .directory = content { true } else { false }
      let node = VirtualTree.Node(
        content: content,
        permissions: permissions,
        modified: time,
        links: isDirectory ? 2 : 1
      )
      try change(tree) { added = $0.add(node, named: walk.name, in: number) }
      return .node(tree: tree, number: added)
    }
  }

  public mutating func makeDirectory(
    _ path: String,
    permissions: UInt16,
    at time: Instant
  ) throws(Errno) {
    let walk = try walk(path, followingLast: false)
    if walk.last != nil { throw .exists }
    _ = try add(walk, .directory([:]), permissions, at: time)
  }

  public mutating func makeLink(
    _ path: String,
    to target: String,
    at time: Instant
  ) throws(Errno) {
    let walk = try walk(path, followingLast: false)
    if walk.last != nil { throw .exists }
    _ = try add(walk, .link(target), 0o777, at: time)
  }

  // MARK: removing

  /// Takes a name away; what it stood for stays readable for those who have it open.
  mutating func removeFile(
    _ path: String,
    at time: Instant,
    isOpen: Bool
  ) throws(Errno) {
    let walk = try walk(path, followingLast: false)
    guard let location = walk.last else { throw .noEntry }
    switch location {
    case .host(let path): try changedFolder().removeFile(path)
    case .node(let tree, let number):
      guard let node = node(location) else { throw .noEntry }
      if node.kind == .directory { throw .isDirectory }
      guard case .node(_, let folder)? = walk.folders.last else { throw .notPermitted }
      try change(tree) {
        $0.unlink(walk.name, in: folder, at: time)
        $0.update(number) { $0.links -= 1 }
        if !isOpen, node.links <= 1 { $0.free(number) }
      }
    }
  }

  public mutating func removeDirectory(_ path: String, at time: Instant) throws(Errno) {
    let walk = try walk(path, followingLast: false)
    guard let location = walk.last else { throw .noEntry }
    switch location {
    case .host(let path):
      if path.isEmpty { throw .notPermitted }
      try changedFolder().removeDirectory(path)
    case .node(let tree, let number):
      guard case .directory(let entries)? = node(location)?.content else { throw .notDirectory }
      guard entries.isEmpty else { throw .notEmpty }
      guard case .node(let outer, let folder)? = walk.folders.last, outer == tree else {
        throw .notPermitted
      }
      try change(tree) {
        $0.unlink(walk.name, in: folder, at: time)
        $0.free(number)
      }
    }
  }

  public mutating func rename(
    _ path: String,
    to newPath: String,
    at time: Instant
  ) throws(Errno) {
    let from = try walk(path, followingLast: false)
    let to = try walk(newPath, followingLast: false)
    guard let moved = from.last else { throw .noEntry }
    if moved == to.last { return }
    switch (moved, from.folders.last, to.folders.last) {
    case (.host(let old), _, .host(let folder)?):
      try self.changedFolder().rename(old, to: folder.isEmpty ? to.name : folder + "/" + to.name)
    case (
      .node(let tree, let number), .node(let oldTree, let oldFolder)?,
      .node(let newTree, let newFolder)?
    ) where tree == oldTree && tree == newTree:
      // A folder cannot move into itself.
      if to.folders.contains(moved) { throw .invalidArgument }
      try makeWay(to, for: moved)
      try change(tree) {
        $0.unlink(from.name, in: oldFolder, at: time)
        $0.link(number, named: to.name, in: newFolder, at: time)
      }
    default: throw .crossDevice
    }
  }

  /// What a renamed file may replace: a file, or an empty folder by a folder.
  private mutating func makeWay(_ to: Walk, for moved: Location) throws(Errno) {
    guard let target = to.last, case .node(let tree, let number) = target else { return }
    if case .directory(let entries)? = node(target)?.content {
      guard isDirectory(moved) else { throw .isDirectory }
      guard entries.isEmpty else { throw .notEmpty }
    } else if isDirectory(moved) {
      throw .notDirectory
    }
    let otherNames = isDirectory(target) ? 0 : (node(target)?.links ?? 1) - 1
    try change(tree) {
      if otherNames > 0 { $0.update(number) { $0.links -= 1 } } else { $0.free(number) }
    }
  }

  // MARK: changing

  mutating func replaceContents(
    of location: Location,
    by bytes: [UInt8],
    at time: Instant
  ) throws(Errno) {
    switch location {
    case .host(let path):
      try changedFolder().createFile(path)
      if !bytes.isEmpty { try changedFolder().write(path, bytes[...], at: 0) }
    case .node(let tree, let number):
      try checkSpace(for: bytes.count, in: tree)
      try change(tree) {
        $0.update(number) { node in
          node.content = .file(bytes)
          node.modified = time
        }
      }
    }
  }

  /// Writes at an offset; a gap before it is filled with zeros.
  mutating func write(
    _ bytes: ArraySlice<UInt8>,
    to location: Location,
    at offset: Int,
    time: Instant
  ) throws(Errno) {
    switch location {
    case .host(let path): try changedFolder().write(path, bytes, at: offset)
    case .node(let tree, let number):
      try checkSpace(for: bytes.count, in: tree)
      try change(tree) {
        $0.update(number) { node in
          guard case .file(var content) = node.content else { return }
          node.content = .file([])
          if content.count < offset {
            content.append(contentsOf: repeatElement(0, count: offset - content.count))
          }
          let end = min(offset + bytes.count, content.count)
          content.replaceSubrange(offset..<end, with: bytes)
          node.content = .file(content)
          node.modified = time
        }
      }
    }
  }

  public mutating func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno) {
    let location = try existing(path, followingLinks: true)
    switch location {
    case .host(let path): try changedFolder().setPermissions(path, permissions)
    case .node(let tree, let number):
      try change(tree) { $0.update(number) { $0.permissions = permissions & 0o7777 } }
    }
  }

  /// Sets the time of a file's last change.
  ///
  /// A real file that is said to have changed just now takes the real clock's word.
  public mutating func setModificationTime(
    _ path: String,
    _ time: Instant,
    isNow: Bool = false
  ) throws(Errno) {
    switch try existing(path, followingLinks: true) {
    case .host(let path): try changedFolder().setModificationTime(path, isNow ? nil : time)
    case .node(let tree, let number):
      try change(tree) { $0.update(number) { $0.modified = time } }
    }
  }

  /// Forgets an open file that lost its last name, when nobody has it open any more.
  mutating func released(_ location: Location) {
    guard case .node(let tree, let number) = location, let node = node(location),
      node.links <= 0
    else { return }
    // A read-only volume has no files without names.
    try? change(tree) { $0.free(number) }
  }
}

import ShellSyntax

/// How a path is followed (path_resolution(7)).
extension FileSystem {
  /// A path followed to its last name.
  struct Walk {
    /// The folder that holds the last name, and those above it up to the root.
    var folders: [Location]
    var names: [String]
    /// The last name; empty for the root and after `..`.
    var name: String
    /// What the last name stands for; nil when nothing is there.
    var last: Location?
    /// Whether the path ends in a slash, so that only a folder will do.
    var wantsDirectory: Bool

    /// The absolute path without links, `.` and `..`.
    var path: String {
      let all = name.isEmpty ? names : names + [name]
      return "/" + all.joined(separator: "/")
    }
  }

  private static let linksMax = 40
  private static let nameMax = 255
  private static let pathMax = 4096

  /// Follows an absolute path.
  func walk(_ path: String, followingLast: Bool) throws(Errno) -> Walk {
    guard !path.isEmpty else { throw .noEntry }
    guard path.utf8.count < Self.pathMax else { throw .nameTooLong }
    let start = covered(.node(tree: 0, number: VirtualTree.root))
    var walk = Walk(folders: [], names: [], name: "", last: start, wantsDirectory: false)
    var rest = Self.components(path)
    walk.wantsDirectory = path.utf8.last == 0x2f
    var links = 0
    while let name = rest.popLast() {
      guard let here = walk.last else { throw .noEntry }
      guard isDirectory(here) else { throw .notDirectory }
      if name == "." { continue }
      if name == ".." {
        ascend(&walk)
        continue
      }
      guard name.utf8.count <= Self.nameMax else { throw .nameTooLong }
      let next = try child(name, of: here)
      if let next, let target = linkTarget(next), !rest.isEmpty || followingLast {
        links += 1
        guard links <= Self.linksMax else { throw .tooManyLinks }
        if target.utf8.first == 0x2f {
          walk.folders = []
          walk.names = []
          walk.name = ""
          walk.last = start
        }
        rest.append(contentsOf: Self.components(target))
        continue
      }
      descend(&walk, from: here, to: name, next)
    }
    if walk.wantsDirectory, let last = walk.last, !isDirectory(last) { throw .notDirectory }
    return walk
  }

  /// The names of a path, the first at the end.
  private static func components(_ path: String) -> [String] {
    path.withBytes { bytes in
      var names: [String] = []
      var end = bytes.count
      while end > 0 {
        var start = end
        while start > 0, bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
        if start < end { names.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
        end = start - 1
      }
      return names
    }
  }

  private func descend(_ walk: inout Walk, from here: Location, to name: String, _ next: Location?)
  {
    if !walk.name.isEmpty { walk.names.append(walk.name) }
    walk.folders.append(here)
    walk.name = name
    walk.last = next
  }

  private func ascend(_ walk: inout Walk) {
    guard let parent = walk.folders.popLast() else { return }
    walk.last = parent
    walk.name = walk.names.popLast() ?? ""
  }

  private func child(_ name: String, of folder: Location) throws(Errno) -> Location? {
    switch folder {
    case .host(let path):
      let inner = path.isEmpty ? name : path + "/" + name
      do throws(Errno) {
        // A link that leads nowhere is there too.
        _ = try self.folder().linkStatus(of: inner)
        return .host(inner)
      } catch .noEntry {
        return nil
      }
    case .node(let tree, _):
      guard case .directory(let entries)? = node(folder)?.content else { throw .notDirectory }
      guard let number = entries[name] else { return nil }
      return covered(.node(tree: tree, number: number))
    }
  }

  func isDirectory(_ location: Location) -> Bool {
    switch location {
    // A path that went away is no folder.
    case .host(let path): (try? folder().status(of: path).kind) == .directory
    case .node: node(location)?.kind == .directory
    }
  }

  private func linkTarget(_ location: Location) -> String? {
    if case .link(let target)? = node(location)?.content { target } else { nil }
  }

  /// Where a path leads, as far as that is seen without walking it.
  private enum Sight {
    case found(Location)
    case missing(Errno)
    /// It has to be walked: it goes over links, `..` or a real folder.
    case unclear
  }

  /// Goes straight down through virtual folders, as most paths do.
  private func sight(of path: String) -> Sight {
    path.withBytes { bytes in
      guard !bytes.isEmpty, bytes.count <= Self.nameMax else { return .unclear }
      var here = covered(.node(tree: 0, number: VirtualTree.root))
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
        if end > start {
          guard bytes[start] != UInt8(ascii: "."), case .node(let tree, let folder) = here else {
            return .unclear
          }
          switch stored(folder, in: tree)?.content {
          case .directory(let entries)?:
            let name = String(decoding: bytes[start..<end], as: UTF8.self)
            guard let number = entries[name] else { return .missing(.noEntry) }
            here = covered(.node(tree: tree, number: number))
          case .link?, nil: return .unclear
          case .file?, .program?, .network?, .device?: return .missing(.notDirectory)
          }
        }
        start = end + 1
      }
      guard case .node(let tree, let number) = here else { return .unclear }
      switch stored(number, in: tree)?.content {
      case .directory?: return .found(here)
      case .link?, nil: return .unclear
      case .file?, .program?, .network?, .device?:
        return bytes.last == UInt8(ascii: "/") ? .missing(.notDirectory) : .found(here)
      }
    }
  }

  /// What is at a path that must exist.
  func existing(_ path: String, followingLinks: Bool) throws(Errno) -> Location {
    switch sight(of: path) {
    case .found(let location): return location
    case .missing(let error): throw error
    case .unclear: break
    }
    guard let location = try walk(path, followingLast: followingLinks).last else {
      throw .noEntry
    }
    return location
  }
}

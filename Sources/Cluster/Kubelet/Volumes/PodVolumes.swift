import KubeAPI
import ShellRuntime
import Simulation

/// The volumes of one pod between the runs of its containers.
///
/// A container's machine has the trees while it runs and gives them back, so that what one
/// container writes the next one reads.
struct PodVolumes: Sendable {
  /// Those that the pod's containers can write to and that go with the pod.
  private(set) var trees: [String: VirtualTree] = [:]
  /// Those that the kubelet has written.
  private(set) var files: [String: VirtualTree] = [:]
  /// Folders of the node, by what names them there.
  private(set) var lasting: [String: String] = [:]

  mutating func add(_ name: String, _ tree: VirtualTree, isWritable: Bool) {
    if isWritable { trees[name] = tree } else { files[name] = tree }
  }

  mutating func addLasting(_ name: String, _ key: String) { lasting[name] = key }

  /// The same volumes, one of those that the kubelet writes under another name.
  func renamed(_ name: String, to newName: String) -> PodVolumes {
    var renamed = self
    if let tree = renamed.files.removeValue(forKey: name) { renamed.files[newName] = tree }
    return renamed
  }

  /// Takes a writable tree out for a run.
  mutating func take(_ name: String, from node: inout [String: VirtualTree]) -> VirtualTree {
    if let key = lasting[name] {
      return node.updateValue(VirtualTree(), forKey: key) ?? VirtualTree()
    }
    return trees.updateValue(VirtualTree(), forKey: name) ?? VirtualTree()
  }

  /// Gives it back.
  mutating func put(_ name: String, _ tree: VirtualTree, into node: inout [String: VirtualTree]) {
    if let key = lasting[name] { node[key] = tree } else { trees[name] = tree }
  }
}

extension EmptyDirVolumeSource {
  /// The size of a file system in memory, in bytes; nil for one on the node's disk.
  var memorySize: Int? {
    guard medium == "Memory", let sizeLimit else { return nil }
    let size = Quantity(decoded: sizeLimit)
    return size > Quantity(0) ? Int(size.units) : nil
  }
}

extension FileSystem {
  /// Mounts a pod's volumes for a container.
  ///
  /// - Returns: for each of `volumes` the name of the pod's volume that is shared through it; nil
  ///   for those that are not given back.
  mutating func mount(
    _ volumes: inout PodVolumes,
    for mounts: [VolumeMount],
    node: inout [String: VirtualTree],
    expand: (String) -> String
  ) throws(Errno) -> [String?] {
    var names: [String?] = []
    var places: [String: String] = [:]
    for mount in mounts {
      let subPath = mount.subPathExpr.isEmpty ? mount.subPath : expand(mount.subPathExpr)
      var place = places[mount.name]
      if place == nil {
        let isWhole = subPath.isEmpty
        let path = isWhole ? mount.mountPath : "/run/volumes/\(mount.name)"
        if let tree = volumes.files[mount.name] {
          try self.mount(tree, at: path, isReadOnly: true)
          names.append(nil)
        } else {
          let isReadOnly = mounts.allSatisfy { $0.name != mount.name || $0.readOnly }
          let tree = volumes.take(mount.name, from: &node)
          volumes.put(mount.name, tree, into: &node)
          try self.mount(tree, at: path, isReadOnly: isReadOnly && isWhole)
          names.append(mount.name)
        }
        places[mount.name] = path
        if isWhole { continue }
        place = path
      }
      try show(place ?? "/", subPath, at: mount.mountPath)
    }
    // Folders for parts of volumes may have been made in them.
    for (index, name) in names.enumerated() {
      if let name { volumes.put(name, self.volumes[index].tree, into: &node) }
    }
    return names
  }

  /// Makes a part of a mounted volume appear at another path.
  private mutating func show(_ place: String, _ subPath: String, at path: String) throws(Errno) {
    let source = subPath.isEmpty ? place : "\(place)/\(subPath)"
    let kind: FileStatus.Kind
    do throws(Errno) {
      kind = try status(of: source, followingLinks: true).kind
    } catch .noEntry {
      try makeDirectories(source)
      kind = .directory
    }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    try makeDirectories("/\(parent)")
    if kind == .file {
      try install(contents(of: source), at: path)
      return
    }
    do throws(Errno) {
      try removeDirectory(path, at: Instant(seconds: 0))
    } catch .noEntry {
      // Nothing is in the way.
    }
    try makeLink(path, to: source, at: Instant(seconds: 0))
  }
}

import Simulation

/// The files that a machine sees: an image, volumes mounted into it, perhaps a real folder.
public struct FileSystem: Sendable {
  public struct Volume: Sendable {
    public var path: String
    /// Taken out and put in around a run by those who share it.
    public var tree: VirtualTree
    public var isReadOnly: Bool
  }

  private struct MountPoint: Sendable {
    var place: Location
    /// What is seen instead.
    var shown: Location
  }

  /// Where a name leads.
  enum Location: Hashable, Sendable {
    /// The root's tree is number 0; a volume's is its index and one.
    case node(tree: Int, number: Int)
    /// A path in the real folder.
    case host(String)
  }

  private var root: VirtualTree
  public var volumes: [Volume] = []
  private var hostFolder: Boxed<any HostFolder>?
  private var names = FileSystem.usualNames
  /// How often the real folder was asked to change something.
  private(set) var hostChanges = 0
  /// Where a mount covers a folder; few, so that they are looked through.
  private var mountPoints: [MountPoint] = []
  /// Bytes that all files may take together.
  let capacity: Int

  /// A fresh file system over the busybox image.
  public init(capacity: Int = MachineLimits().fileBytes) {
    self.init(tree: VirtualTree(image: BaseImage.busybox), capacity: capacity)
  }

  init(tree: VirtualTree, capacity: Int) {
    root = tree
    self.capacity = capacity
  }

  /// What the files about the machine's own name say.
  public var network: NetworkFiles {
    _read { yield names.content }
    _modify { yield &names.content }
  }

  private static let usualNames = Boxed(NetworkFiles())

  // MARK: mounts

  /// Puts a volume at an absolute path; missing folders on the way are made.
  public mutating func mount(
    _ tree: VirtualTree,
    at path: String,
    isReadOnly: Bool = false
  ) throws(Errno) {
    let place = try mountPoint(path)
    volumes.append(Volume(path: path, tree: tree, isReadOnly: isReadOnly))
    cover(place, by: .node(tree: volumes.count, number: VirtualTree.root))
  }

  /// Puts a real folder at an absolute path.
  public mutating func mount(_ folder: any HostFolder, at path: String) throws(Errno) {
    let place = try mountPoint(path)
    hostFolder = Boxed(folder)
    cover(place, by: .host(""))
  }

  private mutating func mountPoint(_ path: String) throws(Errno) -> Location {
    try makeDirectories(path)
    return try existing(path, followingLinks: true)
  }

  /// Makes a folder and those above it, as far as they are missing.
  public mutating func makeDirectories(_ path: String) throws(Errno) {
    if (try? existing(path, followingLinks: true)) != nil { return }
    var made = ""
    for name in path.utf8.split(separator: UInt8(ascii: "/")) {
      made += "/\(Substring(name))"
      do throws(Errno) {
        try makeDirectory(made, permissions: 0o755, at: Instant(nanoseconds: 0))
      } catch .exists {
        continue
      }
    }
  }

  /// Writes a whole file, for those who furnish a machine: configuration, scripts.
  public mutating func install(
    _ bytes: [UInt8],
    at path: String,
    permissions: UInt16 = 0o644
  ) throws(Errno) {
    let walk = try walk(path, followingLast: true)
    if let location = walk.last {
      try replaceContents(of: location, by: bytes, at: Instant(nanoseconds: 0))
    } else {
      let location = try create(walk, permissions: permissions, at: Instant(nanoseconds: 0))
      try replaceContents(of: location, by: bytes, at: Instant(nanoseconds: 0))
    }
  }

  // MARK: trees

  func node(_ location: Location) -> VirtualTree.Node? {
    guard case .node(let tree, let number) = location else { return nil }
    var node = stored(number, in: tree)
    if case .network(let file)? = node?.content {
      node?.content = .file(names.content.contents(of: file))
    }
    return node
  }

  /// A node as its tree has it, without what the files about the machine's own name say.
  func stored(_ number: Int, in tree: Int) -> VirtualTree.Node? {
    if tree == 0 { return root[number] }
    return tree <= volumes.count ? volumes[tree - 1].tree[number] : nil
  }

  mutating func change(_ index: Int, _ change: (inout VirtualTree) -> Void) throws(Errno) {
    if index == 0 { return change(&root) }
    if volumes[index - 1].isReadOnly { throw .readOnly }
    change(&volumes[index - 1].tree)
  }

  func folder() throws(Errno) -> any HostFolder {
    guard let hostFolder else { throw .inputOutput }
    return hostFolder.content
  }

  /// The real folder, to change something in it.
  mutating func changedFolder() throws(Errno) -> any HostFolder {
    hostChanges += 1
    return try folder()
  }

  func covered(_ location: Location) -> Location {
    for point in mountPoints where point.place == location { return point.shown }
    return location
  }

  private mutating func cover(_ place: Location, by shown: Location) {
    mountPoints.removeAll { $0.place == place }
    mountPoints.append(MountPoint(place: place, shown: shown))
  }

  /// What was written outside of volumes.
  public var ownBytes: Int { root.used }

  var bytesUsed: Int { volumes.reduce(root.used) { $0 + $1.tree.used } }

  func checkSpace(for count: Int, in index: Int) throws(Errno) {
    if bytesUsed + count > capacity { throw .noSpace }
    guard index > 0, let limit = volumes[index - 1].tree.byteLimit else { return }
    if volumes[index - 1].tree.used + count > limit { throw .noSpace }
  }
}

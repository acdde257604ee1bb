public import Simulation

/// A tree of files as a value: an image that all share, and what was changed since.
///
/// A thousand containers start from one image; each pays for its own changes alone. An emptyDir
/// volume is a tree too, which the containers of a pod hand to one another.
public struct VirtualTree: Sendable {
  struct Node: Sendable {
    var content: Content
    var permissions: UInt16
    var modified: Instant
    var links = 1
  }

  enum Content: Sendable {
    case file([UInt8])
    /// A program of the machine's; its text is not kept.
    case program
    /// What an image that all machines share cannot hold.
    case network(NetworkFiles.File)
    case directory([String: Int])
    case link(String)
    case device(Device)
  }

  enum Device: Hashable, Sendable {
    case null, zero, full, random
    /// The descriptor of the process that opens it, as `/dev/stdin`.
    case descriptor(Int)
    /// The descriptor of the first process, as `/proc/1/fd/1`.
    case mainDescriptor(Int)
  }

  /// The number of the topmost folder.
  static let root = 0

  private let image: Image
  private var changes: [Int: Node?] = [:]
  /// How the changes are to be read when the tree is shown as if it had been made at another moment.
  private var restamp: Restamp?
  private var nextNumber: Int
  /// Bytes of content since the image.
  public private(set) var used = 0
  /// What it may hold at most, for one that lives in memory of that size.
  public var byteLimit: Int?

  /// The nodes that trees share; a class so that a tree holds one reference.
  final class Image: Sendable {
    let nodes: [Node]

    init(nodes: [Node]) {
      self.nodes = nodes
    }
  }

  init(image: Image) {
    self.image = image
    nextNumber = image.nodes.count
  }

  private static let emptyImage = Image(nodes: [
    Node(
      content: .directory([:]),
      permissions: 0o777,
      modified: Instant(nanoseconds: 0),
      links: 2
    )
  ])

  /// An empty volume, writable for all as the kubelet makes an emptyDir.
  public init() {
    self.init(image: Self.emptyImage)
  }

  /// What costs memory even when it is empty.
  private static let nodeOverhead = 128

  subscript(number: Int) -> Node? {
    if !changes.isEmpty, let changed = changes[number] {
      return restamp.map { changed?.restamped($0) } ?? changed
    }
    return image.nodes.indices.contains(number) ? image.nodes[number] : nil
  }

  func entries(of number: Int) -> [String: Int]? {
    guard case .directory(let entries)? = self[number]?.content else { return nil }
    return entries
  }

  /// All changes go through here; the content's size is accounted for.
  mutating func update(_ number: Int, _ change: (inout Node) -> Void) {
    settle()
    guard var node = self[number] else { return }
    let before = node.size
    // The tree's own copy goes first, so that growing a file does not copy it.
    changes[number] = .some(nil)
    change(&node)
    used += node.size - before
    changes[number] = .some(node)
  }

  mutating func add(_ node: Node, named name: String, in folder: Int) -> Int {
    settle()
    let number = nextNumber
    nextNumber += 1
    used += node.size + Self.nodeOverhead
    changes[number] = node
    link(number, named: name, in: folder, at: node.modified)
    return number
  }

  mutating func link(_ number: Int, named name: String, in folder: Int, at time: Instant) {
    update(folder) { node in
      guard case .directory(var entries) = node.content else { return }
      node.content = .directory([:])
      entries[name] = number
      node.content = .directory(entries)
      node.modified = time
    }
  }

  mutating func unlink(_ name: String, in folder: Int, at time: Instant) {
    update(folder) { node in
      guard case .directory(var entries) = node.content else { return }
      node.content = .directory([:])
      entries[name] = nil
      node.content = .directory(entries)
      node.modified = time
    }
  }

  /// Forgets a node that has no name and no reader any more.
  mutating func free(_ number: Int) {
    settle()
    guard let node = self[number] else { return }
    if number >= image.nodes.count { used -= node.size + Self.nodeOverhead }
    changes[number] = .some(nil)
  }
}

extension VirtualTree {
  /// A moment, and the name that tells it.
  public struct Stamp: Sendable {
    public var name: String
    public var moment: Instant

    public init(name: String, moment: Instant) {
      self.name = name
      self.moment = moment
    }
  }

  /// What stands in the place of what, in a tree that is shown as of another moment.
  fileprivate final class Restamp: Sendable {
    let old: Stamp
    let new: Stamp

    init(_ old: Stamp, _ new: Stamp) {
      self.old = old
      self.new = new
    }
  }

  /// The tree as it would be had it been made at another moment.
  ///
  /// Nothing is written anew: what differs is told when somebody looks at it, since few look at all.
  ///
  /// - Parameters:
  ///   - old: The times of what was made then, and the name that entries and links bear for it.
  ///   - new: What stands in their place; the name is as long as the old one.
  /// - Returns: a tree with nothing else changed.
  public func restamped(_ old: Stamp, as new: Stamp) -> VirtualTree {
    var tree = self
    tree.settle()
    tree.restamp = Restamp(old, new)
    return tree
  }

  /// Writes the changes as they are read.
  private mutating func settle() {
    guard let restamp else { return }
    changes = changes.mapValues { $0?.restamped(restamp) }
    self.restamp = nil
  }
}

extension VirtualTree.Node {
  fileprivate func restamped(_ restamp: VirtualTree.Restamp) -> VirtualTree.Node {
    let (old, new) = (restamp.old, restamp.new)
    var node = self
    if modified == old.moment { node.modified = new.moment }
    switch content {
    case .directory(var entries):
      guard let named = entries.removeValue(forKey: old.name) else { break }
      entries[new.name] = named
      node.content = .directory(entries)
    case .link(old.name): node.content = .link(new.name)
    case .file, .program, .network, .link, .device: break
    }
    return node
  }
}

extension VirtualTree.Node {
  var size: Int {
    switch content {
    case .file(let bytes): bytes.count
    case .program: 1_131_168
    case .network: 0
    case .directory: 4096
    case .link(let target): target.utf8.count
    case .device: 0
    }
  }

  var kind: FileStatus.Kind {
    switch content {
    case .file, .program, .network: .file
    case .directory: .directory
    case .link: .symbolicLink
    case .device: .characterDevice
    }
  }
}

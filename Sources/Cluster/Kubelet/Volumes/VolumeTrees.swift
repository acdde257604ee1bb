import ShellRuntime
import Simulation

/// A volume of files, as it was made first and as it is here.
struct VolumeTree: Sendable {
  private let original: VirtualTree
  private let stamp: VirtualTree.Stamp
  private(set) var tree: VirtualTree
  /// Tells volumes of different files apart, in this run and in those that learn from it.
  let number: Int

  init(_ files: [VolumeFile], at moment: Instant, number: Int) {
    original = VirtualTree(files: files, at: moment)
    stamp = VirtualTree.dataFolder(moment)
    tree = original
    self.number = number
  }

  /// The volume as it is when it is made at another moment.
  fileprivate func made(at moment: Instant) -> VolumeTree {
    var volume = self
    volume.tree = original.restamped(stamp, as: VirtualTree.dataFolder(moment))
    return volume
  }
}

/// The volumes of files that many pods have alike, such as their service account's: each is made
/// when it is needed first.
struct VolumeTrees: Sendable {
  /// How many different ones are kept.
  private static let limit = 64
  /// The bytes that those of other runs may take.
  private static let moldBytesMax = 1 << 20

  private var trees: [[VolumeFile]: VolumeTree] = [:]
  /// Those of another run, which have other moments, and what became of them here by number.
  private var molds: [[VolumeFile]: VolumeTree] = [:]
  private var remade: [Int: VolumeTree] = [:]
  private var nextNumber = 0

  mutating func tree(of files: [VolumeFile], at now: Instant) -> VolumeTree {
    if let known = trees[files] { return known }
    if let mold = molds[files] { return remade(mold, at: now) }
    makeRoom()
    let tree = VolumeTree(files, at: now, number: nextNumber)
    nextNumber += 1
    trees[files] = tree
    return tree
  }

  /// A volume of another run, as it is when it is made here.
  mutating func remade(_ mold: VolumeTree, at now: Instant) -> VolumeTree {
    if let known = remade[mold.number] { return known }
    makeRoom()
    let tree = mold.made(at: now)
    remade[mold.number] = tree
    return tree
  }

  private mutating func makeRoom() {
    guard trees.count + remade.count >= Self.limit else { return }
    trees = [:]
    remade = [:]
  }

  /// What another run can make its volumes from.
  var forAnotherRun: VolumeTrees {
    var others = VolumeTrees()
    others.molds = molds.merging(trees) { mold, _ in mold }
    others.nextNumber = nextNumber
    let bytes = others.molds.values.reduce(0) { $0 + $1.tree.used }
    if others.molds.count > Self.limit || bytes > Self.moldBytesMax { others.molds = trees }
    return others
  }
}

import Compression
import Simulation

/// `tar c`: files and what is below them, into one archive.
struct TarCreation: Sendable {
  private static let depthMax = 200

  let plan: TarPlan
  var names: TarNames
  /// Whether the archive goes to descriptor 1, so that names go to 2.
  let isStream: Bool
  /// The archive's own inode.
  var archive: Int?
  private(set) var writer = TarWriter()
  /// The first name of each file that has several.
  private var firstNames: [Int: String] = [:]
  private var total = 0

  init(plan: TarPlan, names: TarNames, isStream: Bool) {
    self.plan = plan
    self.names = names
    self.isStream = isStream
  }

  /// Whether anything went wrong.
  mutating func run(_ system: inout some SystemCalls, _ output: inout Output) -> Bool {
    var failed = false
    for name in names.accepted {
      if !add(name, depth: 0, &system, &output) { failed = true }
    }
    return failed
  }

  private mutating func add(
    _ name: String,
    depth: Int,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> Bool {
    let path = plan.path(name)
    do throws(Errno) {
      let status = try system.status(of: path, followingLinks: plan.followsLinks)
      let shown = names.safe(name, &output)
      if !shown.isEmpty {
        if names.excludes(shown) { return true }
        if status.inode == archive, status.kind == .file {
          output.error("tar: \(name): file is the archive; skipping")
          return true
        }
        try append(shown, path, status, system, &output)
      }
      guard status.kind == .directory, plan.descends, depth < Self.depthMax else { return true }
      var isWhole = true
      for entry in try system.entries(of: path) {
        let inner = FileTree.join(name, entry)
        if !add(inner, depth: depth + 1, &system, &output) { isWhole = false }
      }
      return isWhole
    } catch {
      output.error("tar: \(name): \(error.rawValue)")
      return false
    }
  }

  private mutating func append(
    _ name: String,
    _ path: String,
    _ status: FileStatus,
    _ system: some SystemCalls,
    _ output: inout Output
  ) throws(Errno) {
    var entry = TarEntry(
      name: name,
      mode: Int(status.permissions),
      userName: "root",
      groupName: "root",
      modified: max(0, Int(status.modified.nanoseconds / 1_000_000_000))
    )
    let first = status.links > 1 && status.kind != .directory ? firstNames[status.inode] : nil
    switch status.kind {
    case .directory: entry.kind = .directory
    case .symbolicLink: entry.kind = .symbolicLink(target: try system.linkTarget(of: path))
    case .characterDevice: entry.kind = .characterDevice
    case .pipe: entry.kind = .namedPipe
    case .file:
      if let first {
        entry.kind = .hardLink(target: first)
      } else {
        entry.content = try system.contents(of: path)[...]
        total += entry.content.count
        if total > WholeInput.limit { throw .noMemory }
      }
    }
    if status.links > 1, first == nil { firstNames[status.inode] = name }
    writer.append(entry)
    guard plan.verbosity > 0 else { return }
    let line = name + (status.kind == .directory ? "/\n" : "\n")
    output.append(Array(line.utf8), to: isStream ? 2 : 1)
  }
}

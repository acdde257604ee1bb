import Compression
import Simulation

/// `tar x` and `tar t`: what an archive holds, shown or made again.
struct TarExtraction: Sendable {
  let plan: TarPlan
  var names: TarNames
  let extracts: Bool
  /// Links that lead elsewhere are made last, so that nothing is written through them.
  private var links: [Link] = []

  private struct Link {
    var path: String
    var target: String
    var isHard: Bool
  }

  init(plan: TarPlan, names: TarNames, extracts: Bool) {
    self.plan = plan
    self.names = names
    self.extracts = extracts
  }

  mutating func run(
    _ archive: ArraySlice<UInt8>,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) {
    var reader = TarReader(archive)
    var passed: Set<String> = []
    while let entry = try next(&reader, &output) {
      var entry = entry
      entry.name = names.safe(entry.name, &output)
      guard names.admits(entry.name) else { continue }
      show(entry, &output)
      if entry.name.hasSuffix("/") { entry.name.removeLast() }
      passed.insert(entry.name)
      if plan.toOutput {
        output.append(entry.content)
      } else if extracts {
        try extract(entry, &system, &output)
      }
    }
    for link in links { try make(link, &system) }
    if let name = names.missing(among: passed) {
      throw Refusal("tar: \(name): not found in archive")
    }
  }

  private func next(
    _ reader: inout TarReader,
    _ output: inout Output
  ) throws(Refusal) -> TarEntry? {
    let skipped = reader.skippedKinds.count
    do throws(TarError) {
      let entry = try reader.next()
      for kind in reader.skippedKinds.dropFirst(skipped) {
        output.error("tar: warning: skipping header '\(Character(Unicode.Scalar(kind)))'")
      }
      return entry
    } catch {
      throw Refusal("tar: \(Self.message(error))")
    }
  }

  private static func message(_ error: TarError) -> String {
    switch error {
    case .wrongMagic: "invalid tar magic"
    case .wrongChecksum: "invalid tar header checksum"
    case .incomplete: "short read"
    case .wrongNumber: "corrupted octal value in tar header"
    case .longName: "bad archive"
    case .unknownKind(let kind): "unknown typeflag: 0x\(String(kind, radix: 16))"
    }
  }

  // MARK: showing

  private func show(_ entry: TarEntry, _ output: inout Output) {
    if plan.verbosity == 0 { return }
    if plan.verbosity == 1 { return output.append(entry.name + "\n") }
    let moment = Instant(seconds: Int64(entry.modified))
    let user = entry.userName.isEmpty ? String(entry.userID) : entry.userName
    let group = entry.groupName.isEmpty ? String(entry.groupID) : entry.groupName
    var line = "\(FileStatusText.permissions(status(of: entry))) \(user)/\(group)"
    line += " \(Column.right(entry.content.count, 9))"
    line += " \(DateFormat.render("%Y-%m-%d %H:%M:%S", moment)) \(entry.name)"
    switch entry.kind {
    case .symbolicLink(let target), .hardLink(let target): line += " -> \(target)"
    case .file, .directory, .characterDevice, .blockDevice, .namedPipe: break
    }
    output.append(line + "\n")
  }

  private func status(of entry: TarEntry) -> FileStatus {
    let kind: FileStatus.Kind =
      switch entry.kind {
      case .file, .hardLink: .file
      case .directory: .directory
      case .symbolicLink: .symbolicLink
      case .characterDevice, .blockDevice: .characterDevice
      case .namedPipe: .pipe
      }
    return FileStatus(
      kind: kind,
      size: entry.content.count,
      permissions: UInt16(entry.mode),
      modified: Instant(seconds: Int64(entry.modified)),
      links: 1,
      inode: 0
    )
  }

  // MARK: making

  private mutating func extract(
    _ entry: TarEntry,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) throws(Refusal) {
    guard let name = stripped(entry.name) else { return }
    let path = plan.path(name)
    try makeFolders(above: path, &system)
    if entry.kind != .directory, !plan.keepsOld, !plan.overwrites {
      if case .hardLink(let target) = entry.kind, target == name { return }
      try removeOld(path, name, &system)
    }
    switch entry.kind {
    case .hardLink(let target):
      guard let target = stripped(target) else { return }
      links.append(Link(path: path, target: plan.path(target), isHard: true))
      return
    case .symbolicLink(let target):
      let link = Link(path: path, target: target, isHard: false)
      if target.hasPrefix("/") || target.contains("..") {
        links.append(link)
      } else {
        try make(link, &system)
      }
      return
    case .directory:
      do throws(Errno) {
        try system.makeDirectory(path, permissions: UInt16(entry.mode))
      } catch {
        if error != .exists { output.error("tar: can't make dir \(name): \(error.rawValue)") }
      }
    case .file:
      do throws(Errno) {
        let mode = plan.overwrites ? OpenMode.write : .createNew
        try FileContents.write(Array(entry.content), to: path, mode: mode, &system)
      } catch {
        throw Refusal("tar: can't open '\(name)': \(error.rawValue)")
      }
    case .characterDevice, .blockDevice, .namedPipe:
      output.error("tar: can't create node \(name): \(Errno.notPermitted.rawValue)")
      return
    }
    // What could not be made has no permissions and no time either; that was said above.
    if plan.restoresPermissions { try? system.setPermissions(path, UInt16(entry.mode)) }
    if plan.restoresTimes {
      try? system.setModificationTime(path, Instant(seconds: Int64(entry.modified)))
    }
  }

  /// The name without its first parts; nil when nothing is left.
  private func stripped(_ name: String) -> String? {
    var rest = Substring(name)
    for _ in 0..<plan.strippedParts {
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      rest = rest[rest.index(after: slash)...]
      if rest.isEmpty { return nil }
    }
    return String(rest)
  }

  private func makeFolders(
    above path: String,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").dropLast() {
      prefix += prefix.isEmpty || prefix == "/" ? String(part) : "/" + part
      do throws(Errno) {
        try system.makeDirectory(prefix, permissions: 0o777)
      } catch {
        // One that cannot be made shows when a file is to be put into it.
        continue
      }
    }
  }

  private func removeOld(
    _ path: String,
    _ name: String,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    do throws(Errno) {
      try system.removeFile(path)
    } catch {
      guard error != .noEntry else { return }
      throw Refusal("tar: can't remove old file \(name): \(error.rawValue)")
    }
  }

  private func make(_ link: Link, _ system: inout some SystemCalls) throws(Refusal) {
    do throws(Errno) {
      if link.isHard {
        try system.makeHardLink(link.path, to: link.target)
      } else {
        try system.makeLink(link.path, to: link.target)
      }
    } catch {
      let kind = link.isHard ? "hard" : "sym"
      let reason = link.isHard ? "" : ": \(error.rawValue)"
      throw Refusal("tar: can't create \(kind)link '\(link.path)' to '\(link.target)'\(reason)")
    }
  }
}

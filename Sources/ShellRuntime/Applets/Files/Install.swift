/// `install`: copies files and sets their permissions, or makes folders.
struct Install: AppletBody {
  private static let synopsis =
    "install [-cdDsp] [-o USER] [-g GRP] [-m MODE] [-t DIR] [SOURCE]... DEST"

  private let options: Options
  private let mode: UInt16
  private let target: String?
  private let sources: [String]

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "cvbDdpsg:m:o:t:",
      long: [
        "verbose": "v", "directory": "d", "preserve-timestamps": "p", "strip": "s", "group": "g",
        "mode": "m", "owner": "o", "target-directory": "t",
      ],
      synopsis: Self.synopsis
    )
    // busybox takes what it cannot read for all permissions.
    mode = FileMode.apply(options.value("m") ?? "755", to: 0o755, isFolder: false) ?? 0o7777
    var operands = options.operands
    target = options.value("t") ?? (options.has("d") ? nil : operands.popLast())
    sources = operands
    if sources.isEmpty || options.has("d") && options.has("t") { throw .usage(Self.synopsis) }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    // A target that cannot be looked at is to be made.
    let kind = target.flatMap { try? system.status(of: $0, followingLinks: true).kind }
    let intoFolder = options.has("t") || kind == .directory
    var failed = false
    for source in sources {
      do throws(Refusal) {
        if let target {
          let name = intoFolder ? FileTree.join(target, PathParts.last(source)) : target
          try copy(source, to: name, &system)
        } else {
          try makeFolders(source, &system)
          try setMode(source, &system)
        }
      } catch {
        output.error("install: \(error.message)")
        failed = true
      }
    }
    return .exit(failed ? 1 : 0)
  }

  private func copy(
    _ source: String,
    to path: String,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    if options.has("D") { try makeFolders(PathParts.parent(path), &system) }
    let status: FileStatus
    do throws(Errno) {
      status = try system.status(of: source, followingLinks: true)
    } catch {
      throw Refusal("can't stat '\(source)': \(error.rawValue)")
    }
    if status.kind == .directory { throw Refusal("omitting directory '\(source)'") }
    do throws(Errno) {
      try FileContents.write(system.contents(of: source), to: path, &system)
      if options.has("p") { try system.setModificationTime(path, status.modified) }
    } catch {
      throw Refusal("can't create '\(path)': \(error.rawValue)")
    }
    try setMode(path, &system)
  }

  private func makeFolders(_ path: String, _ system: inout some SystemCalls) throws(Refusal) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += prefix.isEmpty || prefix == "/" ? String(part) : "/" + part
      if (try? system.status(of: prefix, followingLinks: true).kind) == .directory { continue }
      do throws(Errno) {
        try system.makeDirectory(prefix, permissions: 0o755)
      } catch {
        throw Refusal("can't create directory '\(prefix)': \(error.rawValue)")
      }
    }
  }

  private func setMode(_ path: String, _ system: inout some SystemCalls) throws(Refusal) {
    do throws(Errno) {
      try system.setPermissions(path, mode)
    } catch {
      throw Refusal("can't change permissions of \(path): \(error.rawValue)")
    }
  }
}

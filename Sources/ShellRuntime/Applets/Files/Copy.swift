/// `cp`, `mv` and `ln`: from one or more names to another.
struct Copy: AppletBody {
  private let name: String
  private let options: Options
  private let target: String
  private let sources: [String]

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? "cp"
    let synopsis = "\(name) [-\(name == "ln" ? "sfn" : "fr")] SOURCE... DEST"
    let letters = ["cp": "pdRfarPHLniuvlsTt:", "mv": "finvTt:", "ln": "sfnvT"]
    options = try Options(
      arguments,
      letters[name] ?? "",
      long: name == "ln" ? [:] : Self.longOptions[name] ?? [:],
      synopsis: synopsis
    )
    if options.has("l"), options.has("s") { throw .usage(synopsis) }
    var operands = options.operands
    if let folder = options.value("t") { operands.append(folder) }
    if options.has("T"), operands.count > 2 { throw .usage(synopsis) }
    if name == "ln", operands.count == 1 { operands.append(PathParts.last(operands[0])) }
    guard operands.count >= 2, let last = operands.popLast() else { throw .usage(synopsis) }
    target = last
    sources = operands
  }

  private static let longOptions: [String: [String: Character]] = [
    "cp": [
      "archive": "a", "force": "f", "interactive": "i", "no-clobber": "n", "link": "l",
      "dereference": "L", "no-dereference": "P", "recursive": "R", "symbolic-link": "s",
      "no-target-directory": "T", "target-directory": "t", "verbose": "v", "update": "u",
    ],
    "mv": [
      "interactive": "i", "force": "f", "no-clobber": "n", "no-target-directory": "T",
      "target-directory": "t", "verbose": "v",
    ],
  ]

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    // A target that cannot be looked at is to be made.
    let status = try? system.status(of: target, followingLinks: true)
    let intoFolder = status?.kind == .directory && !options.has("T")
    if options.has("T"), status?.kind == .directory, name != "ln",
      (try? system.status(of: sources[0], followingLinks: true).kind) != .directory
    {
      output.error("\(name): '\(target)' is a directory")
      return .exit(1)
    }
    if name == "cp", sources.count > 1, status == nil {
      for source in sources {
        let path = FileTree.join(target, PathParts.last(source))
        output.error("cp: can't create '\(path)': \(Errno.noEntry.rawValue)")
      }
      return .exit(1)
    }
    if sources.count > 1, !intoFolder, name != "ln" {
      let reason = status == nil ? Errno.noEntry : .notDirectory
      output.error("\(name): can't stat '\(target)': \(reason.rawValue)")
      return .exit(1)
    }
    var failed = false
    for source in sources {
      let destination = intoFolder ? FileTree.join(target, PathParts.last(source)) : target
      do throws(Refusal) {
        switch name {
        case "mv": try move(source, to: destination, &system)
        case "ln": try link(source, to: destination, &system)
        default: try copy(source, to: destination, depth: 0, &system)
        }
        if options.has("v") { output.append("'\(source)' -> '\(destination)'\n") }
      } catch {
        output.error("\(name): \(error.message)")
        failed = true
      }
    }
    return .exit(failed ? 1 : 0)
  }

  private func move(
    _ source: String,
    to destination: String,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    do throws(Errno) {
      _ = try system.status(of: source, followingLinks: false)
      if options.has("n"), (try? system.status(of: destination, followingLinks: false)) != nil {
        return
      }
      try system.rename(source, to: destination)
    } catch {
      throw Refusal("can't rename '\(source)': \(error.rawValue)")
    }
  }

  private func link(
    _ source: String,
    to destination: String,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    do throws(Errno) {
      if !options.has("s") { _ = try system.status(of: source, followingLinks: true) }
    } catch {
      throw Refusal("\(source): \(error.rawValue)")
    }
    do throws(Errno) {
      if options.has("f"), (try? system.status(of: destination, followingLinks: false)) != nil {
        try system.removeFile(destination)
      }
      if options.has("s") {
        try system.makeLink(destination, to: source)
      } else {
        try system.makeHardLink(destination, to: source)
      }
    } catch {
      throw Refusal("\(destination): \(error.rawValue)")
    }
  }

  private func copy(
    _ source: String,
    to destination: String,
    depth: Int,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    let recursive = options.has("r") || options.has("R") || options.has("a")
    let keepsLinks = recursive && !options.has("L") || options.has("d") || options.has("P")
    let status: FileStatus
    do throws(Errno) {
      status = try system.status(of: source, followingLinks: !keepsLinks)
    } catch {
      throw Refusal("can't stat '\(source)': \(error.rawValue)")
    }
    if status.kind == .directory {
      guard recursive else { throw Refusal("omitting directory '\(source)'") }
      if depth > 200 { throw Refusal("'\(source)': \(Errno.nameTooLong.rawValue)") }
      let names: [String]
      do throws(Errno) {
        // The names first: a copy into itself must not see what it makes.
        names = try system.entries(of: source)
        if (try? system.status(of: destination, followingLinks: true)) == nil {
          try system.makeDirectory(destination, permissions: status.permissions)
        }
      } catch {
        throw Refusal("can't create directory '\(destination)': \(error.rawValue)")
      }
      for name in names {
        try copy(
          FileTree.join(source, name),
          to: FileTree.join(destination, name),
          depth: depth + 1,
          &system
        )
      }
      return
    }
    if options.has("l") || options.has("s") {
      try copyAsLink(source, to: destination, &system)
      return
    }
    if let old = try? system.status(of: destination, followingLinks: true),
      old.inode == status.inode, status.kind != .symbolicLink
    {
      throw Refusal("'\(source)' and '\(destination)' are the same file")
    }
    do throws(Errno) {
      if status.kind == .symbolicLink {
        try system.makeLink(destination, to: system.linkTarget(of: source))
        return
      }
      if let old = try? system.status(of: destination, followingLinks: true) {
        if options.has("n") || options.has("u") && old.modified >= status.modified { return }
      }
      try FileContents.write(system.contents(of: source), to: destination, &system)
      try system.setPermissions(destination, status.permissions)
      if options.has("p") || options.has("a") {
        try system.setModificationTime(destination, status.modified)
      }
    } catch {
      throw Refusal("can't create '\(destination)': \(error.rawValue)")
    }
  }
}

extension Copy {
  /// `-l` and `-s`: names in place of copies.
  private func copyAsLink(
    _ source: String,
    to destination: String,
    _ system: inout some SystemCalls
  ) throws(Refusal) {
    do throws(Errno) {
      if options.has("s") {
        try system.makeLink(destination, to: source)
      } else {
        try system.makeHardLink(destination, to: source)
      }
    } catch {
      throw Refusal("can't create link '\(destination)': \(error.rawValue)")
    }
  }
}

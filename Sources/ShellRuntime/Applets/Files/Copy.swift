/// `cp`, `mv` and `ln`: from one or more names to another.
struct Copy: AppletBody {
  private let name: String
  private let options: Options
  private let target: String
  private let sources: [String]

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? "cp"
    let synopsis = "\(name) [-\(name == "ln" ? "sfn" : "fr")] SOURCE... DEST"
    let letters = ["cp": "pdRfarPHLniu", "mv": "fin", "ln": "sfn"]
    options = try Options(arguments, letters[name] ?? "", synopsis: synopsis)
    var operands = options.operands
    if name == "ln", operands.count == 1 { operands.append(PathParts.last(operands[0])) }
    guard operands.count >= 2, let last = operands.popLast() else { throw .usage(synopsis) }
    target = last
    sources = operands
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    // A target that cannot be looked at is to be made.
    let status = try? system.status(of: target, followingLinks: true)
    let intoFolder = status?.kind == .directory
    if name == "cp", sources.count > 1, status == nil {
      for source in sources {
        let path = FileTree.join(target, PathParts.last(source))
        output.error("cp: can't create '\(path)': \(Errno.noEntry.rawValue)")
      }
      return .exit(1)
    }
    if sources.count > 1, !intoFolder {
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
      guard options.has("s") else { throw .notPermitted }
      if options.has("f"), (try? system.status(of: destination, followingLinks: false)) != nil {
        try system.removeFile(destination)
      }
      try system.makeLink(destination, to: source)
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
    do throws(Errno) {
      if status.kind == .symbolicLink {
        try system.makeLink(destination, to: system.linkTarget(of: source))
        return
      }
      if let old = try? system.status(of: destination, followingLinks: true) {
        if options.has("n") { return }
        if old.inode == status.inode {
          throw .invalidArgument
        }
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

/// `chmod`: changes permissions.
struct ChangeMode: AppletBody {
  private let mode: String
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "chmod [-Rcvf] MODE[,MODE]... FILE..."
    // `chmod -x f`: a mode that begins with a dash is no option.
    var words = arguments
    if words.count > 1, words[1].hasPrefix("-"),
      words[1].dropFirst().allSatisfy({ "rwxst".contains($0) })
    {
      words[1] = "a" + words[1]
    }
    options = try Options(words, "Rvcf", synopsis: synopsis)
    guard options.operands.count >= 2 else { throw .usage(synopsis) }
    mode = options.operands[0]
    if FileMode.apply(mode, to: 0, isFolder: false) == nil {
      throw Refusal("chmod: invalid mode '\(mode)'")
    }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var failed = false
    var open = Array(options.operands.dropFirst().reversed())
    while let path = open.popLast() {
      do throws(Errno) {
        let status = try system.status(of: path, followingLinks: true)
        let isFolder = status.kind == .directory
        if let changed = FileMode.apply(mode, to: status.permissions, isFolder: isFolder) {
          try system.setPermissions(path, changed)
        }
        if isFolder, options.has("R"), path.count < 4_096 {
          open += try system.entries(of: path).reversed().map { FileTree.join(path, $0) }
        }
      } catch {
        if !options.has("f") { output.error("chmod: \(path): \(error.rawValue)") }
        failed = true
      }
    }
    return .exit(failed ? 1 : 0)
  }
}

/// `rm`: removes files, with `-r` folders too.
struct Remove: AppletBody {
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "rm [-rf] FILE..."
    options = try Options(
      arguments,
      "fRrv",
      long: ["force": "f", "recursive": "r"],
      synopsis: synopsis
    )
    if options.operands.isEmpty, !options.has("f") { throw .usage(synopsis) }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var status: UInt8 = 0
    for path in options.operands {
      let name = PathParts.last(path)
      if name == "." || name == ".." {
        output.error("rm: can't remove '.' or '..'")
        status = 1
      } else if !remove(path, &system, &output) {
        status = 1
      }
    }
    return .exit(status)
  }

  private func remove(
    _ path: String,
    depth: Int = 0,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> Bool {
    do throws(Errno) {
      if try system.status(of: path, followingLinks: false).kind == .directory {
        guard options.has("r") || options.has("R") else {
          output.error("rm: '\(path)' is a directory")
          return false
        }
        if depth > 200 { throw .nameTooLong }
        var complete = true
        for name in try system.entries(of: path) {
          let child = FileTree.join(path, name)
          complete = remove(child, depth: depth + 1, &system, &output) && complete
        }
        if !complete { return false }
        try system.removeDirectory(path)
        if options.has("v") { output.append("removed directory: '\(path)'\n") }
      } else {
        try system.removeFile(path)
        if options.has("v") { output.append("removed '\(path)'\n") }
      }
      return true
    } catch {
      if error == .noEntry || error == .notDirectory, options.has("f") { return true }
      output.error("rm: can't remove '\(path)': \(error.rawValue)")
      return false
    }
  }
}

/// `rmdir`: removes empty folders.
struct RemoveDirectory: AppletBody {
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "p",
      long: ["parents": "p", "ignore-fail-on-non-empty": "i"],
      synopsis: "rmdir [-p] DIRECTORY..."
    )
    if options.operands.isEmpty { throw .usage("rmdir [-p] DIRECTORY...") }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var status: UInt8 = 0
    for operand in options.operands {
      var path = operand
      while true {
        do throws(Errno) {
          try system.removeDirectory(path)
        } catch {
          if !(options.has("i") && error == .notEmpty) {
            output.error("rmdir: '\(path)': \(error.rawValue)")
            status = 1
          }
          break
        }
        path = PathParts.parent(path)
        if !options.has("p") || path == "." || path == "/" { break }
      }
    }
    return .exit(status)
  }
}

/// `unlink`: takes one name away.
struct Unlink: AppletBody {
  private let path: String

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "", synopsis: "unlink FILE")
    guard options.operands.count == 1 else { throw .usage("unlink FILE") }
    path = options.operands[0]
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    do throws(Errno) {
      try system.removeFile(path)
      return .exit(0)
    } catch {
      output.error("unlink: can't remove file '\(path)': \(error.rawValue)")
      return .exit(1)
    }
  }
}

/// `link`: gives a file a second name.
struct Link: AppletBody {
  private let paths: [String]

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "", synopsis: "link FILE LINK")
    guard options.operands.count == 2 else { throw .usage("link FILE LINK") }
    paths = options.operands
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    do throws(Errno) {
      try system.makeHardLink(paths[1], to: paths[0])
      return .exit(0)
    } catch {
      output.error(
        "link: can't create hardlink '\(paths[1])' to '\(paths[0])': \(error.rawValue)"
      )
      return .exit(1)
    }
  }
}

/// `readlink` and `realpath`: where a path leads.
struct ReadLink: AppletBody {
  private let name: String
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? "readlink"
    let synopsis = name == "readlink" ? "readlink [-fnv] FILE" : "realpath FILE..."
    options = try Options(arguments, name == "readlink" ? "fnvsq" : "", synopsis: synopsis)
    guard !options.operands.isEmpty, name == "realpath" || options.operands.count == 1 else {
      throw .usage(synopsis)
    }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var failed = false
    for path in options.operands {
      do throws(Errno) {
        let resolves = name == "realpath" || options.has("f")
        let target = resolves ? try resolve(path, system) : try system.linkTarget(of: path)
        output.append(target + (options.has("n") ? "" : "\n"))
      } catch {
        if name == "realpath" || options.has("v") {
          output.error("\(name): \(path): \(error.rawValue)")
        }
        failed = true
      }
    }
    return .exit(failed ? 1 : 0)
  }

  /// Without links, dots and double slashes; only the last part may be missing.
  private func resolve(_ path: String, _ system: some SystemCalls) throws(Errno) -> String {
    let full = path.hasPrefix("/") ? path : FileTree.join(system.workingDirectory, path)
    var waiting = full.split(separator: "/").map(String.init)[...]
    var done: [String] = []
    var links = 0
    while let part = waiting.popFirst() {
      if part == "." { continue }
      if part == ".." {
        _ = done.popLast()
        continue
      }
      let here = "/" + (done + [part]).joined(separator: "/")
      let status: FileStatus
      do throws(Errno) {
        status = try system.status(of: here, followingLinks: false)
      } catch {
        guard error == .noEntry, waiting.isEmpty else { throw error }
        return here
      }
      guard status.kind == .symbolicLink else {
        done.append(part)
        continue
      }
      links += 1
      if links > 40 { throw .tooManyLinks }
      let target = try system.linkTarget(of: here)
      if target.hasPrefix("/") { done = [] }
      waiting = target.split(separator: "/").map(String.init) + waiting
    }
    return "/" + done.joined(separator: "/")
  }
}

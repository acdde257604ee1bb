/// `mktemp`: a new file or folder with a name that nothing else has.
struct MakeTemporary: AppletBody {
  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "dqtp:u", synopsis: "mktemp [-dt] [-p DIR] [TEMPLATE]")
    if options.operands.count > 1 { throw .usage("mktemp [-dt] [-p DIR] [TEMPLATE]") }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var template = options.operands.first ?? "tmp.XXXXXX"
    if options.operands.isEmpty || options.has("t") || options.has("p") {
      let variable = system.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
      template = FileTree.join(options.value("p") ?? variable ?? "/tmp", template)
    }
    do throws(Errno) {
      output.append(try make(template, &system) + "\n")
      return .exit(0)
    } catch {
      // busybox has lost the name by then.
      let name = "(null)"
      if !options.has("q") { output.error("mktemp: \(name): \(error.rawValue)") }
      return .exit(1)
    }
  }

  private func make(_ template: String, _ system: inout some SystemCalls) throws(Errno) -> String {
    guard template.hasSuffix("XXXXXX") else { throw .invalidArgument }
    for _ in 0..<100 {
      let path = String(template.dropLast(6)) + Self.letters(&system)
      do throws(Errno) {
        if options.has("u") {
          if (try? system.status(of: path, followingLinks: false)) == nil { return path }
        } else if options.has("d") {
          try system.makeDirectory(path, permissions: 0o700)
          return path
        } else {
          system.close(try system.open(path, .createNew))
          try system.setPermissions(path, 0o600)
          return path
        }
      } catch {
        if error != .exists { throw error }
      }
    }
    throw .exists
  }

  private static func letters(_ system: inout some SystemCalls) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    var draw = system.random()
    var text = ""
    for _ in 0..<6 {
      text.append(alphabet[Int(draw % UInt64(alphabet.count))])
      draw /= UInt64(alphabet.count)
    }
    return text
  }
}

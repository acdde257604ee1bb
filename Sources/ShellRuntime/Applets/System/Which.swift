/// `which`: where the programs are that names stand for.
struct Which: AppletBody {
  private static let synopsis = "which [-a] COMMAND..."

  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "a", synopsis: Self.synopsis)
    if options.operands.isEmpty { throw .usage(Self.synopsis) }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var status: UInt8 = 0
    let folders = (system.environment["PATH"] ?? Kernel.defaultPath)
      .split(separator: ":", omittingEmptySubsequences: false)
    for name in options.operands {
      var found: [String]
      if name.contains("/") {
        found = [name]
      } else {
        found = folders.map { $0.isEmpty ? name : FileTree.join(String($0), name) }
      }
      found.removeAll { !isProgram($0, system) }
      if found.isEmpty { status = 1 }
      for path in options.has("a") ? found : Array(found.prefix(1)) { output.append(path + "\n") }
    }
    return .exit(status)
  }

  private func isProgram(_ path: String, _ system: some SystemCalls) -> Bool {
    guard let status = try? system.status(of: path, followingLinks: true) else { return false }
    return status.kind == .file && status.permissions & 0o111 != 0
  }
}

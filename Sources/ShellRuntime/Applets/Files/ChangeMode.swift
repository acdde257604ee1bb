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
          if options.has("v") || options.has("c") && changed != status.permissions {
            var shown = status
            shown.permissions = changed
            let octal = Column.right(String(changed, radix: 8), 4, fill: "0")
            let letters = FileStatusText.permissions(shown).dropFirst()
            output.append("mode of '\(path)' changed to \(octal) (\(letters))\n")
          }
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

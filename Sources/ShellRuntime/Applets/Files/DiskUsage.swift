/// `du`: how much room files and folders take.
struct DiskUsage: AppletBody {
  private static let synopsis = "du [-aHLdclsxhmkb] [FILE]..."
  private static let deepest = 200

  private let options: Options
  private let depth: Int
  private let unit: Int?
  private var seen: Set<Int> = []
  private var failed = false

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "aHkLsxd:lcbhm", synopsis: Self.synopsis)
    let given = try options.number("d", in: 0...Options.greatest, or: Options.greatest)
    depth = options.last(of: "sd") == "s" ? 0 : given
    switch options.last(of: "khm") {
    case "h": unit = nil
    case "m": unit = 1 << 20
    case "k": unit = 1_024
    default: unit = options.has("b") ? 1 : 1_024
    }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var total = 0
    for path in options.operands.isEmpty ? ["."] : options.operands {
      total += measure(path, depth: 0, system, &output)
    }
    if options.has("c") { show(total, "total", &output) }
    return .exit(failed ? 1 : 0)
  }

  /// Bytes, and with folders what is in them.
  private mutating func measure(
    _ path: String,
    depth: Int,
    _ system: some SystemCalls,
    _ output: inout Output
  ) -> Int {
    let follows = options.has("L") || options.has("H") && depth == 0
    do throws(Errno) {
      let status = try system.status(of: path, followingLinks: follows)
      if status.links > 1, !options.has("l"), !seen.insert(status.inode).inserted { return 0 }
      var size = options.has("b") ? status.size : status.kilobytes * 1_024
      if status.kind == .directory {
        if depth >= Self.deepest { throw .nameTooLong }
        for name in try system.entries(of: path) {
          size += measure(FileTree.join(path, name), depth: depth + 1, system, &output)
        }
      } else if !options.has("a"), depth > 0 {
        return size
      }
      if depth <= self.depth { show(size, path, &output) }
      return size
    } catch {
      output.error("du: \(path): \(error.rawValue)")
      failed = true
      return 0
    }
  }

  private func show(_ bytes: Int, _ name: String, _ output: inout Output) {
    guard let unit else { return output.append("\(HumanSize.text(bytes))\t\(name)\n") }
    // Megabytes are rounded up, by the same half unit twice.
    let raised = options.has("b") ? bytes : bytes + (unit - 1) / 1_024 * 512
    output.append("\((raised + unit / 2) / unit)\t\(name)\n")
  }
}

/// `df`: how full the disk is.
struct DiskFree: AppletBody {
  private static let synopsis = "df [-PkmhTai] [-B SIZE] [-t TYPE] [FILESYSTEM]..."

  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "kPTt:aiB:hHm", synopsis: Self.synopsis)
    if let text = options.value("B") {
      _ = try Options.number(
        text,
        in: 1...Int.max,
        for: "df",
        suffixes: ["k": 1_024, "K": 1_024, "m": 1 << 20, "M": 1 << 20, "g": 1 << 30, "G": 1 << 30]
      )
    }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let unit = self.unit
    var heading =
      unit.map { "\(Self.blockName($0, isPOSIX: options.has("P")))-blocks" } ?? "     Size"
    if options.has("i") { heading = "   Inodes" }
    output.append("Filesystem           " + (options.has("T") ? "Type       " : ""))
    output.append(Column.left(heading, 15) + "Used Available ")
    output.append((options.has("P") ? "Capacity" : "Use%") + " Mounted on\n")
    if let type = options.value("t"), type != "overlay" { return .exit(0) }
    var status: UInt8 = 0
    for path in options.operands.isEmpty ? ["/"] : options.operands {
      if (try? system.status(of: path, followingLinks: true)) == nil {
        output.error("df: \(path): can't find mount point")
        status = 1
        continue
      }
      output.append(line(system.diskUsage, unit))
    }
    return .exit(status)
  }

  /// Nil for sizes with a suffix each.
  private var unit: Int? {
    if options.has("h") || options.has("H") { return nil }
    switch options.last(of: "kmB") {
    case "m": return 1 << 20
    case "B":
      return NumberText.count(
        options.value("B") ?? "",
        suffixes: ["k": 1_024, "K": 1_024, "m": 1 << 20, "M": 1 << 20, "g": 1 << 30, "G": 1 << 30]
      )
    default: return 1_024
    }
  }

  private static func blockName(_ unit: Int, isPOSIX: Bool) -> String {
    if isPOSIX { return "\(unit)" }
    for (size, letter) in [(1 << 30, "G"), (1 << 20, "M"), (1_024, "K")] where unit % size == 0 {
      return "\(unit / size)\(letter)"
    }
    return "\(unit)"
  }

  private func line(_ usage: DiskUsageStatus, _ unit: Int?) -> String {
    func cell(_ bytes: Int) -> String {
      let text = unit.map { "\((bytes + $0 / 2) / $0)" } ?? HumanSize.text(bytes)
      return Column.right(text, 9)
    }
    let percent = usage.capacity == 0 ? 0 : (usage.used * 100 + usage.capacity / 2) / usage.capacity
    let type = options.has("T") ? " " + Column.left("overlay", 10) : ""
    let free = usage.capacity - usage.used
    return Column.left("overlay", 20) + type
      + " \(cell(usage.capacity)) \(cell(usage.used)) \(cell(free)) "
      + Column.right(percent, 3) + "% /\n"
  }
}

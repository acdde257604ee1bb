import Simulation

/// `ls`: the names in folders, one a line as where its output is no terminal.
struct List: AppletBody {
  private struct Entry {
    var name: String
    var path: String
    var status: FileStatus
  }

  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "1AaCxdLHRFplinshrSXvctuw:T:EG",
      long: ["full-time": "E", "color": "C", "group-directories-first": "G"],
      synopsis: "ls [-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]..."
    )
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var failed = false
    var files: [Entry] = []
    var folders: [Entry] = []
    let operands = options.operands.isEmpty ? ["."] : options.operands
    for path in operands {
      do throws(Errno) {
        let follows = !(isLong || options.has("d") || options.has("F"))
        let status = try system.status(of: path, followingLinks: follows || path.hasSuffix("/"))
        let entry = Entry(name: path, path: path, status: status)
        if status.kind == .directory, !options.has("d") {
          folders.append(entry)
        } else {
          files.append(entry)
        }
      } catch {
        output.error("ls: \(path): \(error.rawValue)")
        failed = true
      }
    }
    show(sorted(files), isFolder: false, system, &output)
    var isFirst = files.isEmpty
    let titled = operands.count > 1 || options.has("R")
    var open = Array(sorted(folders).reversed())
    while let folder = open.popLast() {
      if !isFirst { output.append("\n") }
      isFirst = false
      if titled { output.append("\(folder.path):\n") }
      do throws(Errno) {
        let entries = sorted(try self.entries(of: folder, system))
        show(entries, isFolder: true, system, &output)
        guard options.has("R"), folder.path.count < 4_096 else { continue }
        open += entries.reversed().filter {
          $0.status.kind == .directory && $0.name != "." && $0.name != ".."
        }
      } catch {
        output.error("ls: can't open '\(folder.path)': \(error.rawValue)")
        failed = true
      }
    }
    return .exit(failed ? 1 : 0)
  }

  private func entries(
    of folder: Entry,
    _ system: some SystemCalls
  ) throws(Errno) -> [Entry] {
    var names = try system.entries(of: folder.path)
    if options.has("a") {
      names = [".", ".."] + names
    } else if !options.has("A") {
      names.removeAll { $0.hasPrefix(".") }
    }
    return names.compactMap { name in
      let path = FileTree.join(folder.path, name)
      // What vanished in between is not shown.
      let status = try? system.status(of: path, followingLinks: options.has("L"))
      return status.map { Entry(name: name, path: path, status: $0) }
    }
  }

  private var isLong: Bool { options.has("l") || options.has("n") || options.has("E") }

  /// What stands behind the first full stop, with it.
  private static func suffix(_ name: String) -> String { String(name.drop { $0 != "." }) }

  private func sorted(_ entries: [Entry]) -> [Entry] {
    let key = options.last(of: "tSXv")
    let ordered = entries.sorted { a, b in
      let folders = [a, b].map { $0.status.kind == .directory }
      if options.has("G"), folders[0] != folders[1] { return folders[0] }
      switch key {
      case "X" where Self.suffix(a.name) != Self.suffix(b.name):
        return Self.suffix(a.name).utf8.lexicographicallyPrecedes(Self.suffix(b.name).utf8)
      case "t" where a.status.modified != b.status.modified:
        return a.status.modified > b.status.modified
      case "S" where a.status.size != b.status.size: return a.status.size > b.status.size
      case "v": return VersionOrder.compare(Array(a.name.utf8), Array(b.name.utf8)) < 0
      default: return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
      }
    }
    return options.has("r") ? ordered.reversed() : ordered
  }

  private func show(
    _ entries: [Entry],
    isFolder: Bool,
    _ system: some SystemCalls,
    _ output: inout Output
  ) {
    if isFolder, isLong || options.has("s") {
      output.append("total \(entries.reduce(0) { $0 + $1.status.kilobytes })\n")
    }
    for entry in entries {
      var line = options.has("i") ? "\(Column.right(entry.status.inode, 7)) " : ""
      if options.has("s") { line += "\(Column.right(entry.status.kilobytes, 6)) " }
      if isLong { line += long(entry, system) }
      line += entry.name
      if entry.status.kind == .symbolicLink, isLong,
        let target = try? system.linkTarget(of: entry.path)
      {
        line += " -> " + target
      }
      output.append(line + mark(entry.status) + "\n")
    }
  }

  private func mark(_ status: FileStatus) -> String {
    guard options.has("F") || options.has("p") else { return "" }
    switch status.kind {
    case .directory: return "/"
    case .symbolicLink: return options.has("F") && !isLong ? "@" : ""
    case .pipe: return options.has("F") ? "|" : ""
    case .file: return options.has("F") && status.permissions & 0o111 != 0 ? "*" : ""
    case .characterDevice: return ""
    }
  }

  private func long(_ entry: Entry, _ system: some SystemCalls) -> String {
    let status = entry.status
    let owner = options.has("n") ? "0        0       " : "root     root    "
    let size = options.has("h") ? HumanSize.text(status.size) : String(status.size)
    let recent = (system.now - status.modified).magnitude < .seconds(15_778_476)
    let format =
      options.has("E") ? "%Y-%m-%d %H:%M:%S +0000" : recent ? "%b %e %H:%M" : "%b %e  %Y"
    let date = DateFormat.render(format, status.modified)
    return
      "\(FileStatusText.permissions(status)) \(Column.right(status.links, 4)) \(owner) "
      + "\(Column.right(size, 9)) \(date) "
  }
}

/// A file's kind and permissions as ten letters: `-rwxr-xr-x`.
enum FileStatusText {
  static func permissions(_ status: FileStatus) -> String {
    var text = kind(status.kind)
    for shift in [6, 3, 0] as [UInt16] {
      let bits = status.permissions >> shift
      text += bits & 4 != 0 ? "r" : "-"
      text += bits & 2 != 0 ? "w" : "-"
      let special = status.permissions >> (9 + shift / 3) & 1 != 0
      let letter = shift == 0 ? "t" : "s"
      if special {
        text += bits & 1 != 0 ? letter : letter.uppercased()
      } else {
        text += bits & 1 != 0 ? "x" : "-"
      }
    }
    return text
  }

  private static func kind(_ kind: FileStatus.Kind) -> String {
    switch kind {
    case .file: "-"
    case .directory: "d"
    case .symbolicLink: "l"
    case .characterDevice: "c"
    case .pipe: "p"
    }
  }
}

/// `4.0K`, `1.5M`: sizes as `ls -h` and `du -h` show them.
enum HumanSize {
  static func text(_ bytes: Int) -> String {
    if bytes < 1_024 { return "\(bytes)" }
    var tenths = bytes
    var scale = 1
    var unit = 0
    while tenths / scale >= 1_024, unit < 5 {
      scale *= 1_024
      unit += 1
    }
    tenths = (bytes / (scale / 1_024) * 10 + 512) / 1_024
    let letter = ["", "K", "M", "G", "T", "P"][unit]
    return "\(tenths / 10).\(tenths % 10)\(letter)"
  }
}

extension Duration {
  fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}

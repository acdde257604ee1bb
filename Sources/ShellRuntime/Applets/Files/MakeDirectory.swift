/// `mkdir`: makes folders, with `-p` also those above.
struct MakeDirectory: AppletBody {
  private let options: Options
  private let mode: UInt16

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "mkdir [-m MODE] [-p] DIRECTORY..."
    options = try Options(
      arguments,
      "m:pv",
      long: ["mode": "m", "parents": "p", "verbose": "v"],
      synopsis: synopsis
    )
    if options.operands.isEmpty { throw .usage(synopsis) }
    let text = options.value("m") ?? "755"
    guard let mode = FileMode.apply(text, to: 0o777, isFolder: true) else {
      throw Refusal("mkdir: invalid mode '\(text)'")
    }
    self.mode = mode
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var status: UInt8 = 0
    for path in options.operands {
      do throws(Errno) {
        if options.has("p") { try makeParents(of: path, &system) }
        try make(path, mode, &system)
      } catch {
        output.error("mkdir: can't create directory '\(path)': \(error.rawValue)")
        status = 1
      }
    }
    return .exit(status)
  }

  private func make(
    _ path: String,
    _ mode: UInt16,
    _ system: inout some SystemCalls
  ) throws(Errno) {
    do throws(Errno) {
      try system.makeDirectory(path, permissions: mode)
    } catch {
      guard options.has("p"), error == .exists,
        try system.status(of: path, followingLinks: true).kind == .directory
      else { throw error }
    }
  }

  private func makeParents(of path: String, _ system: inout some SystemCalls) throws(Errno) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").dropLast() {
      prefix += prefix.isEmpty || prefix == "/" ? String(part) : "/" + part
      try make(prefix, 0o755, &system)
    }
  }
}

/// Permissions as `chmod` takes them: octal, or clauses such as `u+x,go=r`.
enum FileMode {
  static func apply(_ text: String, to mode: UInt16, isFolder: Bool) -> UInt16? {
    if let first = text.first, first.isNumber {
      guard let value = UInt16(text, radix: 8), value <= 0o7777 else { return nil }
      return value
    }
    var mode = mode
    for clause in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let changed = apply(clause: clause, to: mode, isFolder: isFolder) else { return nil }
      mode = changed
    }
    return mode
  }

  private static func apply(clause: Substring, to mode: UInt16, isFolder: Bool) -> UInt16? {
    let who = clause.prefix { "ugoa".contains($0) }
    var rest = clause.dropFirst(who.count)
    var mask: UInt16 = 0
    for letter in who.isEmpty ? "a" : who {
      switch letter {
      case "u": mask |= 0o4700
      case "g": mask |= 0o2070
      case "o": mask |= 0o1007
      default: mask |= 0o7777
      }
    }
    var mode = mode
    if rest.isEmpty { return nil }
    while let sign = rest.popFirst() {
      guard "+-=".contains(sign) else { return nil }
      var bits: UInt16 = 0
      while let letter = rest.first, !"+-=".contains(letter) {
        rest.removeFirst()
        switch letter {
        case "r": bits |= 0o444
        case "w": bits |= 0o222
        case "x": bits |= 0o111
        case "X": bits |= isFolder || mode & 0o111 != 0 ? 0o111 : 0
        case "s": bits |= 0o6000
        case "t": bits |= 0o1000
        // The permissions that another has.
        case "u": bits |= (mode >> 6 & 7) * 0o111
        case "g": bits |= (mode >> 3 & 7) * 0o111
        case "o": bits |= (mode & 7) * 0o111
        default: return nil
        }
      }
      switch sign {
      case "+": mode |= bits & mask
      case "-": mode &= ~(bits & mask)
      default: mode = mode & ~(mask & 0o777) | bits & mask
      }
    }
    return mode
  }
}

/// Builtins for folders and what new files look like.
extension Builtins {
  @Sendable static func changeDirectory(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    var isPhysical = false
    while let word = words.first, word == "-P" || word == "-L" || word == "--" {
      words.removeFirst()
      if word == "--" { break }
      isPhysical = word == "-P"
    }
    var target = words.first ?? shell.variables.value("HOME") ?? ""
    var prints = false
    if target == "-" {
      target = shell.variables.value("OLDPWD") ?? ""
      prints = true
    }
    if target.isEmpty { target = "." }
    if let found = shell.searchFolder(target, kernel) {
      target = found
      prints = true
    }
    let base = shell.logicalDirectory(kernel)
    var path = normalized(target.hasPrefix("/") ? target : base + "/" + target)
    do throws(Errno) {
      let status = try kernel.files.status(of: path, followingLinks: true)
      guard status.kind == .directory else { throw .notDirectory }
      if isPhysical { path = try kernel.files.realPath(of: path) }
    } catch {
      throw BuiltinFailure(message: "can't cd to \(target): \(error.rawValue)")
    }
    kernel.process.workingDirectory = path
    do throws(VariableError) {
      try shell.variables.set("OLDPWD", base)
      try shell.variables.set("PWD", path)
    } catch {
      throw BuiltinFailure(message: error.message)
    }
    shell.variables.mark("OLDPWD", exported: true)
    shell.variables.mark("PWD", exported: true)
    if prints { shell.write(path + "\n") }
    return .status(0)
  }

  /// A path without `.`, `..` and double slashes, as the names alone tell.
  private static func normalized(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") {
      switch name {
      case ".": continue
      case "..": _ = names.popLast()
      default: names.append(name)
      }
    }
    return "/" + names.joined(separator: "/")
  }

  @Sendable static func workingDirectory(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var path = shell.logicalDirectory(kernel)
    if arguments.dropFirst().last == "-P" {
      // A folder that is gone keeps its name.
      path = (try? kernel.files.realPath(of: path)) ?? path
    }
    shell.write(path + "\n")
    return .status(0)
  }

  @Sendable static func creationMask(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    var words = arguments.dropFirst()
    var isSymbolic = false
    if words.first == "-S" {
      isSymbolic = true
      words.removeFirst()
    }
    let mask = kernel.process.creationMask
    guard let text = words.first else {
      shell.write(isSymbolic ? symbolic(mask) + "\n" : octal(mask) + "\n")
      return .status(0)
    }
    if let new = UInt16(text, radix: 8) {
      guard new <= 0o777 else { throw BuiltinFailure(message: "Illegal number: \(text)") }
      kernel.process.creationMask = new
    } else {
      guard let allowed = permissions(text, from: ~mask & 0o777) else {
        throw BuiltinFailure(message: "illegal mode: \(text)")
      }
      kernel.process.creationMask = ~allowed & 0o777
    }
    return .status(0)
  }

  private static func octal(_ mask: UInt16) -> String {
    let digits = String(mask, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func symbolic(_ mask: UInt16) -> String {
    let classes: [(String, UInt16)] = [("u", 6), ("g", 3), ("o", 0)]
    return classes.map { name, shift in
      let allowed = (~mask >> shift) & 7
      let bits: [(UInt16, String)] = [(4, "r"), (2, "w"), (1, "x")]
      return "\(name)=" + bits.map { allowed & $0.0 != 0 ? $0.1 : "" }.joined()
    }.joined(separator: ",")
  }

  /// Symbolic permissions such as `u=rwx,g-w`, applied to some.
  private static func permissions(_ text: String, from start: UInt16) -> UInt16? {
    var result = start
    for clause in text.split(separator: ",") {
      let classes = clause.prefix { "ugoa".contains($0) }
      guard let sign = clause.dropFirst(classes.count).first, "+-=".contains(sign) else {
        return nil
      }
      var bits: UInt16 = 0
      for letter in clause.dropFirst(classes.count + 1) {
        switch letter {
        case "r": bits |= 4
        case "w": bits |= 2
        case "x": bits |= 1
        default: return nil
        }
      }
      let everyone = classes.isEmpty || classes.contains("a")
      for (name, shift) in [("u", 6), ("g", 3), ("o", 0)] as [(Character, UInt16)]
      where everyone || classes.contains(name) {
        switch sign {
        case "+": result |= bits << shift
        case "-": result &= ~(bits << shift)
        default: result = (result & ~(7 << shift)) | bits << shift
        }
      }
    }
    return result
  }

  @Sendable static func limits(
    _ shell: inout Shell,
    _ arguments: [String],
    _ kernel: inout Kernel
  ) throws(BuiltinFailure) -> BuiltinResult {
    let words = arguments.dropFirst()
    // The machine's limits are its own; setting one changes nothing.
    if words.contains(where: { !$0.hasPrefix("-") }) { return .status(0) }
    guard words.contains("-a") else {
      shell.write(words.contains("-n") ? "\(kernel.limits.openFiles)\n" : "unlimited\n")
      return .status(0)
    }
    for (name, letter) in [
      ("core file size (blocks)", "c"), ("data seg size (kb)", "d"),
      ("file size (blocks)", "f"), ("open files", "n"), ("stack size (kb)", "s"),
      ("cpu time (seconds)", "t"), ("max user processes", "u"), ("virtual memory (kb)", "v"),
    ] {
      let value =
        letter == "n"
        ? String(kernel.limits.openFiles)
        : letter == "u" ? String(kernel.limits.processes) : "unlimited"
      let padding = String(repeating: " ", count: max(0, 32 - name.count))
      shell.write("\(name)\(padding)(-\(letter)) \(value)\n")
    }
    return .status(0)
  }
}

extension Shell {
  /// The folder as `cd` has followed it; PWD, as long as it is right.
  fileprivate func logicalDirectory(_ kernel: Kernel) -> String { kernel.process.workingDirectory }

  /// The folder that CDPATH leads to, when it is not the plain one.
  fileprivate func searchFolder(_ target: String, _ kernel: Kernel) -> String? {
    guard let path = variables.value("CDPATH"), !target.hasPrefix("/"), !target.hasPrefix(".")
    else { return nil }
    for folder in path.split(separator: ":", omittingEmptySubsequences: false)
    where !folder.isEmpty && folder != "." {
      let candidate = folder + "/" + target
      // A folder that cannot be looked at is not the one.
      let kind = try? kernel.status(of: candidate, followingLinks: true).kind
      if kind == .directory { return candidate }
    }
    return nil
  }
}

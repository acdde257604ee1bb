import ShellSyntax

/// A program that a name led to.
enum ProgramImage: Sendable {
  case shell
  case applet(AppletMaker)
  case host
  /// A file whose first line names no interpreter that the machine has to look for.
  case script(path: String, interpreter: [String])
}

/// What a program's name led to, for machines that have the same files.
public struct ProgramLocation: Sendable {
  let name: String
  /// Where it was looked for: the PATH.
  let path: String?
  let image: ProgramImage
}

extension Kernel {
  /// Where programs are looked for when PATH is not set (busybox's default).
  static let defaultPath = "/sbin:/usr/sbin:/bin:/usr/bin"

  /// The program that a command's name stands for.
  ///
  /// `.noEntry` when there is none, `.permissionDenied` when what is there cannot be run.
  func findProgram(_ name: String, path: String?) throws(Errno) -> ProgramImage {
    if name.utf8.contains(0x2f) { return try image(at: absolute(name), called: name) }
    if hostPrograms.contains(name) { return .host }
    guard let file = findFile(name, path: path ?? Self.defaultPath) else { throw .noEntry }
    return try image(at: file, called: file)
  }

  /// The absolute path of an executable file in the folders of PATH.
  func findFile(_ name: String, path: String) -> String? {
    guard !name.isEmpty else { return nil }
    let colon = UInt8(ascii: ":")
    for folder in path.utf8.split(separator: colon, omittingEmptySubsequences: false) {
      let file = absolute(folder.isEmpty ? name : "\(Substring(folder))/\(name)")
      // A folder that cannot be searched has no programs.
      guard let status = try? files.status(of: file, followingLinks: true) else { continue }
      if status.kind != .directory, status.permissions & 0o111 != 0 { return file }
    }
    return nil
  }

  private func image(at path: String, called name: String) throws(Errno) -> ProgramImage {
    let location = try files.existing(path, followingLinks: true)
    let status = try files.status(of: location)
    guard status.kind == .file, status.permissions & 0o111 != 0 else { throw .permissionDenied }
    if case .program? = files.node(location)?.content {
      // The name in the path counts, as a link to busybox has it.
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      let base = String(path[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...])
      if Self.shellNames.contains(base) { return .shell }
      if let maker = applets[base] { return .applet(maker) }
      let target = try files.walk(path, followingLast: true).name
      if let maker = applets[target] { return .applet(maker) }
      return Self.shellNames.contains(target) ? .shell : .script(path: name, interpreter: [])
    }
    return .script(path: name, interpreter: try interpreter(in: files.contents(of: location)))
  }

  /// The applet that `busybox NAME …` asks for; nil for a shell.
  private func appletMaker(called arguments: [String]) -> AppletMaker? {
    guard arguments.count > 1, arguments[0].isPath(toProgram: "busybox"),
      !arguments[1].hasPrefix("-"), !Self.shellNames.contains(arguments[1])
    else { return nil }
    return applets[arguments[1]] ?? { BufferedApplet<MissingApplet>($0) }
  }

  static let shellNames: Set<String> = ["sh", "ash", "busybox"]

  /// The words of a `#!` line; none when there is no such line.
  private func interpreter(in text: [UInt8]) -> [String] {
    guard text.starts(with: [0x23, 0x21]) else { return [] }
    let line = text.dropFirst(2).prefix { $0 != 0x0a }
    let words = line.split(maxSplits: 1) { $0 == 0x20 || $0 == 0x09 }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The program's state before its first step.
  mutating func load(
    _ image: ProgramImage,
    _ arguments: [String],
    _ environment: ProcessEnvironment,
    processID: Int? = nil,
    depth: Int = 0
  ) throws(Errno) -> Process.Program {
    switch image {
    case .applet(let maker): return .applet(maker(arguments))
    case .host: return .host(Invocation(arguments: arguments), started: false)
    case .shell:
      if let maker = appletMaker(called: arguments) {
        return .applet(maker(Array(arguments.dropFirst())))
      }
      return shell(arguments, environment, processID)
    case .script(let path, let interpreter):
      guard depth < 4 else { throw .tooManyLinks }
      guard let program = interpreter.first else {
        return shell(["sh", path] + arguments.dropFirst(), environment, processID)
      }
      // Alpine and Debian scripts ask for bash or env; what the machine lacks is not found.
      return try load(
        self.image(at: program, called: program),
        interpreter + [path] + arguments.dropFirst(),
        environment,
        processID: processID,
        depth: depth + 1
      )
    }
  }

  private mutating func shell(
    _ arguments: [String],
    _ environment: ProcessEnvironment,
    _ processID: Int?
  ) -> Process.Program {
    var shell = Boxed(
      Shell(
        name: arguments.first ?? "sh",
        environment: environment,
        &self,
        processID: processID ?? nextProcessID
      )
    )
    shell.content.begin(arguments, self)
    return .shell(shell)
  }
}

extension String {
  /// Whether it is a program's name, or a path that ends with it.
  func isPath(toProgram name: String) -> Bool {
    hasSuffix(name) && split(separator: "/").last.map { $0 == name } == true
  }
}

import Simulation

/// Something below `/proc/PID` (proc(5)): a view of the process table, not a file that is kept.
enum ProcessEntry {
  /// A folder by its path with the number in it, and the names in it.
  case folder(String, [String])
  case text(String)
  case link(String)
  /// A descriptor of the process at this place of the table.
  case descriptor(Int, Int)
}

extension Kernel {
  private static let folder = "/proc"

  /// What a process shows at an absolute path; nil when the path leads to no process.
  ///
  /// - Parameters:
  ///   - path: The absolute path.
  ///   - followingLinks: Whether a link at its end is followed.
  /// - Returns: What is there.
  /// - Throws: `.noEntry` for a process that there is not, or a name that none has; `.notDirectory`
  ///   for a name below a file.
  func processEntry(
    _ path: String,
    followingLinks: Bool = true
  ) throws(Errno) -> ProcessEntry? {
    guard path.hasPrefix(Self.folder) else { return nil }
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    guard names.first == "proc" else { return nil }
    guard names.count > 1 else { return .folder(Self.folder, try folderOfAll()) }
    let index: Int
    if names[1] == "self" {
      if names.count == 2, !followingLinks { return .link(String(process.id)) }
      index = current
    } else if let id = Int(names[1]) {
      guard let found = self.index(of: id), isShown(found) else { throw .noEntry }
      index = found
    } else {
      return nil
    }
    let base = "\(Self.folder)/\(processes[index].id)"
    switch names.count {
    case 2: return .folder(base, Self.entryNames)
    case 3: return try entry(String(names[2]), of: index, at: base, followingLinks)
    default:
      guard names[2] == "fd" else { return try below(names, of: index) }
      guard let descriptor = Int(names[3]) else { throw .noEntry }
      guard names.count == 4 else { throw .notDirectory }
      if descriptor == listingDescriptor(of: index) {
        let folder = base + "/fd"
        return followingLinks
          ? .folder(folder, descriptorNames(of: index)) : .link(folder)
      }
      guard processes[index].openFile(descriptor) != nil else { throw .noEntry }
      return .descriptor(index, descriptor)
    }
  }

  /// What lies below a process's working folder is a matter of the files.
  private func below(_ names: [Substring], of index: Int) throws(Errno) -> ProcessEntry? {
    guard names[2] == "cwd" else { throw .notDirectory }
    return .link(
      ([processes[index].workingDirectory] + names[3...].map(String.init)).joined(separator: "/")
    )
  }

  private static let entryNames = [
    "cmdline", "comm", "cwd", "environ", "exe", "fd", "stat", "status",
  ]

  private func isShown(_ index: Int) -> Bool {
    !processes[index].hasEnded || processes[index].parent != 0
  }

  private func folderOfAll() throws(Errno) -> [String] {
    let numbers = processes.indices.filter(isShown).map { String(processes[$0].id) }
    let others = try files.entries(of: Self.folder).filter { Int($0) == nil }
    return (numbers + others).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func entry(
    _ name: String,
    of index: Int,
    at base: String,
    _ followingLinks: Bool
  ) throws(Errno) -> ProcessEntry {
    let process = processes[index]
    switch name {
    case "cmdline": return .text(process.arguments.map { $0 + "\0" }.joined())
    case "comm": return .text(programName(of: process) + "\n")
    case "cwd": return .link(process.workingDirectory)
    case "environ":
      let variables = process.environment.variables
      let names = variables.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return .text(names.map { "\($0)=\(variables[$0] ?? "")\0" }.joined())
    case "exe": return .link("/bin/busybox")
    case "fd": return .folder(base + "/fd", descriptorNames(of: index))
    case "stat": return .text(statLine(index))
    case "status": return .text(statusText(index))
    default: throw .noEntry
    }
  }

  /// The program's name: 15 bytes of what it was called by.
  private func programName(of process: Process) -> String {
    let base = process.arguments.first?.split(separator: "/").last ?? "sh"
    return String(decoding: base.utf8.prefix(15), as: UTF8.self)
  }

  private func letter(_ index: Int) -> Character {
    processTable().first { $0.id == processes[index].id }?.state ?? "S"
  }

  private func statLine(_ index: Int) -> String {
    let process = processes[index]
    let fields =
      "\(process.id) (\(programName(of: process))) \(letter(index)) \(parent(index)) 1 1 0 -1"
    // The other fields count what no process of a machine uses.
    return fields + String(repeating: " 0", count: 44) + "\n"
  }

  private func parent(_ index: Int) -> Int {
    processes[index].id == 1 ? 0 : max(processes[index].parent, 1)
  }

  private func statusText(_ index: Int) -> String {
    let process = processes[index]
    let state: String
    switch letter(index) {
    case "R": state = "R (running)"
    case "T": state = "T (stopped)"
    case "Z": state = "Z (zombie)"
    default: state = "S (sleeping)"
    }
    let fields: [(String, String)] = [
      ("Name", programName(of: process)),
      ("Umask", Column.right(String(process.creationMask, radix: 8), 4, fill: "0")),
      ("State", state), ("Tgid", "\(process.id)"), ("Pid", "\(process.id)"),
      ("PPid", "\(parent(index))"), ("TracerPid", "0"),
      ("Uid", Array(repeating: "\(user.id)", count: 4).joined(separator: "\t")),
      ("Gid", Array(repeating: "\(user.group)", count: 4).joined(separator: "\t")),
      ("FDSize", "64"), ("Threads", "1"), ("SigPnd", Self.mask(0)), ("ShdPnd", Self.mask(0)),
      ("SigBlk", Self.mask(0)), ("SigIgn", Self.mask(process.ignored)),
      ("SigCgt", Self.mask(process.caught)),
    ]
    return fields.map { "\($0):\t\($1)\n" }.joined()
  }

  /// Signals from 1 on, as the kernel writes a set of them.
  private static func mask(_ signals: UInt64) -> String {
    String(hexadecimal: [signals >> 1], pattern: "xxxxxxxxxxxxxxxx")
  }

  // MARK: descriptors

  /// The descriptor by which whoever lists its own descriptors reads their folder.
  private func listingDescriptor(of index: Int) -> Int? {
    guard index == current else { return nil }
    var descriptor = 0
    while processes[index].openFile(descriptor) != nil { descriptor += 1 }
    return descriptor
  }

  private func descriptorNames(of index: Int) -> [String] {
    let process = processes[index]
    var open = process.descriptors.indices.filter { process.openFile($0) != nil }
    if let listing = listingDescriptor(of: index) {
      open.append(listing)
      open.sort()
    }
    return open.map(String.init)
  }

  // MARK: answers

  func status(of entry: ProcessEntry, followingLinks: Bool) throws(Errno) -> FileStatus {
    var status = FileStatus(
      kind: .file,
      size: 0,
      permissions: 0o444,
      modified: now,
      links: 1,
      inode: 1 << 48
    )
    switch entry {
    case .folder:
      status.kind = .directory
      status.permissions = 0o555
      status.links = 2
    case .text: break
    case .link(let target):
      if followingLinks { return try files.status(of: target, followingLinks: true) }
      status.kind = .symbolicLink
      status.permissions = 0o777
      status.size = target.utf8.count
    case .descriptor(let process, let descriptor):
      guard let number = processes[process].openFile(descriptor) else { throw .noEntry }
      let file = openFiles[number]
      if !followingLinks {
        status.kind = .symbolicLink
        let bits: UInt16 = (file.isReadable ? 0o400 : 0) | (file.isWritable ? 0o200 : 0)
        status.permissions = bits | 0o100
        status.size = 64
        return status
      }
      switch file.kind {
      case .file(let location): return try files.status(of: location)
      case .directory: status.kind = .directory
      case .device: status.kind = .characterDevice
      case .pipe, .output, .attached, .input: status.kind = .pipe
      case .view: break
      }
      status.permissions = 0o666
    }
    return status
  }

  func linkTarget(of entry: ProcessEntry) throws(Errno) -> String {
    switch entry {
    case .folder, .text: throw .invalidArgument
    case .link(let target): return target
    case .descriptor(let process, let descriptor):
      guard let number = processes[process].openFile(descriptor) else { throw .noEntry }
      let file = openFiles[number]
      switch file.kind {
      case .pipe(let pipe, _): return "pipe:[\(pipe + 1)]"
      case .output, .attached, .input: return "pipe:[0]"
      case .file, .directory, .device, .view: return file.path
      }
    }
  }
}

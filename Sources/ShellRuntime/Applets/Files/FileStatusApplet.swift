import Simulation

/// `stat`: what is known of files.
struct FileStatusApplet: AppletBody {
  private static let synopsis = "stat [-ltf] [-c FMT] FILE..."
  private static let standard = """
      File: %N
      Size: %-10s\tBlocks: %-10b IO Block: %-6o %F
    Device: %Dh/%dd\tInode: %-10i  Links: %h
    Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)
    Access: %x
    Modify: %y
    Change: %z
    """
  private static let terse = "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %o"
  /// The number of the one disk.
  private static let device: UInt64 = 0x30

  private let options: Options
  private let format: String

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "tLfc:", synopsis: Self.synopsis)
    if options.operands.isEmpty { throw .usage(Self.synopsis) }
    if options.has("f") { throw Refusal("stat: file systems are not shown here") }
    format = options.value("c") ?? (options.has("t") ? Self.terse : Self.standard)
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    var exit: UInt8 = 0
    for path in options.operands {
      do throws(Errno) {
        let status = try system.status(of: path, followingLinks: options.has("L"))
        output.append(show(path, status, system))
        // A percent sign at the end takes the line's end with it.
        if !endsInPercent { output.append("\n") }
      } catch {
        output.error("stat: can't stat '\(path)': \(error.rawValue)")
        exit = 1
      }
    }
    return .exit(exit)
  }

  private func show(_ path: String, _ status: FileStatus, _ system: some SystemCalls) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(format.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      let number = Self.modifiers(&rest)
      guard let letter = rest.popFirst(), letter != byte else {
        result.append(byte)
        continue
      }
      let name = Character(Unicode.Scalar(letter))
      if name == "N", status.kind == .symbolicLink, let target = try? system.linkTarget(of: path) {
        result += Array("'\(path)' -> '\(target)'".utf8)
      } else if let text = text(name, path, status) {
        result += number.text(text.utf8)
      } else if let (value, base) = value(name, status) {
        result += number.unsigned(value, base: base)
      } else {
        result += number.text([letter])
      }
    }
    return result
  }

  private var endsInPercent: Bool {
    let signs = format.reversed().prefix { $0 == "%" }.count
    return signs % 2 == 1
  }

  private static func modifiers(_ rest: inout ArraySlice<UInt8>) -> NumberFormat {
    var format = NumberFormat()
    while let flag = rest.first, format.take(flag: flag) { rest.removeFirst() }
    let width = rest.prefix { (0x30...0x39).contains($0) }
    format.width = Int(String(decoding: width, as: UTF8.self)) ?? 0
    rest = rest.dropFirst(width.count)
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      format.precision = Int(String(decoding: digits, as: UTF8.self)) ?? 0
      rest = rest.dropFirst(digits.count + 1)
    }
    return format
  }

  private func text(_ name: Character, _ path: String, _ status: FileStatus) -> String? {
    switch name {
    case "n", "N": path
    case "A": FileStatusText.permissions(status)
    case "F": Self.kind(status)
    case "U": MachineUser.root.name
    case "G": MachineUser.name(ofGroup: 0)
    // Only the last change is kept, and stands for the last access too.
    case "x", "y", "z":
      DateFormat.render("%Y-%m-%d %H:%M:%S.%N %z", status.modified, nanoseconds: true)
    default: nil
    }
  }

  private func value(_ name: Character, _ status: FileStatus) -> (UInt64, Int)? {
    switch name {
    case "a": (UInt64(status.permissions), 8)
    case "b": (UInt64(status.kilobytes * 2), 10)
    case "B": (512, 10)
    case "d": (Self.device, 10)
    case "D": (Self.device, 16)
    case "f": (UInt64(Self.typeBits(status.kind)) | UInt64(status.permissions), 16)
    case "g", "u": (0, 10)
    case "h": (UInt64(status.links), 10)
    case "i": (UInt64(status.inode), 10)
    case "o": (4_096, 10)
    case "s": (UInt64(status.size), 10)
    case "t", "T": (0, 16)
    case "X", "Y", "Z": (UInt64(max(0, status.modified.seconds)), 10)
    default: nil
    }
  }

  private static func kind(_ status: FileStatus) -> String {
    switch status.kind {
    case .file: status.size == 0 ? "regular empty file" : "regular file"
    case .directory: "directory"
    case .symbolicLink: "symbolic link"
    case .characterDevice: "character special file"
    case .pipe: "fifo"
    }
  }

  private static func typeBits(_ kind: FileStatus.Kind) -> UInt16 {
    switch kind {
    case .file: 0o100000
    case .directory: 0o040000
    case .symbolicLink: 0o120000
    case .characterDevice: 0o020000
    case .pipe: 0o010000
    }
  }
}

extension FileStatus {
  /// Kilobytes on the disk, in blocks of four.
  var kilobytes: Int {
    switch kind {
    case .file, .directory: (size + 4_095) / 4_096 * 4
    case .symbolicLink, .characterDevice, .pipe: 0
    }
  }
}

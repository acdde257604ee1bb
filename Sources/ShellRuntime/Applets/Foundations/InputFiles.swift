/// The bytes of the files that an applet was given, one after the other; `-` is descriptor 0.
struct InputFiles: Sendable {
  /// How a file that cannot be opened is reported; busybox is of two minds.
  enum Complaint {
    /// `cat: can't open 'x': No such file or directory`
    case cannotOpen
    /// `sort: x: No such file or directory`
    case plain
    case none
  }

  enum Event {
    /// The next file has been opened; `name` tells which.
    case opened
    case bytes([UInt8])
    /// The current file has been read to its end.
    case endOfFile
    /// All files have.
    case end
    /// Nothing yet.
    case blocked(AppletStep)
  }

  let applet: String
  var complaint: Complaint
  /// What `name` says for descriptor 0.
  var standardInputName = "-"
  /// Reads folders as if they were empty files, without a word.
  var ignoresFolders = false
  /// What is said in place of the reason when reading fails, where busybox hides it.
  var readErrorText: String?
  /// What stands in place of the file's name when reading fails.
  var readErrorLead: String?
  /// Whether some file could not be read.
  private(set) var failed = false
  /// Whether the last file to end did so because it could not be read on.
  private(set) var didFailReading = false
  /// The file that the last event came from.
  private(set) var name = ""
  private var waiting: ArraySlice<String>
  private var descriptor: Int?

  init(_ applet: String, _ paths: [String], complaint: Complaint = .plain) {
    self.applet = applet
    self.complaint = complaint
    waiting = (paths.isEmpty ? ["-"] : paths)[...]
  }

  mutating func next(_ system: inout some SystemCalls, _ output: inout Output) -> Event {
    while descriptor == nil {
      guard let path = waiting.popFirst() else { return .end }
      open(path, &system, &output)
      if descriptor != nil {
        didFailReading = false
        return .opened
      }
    }
    guard let descriptor else { return .end }
    switch system.read(descriptor, upTo: 16_384) {
    case .bytes(let bytes):
      return .bytes(bytes)
    case .wouldBlock:
      return .blocked(.wait(Wait(input: descriptor)))
    case .end:
      closeCurrent(&system)
      return .endOfFile
    case .failed(.isDirectory) where ignoresFolders:
      closeCurrent(&system)
      return .endOfFile
    case .failed(let reason):
      failed = true
      didFailReading = true
      if complaint == .cannotOpen {
        output.error("\(applet): \(readErrorLead ?? "read error"): \(reason.rawValue)")
      } else if complaint == .plain {
        output.error("\(applet): \(readErrorLead ?? name): \(readErrorText ?? reason.rawValue)")
      }
      closeCurrent(&system)
      return .endOfFile
    }
  }

  /// Leaves the rest of the current file unread.
  mutating func skipFile(_ system: inout some SystemCalls) {
    closeCurrent(&system)
  }

  private mutating func open(
    _ path: String,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) {
    if path == "-" {
      name = standardInputName
      descriptor = 0
      return
    }
    name = path
    do throws(Errno) {
      descriptor = try system.open(path, .read)
    } catch {
      failed = true
      switch complaint {
      case .cannotOpen: output.error("\(applet): can't open '\(path)': \(error.rawValue)")
      case .plain: output.error("\(applet): \(path): \(error.rawValue)")
      case .none: break
      }
    }
  }

  private mutating func closeCurrent(_ system: inout some SystemCalls) {
    if let descriptor, descriptor != 0 { system.close(descriptor) }
    descriptor = nil
  }
}

public import Simulation

/// What a program may ask of the machine that it runs on: the virtual counterpart of system calls.
///
/// Nothing here blocks. A call that cannot go on says so (`wouldBlock`), the program returns the
/// matching `Wait` from its step, and the machine calls it again when the wait is over.
public protocol SystemCalls {
  /// The virtual clock.
  var now: Instant { get }
  var processID: Int { get }
  var parentProcessID: Int { get }
  var hostname: String { get }
  /// Who the process runs as.
  var user: MachineUser { get }
  /// The exported variables of the process.
  var environment: [String: String] { get }
  /// Absolute path.
  var workingDirectory: String { get }
  /// Draws from the machine's own stream (urandom, mktemp, shuf).
  mutating func random() -> UInt64

  // MARK: descriptors

  /// Up to `count` bytes; `.end` once every writer of a pipe has closed it.
  mutating func read(_ descriptor: Int, upTo count: Int) -> ReadResult
  /// Writes what fits; the rest must be offered again.
  mutating func write(_ descriptor: Int, _ bytes: ArraySlice<UInt8>) -> WriteResult
  mutating func open(_ path: String, _ mode: OpenMode) throws(Errno) -> Int
  mutating func close(_ descriptor: Int)

  // MARK: files (relative paths start at the working directory)

  func status(of path: String, followingLinks: Bool) throws(Errno) -> FileStatus
  /// The names in a folder, sorted by bytes, without `.` and `..`.
  func entries(of path: String) throws(Errno) -> [String]
  /// A regular file's whole content (used by applets that need it at once).
  func contents(of path: String) throws(Errno) -> [UInt8]
  func linkTarget(of path: String) throws(Errno) -> String
  mutating func makeDirectory(_ path: String, permissions: UInt16) throws(Errno)
  mutating func makeLink(_ path: String, to target: String) throws(Errno)
  mutating func removeFile(_ path: String) throws(Errno)
  mutating func removeDirectory(_ path: String) throws(Errno)
  mutating func rename(_ path: String, to newPath: String) throws(Errno)
  mutating func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno)
  mutating func setModificationTime(_ path: String, _ time: Instant) throws(Errno)

  // MARK: processes

  /// Starts a program with this process's descriptors and environment (changed by `variables`; a
  /// nil value removes one). Throws `.noEntry` when there is no such program, `.noMoreProcesses`
  /// at the machine's limit.
  mutating func spawn(
    _ arguments: [String],
    setting variables: [(name: String, value: String?)]
  ) throws(Errno) -> Int
  /// A started child's end: nil while it runs. Reading the end collects the child.
  mutating func exitStatus(ofChild processID: Int) -> UInt8?
  mutating func kill(_ processID: Int, _ signal: Signal) throws(Errno)
  /// The processes that there are, the first first.
  func processTable() -> [ProcessStatus]

  // MARK: the disk

  /// A second name for a file.
  mutating func makeHardLink(_ path: String, to existing: String) throws(Errno)
  var diskUsage: DiskUsageStatus { get }
}

/// What is known of a process from outside.
public struct ProcessStatus: Equatable, Sendable {
  public var id: Int
  public var parent: Int
  public var arguments: [String]
  /// The letter that `ps` shows: running, sleeping, stopped, or ended but not yet collected.
  public var state: Character

  public init(id: Int, parent: Int, arguments: [String], state: Character) {
    self.id = id
    self.parent = parent
    self.arguments = arguments
    self.state = state
  }
}

/// How full a machine's disk is, in bytes.
public struct DiskUsageStatus: Equatable, Sendable {
  public var used: Int
  public var capacity: Int

  public init(used: Int, capacity: Int) {
    self.used = used
    self.capacity = capacity
  }
}

public enum ReadResult: Equatable, Sendable {
  case bytes([UInt8])
  case end
  case wouldBlock
  case failed(Errno)
}

public enum WriteResult: Equatable, Sendable {
  /// How many bytes were taken, at least one (or zero of none).
  case written(Int)
  case wouldBlock
  /// `.brokenPipe` also raises SIGPIPE, as POSIX has it.
  case failed(Errno)
}

public enum OpenMode: Sendable {
  case read
  case write
  case append
  case readWrite
  /// `O_CREAT | O_EXCL`.
  case createNew
}

public struct FileStatus: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case file, directory, symbolicLink, characterDevice, pipe
  }
  public var kind: Kind
  /// Bytes.
  public var size: Int
  /// The nine permission bits and the three above them.
  public var permissions: UInt16
  public var modified: Instant
  public var links: Int
  /// Tells two names of one file from two files.
  public var inode: Int

  public init(
    kind: Kind,
    size: Int,
    permissions: UInt16,
    modified: Instant,
    links: Int,
    inode: Int
  ) {
    self.kind = kind
    self.size = size
    self.permissions = permissions
    self.modified = modified
    self.links = links
    self.inode = inode
  }
}

/// Why a system call failed, with the text that `strerror` gives.
public enum Errno: String, Error, Sendable {
  case noEntry = "No such file or directory"
  case permissionDenied = "Permission denied"
  case notPermitted = "Operation not permitted"
  case exists = "File exists"
  case notDirectory = "Not a directory"
  case isDirectory = "Is a directory"
  case notEmpty = "Directory not empty"
  case badDescriptor = "Bad file descriptor"
  case brokenPipe = "Broken pipe"
  case noSpace = "No space left on device"
  case noMoreProcesses = "Resource temporarily unavailable"
  case noSuchProcess = "No such process"
  case invalidArgument = "Invalid argument"
  case tooManyLinks = "Too many levels of symbolic links"
  case nameTooLong = "File name too long"
  case tooManyOpenFiles = "Too many open files"
  case crossDevice = "Invalid cross-device link"
  case readOnly = "Read-only file system"
  case argumentListTooLong = "Argument list too long"
  case inputOutput = "Input/output error"
  case noChild = "No child processes"
  case noMemory = "Cannot allocate memory"
}

/// A POSIX signal by its Linux number.
public struct Signal: Hashable, Sendable {
  public let number: UInt8

  public init(_ number: UInt8) {
    self.number = number
  }

  public static let hangUp = Signal(1)
  public static let interrupt = Signal(2)
  public static let quit = Signal(3)
  public static let kill = Signal(9)
  public static let user1 = Signal(10)
  public static let user2 = Signal(12)
  public static let pipe = Signal(13)
  public static let alarm = Signal(14)
  public static let terminate = Signal(15)
  public static let child = Signal(17)
  public static let `continue` = Signal(18)
  public static let stop = Signal(19)
}

extension SystemCalls {
  /// Root, where nothing else is said.
  public var user: MachineUser { .root }
}

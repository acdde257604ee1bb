import Glibc
import ShellRuntime
import Simulation

/// One real folder for a machine to read and write, and nothing of the computer beside it.
///
/// A path that leads out of the folder through a symbolic link is refused with `permissionDenied`.
struct RealFolder: HostFolder {
  /// The folder's own path, absolute and without links.
  let root: String

  /// - Throws: The system's reason when `path` is no folder that can be entered.
  init(_ path: String) throws(Errno) {
    root = try Self.resolved(path)
    guard try Self.attributes(root).isDirectory else { throw .notDirectory }
  }

  func status(of path: String) throws(Errno) -> FileStatus {
    let status = try Self.attributes(inside(path)).fileStatus
    // A link is left over where it leads nowhere.
    if status.kind == .symbolicLink { throw .noEntry }
    return status
  }

  func entries(of path: String) throws(Errno) -> [String] {
    guard let folder = opendir(try inside(path)) else { throw Errno(system: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  func read(_ path: String, from offset: Int, upTo count: Int) throws(Errno) -> [UInt8] {
    let descriptor = try opened(path, O_RDONLY)
    defer { close(descriptor) }
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      let got = pread(descriptor, buffer.baseAddress, buffer.count, offset)
      filled = max(got, 0)
      if got < 0 { failure = Errno(system: errno) }
    }
    if let failure { throw failure }
    return bytes
  }

  func write(_ path: String, _ bytes: ArraySlice<UInt8>, at offset: Int) throws(Errno) {
    let descriptor = try opened(path, O_WRONLY)
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(
          descriptor,
          buffer.baseAddress?.advanced(by: written),
          buffer.count - written,
          offset + written
        )
      }
      guard count >= 0 else { throw Errno(system: errno) }
      written += count
    }
  }

  func createFile(_ path: String) throws(Errno) {
    close(try opened(path, O_WRONLY | O_CREAT | O_TRUNC))
  }

  func createDirectory(_ path: String, permissions: UInt16) throws(Errno) {
    try check(mkdir(try inside(path), mode_t(permissions)))
  }

  func removeFile(_ path: String) throws(Errno) {
    try check(unlink(try insideItself(path)))
  }

  func removeDirectory(_ path: String) throws(Errno) {
    try check(rmdir(try insideItself(path)))
  }

  func rename(_ path: String, to newPath: String) throws(Errno) {
    try check(Glibc.rename(try insideItself(path), try insideItself(newPath)))
  }

  func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno) {
    try check(chmod(try inside(path), mode_t(permissions)))
  }

  // MARK: links and times

  func linkStatus(of path: String) throws(Errno) -> FileStatus {
    if path.isEmpty { return try status(of: path) }
    return try Self.attributes(insideItself(path)).fileStatus
  }

  func linkTarget(of path: String) throws(Errno) -> String {
    let real = try insideItself(path)
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(real, &buffer, buffer.count)
    guard count >= 0 else { throw Errno(system: errno) }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The target may be anything: what a link leads to is checked when it is followed.
  func createLink(_ path: String, to target: String) throws(Errno) {
    try check(symlink(target, try insideItself(path)))
  }

  func createHardLink(_ path: String, to existing: String) throws(Errno) {
    try check(link(try insideItself(existing), try insideItself(path)))
  }

  func setModificationTime(_ path: String, _ time: Instant?) throws(Errno) {
    let real = try inside(path)
    guard let time else { return try check(utimensat(AT_FDCWD, real, nil, AT_SYMLINK_NOFOLLOW)) }
    let second: Int64 = 1_000_000_000
    let fraction = ((time.nanoseconds % second) + second) % second
    let moment = timespec(
      tv_sec: Int((time.nanoseconds - fraction) / second),
      tv_nsec: Int(fraction)
    )
    let times = [moment, moment]
    try check(utimensat(AT_FDCWD, real, times, AT_SYMLINK_NOFOLLOW))
  }

  // MARK: staying inside

  /// Where `path` really is, its last part followed when it exists; never outside the root.
  private func inside(_ path: String) throws(Errno) -> String {
    let whole = path.isEmpty ? root : "\(root)/\(path)"
    do {
      return try contained(Self.resolved(whole))
    } catch Errno.noEntry {
      return try insideItself(path)
    }
  }

  /// The entry `path` itself, which may be a link or not exist yet, in its real folder.
  private func insideItself(_ path: String) throws(Errno) -> String {
    let parts = path.split(separator: "/")
    guard let name = parts.last, name != "..", name != "." else { throw .invalidArgument }
    let folder = ([root] + parts.dropLast().map(String.init)).joined(separator: "/")
    return try contained(Self.resolved(folder)) + "/" + name
  }

  private func contained(_ path: String) throws(Errno) -> String {
    guard path == root || path.hasPrefix(root == "/" ? "/" : root + "/") else {
      throw .permissionDenied
    }
    return path
  }

  private func opened(_ path: String, _ flags: Int32) throws(Errno) -> Int32 {
    // The path is resolved: a link that appears meanwhile is not followed.
    let descriptor = open(try inside(path), flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o666)
    guard descriptor >= 0 else { throw Errno(system: errno) }
    return descriptor
  }

  private func check(_ result: Int32) throws(Errno) {
    if result != 0 { throw Errno(system: errno) }
  }

  private static func resolved(_ path: String) throws(Errno) -> String {
    guard let real = realpath(path, nil) else { throw Errno(system: errno) }
    defer { free(real) }
    return String(cString: real)
  }

  private static func attributes(_ path: String) throws(Errno) -> stat {
    var attributes = stat()
    guard lstat(path, &attributes) == 0 else { throw Errno(system: errno) }
    return attributes
  }
}

extension stat {
  fileprivate var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }

  fileprivate var fileStatus: FileStatus {
    let kind: FileStatus.Kind =
      switch st_mode & S_IFMT {
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFCHR, S_IFBLK: .characterDevice
      case S_IFIFO, S_IFSOCK: .pipe
      default: .file
      }
    let modified = Int64(st_mtim.tv_sec) * 1_000_000_000 + Int64(st_mtim.tv_nsec)
    return FileStatus(
      kind: kind,
      size: Int(st_size),
      permissions: UInt16(st_mode & 0o7777),
      modified: Instant(nanoseconds: modified),
      links: Int(st_nlink),
      inode: Int(truncatingIfNeeded: st_ino)
    )
  }
}

extension Errno {
  /// The system's error number in the machine's words.
  init(system number: Int32) {
    self =
      switch number {
      case ENOENT: .noEntry
      case EACCES: .permissionDenied
      case EPERM: .notPermitted
      case EEXIST: .exists
      case ENOTDIR: .notDirectory
      case EISDIR: .isDirectory
      case ENOTEMPTY: .notEmpty
      case ENOSPC, EDQUOT: .noSpace
      case ELOOP: .tooManyLinks
      case ENAMETOOLONG: .nameTooLong
      case EMFILE, ENFILE: .tooManyOpenFiles
      case EXDEV: .crossDevice
      case EROFS: .readOnly
      case EINVAL: .invalidArgument
      case ENOMEM: .noMemory
      default: .inputOutput
      }
  }
}

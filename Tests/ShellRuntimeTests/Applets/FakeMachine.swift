import ShellRuntime
import Simulation

/// A machine that is just enough to run one applet and its children: files in memory, one
/// standard input, everything written kept by descriptor.
struct FakeMachine: SystemCalls {
  struct Node {
    var kind = FileStatus.Kind.file
    var content: [UInt8] = []
    var permissions: UInt16 = 0o644
    var modified = Instant(seconds: 1_700_000_000)
    var target = ""
  }

  private struct Opened {
    var inode: Int
    var offset: Int
    var appends: Bool
  }

  var now = Instant(seconds: 1_782_896_400)
  var processID = 100
  var parentProcessID: Int { 1 }
  var hostname: String { "worker-0" }
  var environment: [String: String] = ["HOME": "/root", "PATH": "/bin"]
  var workingDirectory: String { "/work" }

  var output: [UInt8] = []
  var errors: [UInt8] = []
  /// Both of the above in the order of writing.
  var transcript: [UInt8] = []
  private var input: [UInt8]
  private var inputOffset = 0
  /// How many bytes one read or write takes at most: small numbers make every applet wait.
  private let grain: Int
  private var blocks = false
  /// Once so many bytes have come out, nobody reads any more.
  var reader = Int.max

  private var inodes: [Int: Node] = [:]
  private var names: [String: Int] = [:]
  private var opened: [Int: Opened] = [:]
  private var random_ = RandomStream(seed: 7)
  private var children: [Int: any Applet] = [:]
  private var statuses: [Int: UInt8] = [:]
  private var nextProcessID = 101
  private var childrenWaitUntil: Instant?

  init(input: [UInt8] = [], files: [String: String] = [:], grain: Int = 1 << 20) {
    self.input = input
    self.grain = grain
    for folder in ["/", "/work", "/tmp"] { add(folder, Node(kind: .directory, permissions: 0o755)) }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      for (offset, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") {
        let folder = absolute(String(path.prefix(offset)))
        if names[folder] == nil { add(folder, Node(kind: .directory, permissions: 0o755)) }
      }
      add(absolute(path), Node(content: Array(text.utf8)))
    }
  }

  /// Runs an applet to its end and gives its status; nil when it does not end.
  mutating func run(
    _ arguments: [String],
    in table: [String: AppletMaker] = AppletTable.all
  ) -> UInt8? {
    guard let maker = table[arguments[0]] else { return nil }
    var applet = maker(arguments)
    for _ in 0..<3_000_000 {
      switch applet.resume(&self) {
      case .exit(let status): return status
      case .again: runChildren()
      case .wait(let wait):
        let before = statuses.count
        runChildren()
        if let until = wait.until, wait.input == nil, wait.output == nil,
          statuses.count == before, until > now
        {
          now = min(until, childrenWaitUntil ?? until)
        } else if wait.input == nil, wait.output == nil, children.isEmpty, wait.until == nil,
          wait.child == nil
        {
          return nil
        }
      }
    }
    return nil
  }

  private mutating func runChildren() {
    let parent = processID
    childrenWaitUntil = nil
    for (id, applet) in children.sorted(by: { $0.key < $1.key }) {
      var child = applet
      processID = id
      var step = AppletStep.again
      for _ in 0..<10_000 {
        step = child.resume(&self)
        guard case .again = step else { break }
      }
      if case .wait(let wait) = step, let until = wait.until {
        childrenWaitUntil = min(until, childrenWaitUntil ?? until)
      }
      if statuses[id] != nil {
        children[id] = nil
      } else if case .exit(let status) = step {
        statuses[id] = status
        children[id] = nil
      } else {
        children[id] = child
      }
    }
    processID = parent
  }

  // MARK: random numbers and descriptors

  mutating func random() -> UInt64 { random_.next() }

  mutating func read(_ descriptor: Int, upTo count: Int) -> ReadResult {
    // Every other call of a small-grained machine blocks.
    blocks.toggle()
    if grain < 100, blocks, descriptor <= 2 { return .wouldBlock }
    if descriptor == 0 {
      let bytes = input[inputOffset...].prefix(min(count, grain))
      inputOffset += bytes.count
      return bytes.isEmpty ? .end : .bytes(Array(bytes))
    }
    guard var file = opened[descriptor], let node = inodes[file.inode] else {
      return .failed(.badDescriptor)
    }
    if node.kind == .directory { return .failed(.isDirectory) }
    let bytes = node.content.dropFirst(file.offset).prefix(min(count, grain))
    file.offset += bytes.count
    opened[descriptor] = file
    return bytes.isEmpty ? .end : .bytes(Array(bytes))
  }

  mutating func write(_ descriptor: Int, _ bytes: ArraySlice<UInt8>) -> WriteResult {
    blocks.toggle()
    if grain < 100, blocks, !bytes.isEmpty, descriptor <= 2 { return .wouldBlock }
    if descriptor == 1, output.count >= reader { return .failed(.brokenPipe) }
    let taken = bytes.prefix(grain)
    switch descriptor {
    case 1:
      output += taken
      transcript += taken
    case 2:
      errors += taken
      transcript += taken
    default:
      guard var file = opened[descriptor] else { return .failed(.badDescriptor) }
      var content = inodes[file.inode]?.content ?? []
      if file.appends { file.offset = content.count }
      let end = file.offset + taken.count
      if content.count < end {
        content += [UInt8](repeating: 0, count: end - content.count)
      }
      content.replaceSubrange(file.offset..<end, with: taken)
      file.offset = end
      inodes[file.inode]?.content = content
      inodes[file.inode]?.modified = now
      opened[descriptor] = file
    }
    return .written(taken.count)
  }

  mutating func open(_ path: String, _ mode: OpenMode) throws(Errno) -> Int {
    let path = try resolved(path, followingLast: true)
    var offset = 0
    if let inode = names[path], let node = inodes[inode] {
      if case .createNew = mode { throw .exists }
      if node.kind == .directory, case .write = mode { throw .isDirectory }
      if case .write = mode { inodes[inode]?.content = [] }
    } else {
      if case .read = mode { throw .noEntry }
      guard let parent = names[Self.parent(path)] else { throw .noEntry }
      guard inodes[parent]?.kind == .directory else { throw .notDirectory }
      add(path, Node(modified: now))
    }
    var appends = false
    if case .append = mode { appends = true }
    offset = 0
    let descriptor = (3...).first { opened[$0] == nil } ?? 3
    opened[descriptor] = Opened(inode: names[path] ?? 0, offset: offset, appends: appends)
    return descriptor
  }

  mutating func close(_ descriptor: Int) { opened[descriptor] = nil }

  // MARK: files

  private mutating func add(_ path: String, _ node: Node) {
    let inode = inodes.count + 2
    inodes[inode] = node
    names[path] = inode
  }

  func absolute(_ path: String) -> String {
    var parts: [Substring] = []
    let full = path.hasPrefix("/") ? path : workingDirectory + "/" + path
    for part in full.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func parent(_ path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }

  private func resolved(_ path: String, followingLast: Bool) throws(Errno) -> String {
    if path.isEmpty { throw .noEntry }
    var done = ""
    var rest = absolute(path).split(separator: "/").map(String.init)[...]
    var links = 0
    while let part = rest.popFirst() {
      let here = done + "/" + part
      guard let inode = names[here], let node = inodes[inode] else {
        if rest.isEmpty { return here }
        throw .noEntry
      }
      if node.kind == .symbolicLink, followingLast || !rest.isEmpty {
        links += 1
        if links > 20 { throw .tooManyLinks }
        let base = node.target.hasPrefix("/") ? "" : done + "/"
        rest = absolute(base + node.target).split(separator: "/").map(String.init) + rest
        done = ""
        continue
      }
      if !rest.isEmpty, node.kind != .directory { throw .notDirectory }
      done = here
    }
    if path.hasSuffix("/"), let inode = names[done], inodes[inode]?.kind == .file {
      throw .notDirectory
    }
    return done.isEmpty ? "/" : done
  }

  private func node(_ path: String, followingLinks: Bool = true) throws(Errno) -> (Int, Node) {
    let path = try resolved(path, followingLast: followingLinks)
    guard let inode = names[path], let node = inodes[inode] else { throw .noEntry }
    return (inode, node)
  }

  func status(of path: String, followingLinks: Bool) throws(Errno) -> FileStatus {
    let (inode, node) = try node(path, followingLinks: followingLinks)
    return FileStatus(
      kind: node.kind,
      size: node.kind == .directory ? 4_096 : node.content.count,
      permissions: node.permissions,
      modified: node.modified,
      links: names.values.count { $0 == inode },
      inode: inode
    )
  }

  func entries(of path: String) throws(Errno) -> [String] {
    let (_, node) = try node(path)
    if node.kind != .directory { throw .notDirectory }
    let folder = try resolved(path, followingLast: true)
    return names.keys.filter { $0 != "/" && Self.parent($0) == folder }
      .compactMap { $0.split(separator: "/").last.map(String.init) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func contents(of path: String) throws(Errno) -> [UInt8] {
    let (_, node) = try node(path)
    if node.kind == .directory { throw .isDirectory }
    return node.content
  }

  func linkTarget(of path: String) throws(Errno) -> String {
    let (_, node) = try node(path, followingLinks: false)
    if node.kind != .symbolicLink { throw .invalidArgument }
    return node.target
  }

  mutating func makeDirectory(_ path: String, permissions: UInt16) throws(Errno) {
    let path = try resolved(path, followingLast: false)
    if names[path] != nil { throw .exists }
    if names[Self.parent(path)] == nil { throw .noEntry }
    add(path, Node(kind: .directory, permissions: permissions, modified: now))
  }

  mutating func makeLink(_ path: String, to target: String) throws(Errno) {
    let path = try resolved(path, followingLast: false)
    if names[path] != nil { throw .exists }
    add(path, Node(kind: .symbolicLink, permissions: 0o777, modified: now, target: target))
  }

  mutating func removeFile(_ path: String) throws(Errno) {
    let (inode, node) = try node(path, followingLinks: false)
    if node.kind == .directory { throw .isDirectory }
    let path = try resolved(path, followingLast: false)
    names[path] = nil
    _ = inode
  }

  mutating func removeDirectory(_ path: String) throws(Errno) {
    let (_, node) = try node(path, followingLinks: false)
    if node.kind != .directory { throw .notDirectory }
    if try !entries(of: path).isEmpty { throw .notEmpty }
    names[try resolved(path, followingLast: false)] = nil
  }

  mutating func rename(_ path: String, to newPath: String) throws(Errno) {
    _ = try node(path, followingLinks: false)
    let (old, new) = (
      try resolved(path, followingLast: false), try resolved(newPath, followingLast: false)
    )
    for (name, inode) in names where name == old || name.hasPrefix(old + "/") {
      names[name] = nil
      names[new + name.dropFirst(old.count)] = inode
    }
  }

  mutating func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno) {
    let (inode, _) = try node(path)
    inodes[inode]?.permissions = permissions
  }

  mutating func setModificationTime(_ path: String, _ time: Instant) throws(Errno) {
    let (inode, _) = try node(path)
    inodes[inode]?.modified = time
  }

  // MARK: processes

  mutating func spawn(
    _ arguments: [String],
    setting variables: [(name: String, value: String?)]
  ) throws(Errno) -> Int {
    guard let maker = arguments.first.flatMap({ AppletTable.all[$0] }) else { throw .noEntry }
    for (name, value) in variables { environment[name] = value }
    let id = nextProcessID
    nextProcessID += 1
    children[id] = maker(arguments)
    return id
  }

  mutating func exitStatus(ofChild processID: Int) -> UInt8? {
    statuses.removeValue(forKey: processID)
  }

  func processTable() -> [ProcessStatus] {
    let own = ProcessStatus(id: processID, parent: 1, arguments: ["sh", "-c", "work"], state: "R")
    return [ProcessStatus(id: 1, parent: 0, arguments: ["/bin/init"], state: "S"), own]
  }

  mutating func makeHardLink(_ path: String, to existing: String) throws(Errno) {
    let path = try resolved(path, followingLast: false)
    let (inode, node) = try node(existing, followingLinks: false)
    if names[path] != nil { throw .exists }
    if node.kind == .directory { throw .notPermitted }
    names[path] = inode
  }

  var diskUsage: DiskUsageStatus { DiskUsageStatus(used: 5 << 20, capacity: 64 << 20) }

  mutating func kill(_ processID: Int, _ signal: Signal) throws(Errno) {
    if children[processID] == nil { throw .noSuchProcess }
    if signal.number == 0 { return }
    children[processID] = nil
    statuses[processID] = 128 + signal.number
  }
}

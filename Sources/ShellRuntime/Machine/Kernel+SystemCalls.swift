public import Simulation

extension Kernel: SystemCalls {
  public var processID: Int { process.id }
  public var parentProcessID: Int { process.id == 1 ? 0 : max(process.parent, 1) }
  public var environment: [String: String] { process.environment.variables }
  public var workingDirectory: String { process.workingDirectory }

  public mutating func random() -> UInt64 { stream.next() }

  func absolute(_ path: String) -> String {
    path.isEmpty || path.utf8.first == 0x2f ? path : process.workingDirectory + "/" + path
  }

  // MARK: files

  public func status(
    of path: String,
    followingLinks: Bool
  ) throws(Errno) -> FileStatus {
    let path = absolute(path)
    if let entry = try processEntry(path, followingLinks: followingLinks) {
      return try status(of: entry, followingLinks: followingLinks)
    }
    return try files.status(of: path, followingLinks: followingLinks)
  }

  public func entries(of path: String) throws(Errno) -> [String] {
    let path = absolute(path)
    if let entry = try processEntry(path) {
      switch entry {
      case .folder(_, let names): return names
      case .link(let target): return try files.entries(of: target)
      case .text, .descriptor: throw .notDirectory
      }
    }
    return try files.entries(of: path)
  }

  public func contents(of path: String) throws(Errno) -> [UInt8] {
    let path = absolute(path)
    if let entry = try processEntry(path) {
      switch entry {
      case .text(let text): return Array(text.utf8)
      case .link(let target): return try files.contents(of: target)
      case .folder: throw .isDirectory
      // What is read of a descriptor is not left for others.
      case .descriptor: throw .invalidArgument
      }
    }
    return try files.contents(of: path)
  }

  public func linkTarget(of path: String) throws(Errno) -> String {
    let path = absolute(path)
    if let entry = try processEntry(path, followingLinks: false) {
      return try linkTarget(of: entry)
    }
    return try files.linkTarget(of: path)
  }

  public mutating func makeDirectory(
    _ path: String,
    permissions: UInt16
  ) throws(Errno) {
    try files.makeDirectory(
      absolute(path),
      permissions: permissions & ~process.creationMask,
      at: now
    )
  }

  public mutating func makeLink(_ path: String, to target: String) throws(Errno) {
    try files.makeLink(absolute(path), to: target, at: now)
  }

  public mutating func removeFile(_ path: String) throws(Errno) {
    let location = try files.existing(absolute(path), followingLinks: false)
    try files.removeFile(absolute(path), at: now, isOpen: isOpen(location))
  }

  public mutating func removeDirectory(_ path: String) throws(Errno) {
    try files.removeDirectory(absolute(path), at: now)
  }

  public mutating func rename(_ path: String, to newPath: String) throws(Errno) {
    try files.rename(absolute(path), to: absolute(newPath), at: now)
  }

  public mutating func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno) {
    try files.setPermissions(absolute(path), permissions)
  }

  public mutating func setModificationTime(_ path: String, _ time: Instant) throws(Errno) {
    try files.setModificationTime(absolute(path), time, isNow: time == now)
  }

  // MARK: processes

  public mutating func spawn(
    _ arguments: [String],
    setting variables: [(name: String, value: String?)]
  ) throws(Errno) -> Int {
    var environment = process.environment
    if !variables.isEmpty {
      var changed = environment.variables
      for (name, value) in variables { changed[name] = value }
      environment = ProcessEnvironment(changed)
    }
    guard let name = arguments.first else { throw .noEntry }
    let image = try findProgram(name, path: environment.path)
    let program = try load(image, arguments, environment)
    let id = try addChild(program, arguments: arguments)
    processes[processes.count - 1].environment = environment
    return id
  }

  public mutating func exitStatus(ofChild processID: Int) -> UInt8? {
    collect(processID)?.status
  }

  public mutating func kill(_ processID: Int, _ signal: Signal) throws(Errno) {
    guard signal.number < 65 else { throw .invalidArgument }
    if processID == -1 {
      for index in processes.indices where index != current && processes[index].id != 1 {
        send(signal, to: index)
      }
      return
    }
    // Every process is in the group of the first: 0 and -1's group mean all.
    if processID == 0 {
      for index in processes.indices where index != current { send(signal, to: index) }
      return send(signal, to: current)
    }
    guard let index = index(of: abs(processID)), !isForgotten(index) else { throw .noSuchProcess }
    send(signal, to: index)
  }

  private func isForgotten(_ index: Int) -> Bool {
    processes[index].hasEnded && processes[index].parent == 0
  }
}

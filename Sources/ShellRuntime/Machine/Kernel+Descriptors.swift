import Simulation

/// Descriptors of the current process.
extension Kernel {
  public mutating func read(_ descriptor: Int, upTo count: Int) -> ReadResult {
    guard let number = process.openFile(descriptor), openFiles[number].isReadable else {
      return .failed(.badDescriptor)
    }
    guard count > 0 else { return .bytes([]) }
    switch openFiles[number].kind {
    case .directory: return .failed(.isDirectory)
    case .file(let location): return readFile(number, location, count)
    case .device(let device): return readDevice(device, min(count, 1 << 16))
    case .output, .attached: return .failed(.badDescriptor)
    case .input: return readInput(count)
    case .view(let bytes):
      let part = bytes.dropFirst(openFiles[number].offset).prefix(count)
      openFiles[number].offset += part.count
      return part.isEmpty ? .end : .bytes(Array(part))
    case .pipe(let pipe, _):
      if pipes[pipe].count > 0 { return .bytes(pipes[pipe].take(count)) }
      return pipes[pipe].writers > 0 ? .wouldBlock : .end
    }
  }

  /// What there is at once, but nothing behind the first `delimiter`: `read` takes one line and
  /// leaves the rest to others.
  mutating func read(_ descriptor: Int, upTo count: Int, through delimiter: UInt8) -> ReadResult {
    guard let number = process.openFile(descriptor), openFiles[number].isReadable, count > 0 else {
      return read(descriptor, upTo: count)
    }
    switch openFiles[number].kind {
    case .file(let location): return readFile(number, location, count, through: delimiter)
    case .pipe(let pipe, _) where pipes[pipe].count > 0:
      return .bytes(pipes[pipe].take(count, through: delimiter))
    case .input where (input?.count ?? 0) > 0:
      return .bytes(input?.take(count, through: delimiter) ?? [])
    default: return read(descriptor, upTo: 1)
    }
  }

  private mutating func readFile(
    _ number: Int,
    _ location: FileSystem.Location,
    _ count: Int,
    through delimiter: UInt8? = nil
  ) -> ReadResult {
    let offset = openFiles[number].offset
    let bytes: [UInt8]
    switch location {
    case .host(let path):
      do throws(Errno) {
        bytes = try readHost(number, path, from: offset, upTo: count, through: delimiter)
      } catch {
        return .failed(error)
      }
    case .node:
      switch files.node(location)?.content {
      case .file(let content)?:
        guard offset < content.count else { return .end }
        let end = content.end(of: offset..<min(content.count, offset + count), delimiter)
        bytes = offset == 0 && end == content.count ? content : Array(content[offset..<end])
      case .program?: bytes = offset == 0 ? Array("\u{7f}ELF".utf8) : []
      case .directory?, .link?, .network?, .device?, nil: return .failed(.inputOutput)
      }
    }
    openFiles[number].offset += bytes.count
    return bytes.isEmpty ? .end : .bytes(bytes)
  }

  /// Small reads of a real file are served from what was read ahead, while nothing in the folder
  /// has been changed from here.
  private mutating func readHost(
    _ number: Int,
    _ path: String,
    from offset: Int,
    upTo count: Int,
    through delimiter: UInt8?
  ) throws(Errno) -> [UInt8] {
    let ahead = openFiles[number].ahead
    if let ahead, ahead.changes == files.hostChanges, offset >= ahead.offset,
      offset < ahead.offset + ahead.bytes.count
    {
      let start = offset - ahead.offset
      let end = min(ahead.bytes.count, start + count)
      return Array(ahead.bytes[start..<ahead.bytes.end(of: start..<end, delimiter)])
    }
    if count >= 1 << 14, delimiter == nil {
      return try files.folder().read(path, from: offset, upTo: count)
    }
    let bytes = try files.folder().read(path, from: offset, upTo: 1 << 16)
    openFiles[number].ahead = OpenFile.ReadAhead(
      offset: offset,
      bytes: bytes,
      changes: files.hostChanges
    )
    return Array(bytes[..<bytes.end(of: 0..<min(bytes.count, count), delimiter)])
  }

  private mutating func readDevice(_ device: VirtualTree.Device, _ count: Int) -> ReadResult {
    switch device {
    case .null: return .end
    case .zero, .full: return .bytes(Array(repeating: 0, count: count))
    case .random:
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count + 8)
      while bytes.count < count {
        withUnsafeBytes(of: stream.next().littleEndian) { bytes.append(contentsOf: $0) }
      }
      return .bytes(Array(bytes.prefix(count)))
    case .descriptor, .mainDescriptor: return .failed(.inputOutput)
    }
  }

  private mutating func readInput(_ count: Int) -> ReadResult {
    guard let waiting = input?.count else { return .end }
    guard waiting > 0 else { return .wouldBlock }
    return .bytes(input?.take(count) ?? [])
  }

  public mutating func write(_ descriptor: Int, _ bytes: ArraySlice<UInt8>) -> WriteResult {
    guard let number = process.openFile(descriptor), openFiles[number].isWritable else {
      return .failed(.badDescriptor)
    }
    switch openFiles[number].kind {
    case .directory, .input, .view: return .failed(.badDescriptor)
    case .file(let location): return writeFile(number, location, bytes)
    case .device(let device):
      return device == .full && !bytes.isEmpty ? .failed(.noSpace) : .written(bytes.count)
    case .output(let stream): return writeOutput(stream, bytes)
    case .attached(let id, let stream):
      // Nobody reads what a forgotten process writes.
      if attachments[id] == nil { return .failed(.brokenPipe) }
      return writeOutput(stream, bytes, of: id)
    case .pipe(let pipe, _):
      if pipes[pipe].readers <= 0 {
        send(.pipe, to: current)
        return .failed(.brokenPipe)
      }
      let room = limits.pipeBytes - pipes[pipe].count
      if bytes.isEmpty { return .written(0) }
      guard room > 0 else { return .wouldBlock }
      let part = bytes.prefix(room)
      pipes[pipe].append(part)
      return .written(part.count)
    }
  }

  private mutating func writeFile(
    _ number: Int,
    _ location: FileSystem.Location,
    _ bytes: ArraySlice<UInt8>
  ) -> WriteResult {
    do throws(Errno) {
      if openFiles[number].appends {
        openFiles[number].offset = try files.status(of: location).size
      }
      try files.write(bytes, to: location, at: openFiles[number].offset, time: now)
    } catch {
      return .failed(error)
    }
    openFiles[number].offset += bytes.count
    return .written(bytes.count)
  }

  private mutating func writeOutput(
    _ stream: OutputChunk.Stream,
    _ bytes: ArraySlice<UInt8>,
    of attachment: Int? = nil
  ) -> WriteResult {
    if outputBytes + bytes.count > limits.outputBytes { return .failed(.noSpace) }
    outputBytes += bytes.count
    if let attachment {
      attachments[attachment]?.output.add(bytes, to: stream)
    } else {
      output.add(bytes, to: stream)
    }
    return .written(bytes.count)
  }

  // MARK: opening

  /// The lowest free descriptor from `minimum` on becomes the open file's.
  mutating func place(_ number: Int, from minimum: Int = 0) throws(Errno) -> Int {
    var descriptor = minimum
    while process.openFile(descriptor) != nil { descriptor += 1 }
    guard descriptor < limits.openFiles else { throw .tooManyOpenFiles }
    assign(number, to: descriptor)
    return descriptor
  }

  /// Makes a descriptor stand for an open file, in place of what it stood for.
  mutating func assign(_ number: Int, to descriptor: Int) {
    openFiles[number].references += 1
    close(descriptor)
    while process.descriptors.count <= descriptor { process.descriptors.append(-1) }
    process.descriptors[descriptor] = number
  }

  public mutating func close(_ descriptor: Int) {
    guard let number = process.openFile(descriptor) else { return }
    process.descriptors[descriptor] = -1
    release(number)
  }

  public mutating func open(_ path: String, _ mode: OpenMode) throws(Errno) -> Int {
    try place(openFile(path, mode, truncating: mode.truncates))
  }

  /// Opens a path; the open file is not referenced yet.
  mutating func openFile(
    _ path: String,
    _ mode: OpenMode,
    truncating: Bool
  ) throws(Errno) -> Int {
    let path = absolute(path)
    if let number = Self.ownDescriptor(path).flatMap(process.openFile) { return number }
    if let entry = try processEntry(path) { return try open(entry, mode) }
    let walk = try files.walk(path, followingLast: true)
    guard let location = walk.last else {
      guard mode.creates else { throw .noEntry }
      let made = try files.create(walk, permissions: 0o666 & ~process.creationMask, at: now)
      return addOpenFile(mode.file(.file(made), at: path))
    }
    if case .createNew = mode { throw .exists }
    let status = try files.status(of: location)
    switch status.kind {
    case .directory:
      if mode.isWriting { throw .isDirectory }
      return addOpenFile(mode.file(.directory, at: path))
    case .characterDevice:
      guard case .device(let device)? = files.node(location)?.content else { throw .inputOutput }
      return try openDevice(device, mode, at: path)
    case .file, .pipe, .symbolicLink:
      if truncating, status.size > 0 {
        if case .program? = files.node(location)?.content { throw .permissionDenied }
        try files.replaceContents(of: location, by: [], at: now)
      }
      return addOpenFile(mode.file(.file(location), at: path))
    }
  }

  /// The descriptor that a name below `/dev/fd` stands for.
  private static func ownDescriptor(_ path: String) -> Int? {
    let folder = "/dev/fd/"
    return path.hasPrefix(folder) ? Int(path.dropFirst(folder.count)) : nil
  }

  private mutating func open(_ entry: ProcessEntry, _ mode: OpenMode) throws(Errno) -> Int {
    switch entry {
    case .descriptor(let process, let descriptor):
      guard let number = processes[process].openFile(descriptor) else { throw .noEntry }
      return number
    case .folder(let path, _):
      if mode.isWriting { throw .isDirectory }
      return addOpenFile(mode.file(.directory, at: path))
    case .text(let text):
      if mode.isWriting { throw .permissionDenied }
      return addOpenFile(mode.file(.view(Array(text.utf8))))
    case .link(let target): return try openFile(target, mode, truncating: true)
    }
  }

  private mutating func openDevice(
    _ device: VirtualTree.Device,
    _ mode: OpenMode,
    at path: String
  ) throws(Errno) -> Int {
    switch device {
    case .null, .zero, .full, .random: return addOpenFile(mode.file(.device(device), at: path))
    case .descriptor(let descriptor):
      guard let number = process.openFile(descriptor) else { throw .noEntry }
      return number
    case .mainDescriptor(let descriptor):
      guard let first = index(of: 1), let number = processes[first].openFile(descriptor) else {
        throw .noEntry
      }
      return number
    }
  }
}

extension OpenMode {
  fileprivate var truncates: Bool { if case .write = self { true } else { false } }

  fileprivate var creates: Bool {
    switch self {
    case .read: false
    case .write, .append, .readWrite, .createNew: true
    }
  }

  fileprivate var isWriting: Bool { creates }

  fileprivate func file(_ kind: OpenFile.Kind, at path: String = "") -> OpenFile {
    var (isReadable, isWritable, appends) = (false, true, false)
    switch self {
    case .read: (isReadable, isWritable) = (true, false)
    case .write, .createNew: break
    case .append: appends = true
    case .readWrite: isReadable = true
    }
    return OpenFile(
      kind: kind,
      path: path,
      isReadable: isReadable,
      isWritable: isWritable,
      appends: appends
    )
  }
}

extension [UInt8] {
  /// Where a range ends when it is cut behind its first delimiter.
  func end(of range: Range<Int>, _ delimiter: UInt8?) -> Int {
    guard let delimiter else { return range.upperBound }
    return self[range].firstIndex(of: delimiter).map { $0 + 1 } ?? range.upperBound
  }
}

extension [OutputChunk] {
  fileprivate mutating func add(_ bytes: ArraySlice<UInt8>, to stream: OutputChunk.Stream) {
    if let last = indices.last, self[last].stream == stream {
      self[last].bytes.append(contentsOf: bytes)
    } else if !bytes.isEmpty {
      append(OutputChunk(stream: stream, bytes: [UInt8](bytes)))
    }
  }
}

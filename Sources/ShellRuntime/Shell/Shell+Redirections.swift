import ShellSyntax

extension Shell {
  /// Makes the redirections one by one; each word may need an expansion first.
  mutating func stepRedirection(_ redirection: RedirectionWork, _ kernel: inout Kernel) {
    kernel.spendCall()
    var work = redirection
    guard work.next < work.redirections.count else {
      savedDescriptors = work.saved
      return
    }
    let next = work.redirections[work.next]
    guard work.isExpanded else {
      work.isExpanded = true
      let word: Word
      if case .hereDocument(let document) = next.operation {
        word = document.body
      } else {
        word = next.target
      }
      stack.append(.redirect(work))
      stack.append(.expand(ExpansionWork(items: [.init(word: word, mode: .text)])))
      return
    }
    do throws(RedirectionFailure) {
      try apply(next, expanded.first ?? "", &work, &kernel)
      work.next += 1
      work.isExpanded = false
      stack.append(.redirect(work))
    } catch {
      restore(work.saved, &kernel)
      report(error.message)
      savedDescriptors = nil
      status = 1
    }
  }

  private struct RedirectionFailure: Error {
    var message: String
  }

  private func apply(
    _ redirection: Redirection,
    _ word: String,
    _ work: inout RedirectionWork,
    _ kernel: inout Kernel
  ) throws(RedirectionFailure) {
    let descriptor = redirection.descriptor
    switch redirection.operation {
    case .read: place(try open(word, .read, &kernel), descriptor, &work, &kernel)
    case .write:
      if options.contains(.noClobber), isRegularFile(word, kernel) {
        throw RedirectionFailure(message: "can't create \(word): File exists")
      }
      place(try open(word, .write, &kernel), descriptor, &work, &kernel)
    case .overwrite: place(try open(word, .write, &kernel), descriptor, &work, &kernel)
    case .append: place(try open(word, .append, &kernel), descriptor, &work, &kernel)
    case .readWrite: place(try open(word, .readWrite, &kernel), descriptor, &work, &kernel)
    case .writeBoth: try writeBoth(word, &work, &kernel)
    case .hereDocument:
      let pipe = kernel.makeDocument(Array(word.utf8))
      place(pipe, descriptor, &work, &kernel)
    case .duplicate(let forOutput):
      if word == "-" {
        save(descriptor, &work, &kernel)
        kernel.close(descriptor)
      } else if let source = Int(word), source >= 0 {
        guard let file = kernel.process.openFile(source) else {
          throw RedirectionFailure(message: "\(word): Bad file descriptor")
        }
        place(file, descriptor, &work, &kernel)
      } else if forOutput, descriptor == 1 {
        try writeBoth(word, &work, &kernel)
      } else {
        throw RedirectionFailure(message: "syntax error: bad fd number")
      }
    }
  }

  private func writeBoth(
    _ word: String,
    _ work: inout RedirectionWork,
    _ kernel: inout Kernel
  ) throws(RedirectionFailure) {
    let file = try open(word, .write, &kernel)
    place(file, 1, &work, &kernel)
    place(file, 2, &work, &kernel)
  }

  private func isRegularFile(_ path: String, _ kernel: Kernel) -> Bool {
    // What cannot be looked at is opened, which says why.
    (try? kernel.status(of: path, followingLinks: true).kind) == .file
  }

  private func open(
    _ path: String,
    _ mode: OpenMode,
    _ kernel: inout Kernel
  ) throws(RedirectionFailure) -> Int {
    var isReading = false
    if case .read = mode { isReading = true }
    var truncates = false
    if case .write = mode { truncates = true }
    do throws(Errno) {
      return try kernel.openFile(path, mode, truncating: truncates)
    } catch {
      let isMissing = error == .noEntry || error == .notDirectory
      let reason =
        isMissing ? (isReading ? "no such file" : "nonexistent directory") : error.rawValue
      throw RedirectionFailure(
        message: "can't \(isReading ? "open" : "create") \(path): \(reason)"
      )
    }
  }

  private func place(
    _ file: Int,
    _ descriptor: Int,
    _ work: inout RedirectionWork,
    _ kernel: inout Kernel
  ) {
    save(descriptor, &work, &kernel)
    kernel.assign(file, to: descriptor)
  }

  private func save(_ descriptor: Int, _ work: inout RedirectionWork, _ kernel: inout Kernel) {
    let file = kernel.process.openFile(descriptor)
    if let file { kernel.keep(file) }
    work.saved.append(SavedDescriptor(descriptor: descriptor, file: file))
  }

  /// Puts descriptors back, the last change first.
  mutating func restore(_ saved: [SavedDescriptor], _ kernel: inout Kernel) {
    for change in saved.reversed() {
      if let file = change.file {
        kernel.assign(file, to: change.descriptor)
        kernel.letGo(file)
      } else {
        kernel.close(change.descriptor)
      }
    }
  }

  /// Makes a redirection permanent, as `exec` does.
  mutating func forget(_ saved: [SavedDescriptor], _ kernel: inout Kernel) {
    for change in saved {
      if let file = change.file { kernel.letGo(file) }
    }
  }
}

extension Kernel {
  /// Keeps an open file for a shell that has redirected its descriptor.
  mutating func keep(_ file: Int) {
    openFiles[file].references += 1
    process.keptFiles.append(file)
  }

  mutating func letGo(_ file: Int) {
    guard let index = process.keptFiles.lastIndex(of: file) else { return }
    process.keptFiles.remove(at: index)
    release(file)
  }

  /// A pipe that holds a text and has no writer.
  mutating func makeDocument(_ bytes: [UInt8]) -> Int {
    let pipe = makePipe()
    if case .pipe(let number, _) = openFiles[pipe.reader].kind { pipes[number].append(bytes[...]) }
    openFiles[pipe.writer].references = 1
    release(pipe.writer)
    return pipe.reader
  }

  /// Frees a pipe that nobody has taken.
  mutating func discard(_ pipe: (reader: Int, writer: Int)) {
    for file in [pipe.reader, pipe.writer] where openFiles[file].references == 0 {
      openFiles[file].references = 1
      release(file)
    }
  }

  /// Acts in the name of the process that was made last.
  mutating func asChild<Result>(_ body: (inout Kernel) -> Result) -> Result {
    let parent = current
    current = processes.count - 1
    defer { current = parent }
    return body(&self)
  }
}

/// A process that was started beside the first one from outside, as `kubectl exec` does.
struct Attachment: Sendable {
  var output: [OutputChunk] = []
  var end: ProcessEnd?
}

extension Machine {
  /// Starts one more process beside the first, with the machine's environment.
  ///
  /// - Parameters:
  ///   - arguments: The program and its arguments.
  ///   - input: All that it can read from its standard input.
  /// - Returns: Its number, under which `takeOutput(of:)` and `end(of:)` know it.
  /// - Throws: `.noEntry` and `.permissionDenied` when the program cannot be run.
  public mutating func attach(_ arguments: [String], input: [UInt8] = []) throws(Errno) -> Int {
    try kernel.attach(
      arguments,
      input: input,
      environment: environment,
      workingDirectory: workingDirectory
    )
  }

  /// What an attached process has written since the last call.
  public mutating func takeOutput(of id: Int) -> [OutputChunk] {
    defer { kernel.attachments[id]?.output = [] }
    return kernel.attachments[id]?.output ?? []
  }

  /// How an attached process has ended; nil while it runs.
  public func end(of id: Int) -> ProcessEnd? { kernel.attachments[id]?.end }

  /// Forgets an attached process, and ends it if it still runs.
  public mutating func detach(_ id: Int) {
    if let index = kernel.index(of: id) { kernel.end(index, .killed(.hangUp)) }
    kernel.reapOrphans()
    kernel.attachments[id] = nil
  }

  public var hasAttachments: Bool { !kernel.attachments.isEmpty }
}

extension Kernel {
  fileprivate mutating func attach(
    _ arguments: [String],
    input: [UInt8],
    environment: ProcessEnvironment,
    workingDirectory: String
  ) throws(Errno) -> Int {
    guard let name = arguments.first, !processes.isEmpty else { throw .noEntry }
    let image = try findProgram(name, path: environment.path)
    let id = try takeProcessID()
    processes.append(
      Process(
        id: id,
        parent: 0,
        program: .none,
        descriptors: [],
        workingDirectory: workingDirectory,
        environment: environment
      )
    )
    current = processes.count - 1
    processes[current].arguments = arguments
    attachments[id] = Attachment()
    assign(reader(of: input), to: 0)
    for (descriptor, stream) in [(1, OutputChunk.Stream.output), (2, .error)] {
      let file = OpenFile(kind: .attached(id, stream), isReadable: false, isWritable: true)
      assign(addOpenFile(file), to: descriptor)
    }
    do throws(Errno) {
      let program = try load(image, arguments, environment, processID: id)
      processes[current].program = program
    } catch {
      end(current, .killed(.kill))
      reapOrphans()
      attachments[id] = nil
      throw error
    }
    return id
  }

  /// An open file that gives those bytes and then ends.
  private mutating func reader(of input: [UInt8]) -> Int {
    guard !input.isEmpty else {
      return addOpenFile(OpenFile(kind: .device(.null), isReadable: true, isWritable: false))
    }
    let (reader, writer) = makePipe()
    if case .pipe(let number, _) = openFiles[reader].kind { pipes[number].append(input[...]) }
    release(writer)
    return reader
  }
}

import ShellSyntax

extension Machine.Parts {
  mutating func start(
    _ arguments: [String],
    programs: inout ProgramCache,
    at location: ProgramLocation?
  ) throws(Errno) -> ProgramLocation {
    guard let name = arguments.first else { throw .noEntry }
    addFirst(arguments)
    if arguments.count > 2, arguments[1] == "-c" {
      kernel.parsedScript = programs.program(arguments[2], firstLine: 0)
    }
    let path = environment.path
    let image: ProgramImage
    do throws(Errno) {
      image =
        if let location, location.name == name, location.path == path {
          location.image
        } else {
          try kernel.findProgram(name, path: path)
        }
      kernel.processes[0].program = try kernel.load(image, arguments, environment, processID: 1)
    } catch {
      kernel.processes = []
      throw error
    }
    return ProgramLocation(name: name, path: path, image: image)
  }

  /// Starts a shell that is told what it is to do.
  mutating func startShell(
    _ name: String,
    _ arguments: [String],
    _ begin: (inout Shell) -> Void
  ) {
    addFirst(arguments)
    var shell = Boxed(Shell(name: name, environment: environment, &kernel, processID: 1))
    begin(&shell.content)
    kernel.processes[0].program = .shell(shell)
  }

  private mutating func addFirst(_ arguments: [String]) {
    precondition(kernel.processes.isEmpty, "a machine starts once")
    kernel.addFirst(arguments, in: workingDirectory, environment)
  }
}

extension Kernel {
  /// The process with number 1, on the host's input and outputs.
  fileprivate mutating func addFirst(
    _ arguments: [String],
    in workingDirectory: String,
    _ environment: ProcessEnvironment
  ) {
    // A machine that is empty has room for a process.
    guard let id = try? takeProcessID() else { return }
    var first = Process(
      id: id,
      parent: 0,
      program: .none,
      descriptors: Self.firstDescriptors,
      workingDirectory: workingDirectory,
      environment: environment
    )
    first.arguments = arguments
    processes = [first]
    current = 0
    openFiles = Self.firstFiles
  }

  private static let firstDescriptors = [0, 1, 2]

  /// All machines share them until they open others.
  private static let firstFiles = [
    OpenFile(kind: .input, isReadable: true, isWritable: false, references: 1),
    OpenFile(kind: .output(.output), isReadable: false, isWritable: true, references: 1),
    OpenFile(kind: .output(.error), isReadable: false, isWritable: true, references: 1),
  ]

  /// Lets the first process's shell be changed in place; false when it runs something else.
  @discardableResult
  mutating func changeFirstShell(_ change: (inout Shell, inout Kernel) -> Void) -> Bool {
    guard !processes.isEmpty, case .shell = processes[0].program,
      case .shell(var shell) = exchange(&processes[0].program, with: .none)
    else { return false }
    change(&shell.content, &self)
    processes[0].program = .shell(shell)
    return true
  }
}

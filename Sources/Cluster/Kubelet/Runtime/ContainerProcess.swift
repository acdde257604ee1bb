import KubeAPI
import ShellRuntime
import Simulation

/// A running container: a machine, and what it shares with the other containers of its pod.
struct ContainerProcess: Sendable {
  private var machine: Machine
  /// For each volume of the machine the pod's volume that it stands for; empty when there is none.
  private let sharedVolumes: [String?]

  init(machine: Machine, sharedVolumes: [String?]) {
    self.machine = machine
    self.sharedVolumes = sharedVolumes.allSatisfy { $0 == nil } ? [] : sharedVolumes
  }

  /// Starts the first process.
  ///
  /// - Parameters:
  ///   - arguments: The program's name and what it is called with.
  ///   - scripts: Scripts that were parsed before.
  ///   - location: Where the program was found by a machine with the same files.
  /// - Returns: Where the program is.
  /// - Throws: what keeps the program from being started.
  mutating func start(
    _ arguments: [String],
    scripts: inout ProgramCache,
    at location: ProgramLocation?
  ) throws(Errno) -> ProgramLocation {
    try machine.start(arguments, programs: &scripts, at: location)
  }

  /// Runs as far as it goes at this moment.
  mutating func run(
    at now: Instant,
    volumes: inout PodVolumes,
    node: inout [String: VirtualTree]
  ) -> ContainerRun {
    let before = machine.work
    for (index, name) in sharedVolumes.enumerated() {
      guard let name else { continue }
      machine.files.volumes[index].tree = volumes.take(name, from: &node)
    }
    var host = NoHostPrograms()
    let state = machine.run(now: now, host: &host)
    for (index, name) in sharedVolumes.enumerated() {
      guard let name else { continue }
      volumes.put(name, machine.files.volumes[index].tree, into: &node)
      machine.files.volumes[index].tree = VirtualTree()
    }
    return ContainerRun(
      state: state,
      output: machine.takeOutput(),
      work: machine.work - before,
      isFollowed: machine.hasAttachments
    )
  }

  /// What the container reads from its standard input; nil ends it.
  mutating func supplyInput(_ bytes: [UInt8]?) { machine.supplyInput(bytes) }

  mutating func signal(_ signal: Signal) { machine.signal(signal) }

  // MARK: beside the first process

  mutating func attach(_ arguments: [String], input: [UInt8]) throws(Errno) -> Int {
    try machine.attach(arguments, input: input)
  }

  mutating func takeOutput(of id: Int) -> [OutputChunk] { machine.takeOutput(of: id) }

  func end(of id: Int) -> ProcessEnd? { machine.end(of: id) }

  mutating func detach(_ id: Int) { machine.detach(id) }

  /// Shows other files at those mount paths.
  mutating func replaceVolumes(at paths: [String], by tree: VirtualTree) {
    for index in machine.files.volumes.indices
    where paths.contains(machine.files.volumes[index].path) {
      machine.files.volumes[index].tree = tree
    }
  }

  /// What the container has written outside of its volumes, in bytes.
  var bytesWritten: Int { machine.files.ownBytes }

  /// A file's content as the runtime reads it from outside; empty when there is none.
  func contents(of path: String) -> [UInt8] {
    // A container need not write its termination message.
    (try? machine.files.contents(of: path)) ?? []
  }
}

/// What has come of letting a container's processes run.
struct ContainerRun: Sendable {
  var state: MachineState
  var output: [OutputChunk]
  /// What it has cost, in steps of a shell.
  var work: Int
  /// Whether somebody outside follows processes of the container.
  var isFollowed: Bool
}

/// Why a container's first process could not start, in the words of containerd and runc.
func startErrorMessage(_ error: Errno, _ program: String) -> String {
  "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
    + "runc create failed: unable to start container process: exec: \"\(program)\": "
    + "\(startErrorReason(error, program)): unknown"
}

/// Why a program cannot be run, in the words of runc.
func startErrorReason(_ error: Errno, _ program: String) -> String {
  switch error {
  case .noEntry where program.contains("/"): "stat \(program): no such file or directory"
  case .noEntry: "executable file not found in $PATH"
  case .permissionDenied: "permission denied"
  case .isDirectory: "is a directory"
  default: error.rawValue.lowercased()
  }
}

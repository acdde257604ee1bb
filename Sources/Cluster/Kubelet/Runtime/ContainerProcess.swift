import KubeAPI
import ShellRuntime
import Simulation

/// A running container: a machine, and what it shares with the other containers of its pod.
struct ContainerProcess: Sendable {
  private var machine: Machine
  /// For each volume of the machine the pod's volume that it stands for.
  private let sharedVolumes: [String?]

  init(machine: Machine, sharedVolumes: [String?]) {
    self.machine = machine
    self.sharedVolumes = sharedVolumes
  }

  /// Starts the first process.
  mutating func start(_ arguments: [String]) throws(Errno) { try machine.start(arguments) }

  /// Runs as far as it goes at this moment.
  mutating func run(
    at now: Instant,
    volumes: inout PodVolumes,
    node: inout [String: VirtualTree]
  ) -> MachineState {
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
    return state
  }

  mutating func signal(_ signal: Signal) { machine.signal(signal) }

  mutating func takeOutput() -> [OutputChunk] { machine.takeOutput() }

  /// A file's content as the runtime reads it from outside; empty when there is none.
  func contents(of path: String) -> [UInt8] {
    // A container need not write its termination message.
    (try? machine.files.contents(of: path)) ?? []
  }
}

/// A place for a process, held by one reference: copying a container's record copies no machine.
struct ProcessSlot: Sendable {
  private var content: [ContainerProcess] = []

  init() {}

  init(_ process: ContainerProcess) {
    content = [process]
  }

  var process: ContainerProcess? { content.first }

  /// Takes the process out, so that its taker is the only one who has it and can run it in place.
  mutating func take() -> ContainerProcess? { content.popLast() }
}

/// Why a container's first process could not start, in the words of containerd and runc.
func startErrorMessage(_ error: Errno, _ program: String) -> String {
  let reason: String
  switch error {
  case .noEntry where program.contains("/"):
    reason = "stat \(program): no such file or directory"
  case .noEntry: reason = "executable file not found in $PATH"
  case .permissionDenied: reason = "permission denied"
  case .isDirectory: reason = "is a directory"
  default: reason = error.rawValue.lowercased()
  }
  return "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
    + "runc create failed: unable to start container process: exec: \"\(program)\": \(reason): "
    + "unknown"
}

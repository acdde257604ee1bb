import KubeAPI
import ShellRuntime
import Simulation

/// The agents of all nodes: they run the containers of the pods that are bound to their node.
///
/// A pod is worked on step by step, each an event of the agenda. Statuses are written when a real
/// kubelet would notice something, not when it happens: an exit shows within a second, the phase
/// that follows from it a second or two later.
struct Kubelet: Sendable {
  var seed: UInt64
  var workers = PodWorkers()
  var images = ImageTable()
  /// Folders that outlive pods, by node and path or by claim.
  var lastingFolders: [String: VirtualTree] = [:]
  /// What the processes of all containers have cost so far, in steps of a shell.
  var work = 0
  /// Volumes that many pods have alike, such as their service account's.
  var volumeTrees = VolumeTrees()
  /// What the pods of one template have in common.
  var prototypes = PodPrototypes()
  /// The scripts of containers.
  var scripts = ProgramCache()
  /// Grows with every write to a ConfigMap or a Secret.
  var configurationRevision = 0
  /// What all logs take together.
  var logSize = 0
  private var addressCount: UInt32 = 1

  init(seed: UInt64) {
    self.seed = seed
  }

  /// The next address of the pods' network, 10.244.0.0/16.
  mutating func nextAddress() -> String {
    addressCount = addressCount % 64_515 + 1
    return "10.244.\(addressCount / 254).\(addressCount % 254 + 1)"
  }

  /// The bytes that all logs may take before each is kept short.
  static let logSizeLimit = 128 << 20
  static let shortLogLimit = 64 << 10
}

/// What a kubelet does next with a pod.
struct KubeletEvent: Sendable {
  enum Step: Sendable {
    /// Has seen the pod: first status, volumes.
    case admit
    case mount
    /// The sandbox stands.
    case enterSandbox
    /// Compares what runs with what is to run.
    case sync
    /// Starts the next container of the present sync.
    case startNext
    /// An image has come, or the registry has refused.
    case finishPull(container: Int)
    /// A process goes on.
    case run(container: Int)
    /// The pod's object is under deletion.
    case terminate
    /// What has changed of the pod's files is to be shown.
    case refreshVolumes
    /// The pod's use of its node's disk is looked at.
    case checkStorage
    /// A probe asks.
    case probe(Int)
    /// A program that the kubelet runs in a container has had its time.
    case execTimeout(Int)
    /// A `postStart` pause is over.
    case endPostStart(container: Int, run: String)
    /// A `preStop` hook has had its time.
    case endPreStop(container: Int, run: String)
    /// A sidecar has waited for its turn to stop for as long as it may.
    case endTurn(container: Int, run: String)
    /// The process is told to stop.
    case signal(container: Int, run: String)
    /// A grace period is over.
    case kill(container: Int, run: String)
    /// `activeDeadlineSeconds` of the pod are over.
    case deadline
    /// The containers of a pod that ends are gone, and its sandbox.
    case finish
    /// The last status of a deleted pod is written.
    case remove
  }

  let worker: PodWorker.ID
  let step: Step
}

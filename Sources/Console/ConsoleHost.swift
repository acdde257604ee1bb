import Cluster
import Kubectl
import ShellRuntime

/// What lies outside the prompt's machine: the cluster, the kubectls that speak to it, and an editor.
struct ConsoleHost: HostPrograms, Sendable {
  var cluster: Cluster
  /// Contexts and namespaces, as a kubeconfig keeps them from one kubectl to the next.
  var settings = KubectlSettings()
  /// Whether somebody edits the files that `vi` is called with.
  var hasEditor = false
  private var running: [Int: KubectlProgram] = [:]
  private var editors: [Int: EditorProgram] = [:]

  init(cluster: consuming Cluster) {
    self.cluster = cluster
  }

  /// The same cluster and contexts, without the kubectls that run there.
  init(branchOf other: ConsoleHost) {
    cluster = other.cluster
    settings = other.settings
  }

  /// Whether no kubectl and no editor runs.
  var isIdle: Bool { running.isEmpty && editors.isEmpty }

  /// What it would be with another cluster, if it is idle.
  func idle(with cluster: consuming Cluster) -> ConsoleHost {
    var host = ConsoleHost(cluster: consume cluster)
    host.settings = settings
    host.hasEditor = hasEditor
    return host
  }

  var names: Set<String> { hasEditor ? ["kubectl", "k", "vi"] : ["kubectl", "k"] }

  /// The file that is to be edited first.
  var editedFile: String? {
    editors.min { $0.key < $1.key }?.value.path
  }

  mutating func finishEdit() {
    guard let first = editors.keys.min() else { return }
    editors[first]?.finish()
  }

  mutating func start(_ processID: Int, _ invocation: Invocation) {
    if invocation.arguments.first == "vi" {
      editors[processID] = EditorProgram(arguments: invocation.arguments)
      return
    }
    running[processID] = KubectlProgram(arguments: invocation.arguments, settings: settings)
  }

  mutating func resume(_ processID: Int, _ system: inout some SystemCalls) -> AppletStep {
    if var editor = editors.removeValue(forKey: processID) {
      let step = editor.resume(&system)
      if case .exit = step { return step }
      editors[processID] = editor
      return step
    }
    guard var program = running.removeValue(forKey: processID) else {
      preconditionFailure("process \(processID) is not a running kubectl")
    }
    let step = program.resume(&system, &cluster)
    if case .exit = step {
      settings = program.settings
      return step
    }
    running[processID] = program
    return step
  }

  mutating func discard(_ processID: Int) {
    running[processID] = nil
    editors[processID] = nil
  }
}

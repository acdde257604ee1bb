import Cluster
import Kubectl
import ShellRuntime

/// What lies outside the prompt's machine: the cluster, and the kubectls that speak to it.
struct ConsoleHost: HostPrograms, Sendable {
  var cluster: Cluster
  /// Contexts and namespaces, as a kubeconfig keeps them from one kubectl to the next.
  var settings = KubectlSettings()
  private var running: [Int: KubectlProgram] = [:]

  init(cluster: Cluster) {
    self.cluster = cluster
  }

  /// The same cluster and contexts, without the kubectls that run there.
  init(branchOf other: ConsoleHost) {
    cluster = other.cluster
    settings = other.settings
  }

  let names: Set<String> = ["kubectl", "k"]

  mutating func start(_ processID: Int, _ invocation: Invocation) {
    running[processID] = KubectlProgram(arguments: invocation.arguments, settings: settings)
  }

  mutating func resume(_ processID: Int, _ system: inout some SystemCalls) -> AppletStep {
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
  }
}

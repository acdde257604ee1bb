import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl top`: what nodes and pods use.
///
/// A plain cluster has no metrics server and says so. Where there is one it reports `PodUsage`.
struct TopCommand: Command {
  private let isPod: Bool

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    isPod = arguments.command.name == "pod"
    if arguments.words.count > 1 { throw session.usageError(isPod ? "pod" : "node") }
    guard ["", "cpu", "memory"].contains(arguments.text("sort-by")) else {
      throw .plain("--sort-by accepts only cpu or memory")
    }
    let selectors = arguments.text("selector") + arguments.text("field-selector")
    if !arguments.words.isEmpty, !selectors.isEmpty {
      throw .plain("only one of NAME or \(isPod ? "selector" : "--selector") can be provided")
    }
    guard session.settings.hasMetrics else { throw .plain("Metrics API not available") }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if isPod {
      try printPods(&session, cluster)
    } else {
      try printNodes(&session, cluster)
    }
    return .done
  }

  // MARK: pods

  private func printPods(_ session: inout Session, _ cluster: Cluster) throws(KubectlError) {
    let arguments = session.arguments
    let isEverywhere = arguments.flag("all-namespaces")
    let selection = try ObjectSelection(
      .pod,
      labels: arguments.text("selector"),
      fields: arguments.text("field-selector")
    )
    var pods = cluster.pods(in: isEverywhere ? nil : session.namespace, where: selection.matches)
    if let name = arguments.words.first {
      pods = pods.filter { $0.metadata.name == name }
      guard pods.first.map(PodUsage.init)?.isMeasured == true else {
        throw .server(
          APIStatus(
            .notFound,
            "podmetrics.metrics.k8s.io \"\(session.namespace)/\(name)\" not found"
          )
        )
      }
    }
    let usages = sorted(
      pods.map { ($0, PodUsage($0)) }.filter(\.1.isMeasured),
      by: arguments.text("sort-by")
    )
    guard !usages.isEmpty else {
      if pods.isEmpty {
        session.complain(
          isEverywhere
            ? "No resources found\n" : "No resources found in \(session.namespace) namespace.\n"
        )
        return
      }
      throw .plain("metrics not available yet")
    }
    print(usages, &session)
  }

  private func sorted(
    _ usages: [(pod: Pod, usage: PodUsage)],
    by column: String
  ) -> [(pod: Pod, usage: PodUsage)] {
    switch column {
    case "cpu": usages.sorted { $0.usage.total.milliCPU > $1.usage.total.milliCPU }
    case "memory": usages.sorted { $0.usage.total.mebibytes > $1.usage.total.mebibytes }
    default: usages
    }
  }

  private func print(_ usages: [(pod: Pod, usage: PodUsage)], _ session: inout Session) {
    let arguments = session.arguments
    let showsNamespace = arguments.flag("all-namespaces")
    let showsContainers = arguments.flag("containers")
    var writer = TabWriter.table
    if !arguments.flag("no-headers") {
      writer.add(
        (showsNamespace ? "NAMESPACE\t" : "") + (showsContainers ? "POD\t" : "")
          + "NAME\tCPU(cores)\tMEMORY(bytes)\t"
      )
    }
    for (pod, usage) in usages {
      let place = showsNamespace ? pod.metadata.namespace + "\t" : ""
      if showsContainers {
        for (name, share) in usage.containers {
          writer.add("\(place)\(pod.metadata.name)\t\(name)\t\(share.columns)")
        }
      } else {
        writer.add("\(place)\(pod.metadata.name)\t\(usage.total.columns)")
      }
    }
    if arguments.flag("sum") {
      let blank = String(repeating: "\t", count: showsNamespace ? 2 : 1)
      let sum = usages.reduce(into: PodUsage.Share()) { $0.add($1.usage.total) }
      writer.add("\(blank)________\t________\t")
      writer.add("\(blank)\(sum.columns)")
    }
    session.print(writer.flush())
  }

  // MARK: nodes

  private func printNodes(_ session: inout Session, _ cluster: Cluster) throws(KubectlError) {
    let arguments = session.arguments
    let selection = try ObjectSelection(.node, labels: arguments.text("selector"), fields: "")
    var nodes = cluster.list(.node, where: selection.matches)
    if let name = arguments.words.first {
      nodes = nodes.filter { $0.metadata.name == name }
      if nodes.isEmpty { throw .server(.notFound(.node, name)) }
    }
    var shares: [String: PodUsage.Share] = [:]
    for pod in cluster.pods(in: nil, where: { _ in true }) {
      shares[pod.spec.nodeName, default: .system].add(PodUsage(pod).total)
    }
    var lines: [(share: PodUsage.Share, text: String)] = []
    for case .node(let node) in nodes {
      let share = shares[node.metadata.name] ?? .system
      let room =
        arguments.flag("show-capacity") ? node.status.capacity : node.status.allocatable
      let cores = room["cpu"].map { Quantity(decoded: $0).milliunits } ?? 0
      let bytes = room["memory"].map { Quantity(decoded: $0).units } ?? 0
      let cpuPart = cores == 0 ? 0 : share.milliCPU * 100 / cores
      let memoryPart = bytes == 0 ? 0 : share.mebibytes * (100 << 20) / bytes
      lines.append(
        (
          share,
          "\(node.metadata.name)\t\(share.milliCPU)m\t\(cpuPart)%\t\(share.mebibytes)Mi\t"
            + "\(memoryPart)%\t"
        )
      )
    }
    switch arguments.text("sort-by") {
    case "cpu": lines.sort { $0.share.milliCPU > $1.share.milliCPU }
    case "memory": lines.sort { $0.share.mebibytes > $1.share.mebibytes }
    default: break
    }
    var writer = TabWriter.table
    if !arguments.flag("no-headers") {
      writer.add("NAME\tCPU(cores)\tCPU(%)\tMEMORY(bytes)\tMEMORY(%)\t")
    }
    for line in lines { writer.add(line.text) }
    session.print(writer.flush())
  }
}

/// What a pod is said to use.
///
/// Nothing is measured: a running container uses a tenth of the CPU and half of the memory that it
/// requests, and 1m and 1Mi at least. A node uses 100m and 1024Mi of its own.
struct PodUsage: Sendable {
  struct Share: Sendable {
    var milliCPU: Int64 = 0
    var mebibytes: Int64 = 0

    /// What a node needs without pods.
    static let system = Share(milliCPU: 100, mebibytes: 1_024)

    mutating func add(_ other: Share) {
      milliCPU += other.milliCPU
      mebibytes += other.mebibytes
    }

    var columns: String { "\(milliCPU)m\t\(mebibytes)Mi\t" }
  }

  /// Of the containers that run.
  let containers: [(name: String, share: Share)]
  let total: Share

  init(_ pod: Pod) {
    let running = (pod.status.initContainerStatuses + pod.status.containerStatuses)
      .filter { $0.state.running != nil }.map(\.name)
    containers = (pod.spec.initContainers + pod.spec.containers)
      .filter { running.contains($0.name) }
      .map { container in
        let requests = container.resources.requests
        let cores = requests["cpu"].map { Quantity(decoded: $0).milliunits } ?? 0
        let bytes = requests["memory"].map { Quantity(decoded: $0).units } ?? 0
        return (
          container.name,
          Share(milliCPU: max(1, cores / 10), mebibytes: max(1, (bytes / 2) >> 20))
        )
      }
    total = containers.reduce(into: Share()) { $0.add($1.share) }
  }

  /// Whether the metrics server has seen a container of it.
  var isMeasured: Bool { !containers.isEmpty }
}

import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl drain`: cordons a node and moves its pods away.
struct DrainCommand: Command {
  private let dryRun: DryRun
  private let podLabels: LabelSelection
  private var nodes: [Node]?
  private var evicted: [(info: ResourceInfo, uid: String)] = []
  private var current: Node?
  private var failures: [(node: String, error: KubectlError)] = []
  private var deadline: Instant?

  init(_ session: inout Session) throws(KubectlError) {
    dryRun = try DryRun(&session)
    try CordonCommand.checkNode(session)
    do {
      podLabels = try LabelSelection(session.arguments.text("pod-selector"))
    } catch {
      throw .plain("--pod-selector=<pod_selector> must be a valid selector: \(error.message)")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if nodes == nil {
      let found = try CordonCommand.nodes(&session, cluster)
      for node in found {
        try CordonCommand.mark(node, unschedulable: true, dryRun, &session, &cluster)
      }
      nodes = found
      let timeout = session.arguments.duration("timeout")
      deadline = timeout == .zero ? nil : session.now + timeout
    }
    while true {
      if let node = current {
        guard try finish(node, &session, cluster) else { return .wait(until: deadline) }
      }
      guard nodes?.isEmpty == false, let node = nodes?.removeFirst() else { break }
      begin(node, &session, &cluster)
    }
    return try summary(&session)
  }

  /// Says what is left undone.
  private func summary(_ session: inout Session) throws(KubectlError) -> CommandStep {
    guard !failures.isEmpty else { return .done }
    session.complain("There are pending nodes to be drained:\n")
    for failure in failures { session.complain(" \(failure.node)\n") }
    let text = failures.map(\.error.message).joined(separator: "\n")
    throw .verbatim(text, status: 1)
  }

  private mutating func begin(
    _ node: Node,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) {
    let name = node.metadata.name
    let pods = cluster.pods(in: nil) { object in
      guard case .pod(let pod) = object else { return false }
      return pod.spec.nodeName == name && podLabels.matches(pod.metadata.labels)
    }
    if let refusal = refusal(of: pods, session) {
      session.complain(
        "error: unable to drain node \(name.goQuoted) due to error: \(refusal), continuing "
          + "command...\n"
      )
      failures.append((name, .plain(refusal)))
      return
    }
    warn(of: pods, &session)
    evicted = []
    for pod in pods {
      let info = ResourceInfo(.pod(pod))
      session.complain("evicting pod \(info.namespace)/\(info.name)\(dryRun.suffix)\n")
      guard dryRun == .none else { continue }
      evict(pod, session, &cluster)
      evicted.append((info, pod.metadata.uid))
    }
    current = node
  }

  /// `--force` lets pods go that nothing will replace.
  private func warn(of pods: [Pod], _ session: inout Session) {
    let loose = pods.filter { pod in
      pod.status.phase != .succeeded && pod.status.phase != .failed
        && pod.metadata.controllerText == nil
    }
    guard !loose.isEmpty else { return }
    let names = loose.map { "\($0.metadata.namespace)/\($0.metadata.name)" }
    session.warn([
      "deleting Pods that declare no controller: \(names.joined(separator: ", "))"
    ])
  }

  /// What the eviction API does: it marks the pod as disrupted and deletes it.
  private func evict(_ pod: Pod, _ session: Session, _ cluster: inout Cluster) {
    let isOver = pod.status.phase == .succeeded || pod.status.phase == .failed
    let (name, namespace) = (pod.metadata.name, pod.metadata.namespace)
    // A pod that is gone meanwhile, or that may not be changed, needs no mark.
    if !isOver {
      _ = try? cluster.patch(
        .pod,
        name,
        namespace: namespace,
        options: WriteOptions(subresource: .status)
      ) { (value) throws(APIStatus) in
        var pod = Pod(value)
        pod.status.conditions.removeAll { $0.type == "DisruptionTarget" }
        pod.status.conditions.append(.evicted(at: session.now))
        return APIObject.pod(pod).value
      }
    }
    let grace = session.arguments.integer("grace-period")
    _ = try? cluster.delete(
      .pod,
      name,
      namespace: namespace,
      options: DeleteOptions(gracePeriodSeconds: grace < 0 ? nil : grace)
    )
  }

  /// Whether all of the node's evicted pods are gone.
  private mutating func finish(
    _ node: Node,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> Bool {
    while let (info, uid) = evicted.first {
      if let object = cluster.object(info.key), object.metadata.uid == uid {
        guard let deadline, session.now >= deadline else { return false }
        let timeout = session.arguments.duration("timeout").goText
        let message =
          "error when waiting for pod \(info.name.goQuoted) in namespace "
          + "\(info.namespace.goQuoted) to terminate: global timeout reached: \(timeout)"
        session.complain(
          "error: unable to drain node \(node.metadata.name.goQuoted) due to error: \(message), "
            + "continuing command...\n"
        )
        failures.append((node.metadata.name, .plain(message)))
        current = nil
        return true
      }
      session.print("pod/\(info.name) evicted\n")
      evicted.removeFirst()
    }
    session.print("node/\(node.metadata.name) drained\(dryRun.suffix)\n")
    current = nil
    return true
  }

  /// Pods that only a flag lets go: `drain.makeFilters`.
  private func refusal(of pods: [Pod], _ session: Session) -> String? {
    let running = pods.filter { $0.status.phase != .succeeded && $0.status.phase != .failed }
    func names(_ pods: [Pod]) -> String {
      pods.map { "\($0.metadata.namespace)/\($0.metadata.name)" }.joined(separator: ", ")
    }
    var problems: [String] = []
    let local = running.filter { $0.spec.volumes.contains { $0.emptyDir != nil } }
    if !local.isEmpty, !session.arguments.flag("delete-emptydir-data") {
      problems.append(
        "cannot delete Pods with local storage (use --delete-emptydir-data to override): "
          + names(local)
      )
    }
    let loose = running.filter { $0.metadata.controllerText == nil }
    if !loose.isEmpty, !session.arguments.flag("force") {
      problems.append(
        "cannot delete Pods that declare no controller (use --force to override): \(names(loose))"
      )
    }
    if problems.isEmpty { return nil }
    return problems.count == 1 ? problems[0] : "[" + problems.joined(separator: ", ") + "]"
  }
}

extension PodCondition {
  /// What the eviction API notes on a pod.
  fileprivate static func evicted(at moment: Instant) -> PodCondition {
    var condition = PodCondition()
    condition.type = "DisruptionTarget"
    condition.status = .true
    condition.reason = "EvictionByEvictionAPI"
    condition.message = "Eviction API: evicting"
    condition.lastTransitionTime = moment.wholeSecond
    return condition
  }
}

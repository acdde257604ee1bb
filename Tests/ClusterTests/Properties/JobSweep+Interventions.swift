import KubeAPI
import Simulation

@testable import Cluster

/// What users and faults do to a Job, its pods and its nodes.
extension JobSweep {
  /// - Throws: what the API server refuses.
  mutating func intervene() throws(APIStatus) {
    // The scripted pods need a node most of the time.
    if !usesKubelet, random.chance(1, in: 2) { try repairNodes() }
    guard fixture.hasJob() else {
      if random.chance(1, in: 2) { try recreateJob() }
      return
    }
    switch random.below(20) {
    case 0, 1: try patch { $0.suspend = true }
    case 2, 3, 4: try patch { $0.suspend = false }
    case 5, 6: try scale()
    case 7: try patchLimits()
    case 8, 9: try deletePod(gracePeriodSeconds: nil)
    case 10: try deletePod(gracePeriodSeconds: 0)
    case 11: try relabelPod()
    case 12: try disownPod()
    case 13, 14: try loseNode()
    case 15: try repairNodes()
    case 16: if random.chance(1, in: 4) { try deleteJob() }
    default: break
    }
  }

  private mutating func recreateJob() throws(APIStatus) {
    do {
      try createJob()
    } catch let refusal as APIStatus {
      throw refusal
    } catch {
      preconditionFailure("a fixture has no other errors: \(error)")
    }
  }

  private mutating func patch(_ change: (inout JobSpec) -> Void) throws(APIStatus) {
    guard case .job(var job)? = fixture.cluster.object(.job("a")) else { return }
    change(&job.spec)
    _ = try fixture.cluster.update(APIObject.job(job).value, kind: .job, namespace: "default")
  }

  private mutating func scale() throws(APIStatus) {
    let parallelism = Int32(random.below(7))
    let inTandem = random.chance(1, in: 2)
    try patch { spec in
      if inTandem, spec.completionMode == .indexed, spec.completions == spec.parallelism {
        spec.completions = parallelism
      }
      spec.parallelism = parallelism
    }
  }

  private mutating func patchLimits() throws(APIStatus) {
    let number = Int32(random.below(6))
    switch random.below(5) {
    case 0: try patch { $0.backoffLimit = number }
    case 1: try patch { $0.activeDeadlineSeconds = Int64(number) * 20 + 1 }
    case 2: try patch { $0.activeDeadlineSeconds = nil }
    case 3: try patch { $0.ttlSecondsAfterFinished = number * 10 }
    default: try patch { $0.podReplacementPolicy = .failed }
    }
  }

  private mutating func randomPod() -> Pod? { fixture.pods.randomElement(using: &random) }

  private mutating func deletePod(gracePeriodSeconds: Int64?) throws(APIStatus) {
    guard let pod = randomPod() else { return }
    let options = DeleteOptions(gracePeriodSeconds: gracePeriodSeconds)
    _ = try fixture.cluster.delete(
      .pod,
      pod.metadata.name,
      namespace: "default",
      options: options
    )
  }

  /// Takes a pod out of its Job's selector, or puts one back.
  private mutating func relabelPod() throws(APIStatus) {
    guard var pod = randomPod() else { return }
    let label = "batch.kubernetes.io/controller-uid"
    let job = fixture.cluster.object(.job("a"))?.metadata.uid ?? "none"
    pod.metadata.labels[label] = pod.metadata.labels[label] == job ? "none" : job
    _ = try fixture.cluster.update(APIObject.pod(pod).value, kind: .pod, namespace: "default")
  }

  private mutating func disownPod() throws(APIStatus) {
    guard var pod = randomPod() else { return }
    pod.metadata.ownerReferences = []
    _ = try fixture.cluster.update(APIObject.pod(pod).value, kind: .pod, namespace: "default")
  }

  private mutating func deleteJob() throws(APIStatus) {
    let policies: [PropagationPolicy] = [.background, .foreground, .orphan]
    let policy = policies[Int(random.below(3))]
    _ = try fixture.cluster.delete(
      .job,
      "a",
      namespace: "default",
      options: DeleteOptions(propagation: policy)
    )
  }

  // MARK: nodes

  /// The scripted node never speaks; a taint drives its pods away.
  private mutating func loseNode() throws(APIStatus) {
    guard usesKubelet else {
      try setScriptedTaints([Taint("lost", "NoExecute")])
      return
    }
    let name = random.chance(1, in: 2) ? "node-1" : "node-2"
    if random.chance(1, in: 6) {
      _ = try fixture.cluster.delete(.node, name, namespace: "")
    } else {
      try fixture.cluster.stopNode(name)
      // It has to last for its pods to be evicted.
      if random.chance(1, in: 2) { pause = .seconds(360) }
    }
  }

  mutating func repairNodes() throws(APIStatus) {
    guard usesKubelet else {
      try setScriptedTaints([])
      return
    }
    for name in ["node-1", "node-2"] {
      let key = ObjectKey(kind: .node, namespace: "", name: name)
      if fixture.cluster.object(key) != nil { try fixture.cluster.resumeNode(name) }
    }
  }

  private mutating func setScriptedTaints(_ taints: [Taint]) throws(APIStatus) {
    guard case .node(var node) = try fixture.cluster.get(.node, "scripted", namespace: "") else {
      return
    }
    node.spec.taints = taints
    _ = try fixture.cluster.update(APIObject.node(node).value, kind: .node, namespace: "")
  }
}

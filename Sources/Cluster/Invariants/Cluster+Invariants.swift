import KubeAPI
import Simulation

/// What must hold in every state and over every write; tests ask after each step.
extension Cluster {
  /// The rules that were broken by a write after `resourceVersion`, in words.
  public func checkInvariants(since resourceVersion: Int = 0) -> [String] {
    var broken: [String] = []
    var last = resourceVersion
    for change in changes(after: resourceVersion) {
      if change.resourceVersion <= last { broken.append("version \(change.resourceVersion) again") }
      last = change.resourceVersion
      broken += change.brokenRules
    }
    if last > server.store.resourceVersion { broken.append("the store has gone back in version") }
    return broken
  }

  /// The rules that Jobs have broken by making pods after `resourceVersion`.
  ///
  /// They speak of the present, so that they hold for the pods of the last step alone.
  public func checkCreations(since resourceVersion: Int) -> [String] {
    var makers: [String] = []
    var broken: [String] = []
    for change in changes(after: resourceVersion) where change.kind == .added {
      guard case .pod(let pod) = change.object, let owner = pod.metadata.controller,
        owner.kind == Kind.job.rawValue, !makers.contains(owner.uid)
      else { continue }
      makers.append(owner.uid)
      let key = ObjectKey(kind: .job, namespace: pod.metadata.namespace, name: owner.name)
      guard let job = server.store.job(key), job.metadata.uid == owner.uid else {
        broken.append("pod \(pod.metadata.name) was made without its Job")
        continue
      }
      let pods = server.store.openPods(ownedBy: owner.uid)
      let rules = job.rulesBrokenByCreation(with: pods)
      broken += rules.map { "Job \(owner.name) at version \(change.resourceVersion): \($0)" }
    }
    return broken
  }

  /// The rules that are broken in a cluster that has been left alone for some minutes.
  public func checkSettledInvariants() -> [String] {
    var broken: [String] = []
    for kind in [Kind.cronJob, .job, .pod] {
      for object in server.store.objects(of: kind) {
        let rules = object.metadata.rulesBrokenAtRest(in: server.store) + rulesBrokenAtRest(object)
        broken += rules.map { "\(kind.rawValue) \(object.metadata.name): \($0)" }
      }
    }
    return broken
  }

  private func rulesBrokenAtRest(_ object: APIObject) -> [String] {
    switch object {
    case .job(let job): job.rulesBrokenAtRest
    case .pod(let pod):
      pod.rulesBrokenAtRest(owner: server.store, isReachable: isReachable(pod.spec.nodeName))
    default: []
    }
  }

  private func isReachable(_ node: String) -> Bool { !nodeFaults.isStopped(node) }
}

extension Change {
  /// The rules that this write breaks.
  fileprivate var brokenRules: [String] {
    let name = "\(object.kind.rawValue) \(object.metadata.name)"
    var rules = object.metadata.brokenRules
    if object.metadata.resourceVersion != String(resourceVersion) {
      rules.append("does not carry its version")
    }
    if let previous, kind == .modified {
      rules += object.metadata.brokenRules(after: previous.metadata)
    }
    switch (object, previous) {
    case (.job(let job), let previous) where kind != .deleted:
      rules += job.brokenRules
      if case .job(let previous)? = previous { rules += job.brokenRules(after: previous) }
    case (.pod(let pod), .pod(let previous)?) where kind == .modified:
      rules += pod.brokenRules(after: previous)
    default: break
    }
    return rules.map { "\(name) at version \(resourceVersion): \($0)" }
  }
}

extension ObjectMeta {
  fileprivate var brokenRules: [String] {
    var rules: [String] = []
    if ownerReferences.count(where: { $0.controller == true }) > 1 {
      rules.append("has several controllers")
    }
    if uid.isEmpty || creationTimestamp == nil { rules.append("has no identity") }
    if Set(finalizers).count != finalizers.count { rules.append("has a finalizer twice") }
    return rules
  }

  fileprivate func brokenRules(after previous: ObjectMeta) -> [String] {
    var rules: [String] = []
    if uid != previous.uid { rules.append("changed its uid") }
    if creationTimestamp != previous.creationTimestamp { rules.append("changed its creation") }
    if generation < previous.generation { rules.append("went back in generation") }
    if let before = previous.deletionTimestamp {
      guard let deletionTimestamp else { return rules + ["rose from the dead"] }
      if deletionTimestamp > before { rules.append("was given longer to live") }
      let added = finalizers.filter { !previous.finalizers.contains($0) }
      if !added.isEmpty, added != [Finalizer.foregroundDeletion], added != [Finalizer.orphan] {
        rules.append("got a finalizer while it was going")
      }
    }
    return rules
  }

  /// Owners that are gone take their dependents with them, and no deletion waits for ever.
  fileprivate func rulesBrokenAtRest(in store: ObjectStore) -> [String] {
    var rules: [String] = []
    let standing = OwnerStanding(of: self, in: store)
    if !standing.dangling.isEmpty { rules.append("is owned by something that is gone") }
    if deletionTimestamp != nil,
      finalizers.contains(Finalizer.foregroundDeletion) || finalizers.contains(Finalizer.orphan),
      !store.hasDependents(of: uid)
    {
      rules.append("waits for dependents that it does not have")
    }
    return rules
  }
}

extension Pod {
  fileprivate func brokenRules(after previous: Pod) -> [String] {
    var rules: [String] = []
    if previous.status.phase.isTerminal, status.phase != previous.status.phase {
      rules.append("ended as \(previous.status.phase.rawValue) and is \(status.phase.rawValue)")
    }
    if previous.status.phase == .running, status.phase == .pending {
      rules.append("ran and is pending again")
    }
    if !previous.spec.nodeName.isEmpty, spec.nodeName != previous.spec.nodeName {
      rules.append("moved to another node")
    }
    return rules
  }

  /// No finalizer is left behind, and no deleted pod stays.
  fileprivate func rulesBrokenAtRest(owner store: ObjectStore, isReachable: Bool) -> [String] {
    var rules: [String] = []
    let job = metadata.controller.flatMap { owner in
      store.job(ObjectKey(kind: .job, namespace: metadata.namespace, name: owner.name))
    }
    let isCounting = job.map { $0.status.finishedCondition == nil } ?? false
    if metadata.finalizers.contains(Finalizer.jobTracking), !isCounting {
      rules.append("is tracked though nobody counts it")
    }
    // A failed pod whose counts the next pod of its index takes over is kept until then.
    let isKept = job?.hasBackoffLimitPerIndex == true && status.phase == .failed
    if metadata.deletionTimestamp != nil, isReachable, !isKept { rules.append("is still going") }
    return rules
  }
}

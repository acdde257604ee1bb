import KubeAPI
import Simulation

/// What must hold in every state and over every write; tests ask after each step.
extension Cluster {
  /// The rules that are broken now or were by a write after `resourceVersion`, in words.
  package func checkInvariants(since resourceVersion: Int = 0) -> [String] {
    let changes = changes(after: resourceVersion)
    var broken: [String] = []
    var last = resourceVersion
    for change in changes {
      if change.resourceVersion <= last { broken.append("version \(change.resourceVersion) again") }
      last = change.resourceVersion
      broken += change.brokenRules
    }
    return broken
  }
}

extension Change {
  /// The rules that this write breaks.
  fileprivate var brokenRules: [String] {
    let name = "\(object.kind.rawValue) \(object.metadata.name)"
    var rules = object.metadata.brokenRules
    if let previous, kind == .modified {
      rules += object.metadata.brokenRules(after: previous.metadata)
    }
    if case .job(let job) = object, kind != .deleted {
      rules += job.brokenRules
      if case .job(let previous)? = previous { rules += job.brokenRules(after: previous) }
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
    if deletionTimestamp == nil, previous.deletionTimestamp != nil {
      rules.append("rose from the dead")
    }
    return rules
  }
}

extension Job {
  /// The checks of `validateJobStatus` in pkg/apis/batch/validation/validation.go.
  fileprivate var brokenRules: [String] {
    var rules: [String] = []
    let isComplete = status.trueCondition(JobConditionType.complete) != nil
    let hasFailed = status.trueCondition(JobConditionType.failed) != nil
    if isComplete, hasFailed { rules.append("is both Complete and Failed") }
    if isComplete, status.trueCondition(JobConditionType.successCriteriaMet) == nil {
      rules.append("is Complete without SuccessCriteriaMet")
    }
    if hasFailed, status.trueCondition(JobConditionType.failureTarget) == nil {
      rules.append("is Failed without FailureTarget")
    }
    if isComplete != (status.completionTime != nil) {
      rules.append("completionTime and Complete do not go together")
    }
    if isComplete || hasFailed {
      let uncounted = status.uncountedTerminatedPods
      if status.active != 0 || status.terminating ?? 0 != 0 { rules.append("has ended with pods") }
      if uncounted.map({ !$0.succeeded.isEmpty || !$0.failed.isEmpty }) == true {
        rules.append("has ended with uncounted pods")
      }
    }
    if status.ready ?? 0 > status.active { rules.append("has more ready than active pods") }
    if status.active < 0 || status.ready ?? 0 < 0 || status.terminating ?? 0 < 0 {
      rules.append("has a negative number of pods")
    }
    return rules
  }

  fileprivate func brokenRules(after previous: Job) -> [String] {
    var rules: [String] = []
    let end = previous.status.finishedCondition
    if let end, status.finishedCondition?.type != end.type {
      rules.append("is no longer \(end.type)")
    }
    if status.failed < previous.status.failed { rules.append("counts fewer failed pods") }
    // An elastic Job that shrinks forgets the indexes beyond its new size.
    let isElastic = isIndexed && spec.completions != previous.spec.completions
    let forgets = isIndexed && status.completedIndexes != previous.status.completedIndexes
    if status.succeeded < previous.status.succeeded, !isElastic, !forgets {
      rules.append("counts fewer succeeded pods")
    }
    let suspensionChanged =
      status.trueCondition(JobConditionType.suspended) != nil
      || previous.status.trueCondition(JobConditionType.suspended) != nil
    if let start = previous.status.startTime, status.startTime != start, !suspensionChanged {
      rules.append("changed its startTime")
    }
    return rules
  }
}

import KubeAPI
import Simulation

/// What the job controller does to pods.
extension Cluster {
  /// The pods of a Job that still matter, after adopting those that it selects and releasing those
  /// that it does not select any more.
  mutating func claimPods(for job: Job) -> [OpenPod] {
    server.store.tidyPods(ownedBy: job.metadata.uid)
    let isGenerated = job.hasGeneratedSelector
    let orphans = server.store.orphanPods(in: job.metadata.namespace)
    if !isGenerated || !orphans.isEmpty || !jobController.strays.isEmpty {
      guard let selection = job.selection else {
        return server.store.openPods(ownedBy: job.metadata.uid)
      }
      adopt(orphans, for: job, selection)
      disownStrays(of: job, selection)
    }
    let owned = server.store.openPods(ownedBy: job.metadata.uid)
    // The generated selector asks for one label, which is looked at when a pod is written.
    if isGenerated, owned.allSatisfy(\.hasControllerLabel) { return owned }
    guard let selection = job.selection else { return owned }
    return owned.filter { open in
      if selection.matches(open.pod.metadata.labels) { return true }
      if job.metadata.deletionTimestamp == nil { disown(open.pod, job) }
      return false
    }
  }

  private mutating func adopt(_ pods: [OpenPod], for job: Job, _ selection: LabelSelection) {
    guard job.metadata.deletionTimestamp == nil else { return }
    for pod in pods.map(\.pod) {
      guard pod.metadata.deletionTimestamp == nil, selection.matches(pod.metadata.labels) else {
        continue
      }
      updatePod(pod.key) {
        $0.metadata.ownerReferences.append(OwnerReference(controller: job))
        if !$0.metadata.finalizers.contains(Finalizer.jobTracking) {
          $0.metadata.finalizers.append(Finalizer.jobTracking)
        }
      }
    }
  }

  private mutating func disownStrays(of job: Job, _ selection: LabelSelection) {
    let strays = jobController.strays.removeValue(forKey: job.key) ?? []
    for key in strays {
      guard let pod = server.store.pod(key), pod.metadata.controller?.uid == job.metadata.uid,
        job.metadata.deletionTimestamp == nil, !selection.matches(pod.metadata.labels)
      else { continue }
      disown(pod, job)
    }
  }

  private mutating func disown(_ pod: Pod, _ job: Job) {
    updatePod(pod.key) {
      $0.metadata.ownerReferences.removeAll { $0.uid == job.metadata.uid }
      $0.metadata.finalizers.removeAll { $0 == Finalizer.jobTracking }
    }
  }

  mutating func deletePod(_ deletion: JobPlan.Deletion, of job: Job) {
    if deletion.releasesFirst { release(deletion.pod) }
    do {
      try server.delete(deletion.pod, now: now)
      recordEvent(
        on: .job(job),
        type: .normal,
        reason: "SuccessfulDelete",
        message: "Deleted pod: \(deletion.pod.name)",
        from: .jobController
      )
    } catch {
      // Releasing a pod that was going already has removed it: there is nothing left to delete.
      guard error.reason != .notFound else { return }
      recordEvent(
        on: .job(job),
        type: .warning,
        reason: "FailedDelete",
        message: "Error deleting: \(error.message)",
        from: .jobController
      )
    }
  }

  /// Makes pods in batches of 1, 2, 4 and so on; a batch with a failure is the last one.
  ///
  /// - Returns: whether one was refused; the pods that were not made are taken off `status.active`.
  mutating func createPods(
    _ creations: [JobPlan.Creation],
    of job: Job,
    status: inout JobStatus
  ) -> Bool {
    guard !creations.isEmpty else { return false }
    let template = podTemplate(of: job)
    var hasFailed = false
    var made = 0
    var next = 0
    var batch = 1
    while next < creations.count, !hasFailed {
      for creation in creations[next..<min(next + batch, creations.count)] {
        if create(template.pod(creation), of: job, isValid: template.isValid) {
          made += 1
        } else {
          hasFailed = true
        }
      }
      next += batch
      batch *= 2
    }
    status.active -= Int32(creations.count - made)
    return hasFailed
  }

  /// What the next pods of a Job are made from; from its earlier pods is known what follows from it.
  private mutating func podTemplate(of job: Job) -> JobPodTemplate {
    let key = job.key
    let template: JobPodTemplate
    if let known = jobController.templates[key], known.serves(job) {
      template = known.renewed(for: job, suffixes: &server.names.suffixes)
      shareTemplate(of: known, with: template)
    } else {
      template = JobPodTemplate(job, suffixes: &server.names.suffixes)
    }
    jobController.keep(template, key)
    return template
  }

  /// Lets scheduler and kubelet know that two templates differ in the name of a volume at most.
  private mutating func shareTemplate(of old: JobPodTemplate, with new: JobPodTemplate) {
    guard let name = old.tokenVolume, let newName = new.tokenVolume else { return }
    scheduler.shareDemand(of: old.spec, with: new.spec)
    kubelet.prototypes.share(old.spec, with: new.spec, renaming: name, to: newName)
  }

  /// - Returns: whether there is nothing to try again.
  private mutating func create(_ pod: consuming Pod, of job: Job, isValid: Bool) -> Bool {
    do {
      let name: String
      if isValid {
        // Pods that are known to be valid need not be checked one by one.
        name = try server.create(pod, now: now).metadata.name
      } else {
        name = try server.register(.pod(pod), now: now).object.metadata.name
      }
      recordEvent(
        on: .job(job),
        type: .normal,
        reason: "SuccessfulCreate",
        message: String(joining: ["Created pod: ", name]),
        from: .jobController
      )
      return true
    } catch {
      // In a namespace that is going, every further creation fails as well.
      if error.causes.contains(where: { $0.reason == "NamespaceTerminating" }) { return true }
      recordEvent(
        on: .job(job),
        type: .warning,
        reason: "FailedCreate",
        message: "Error creating: \(error.message)",
        from: .jobController
      )
      return false
    }
  }
}

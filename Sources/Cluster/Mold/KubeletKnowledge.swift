import ShellRuntime

/// What kubelets have worked out that serves another run of the same beginning.
struct KubeletKnowledge: Sendable {
  fileprivate var scripts: ProgramCache
  fileprivate var prototypes: PodPrototypes
  fileprivate var volumes: VolumeTrees
}

extension Kubelet {
  /// What was worked out so far, as far as the ConfigMaps and Secrets of that revision give it.
  func knowledge(atRevision revision: Int) -> KubeletKnowledge {
    KubeletKnowledge(
      scripts: scripts,
      prototypes: prototypes.forAnotherRun(atRevision: revision),
      volumes: volumeTrees.forAnotherRun
    )
  }

  /// Begins with what another run has worked out.
  mutating func take(_ knowledge: KubeletKnowledge) {
    scripts = knowledge.scripts
    prototypes = knowledge.prototypes
    volumeTrees = knowledge.volumes
  }
}

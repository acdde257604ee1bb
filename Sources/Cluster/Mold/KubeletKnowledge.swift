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

/// What a cluster has worked out from texts alone, which serves any other cluster.
///
/// These are parsed scripts, and the volumes that files make. Whoever begins with them lives through
/// the same as without.
public struct TextKnowledge: Sendable {
  fileprivate var scripts = ProgramCache()
  fileprivate var volumes = VolumeTrees()

  public init() {}
}

extension Cluster {
  /// What was worked out so far, as much of it as is kept.
  public var textKnowledge: TextKnowledge {
    var knowledge = TextKnowledge()
    knowledge.scripts = kubelet.scripts
    knowledge.volumes = kubelet.volumeTrees.forAnotherRun
    return knowledge
  }

  /// Begins with what another cluster has worked out; this one must not have had a pod yet.
  public mutating func take(_ knowledge: TextKnowledge) {
    precondition(kubelet.workers.isEmpty, "a cluster begins with what others have worked out")
    kubelet.scripts = knowledge.scripts
    kubelet.volumeTrees = knowledge.volumes
  }
}

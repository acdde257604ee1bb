import KubeAPI
import ShellRuntime
import Simulation

/// What pods of one template have in common, for a pod at hand.
extension Kubelet {
  /// What was made for earlier pods of a pod's template and serves it too.
  func knownPrototype(of pod: Pod) -> PodPrototype? {
    prototypes.current(pod, configurationRevision: configurationRevision)
  }

  /// The volumes that were made for earlier pods of a pod's template and serve it too.
  mutating func knownVolumes(of pod: Pod, at moment: Instant) -> PodVolumes? {
    prototypes.volumes(
      of: pod,
      configurationRevision: configurationRevision,
      from: &volumeTrees,
      at: moment
    )
  }

  /// What was made for one container of earlier pods; there may be nothing in it.
  func knownPart(_ index: Int, of pod: Pod) -> PodPrototype.ContainerPart {
    knownPrototype(of: pod)?.containers[index] ?? PodPrototype.ContainerPart()
  }

  /// Keeps something that was made for a pod, for the next ones of its template.
  mutating func keep(for pod: Pod, _ change: (inout PodPrototype) -> Void) {
    prototypes.keep(for: pod, configurationRevision: configurationRevision, change)
  }

  /// Keeps where a program was found, if the files are those of the template.
  mutating func keep(_ location: ProgramLocation, _ index: Int, for pod: Pod) {
    guard knownPart(index, of: pod).files != nil else { return }
    keep(for: pod) { $0.containers[index].program = location }
  }
}

import Cluster
import KubeAPI
import Simulation

/// The pod and the container that a word of `exec`, `attach` or `cp` means.
enum ContainerTarget {
  /// The pod, or of a Job's pods the one that has been ready for longest (`AttachablePodForObject`).
  static func pod(
    _ resource: String,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> Pod {
    let query = try ResourceQuery(
      resource.contains("/") ? [resource] : ["pods", resource],
      options: ResourceQuery.Options(),
      &session
    )
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first { throw error }
    switch infos.first?.object {
    case .pod(let pod)?: return pod
    case .job(let job)?:
      guard let selection = job.spec.selector.flatMap({ LabelSelection($0) }) else {
        throw .plain("invalid label selector")
      }
      let pods = cluster.pods(in: job.metadata.namespace) {
        selection.matches($0.metadata.labels)
      }
      guard let pod = pods.min(by: Self.isRather) else {
        throw .plain("timed out waiting for the condition")
      }
      return pod
    case let other?: throw .plain("cannot attach to *v1.\(other.kind.rawValue): not implemented")
    case nil: throw .plain("pod, type/name or --filename must be specified")
    }
  }

  /// Running before not, ready before not, then ready for longer, then older
  /// (https://github.com/kubernetes/kubectl/blob/master/pkg/util/podutils/podutils.go).
  private static func isRather(_ a: Pod, _ b: Pod) -> Bool {
    let (first, second) = (standing(a), standing(b))
    if first.tier != second.tier { return first.tier < second.tier }
    if first.since != second.since { return first.since < second.since }
    return a.metadata.name < b.metadata.name
  }

  private static func standing(_ pod: Pod) -> (tier: Int, since: Instant) {
    let born = pod.metadata.creationTimestamp ?? Instant(seconds: 0)
    guard pod.status.phase == .running else { return (2, born) }
    guard let ready = pod.status.conditions.first(where: { $0.type == "Ready" }),
      ready.status == .true
    else { return (1, born) }
    return (0, ready.lastTransitionTime ?? born)
  }

  static func container(
    of pod: Pod,
    _ session: inout Session
  ) throws(KubectlError) -> String {
    let names = (pod.spec.containers + pod.spec.initContainers).map(\.name)
    let wanted = session.arguments.text("container")
    if !wanted.isEmpty {
      guard names.contains(wanted) else {
        throw .plain(
          "container \(wanted) is not valid for pod \(pod.metadata.name) out of: "
            + pod.containerNames
        )
      }
      return wanted
    }
    let annotated = pod.metadata.annotations["kubectl.kubernetes.io/default-container"] ?? ""
    if names.contains(annotated) { return annotated }
    let name = names.first ?? ""
    if names.count > 1, !session.arguments.flag("quiet") {
      session.complain("Defaulted container \(name.goQuoted) out of: \(pod.containerNames)\n")
    }
    return name
  }
}

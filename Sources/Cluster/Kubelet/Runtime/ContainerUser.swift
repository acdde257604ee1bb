import KubeAPI
import ShellRuntime

extension MachineUser {
  /// Who a container's processes are, by its security context and its pod's.
  ///
  /// The image runs as root, which a container may refuse.
  /// - Throws: the words of `verifyRunAsNonRoot`:
  ///   https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/security_context_others.go
  init(_ container: Container, in pod: Pod) throws(ConfigurationError) {
    self = .root
    guard pod.spec.securityContext != nil || container.securityContext != nil else { return }
    func field(_ name: String) -> Value? {
      container.securityContext?[name] ?? pod.spec.securityContext?[name]
    }
    let user = field("runAsUser")?.integer
    if field("runAsNonRoot")?.flag == true, user ?? 0 == 0 {
      let podName = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
      let place = "(pod: \"\(podName)\", container: \(container.name))"
      throw ConfigurationError(
        message: user == nil
          ? "container has runAsNonRoot and image will run as root \(place)"
          : "container's runAsUser breaks non-root policy \(place)"
      )
    }
    id = user ?? 0
    group = field("runAsGroup")?.integer ?? 0
    let more = pod.spec.securityContext?["supplementalGroups"]?.elements ?? []
    otherGroups = more.compactMap(\.integer)
    if let fileGroup = pod.spec.securityContext?["fsGroup"]?.integer {
      otherGroups.append(fileGroup)
    }
    otherGroups = otherGroups.filter { $0 != group }
  }
}

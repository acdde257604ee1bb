import KubeAPI
import ShellRuntime

extension MachineUser {
  /// Who a container's processes are, by its security context and its pod's.
  ///
  /// The image runs as root, which a container may refuse.
  init(_ container: Container, in spec: PodSpec) throws(RootRefusal) {
    self = .root
    guard spec.securityContext != nil || container.securityContext != nil else { return }
    func field(_ name: String) -> Value? {
      container.securityContext?[name] ?? spec.securityContext?[name]
    }
    let user = field("runAsUser")?.integer
    if field("runAsNonRoot")?.flag == true, user ?? 0 == 0 {
      throw user == nil ? .rootOfImage : .rootByName
    }
    id = user ?? 0
    group = field("runAsGroup")?.integer ?? 0
    let more = spec.securityContext?["supplementalGroups"]?.elements ?? []
    otherGroups = more.compactMap(\.integer)
    if let fileGroup = spec.securityContext?["fsGroup"]?.integer {
      otherGroups.append(fileGroup)
    }
    otherGroups = otherGroups.filter { $0 != group }
  }
}

/// Why a container that must not run as root would do so.
enum RootRefusal: Error {
  /// It names no user, and the image's is root.
  case rootOfImage
  case rootByName

  /// What is said, in the words of `verifyRunAsNonRoot`.
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/security_context_others.go
  func error(of container: String, in pod: Pod) -> ConfigurationError {
    let podName = "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
    let place = "(pod: \"\(podName)\", container: \(container))"
    let message =
      switch self {
      case .rootOfImage: "container has runAsNonRoot and image will run as root \(place)"
      case .rootByName: "container's runAsUser breaks non-root policy \(place)"
      }
    return ConfigurationError(message: message)
  }
}

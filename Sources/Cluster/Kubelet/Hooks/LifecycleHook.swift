import KubeAPI

/// What a container's `lifecycle` has the kubelet do after its start or before its stop.
///
/// https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
enum LifecycleHook: Hashable, Sendable {
  case exec([String])
  case httpGet(HTTPRequest)
  /// Seconds.
  case sleep(Int64)

  /// `name`: `postStart` or `preStop`; nil when the container has none.
  init?(_ container: Container, _ name: String) {
    guard let value = container.lifecycle?[name] else { return nil }
    if let exec = value["exec"] {
      self = .exec(exec["command"]?.elements?.compactMap(\.text) ?? [])
    } else if let get = value["httpGet"] {
      self = .httpGet(HTTPRequest(get))
    } else if let seconds = value["sleep"]?["seconds"]?.integer {
      self = .sleep(min(max(seconds, 0), 1_000_000_000))
    } else {
      return nil
    }
  }
}

/// Why a hook has failed.
struct HookFailure: Hashable, Sendable {
  var error: String
  /// What its program wrote.
  var output = ""

  /// The message of a container that waits because of it.
  func message(of hook: LifecycleHook, _ container: Container, _ pod: Pod) -> String {
    let podName = GoSyntax.quoted(
      "\(pod.metadata.name)_\(pod.metadata.namespace)(\(pod.metadata.uid))"
    )
    let place = "for Container \(GoSyntax.quoted(container.name)) in Pod \(podName) failed"
    switch hook {
    case .exec(let command):
      return "Exec lifecycle hook ([\(command.joined(separator: " "))]) \(place) - error: "
        + "\(error), message: \(GoSyntax.quoted(output))"
    case .httpGet(let request):
      return "HTTP lifecycle hook (\(request.path)) \(place) - error: \(error)"
    case .sleep(let seconds):
      return "Sleep lifecycle hook (\(seconds)) \(place) - error: \(error)"
    }
  }
}

import KubeAPI

/// What admission plugins ask of a new pod that other objects must answer.
extension APIServer {
  /// - Throws: Forbidden for a service account, a priority class or a runtime class that is missing.
  func admit(_ pod: Pod) throws(APIStatus) {
    try checkServiceAccount(pod)
    try checkPriority(pod)
    if let name = pod.spec.others["runtimeClassName"]?.text {
      throw .forbidden(pod, "pod rejected: RuntimeClass \"\(name)\" not found")
    }
  }

  /// The account `default` comes with its namespace.
  private func checkServiceAccount(_ pod: Pod) throws(APIStatus) {
    let account = pod.spec.serviceAccountName
    if account.isEmpty || account == "default" { return }
    let namespace = pod.metadata.namespace
    let key = ObjectKey(kind: .serviceAccount, namespace: namespace, name: account)
    if store.contains(key) { return }
    throw .forbidden(
      pod,
      "error looking up service account \(namespace)/\(account): serviceaccount "
        + "\"\(account)\" not found"
    )
  }

  private func checkPriority(_ pod: Pod) throws(APIStatus) {
    let name = pod.spec.priorityClassName
    guard let priority = PodAdmission.priority(ofClass: name) else {
      throw .forbidden(pod, "no PriorityClass with name \(name) was found")
    }
    guard let wanted = pod.spec.priority, wanted != priority else { return }
    throw .forbidden(
      pod,
      "the integer value of priority (\(wanted)) must not be provided in pod spec; priority "
        + "admission controller computed \(priority) from the given PriorityClass name"
    )
  }
}

extension APIStatus {
  /// `pods "x" is forbidden: …`; a name that is still to come is shown by its beginning.
  fileprivate static func forbidden(_ pod: Pod, _ reason: String) -> APIStatus {
    let metadata = pod.metadata
    let name = metadata.name.isEmpty ? metadata.generateName : metadata.name
    return APIStatus(
      .forbidden,
      "pods \"\(name.isEmpty ? "Unknown" : name)\" is forbidden: \(reason)",
      kind: Kind.pod.plural,
      name: name
    )
  }

  /// The store's refusal of a new object that claims to be an old one:
  /// `ErrResourceVersionSetOnCreate` in k8s.io/apiserver/pkg/storage/errors.go.
  static func versionOfNew(_ kind: Kind) -> APIStatus {
    APIStatus(
      .unknown,
      "resourceVersion should not be set on objects to be created",
      kind: kind.plural
    )
  }
}

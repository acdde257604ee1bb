public import KubeAPI

extension Cluster {
  /// What a container has written so far, or its run before the present one has.
  ///
  /// The rules and words are the kubelet's (`validateContainerLogStatus`): it goes by the pod's
  /// status, so that a container that has just started has no log for a moment. A pod without a
  /// node has an empty log.
  /// - Throws: NotFound for the pod and its node; what `reachKubelet` throws; BadRequest for a container that it does not have, or that has
  ///   not started.
  public func log(
    pod key: ObjectKey,
    container name: String,
    previous: Bool
  ) throws(APIStatus) -> ContainerLog {
    guard case .pod(let pod)? = server.store.object(key) else { throw .notFound(.pod, key.name) }
    guard let index = pod.spec.allContainers.firstIndex(where: { $0.name == name }) else {
      throw APIStatus(.badRequest, "container \(name) is not valid for pod \(key.name)")
    }
    guard !pod.spec.nodeName.isEmpty else { return .nothing }
    try reachKubelet(of: pod, .log(container: name))
    let statuses = pod.status.initContainerStatuses + pod.status.containerStatuses
    guard let status = statuses.first(where: { $0.name == name }) else {
      throw APIStatus(
        .badRequest,
        "container \"\(name)\" in pod \"\(key.name)\" is not available"
      )
    }
    let run = try status.logRun(previous: previous, pod: key.name)
    let worker = kubelet.workers.id(of: pod.metadata.uid)
    guard let log = worker.flatMap({ kubelet.workers[$0].records[index].log(of: run) }) else {
      throw APIStatus(.badRequest, "unable to retrieve container logs for \(run)")
    }
    return log
  }
}

extension ContainerLog {
  fileprivate static var nothing: ContainerLog {
    var log = ContainerLog()
    log.isOpen = false
    return log
  }
}

extension ContainerStatus {
  /// The id of the run whose log is meant.
  fileprivate func logRun(previous: Bool, pod: String) throws(APIStatus) -> String {
    func refusal(_ text: String) -> APIStatus {
      APIStatus(.badRequest, "container \"\(name)\" in pod \"\(pod)\" is \(text)")
    }
    let last = lastState.terminated?.containerID ?? ""
    if previous {
      guard !last.isEmpty else {
        throw APIStatus(
          .badRequest,
          "previous terminated container \"\(name)\" in pod \"\(pod)\" not found"
        )
      }
      return last
    }
    if state.running != nil { return containerID }
    if let end = state.terminated {
      if !end.containerID.isEmpty { return end.containerID }
      guard !last.isEmpty else { throw refusal("terminated") }
      return last
    }
    if lastState.terminated != nil {
      guard !last.isEmpty else { throw refusal("terminated") }
      return last
    }
    switch state.waiting?.reason {
    case "ErrImagePull"?: throw refusal("waiting to start: image can't be pulled")
    case "ImagePullBackOff"?: throw refusal("waiting to start: trying and failing to pull image")
    case let reason?: throw refusal("waiting to start: \(reason)")
    case nil: throw refusal("waiting to start - no logs yet")
    }
  }
}

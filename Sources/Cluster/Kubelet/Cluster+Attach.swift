public import KubeAPI
import ShellRuntime

/// What `kubectl attach -i` does besides reading: it writes to a container's standard input.
extension Cluster {
  /// Gives bytes to the first process of a running container.
  ///
  /// They are lost when the container was not made with `stdin: true`, as they are on a node.
  public mutating func writeInput(_ bytes: [UInt8], toPod key: ObjectKey, container name: String) {
    changeInput(of: key, name) { process, _ in process?.supplyInput(bytes) }
  }

  /// Ends a client's input.
  ///
  /// With `stdinOnce` it is the end of the container's standard input too. Without, the next client
  /// goes on, and the runtime lets go of this one.
  ///
  /// - Returns: whether the client is let go.
  public mutating func closeInput(ofPod key: ObjectKey, container name: String) -> Bool {
    var isReleased = false
    changeInput(of: key, name) { process, container in
      if container.stdinOnce { process?.supplyInput(nil) } else { isReleased = true }
    }
    return isReleased
  }

  private mutating func changeInput(
    of key: ObjectKey,
    _ name: String,
    _ change: (inout ContainerProcess?, Container) -> Void
  ) {
    guard let pod = server.store.pod(key),
      let index = pod.spec.allContainers.firstIndex(where: { $0.name == name }),
      pod.spec.allContainers[index].stdin
    else { return }
    guard let id = kubelet.workers.id(of: pod.metadata.uid),
      kubelet.workers[id].records[index].isRunning
    else { return }
    change(&kubelet.workers[id].records[index].process, pod.spec.allContainers[index])
    runContainer(id, index)
    deliverChanges()
  }
}

public import KubeAPI
public import ShellRuntime
import Simulation

/// A process that was started in a running container from outside.
public struct ContainerSession: Sendable {
  fileprivate let podUID: String
  fileprivate let container: Int
  /// The run of the container that it belongs to.
  fileprivate let run: String
  fileprivate let process: Int
}

/// `kubectl exec`, as API server, kubelet and containerd carry it out together.
extension Cluster {
  /// Starts a program in a running container.
  ///
  /// - Parameters:
  ///   - key: The pod.
  ///   - name: The container.
  ///   - command: The program and its arguments.
  ///   - input: All that it can read from its standard input.
  /// - Returns: What `follow` knows the process by.
  /// - Throws: NotFound for the pod; BadRequest for a pod without a node; InternalError for a
  ///   container that does not run and for a program that cannot be.
  public mutating func exec(
    pod key: ObjectKey,
    container name: String,
    command: [String],
    input: [UInt8]
  ) throws(APIStatus) -> ContainerSession {
    guard let pod = server.store.pod(key) else { throw .notFound(.pod, key.name) }
    guard !pod.spec.nodeName.isEmpty else {
      throw APIStatus(.badRequest, "pod \(key.name) does not have a host assigned")
    }
    try reachKubelet(of: pod, .session)
    let notFound = APIStatus(
      .internalError,
      "unable to upgrade connection: container not found (\"\(name)\")"
    )
    guard let index = pod.spec.allContainers.firstIndex(where: { $0.name == name }),
      let id = kubelet.workers.id(of: pod.metadata.uid),
      kubelet.workers[id].records[index].isRunning
    else { throw notFound }
    let run = kubelet.workers[id].records[index].id
    let started: Int?
    do throws(Errno) {
      started = try kubelet.workers[id].records[index].process?.attach(command, input: input)
    } catch {
      let digits = kubelet.workers[id].hexDigits()
      throw .cannotExec(command.first ?? "", error, id: digits)
    }
    guard let process = started else { throw notFound }
    runContainer(id, index)
    deliverChanges()
    return ContainerSession(
      podUID: pod.metadata.uid,
      container: index,
      run: run,
      process: process
    )
  }

  /// What a session's process has written since the last call, and how it has ended if it has.
  ///
  /// A process dies with its container, as if it had been killed.
  public mutating func follow(
    _ session: ContainerSession
  ) -> (output: [OutputChunk], end: ProcessEnd?) {
    let index = session.container
    guard let id = kubelet.workers.id(of: session.podUID),
      kubelet.workers[id].records[index].id == session.run
    else { return ([], .killed(.kill)) }
    let output = kubelet.workers[id].records[index].process?.takeOutput(of: session.process)
    guard let output else { return ([], .killed(.kill)) }
    let end = kubelet.workers[id].records[index].process?.end(of: session.process)
    if end != nil { kubelet.workers[id].records[index].process?.detach(session.process) }
    return (output, end)
  }
}

extension APIStatus {
  fileprivate static func cannotExec(_ program: String, _ error: Errno, id: String) -> APIStatus {
    APIStatus(
      .internalError,
      "error executing command in container: failed to exec in container: failed to start exec "
        + "\"\(id)\": OCI runtime exec failed: exec failed: unable to start container process: "
        + "exec: \"\(program)\": \(startErrorReason(error, program)): unknown"
    )
  }
}

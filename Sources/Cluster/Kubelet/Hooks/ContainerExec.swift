import KubeAPI
import ShellRuntime
import Simulation

/// A program that the kubelet itself runs in a container, for a probe or a hook.
struct ContainerExec: Sendable {
  enum Purpose: Hashable, Sendable {
    /// One of the pod's probes.
    case probe(Int)
    case postStart
    case preStop
  }

  /// Tells the pod's programs apart.
  let serial: Int
  /// Which of the pod's containers.
  let container: Int
  /// Its number in the container; nil for what only lets its time pass.
  let process: Int?
  let command: [String]
  let purpose: Purpose
  /// What is said when its time is over.
  let timeoutText: String
}

/// A program that has ended.
struct EndedExec: Sendable {
  var exec: ContainerExec
  var end: ProcessEnd
  /// All of its output, and then all of its errors.
  var output: [UInt8]
  var errors: [UInt8]
}

/// Running programs in containers, as `RunInContainer` does it through `ExecSync`.
extension Cluster {
  /// Starts a program; `finishExec` follows when it has ended or its time is over.
  ///
  /// - Throws: what containerd says of a program that cannot be started.
  mutating func startExec(
    _ id: PodWorker.ID,
    _ index: Int,
    _ command: [String],
    for purpose: ContainerExec.Purpose,
    timeout: Duration? = nil
  ) throws(ConfigurationError) {
    let started: Int?
    do throws(Errno) {
      started = try kubelet.workers[id].records[index].process?.attach(command, input: [])
    } catch {
      throw .cannotExec(command.first ?? "", error, id: kubelet.workers[id].hexDigits())
    }
    guard let number = started else { throw ConfigurationError(message: "container not running") }
    let words = GoSyntax.quoted(command.joined(separator: " "))
    let text = "command timed out: \(words) timed out after \((timeout ?? .zero).goText)"
    addExec(id, index, number, command, purpose, text, timeout)
    runContainer(id, index)
  }

  /// Lets a probe's time pass in vain.
  mutating func awaitTimeout(
    _ id: PodWorker.ID,
    _ index: Int,
    _ probe: Int,
    _ text: String,
    timeout: Duration
  ) {
    addExec(id, index, nil, [], .probe(probe), text, timeout)
  }

  private mutating func addExec(
    _ id: PodWorker.ID,
    _ index: Int,
    _ process: Int?,
    _ command: [String],
    _ purpose: ContainerExec.Purpose,
    _ timeoutText: String,
    _ timeout: Duration?
  ) {
    let serial = kubelet.workers[id].execCount
    kubelet.workers[id].execCount += 1
    kubelet.workers[id].execs.append(
      ContainerExec(
        serial: serial,
        container: index,
        process: process,
        command: command,
        purpose: purpose,
        timeoutText: timeoutText
      )
    )
    if let timeout { plan(.execTimeout(serial), id, at: now + timeout) }
  }

  /// A program has had its time: it is killed.
  mutating func endExecTime(_ id: PodWorker.ID, _ serial: Int) {
    guard let index = kubelet.workers[id].execs.firstIndex(where: { $0.serial == serial })
    else { return }
    let exec = kubelet.workers[id].execs.remove(at: index)
    if let number = exec.process {
      kubelet.workers[id].records[exec.container].process?.detach(number)
    }
    guard case .probe(let probe) = exec.purpose else { return }
    finishProbe(id, probe, .failure(exec.timeoutText))
  }

  /// Goes on with what a program was run for.
  mutating func finishExec(_ id: PodWorker.ID, _ ended: EndedExec) {
    switch ended.exec.purpose {
    case .probe(let index):
      let text = String(decoding: (ended.output + ended.errors).prefix(10 << 10), as: UTF8.self)
      finishProbe(id, index, ended.end.status == 0 ? .success : .failure(text))
    case .postStart:
      finishPostStart(id, ended.exec.container, ended.end.status == 0 ? nil : ended.failure)
    case .preStop:
      finishPreStop(id, ended.exec.container, hasFailed: ended.end.status != 0)
    }
  }
}

extension Kubelet {
  /// Takes out a container's programs that have ended, or `all` of them when the container has.
  mutating func takeEndedExecs(_ id: PodWorker.ID, _ index: Int, all: Bool) -> [EndedExec] {
    guard !workers[id].execs.isEmpty else { return [] }
    var ended: [EndedExec] = []
    for exec in workers[id].execs where exec.container == index {
      guard let number = exec.process else { continue }
      let end = workers[id].records[index].process?.end(of: number)
      guard end != nil || all else { continue }
      let chunks = workers[id].records[index].process?.takeOutput(of: number)
      workers[id].records[index].process?.detach(number)
      ended.append(
        EndedExec(
          exec: exec,
          end: end ?? .killed(.kill),
          output: chunks?.filter { $0.stream == .output }.flatMap(\.bytes) ?? [],
          errors: chunks?.filter { $0.stream == .error }.flatMap(\.bytes) ?? []
        )
      )
    }
    if !ended.isEmpty {
      workers[id].execs.removeAll { exec in ended.contains { $0.exec.serial == exec.serial } }
    }
    return ended
  }
}

extension EndedExec {
  /// `CodeExitError` of the runtime's client.
  fileprivate var failure: HookFailure {
    let words = exec.command.joined(separator: " ")
    let errors = String(decoding: errors, as: UTF8.self)
    return HookFailure(
      error: "command '\(words)' exited with \(end.status): \(errors)",
      output: String(decoding: output, as: UTF8.self) + errors
    )
  }
}

extension ConfigurationError {
  fileprivate static func cannotExec(
    _ program: String,
    _ error: Errno,
    id: String
  ) -> ConfigurationError {
    ConfigurationError(
      message: "rpc error: code = Unknown desc = failed to exec in container: failed to start exec "
        + "\"\(id)\": OCI runtime exec failed: exec failed: unable to start container process: "
        + "exec: \"\(program)\": \(startErrorReason(error, program)): unknown"
    )
  }
}

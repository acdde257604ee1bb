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
    _ uid: String,
    _ index: Int,
    _ command: [String],
    for purpose: ContainerExec.Purpose,
    timeout: Duration? = nil
  ) throws(ConfigurationError) {
    guard var process = kubelet.workers[uid]?.records[index].process.take() else {
      throw ConfigurationError(message: "container not running")
    }
    let number: Int
    do throws(Errno) {
      number = try process.attach(command, input: [])
    } catch {
      kubelet.workers[uid]?.records[index].process = ProcessSlot(process)
      throw .cannotExec(command.first ?? "", error, id: kubelet.workers[uid]?.hexDigits() ?? "")
    }
    kubelet.workers[uid]?.records[index].process = ProcessSlot(process)
    let words = GoSyntax.quoted(command.joined(separator: " "))
    let text = "command timed out: \(words) timed out after \((timeout ?? .zero).goText)"
    addExec(uid, index, number, command, purpose, text, timeout)
    runContainer(uid, index)
  }

  /// Lets a probe's time pass in vain.
  mutating func awaitTimeout(
    _ uid: String,
    _ index: Int,
    _ probe: Int,
    _ text: String,
    timeout: Duration
  ) {
    addExec(uid, index, nil, [], .probe(probe), text, timeout)
  }

  private mutating func addExec(
    _ uid: String,
    _ index: Int,
    _ process: Int?,
    _ command: [String],
    _ purpose: ContainerExec.Purpose,
    _ timeoutText: String,
    _ timeout: Duration?
  ) {
    guard let serial = kubelet.workers[uid]?.execCount else { return }
    kubelet.workers[uid]?.execCount += 1
    kubelet.workers[uid]?.execs.append(
      ContainerExec(
        serial: serial,
        container: index,
        process: process,
        command: command,
        purpose: purpose,
        timeoutText: timeoutText
      )
    )
    if let timeout { plan(.execTimeout(serial), uid, at: now + timeout) }
  }

  /// A program has had its time: it is killed.
  mutating func endExecTime(_ uid: String, _ serial: Int) {
    guard let execs = kubelet.workers[uid]?.execs,
      let index = execs.firstIndex(where: { $0.serial == serial })
    else { return }
    let exec = execs[index]
    kubelet.workers[uid]?.execs.remove(at: index)
    if let number = exec.process,
      var process = kubelet.workers[uid]?.records[exec.container].process.take()
    {
      process.detach(number)
      kubelet.workers[uid]?.records[exec.container].process = ProcessSlot(process)
    }
    guard case .probe(let probe) = exec.purpose else { return }
    finishProbe(uid, probe, .failure(exec.timeoutText))
  }

  /// Goes on with what a program was run for.
  mutating func finishExec(_ uid: String, _ ended: EndedExec) {
    switch ended.exec.purpose {
    case .probe(let index):
      let text = String(decoding: (ended.output + ended.errors).prefix(10 << 10), as: UTF8.self)
      finishProbe(uid, index, ended.end.status == 0 ? .success : .failure(text))
    case .postStart:
      finishPostStart(uid, ended.exec.container, ended.end.status == 0 ? nil : ended.failure)
    case .preStop:
      finishPreStop(uid, ended.exec.container, hasFailed: ended.end.status != 0)
    }
  }
}

extension Kubelet {
  /// Takes out a container's programs that have ended, or `all` of them when the container has.
  mutating func takeEndedExecs(_ uid: String, _ index: Int, all: Bool) -> [EndedExec] {
    guard let execs = workers[uid]?.execs, !execs.isEmpty else { return [] }
    var process = workers[uid]?.records[index].process.take()
    var ended: [EndedExec] = []
    for exec in execs where exec.container == index {
      guard let number = exec.process else { continue }
      let end = process?.end(of: number)
      guard end != nil || all else { continue }
      let chunks = process?.takeOutput(of: number) ?? []
      process?.detach(number)
      ended.append(
        EndedExec(
          exec: exec,
          end: end ?? .killed(.kill),
          output: chunks.filter { $0.stream == .output }.flatMap(\.bytes),
          errors: chunks.filter { $0.stream == .error }.flatMap(\.bytes)
        )
      )
    }
    if let process { workers[uid]?.records[index].process = ProcessSlot(process) }
    if !ended.isEmpty {
      workers[uid]?.execs.removeAll { exec in ended.contains { $0.exec.serial == exec.serial } }
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

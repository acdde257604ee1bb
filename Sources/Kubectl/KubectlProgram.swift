package import Cluster
package import ShellRuntime
import Simulation

/// One running kubectl: a value that goes on whenever what it waits for has come.
///
/// It speaks to the machine through `SystemCalls` and to the API server through `Cluster`. When it
/// has ended, `settings` holds the client's configuration as the command left it.
package struct KubectlProgram: Sendable {
  /// What client, network and server take for one command, measured on an idle machine.
  static let latency: Duration = .milliseconds(80)
  /// The most that standard input may hold.
  private static let inputLimit = 8 << 20

  package private(set) var settings: KubectlSettings
  private let arguments: [String]
  private var stage = Stage.begin
  private var session: Session
  private var command: (any Command)?

  private enum Stage: Equatable {
    case begin
    case reading
    case working
    case ending(UInt8)
  }

  /// A kubectl that has not begun; the first of the arguments is its name.
  package init(arguments: [String], settings: KubectlSettings) {
    self.arguments = Array(arguments.dropFirst())
    self.settings = settings
    session = Session(settings)
  }

  /// Goes on as far as it can.
  package mutating func resume(
    _ system: inout some SystemCalls,
    _ cluster: inout Cluster
  ) -> AppletStep {
    session.now = cluster.now
    var step = NextStep.go
    while case .go = step {
      if let wait = session.output.flush(&system) { return wait }
      step = advance(&system, &cluster)
      settings = session.settings
    }
    // What was said last goes out before any wait.
    if let wait = session.output.flush(&system) { return wait }
    switch step {
    case .go: return .again
    case .step(let step): return step
    }
  }

  private enum NextStep {
    case go
    case step(AppletStep)
  }

  private mutating func advance(
    _ system: inout some SystemCalls,
    _ cluster: inout Cluster
  ) -> NextStep {
    switch stage {
    case .begin: return begin(system.now)
    case .reading: return read(&system)
    case .working: return work(&system, &cluster)
    case .ending(let status): return .step(.exit(status))
    }
  }

  // MARK: stages

  private mutating func begin(_ now: Instant) -> NextStep {
    if arguments.first == "__complete" {
      command = CompleteCommand(Array(arguments.dropFirst()))
      stage = .working
      return .go
    }
    do {
      let parsed = try ArgumentParser.parse(arguments)
      session.arguments = parsed
      if parsed.flag("help") || parsed.command.path.isEmpty {
        session.print(HelpText.text(for: parsed.command))
        stage = .ending(0)
        return .go
      }
      try session.readGlobalFlags()
      command = try CommandRegistry.command(for: parsed, &session)
    } catch {
      fail(error)
      return .go
    }
    stage = session.wantsInput ? .reading : .working
    return .step(.wait(Wait(until: now + KubectlProgram.latency)))
  }

  private mutating func read(_ system: inout some SystemCalls) -> NextStep {
    switch system.read(0, upTo: 65_536) {
    case .bytes(let bytes):
      session.input += bytes
      if session.input.count > KubectlProgram.inputLimit {
        fail(.plain("standard input holds more than \(KubectlProgram.inputLimit) bytes"))
      }
      return .step(.again)
    case .wouldBlock: return .step(.wait(Wait(input: 0)))
    case .end, .failed: stage = .working
    }
    return .go
  }

  private mutating func work(
    _ system: inout some SystemCalls,
    _ cluster: inout Cluster
  ) -> NextStep {
    do {
      guard let step = try command?.resume(&session, &cluster, &system) else {
        stage = .ending(0)
        return .go
      }
      switch step {
      case .done: stage = .ending(0)
      case .exit(let status): stage = .ending(status)
      case .again: return .step(.again)
      case .wait(let limit): return .step(.wait(Wait(until: limit, hostChange: true)))
      case .sleep(let limit): return .step(.wait(Wait(until: limit)))
      case .child(let child): return .step(.wait(Wait(child: child)))
      case .input: return .step(.wait(Wait(input: 0)))
      case .inputOrChange: return .step(.wait(Wait(input: 0, hostChange: true)))
      }
    } catch {
      fail(error)
    }
    return .go
  }

  private mutating func fail(_ error: KubectlError) {
    if case .after(let output, _) = error { session.print(output) }
    let text = error.text
    if !text.isEmpty { session.complain(text.hasSuffix("\n") ? text : text + "\n") }
    stage = .ending(error.exitStatus)
  }
}

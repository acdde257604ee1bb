/// What is particular to one applet: its options and its steps.
///
/// A body only appends to its `Output`; `BufferedApplet` writes that out before the next step, so
/// no body ever handles a full pipe. A step that returned `.wait` is simply called again.
protocol AppletBody: Sendable {
  /// Reads the arguments, the first of which is the program's name.
  init(_ arguments: [String]) throws(Refusal)
  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep
}

/// Why a program ends before it began: what it says on descriptor 2, and its status.
struct Refusal: Error {
  var message: String
  var status: UInt8

  init(_ message: String, status: UInt8 = 1) {
    self.message = message
    self.status = status
  }

  /// The applet's usage under the banner that busybox prints.
  static func usage(_ synopsis: String, after message: String? = nil, status: UInt8 = 1) -> Refusal
  {
    let lead = message.map { $0 + "\n" } ?? ""
    let banner = "BusyBox v1.35.0 () multi-call binary.\n\nUsage: "
    return Refusal(lead + banner + synopsis, status: status)
  }
}

/// An applet made of a body and of the output that the body has produced but nobody took yet.
struct BufferedApplet<Body: AppletBody>: Applet {
  private let name: String
  private var body: Body?
  private var output = Output()
  private var ending: UInt8?
  /// Whether the loss of output has been dealt with.
  private var isReported = false

  init(_ arguments: [String]) {
    name = arguments.first ?? ""
    do throws(Refusal) {
      body = try Body(arguments)
    } catch {
      body = nil
      output.error(error.message)
      ending = error.status
    }
  }

  mutating func resume(_ system: inout some SystemCalls) -> AppletStep {
    if let blocked = output.flush(&system) { return blocked }
    if let blocked = endIfLost(&system) { return blocked }
    if let ending { return end(ending, &system) }
    guard var running = body.take() else { return .exit(1) }
    let step = running.step(&system, &output)
    body = running
    if case .exit(let status) = step { ending = status }
    if let blocked = output.flush(&system) ?? endIfLost(&system) { return blocked }
    if let ending { return end(ending, &system) }
    return step
  }

  /// Ends a program that gives up once its output is lost.
  private mutating func endIfLost(_ system: inout some SystemCalls) -> AppletStep? {
    guard let reason = output.lossReason, ending == nil || !isReported,
      case .fatal(let message, let status) = loss(reason)
    else { return nil }
    output.discard()
    output.error(message)
    ending = status
    isReported = true
    body = nil
    return output.flush(&system) ?? .exit(status)
  }

  /// The end with its status, and with what is to be said of output that is lost.
  private mutating func end(_ status: UInt8, _ system: inout some SystemCalls) -> AppletStep {
    guard let reason = output.lossReason, !isReported,
      case .reported(let message, let other) = loss(reason)
    else { return .exit(status) }
    isReported = true
    if let message { output.error(message) }
    ending = other ?? status
    return output.flush(&system) ?? .exit(ending ?? status)
  }

  private func loss(_ reason: Errno) -> OutputLoss {
    OutputLoss(program: name, reason: reason, lostBytes: output.lostBytes)
  }
}

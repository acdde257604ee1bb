/// A program that an applet runs for itself.
struct ChildProcess: Sendable {
  private(set) var processID: Int

  /// Starts a program; what is thrown holds busybox's message and status.
  static func start(
    _ arguments: [String],
    setting variables: [(name: String, value: String?)] = [],
    for applet: String,
    _ system: inout some SystemCalls
  ) throws(Refusal) -> ChildProcess {
    do throws(Errno) {
      return ChildProcess(processID: try system.spawn(arguments, setting: variables))
    } catch {
      let name = arguments.first ?? ""
      throw Refusal(
        "\(applet): can't execute '\(name)': \(error.rawValue)",
        status: error == .noEntry ? 127 : 126
      )
    }
  }

  /// The status once it has ended.
  func status(_ system: inout some SystemCalls) -> UInt8? {
    system.exitStatus(ofChild: processID)
  }
}

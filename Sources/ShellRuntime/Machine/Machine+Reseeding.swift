import Simulation

extension Machine {
  /// More numbers than these are not looked through.
  private static var drawMax: Int { 64 }

  /// Gives a machine on which no program has asked for a random number another seed, as if it had
  /// had that one from the beginning.
  ///
  /// - Returns: whether it could; the machine stays as it is when its seed shows in what it did, or
  ///   when anything but a shell that is fed its commands runs on it.
  public mutating func reseed(from seed: UInt64, to newSeed: UInt64) -> Bool {
    var old = RandomStream(seed: seed)
    var new = RandomStream(seed: newSeed)
    // Each shell that was started has drawn the beginning of its own stream, the first one first.
    var draws: [(old: UInt64, new: UInt64)] = []
    while old != kernel.stream {
      guard draws.count < Self.drawMax else { return false }
      draws.append((old.next(), new.next()))
    }
    if let first = draws.first {
      guard kernel.processes.count == 1, case .shell(let shell) = kernel.processes[0].program,
        shell.content.variables.hasDrawnNothing(since: first.old)
      else { return false }
      kernel.changeFirstShell { shell, _ in shell.variables.reseed(first.new) }
    } else if !kernel.processes.isEmpty {
      return false
    }
    kernel.stream = new
    return true
  }
}

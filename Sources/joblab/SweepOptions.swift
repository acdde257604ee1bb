import ArgumentParser

/// Which seeds a run is made with, and on how many threads.
struct SweepOptions: ParsableArguments {
  @Option(help: "The seed of everything that is left to chance.")
  var seed: UInt64 = 1

  @Option(help: "Run with this many seeds, from --seed on.")
  var seeds: Int = 1

  @Option(help: "Threads for several seeds; the output does not depend on it.")
  var threads: Int?

  func validate() throws {
    guard (1...100_000).contains(seeds) else {
      throw ValidationError("--seeds must lie between 1 and 100000.")
    }
    guard threads == nil || (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads must lie between 1 and 256.")
    }
  }

  var all: [UInt64] { (0..<UInt64(seeds)).map { seed &+ $0 } }

  var threadCount: Int { threads ?? processorCount() }
}

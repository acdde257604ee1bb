import Foundation
import KubeAPI
import Simulation
import TestKit
import Testing

@testable import Cluster

/// Jobs of random shape meet random pods, random requests and random faults: nothing may break while
/// they do, and each must end once they stop.
///
/// `SWEEP_SEED=17` runs one seed, `SWEEP_SEEDS=20000` that many from `SWEEP_FIRST` (1) on.
@Suite struct JobSweepTests {
  /// Seeds that one test case runs one after the other.
  struct Batch: Sendable, CustomTestStringConvertible {
    var seeds: Range<UInt64>
    var testDescription: String { "seeds \(seeds)" }

    static let size: UInt64 = 50

    /// 2,000 seeds, unless the environment asks for others.
    static let all: [Batch] = {
      let environment = ProcessInfo.processInfo.environment
      func number(_ name: String) -> UInt64? { environment[name].flatMap { UInt64($0) } }
      if let seed = number("SWEEP_SEED") { return [Batch(seeds: seed..<(seed + 1))] }
      let first = number("SWEEP_FIRST") ?? 1
      let end = first + (number("SWEEP_SEEDS") ?? 2_000)
      return stride(from: first, to: end, by: Int(size)).map { start in
        Batch(seeds: start..<min(start + size, end))
      }
    }()
  }

  @Test("no Job breaks an invariant, and each ends when left alone", arguments: Batch.all)
  func invariants(_ batch: Batch) {
    for seed in batch.seeds {
      let problems = Self.problems(of: seed)
      #expect(
        problems == [],
        "replay it with: SWEEP_SEED=\(seed) swift test --filter JobSweepTests.invariants"
      )
    }
  }

  private static func problems(of seed: UInt64) -> [String] {
    do {
      var sweep = try JobSweep(seed: seed)
      for _ in 0..<JobSweep.stepCount { try sweep.step() }
      try sweep.settle()
      return try sweep.findings()
    } catch {
      return ["\(error)"]
    }
  }

  @Test("the same seed writes the same, and so does a copy made on the way", arguments: seeds(40))
  func deterministic(seed: UInt64) throws {
    func history(_ sweep: JobSweep) -> [APIObject] {
      sweep.fixture.cluster.server.history.all.map(\.object)
    }
    var first = try JobSweep(seed: seed)
    for _ in 0..<6 { try first.step() }
    var copy = first
    for _ in 0..<6 { try first.step() }
    var second = try JobSweep(seed: seed)
    for _ in 0..<12 { try second.step() }
    for _ in 0..<6 { try copy.step() }
    let replay = "replay it with seed \(seed)"
    #expect(history(first).count > 20)
    #expect(history(first) == history(second), "\(replay)")
    #expect(history(first) == history(copy), "\(replay)")
    #expect(first.imprint == second.imprint, "\(replay)")
  }

  @Test("what is done to a fork does not touch its sibling", arguments: seeds(40, from: 101))
  func fork(seed: UInt64) throws {
    var sweep = try JobSweep(seed: seed)
    for _ in 0..<6 { try sweep.step() }
    let before = sweep.imprint
    var fork = sweep
    fork.random = RandomStream(seed: seed, purpose: "fork")
    try fork.fixture.createJob("b")
    for _ in 0..<6 { try fork.step() }
    #expect(fork.imprint != before)
    #expect(sweep.imprint == before, "replay it with seed \(seed)")
  }
}

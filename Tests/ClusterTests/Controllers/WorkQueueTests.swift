import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct WorkQueueTests {
  private let key = ObjectKey(kind: .job, namespace: "default", name: "a")
  private let start = Instant(seconds: 100)

  @Test("of two delays for one key the earlier wins")
  func earlierWins() {
    var queue = WorkQueue()
    let wakes = [10, 30, 1].map { queue.add(key, after: .seconds($0), now: start) }
    #expect(wakes == [Instant(seconds: 110), nil, Instant(seconds: 101)])
    #expect(works(&queue, at: [100, 101, 110]) == [101])
  }

  @Test("a key that was added at once still waits for its delay")
  func readyAndWaiting() {
    var queue = WorkQueue()
    _ = queue.add(key, after: .seconds(10), now: start)
    let wakes = [queue.add(key, now: start), queue.add(key, now: start)]
    #expect(wakes == [start + Latencies.informer, nil])
    #expect(works(&queue, at: [100, 101, 110, 111]) == [101, 110])
  }

  @Test("a key in work is handed out again only afterwards")
  func notTwice() {
    var queue = WorkQueue()
    _ = queue.add(key, after: .seconds(1), now: start)
    let first = queue.take(key, now: Instant(seconds: 101))
    _ = queue.add(key, after: .seconds(1), now: Instant(seconds: 101))
    let later = Instant(seconds: 102)
    let meanwhile = queue.take(key, now: later)
    let wake = queue.finish(key, now: later)
    let afterwards = queue.take(key, now: later)
    #expect(first)
    #expect(!meanwhile)
    #expect(wake == later)
    #expect(afterwards)
  }

  @Test("errors wait twice as long each time, a minute at most")
  func errors() {
    var queue = WorkQueue()
    let delays = (0..<8).map { _ in
      queue.delayAfterFailure(key, in: Latencies.jobErrorBackoff)
    }
    #expect(delays == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
    queue.forgetFailures(key)
    let next = queue.delayAfterFailure(key, in: Latencies.jobErrorBackoff)
    #expect(next == .seconds(1))
  }

  /// The seconds at which the queue has the key to work on, of those asked.
  private func works(_ queue: inout WorkQueue, at seconds: [Int64]) -> [Int64] {
    seconds.filter { second in
      guard queue.take(key, now: Instant(seconds: second)) else { return false }
      _ = queue.finish(key, now: Instant(seconds: second))
      return true
    }
  }
}

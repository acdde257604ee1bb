import Foundation

/// Works on the numbers below `count` on several threads, and delivers the results in their order.
///
/// Only a window of results waits for its turn, so that memory does not grow with `count`. `deliver`
/// runs on one thread at a time; once it returns false no further work begins.
package func inOrder<Result: Sendable>(
  count: Int,
  threads: Int,
  _ work: @escaping @Sendable (Int) -> Result,
  deliver: (Int, Result) -> Bool
) {
  guard threads > 1, count > 1 else {
    for number in 0..<count {
      guard deliver(number, work(number)) else { return }
    }
    return
  }
  withoutActuallyEscaping(deliver) { deliver in
    let queue = OrderedDelivery(count: count, window: threads * 16, deliver)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while let number = queue.nextNumber() {
        queue.finish(number, work(number))
      }
    }
  }
}

/// Hands out numbers, and collects results until those before them are there.
private final class OrderedDelivery<Result: Sendable>: @unchecked Sendable {
  // Everything below is touched with the lock held alone.
  private let lock = NSCondition()
  private let count: Int
  private let window: Int
  private let deliver: (Int, Result) -> Bool
  private var waiting: [Int: Result] = [:]
  private var nextToBegin = 0
  private var nextToDeliver = 0
  private var isStopped = false

  init(count: Int, window: Int, _ deliver: @escaping (Int, Result) -> Bool) {
    self.count = count
    self.window = window
    self.deliver = deliver
  }

  func nextNumber() -> Int? {
    lock.lock()
    defer { lock.unlock() }
    while !isStopped, nextToBegin < count, nextToBegin - nextToDeliver >= window { lock.wait() }
    guard !isStopped, nextToBegin < count else { return nil }
    nextToBegin += 1
    return nextToBegin - 1
  }

  func finish(_ number: Int, _ result: Result) {
    lock.lock()
    defer { lock.unlock() }
    waiting[number] = result
    while !isStopped, let next = waiting.removeValue(forKey: nextToDeliver) {
      isStopped = !deliver(nextToDeliver, next)
      nextToDeliver += 1
    }
    lock.broadcast()
  }
}

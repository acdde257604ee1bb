import Dispatch
import Synchronization

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
private final class OrderedDelivery<Result: Sendable>: Sendable {
  private struct State {
    var waiting: [Int: Result] = [:]
    var nextToBegin = 0
    var nextToDeliver = 0
    var isStopped = false
  }

  private let count: Int
  /// Not sendable by itself: it is called with the lock held alone.
  private nonisolated(unsafe) let deliver: (Int, Result) -> Bool
  private let state = Mutex(State())
  /// How many more numbers may be handed out.
  private let room: DispatchSemaphore

  init(count: Int, window: Int, _ deliver: @escaping (Int, Result) -> Bool) {
    self.count = count
    self.deliver = deliver
    room = DispatchSemaphore(value: window)
  }

  func nextNumber() -> Int? {
    room.wait()
    let number: Int? = state.withLock { state in
      guard !state.isStopped, state.nextToBegin < count else { return nil }
      state.nextToBegin += 1
      return state.nextToBegin - 1
    }
    // Who gets nothing wakes the next one, who gets nothing either.
    if number == nil { room.signal() }
    return number
  }

  func finish(_ number: Int, _ result: Result) {
    state.withLock { state in
      state.waiting[number] = result
      while !state.isStopped, let next = state.waiting.removeValue(forKey: state.nextToDeliver) {
        state.isStopped = !deliver(state.nextToDeliver, next)
        state.nextToDeliver += 1
        room.signal()
      }
      guard state.isStopped else { return }
      // Nothing waits for its turn any more.
      for _ in state.waiting { room.signal() }
      state.waiting = [:]
    }
  }
}

import Dispatch
import Synchronization

/// Maps `items` on several threads; the results keep the order of the items.
package func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item],
  threads: Int,
  _ work: @escaping @Sendable (Item) -> Result
) -> [Result] {
  guard threads > 1, items.count > 1 else { return items.map(work) }
  let results = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
  let next = Atomic<Int>(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, items.count)) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < items.count else { return }
      let result = work(items[index])
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}

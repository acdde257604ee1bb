/// Maps `items` on several threads; the results keep the order of the items.
package func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item],
  threads: Int,
  _ work: @escaping @Sendable (Item) -> Result
) -> [Result] {
  var results: [Result] = []
  inOrder(count: items.count, threads: threads) {
    work(items[$0])
  } deliver: { _, result in
    results.append(result)
    return true
  }
  return results
}

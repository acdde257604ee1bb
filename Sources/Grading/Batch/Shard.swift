/// One of several parts of a batch, such as `2/8`: each machine grades one.
package struct Shard: Hashable, Sendable {
  /// From 1.
  package let index: Int
  package let count: Int

  package static let whole = Shard(index: 1, count: 1)

  private init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// Nil for anything but I/N with 1 ≤ I ≤ N ≤ 100,000.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1],
      (1...100_000).contains(count), (1...count).contains(index)
    else { return nil }
    self.init(index: index, count: count)
  }

  /// Whether the submission that stands at `number`, from 0, belongs to the part.
  ///
  /// Neighbours go to different parts, so that each part gets its share of hard ones.
  package func contains(_ number: Int) -> Bool { number % count == index - 1 }
}

extension Shard: CustomStringConvertible {
  package var description: String { "\(index)/\(count)" }
}

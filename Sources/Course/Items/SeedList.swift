/// Reads seeds: a count (`20` is 1 to 20), a range (`5-8`) or a list of both.
package enum SeedList {
  /// Enough for any statistic that a lesson needs, and quick.
  package static let countRange = 1...1_000

  package static func seeds(_ node: DocumentNode) throws(ContentProblem) -> [UInt64] {
    var seeds: [UInt64] = []
    switch node.content {
    case .scalar(let scalar):
      if let count = scalar.integer {
        guard let count = Int(exactly: count), countRange.contains(count) else {
          throw node.problem("the number of seeds must be from 1 to \(countRange.upperBound)")
        }
        return (1...UInt64(count)).map { $0 }
      }
      seeds = try range(scalar.text, node)
    case .sequence(let elements):
      for element in elements { seeds += try range(element.text(as: "seeds"), element) }
    case .mapping:
      throw node.problem("`seeds` must be a count, a range such as 1-20, or a list")
    }
    guard countRange.contains(seeds.count), Set(seeds).count == seeds.count else {
      throw node.problem("`seeds` must name 1 to \(countRange.upperBound) seeds, each once")
    }
    return seeds
  }

  private static func range(
    _ text: String,
    _ node: DocumentNode
  ) throws(ContentProblem) -> [UInt64] {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
    if ends.count == 1, let seed = ends[0] { return [seed] }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last,
      last - first < UInt64(countRange.upperBound)
    else {
      throw node.problem("`\(text)` is no seed and no range such as 1-20")
    }
    return (first...last).map { $0 }
  }
}

/// Which lines of one text stand for which of another: the longest common run of lines.
///
/// The method is Hunt's and McIlroy's of 1976 with the order of the BSD `diff`, because where several
/// results are equally long busybox shows that one.
struct LineMatch: Sendable {
  /// The most candidates that are tried for one line.
  private let bound: Int
  /// For each line of the first text the line of the second, or nil.
  private(set) var partner: [Int?]

  private struct Candidate {
    var x: Int
    var y: Int
    var previous: Int
  }

  /// `isThorough` looks for the smallest set of changes, however long that takes.
  init(_ first: [[UInt16]], _ second: [[UInt16]], isThorough: Bool) {
    partner = [Int?](repeating: nil, count: first.count)
    let shorter = min(first.count, second.count)
    var prefix = 0
    while prefix < shorter, first[prefix] == second[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix,
      first[first.count - 1 - suffix] == second[second.count - 1 - suffix]
    {
      suffix += 1
    }
    for index in 0..<prefix { partner[index] = index }
    for index in 0..<suffix {
      partner[first.count - 1 - index] = second.count - 1 - index
    }
    let count = first.count - prefix - suffix
    bound = isThorough ? 4_096 : max(256, Int(Double(count).squareRoot()))
    match(
      Array(first[prefix..<first.count - suffix]),
      Array(second[prefix..<second.count - suffix]),
      after: prefix
    )
  }

  private mutating func match(_ first: [[UInt16]], _ second: [[UInt16]], after prefix: Int) {
    var places: [[UInt16]: [Int]] = [:]
    for (index, key) in second.enumerated() { places[key, default: []].append(index + 1) }
    var candidates = [Candidate(x: 0, y: 0, previous: 0)]
    // For each length, the candidate that ends a common run of it soonest.
    var ends = [0]
    for (index, key) in first.enumerated() {
      if let lines = places[key] { extend(&ends, &candidates, with: lines, at: index + 1) }
    }
    var next = ends[ends.count - 1]
    while candidates[next].y > 0 {
      let candidate = candidates[next]
      partner[prefix + candidate.x - 1] = prefix + candidate.y - 1
      next = candidate.previous
    }
  }

  private func extend(
    _ ends: inout [Int],
    _ candidates: inout [Candidate],
    with lines: [Int],
    at x: Int
  ) {
    var previous = ends[0]
    var lastLength = 0
    var tries = 0
    for y in lines where tries < bound {
      if y <= candidates[previous].y { continue }
      let length = Self.place(of: y, in: ends, candidates)
      if length != lastLength + 1 { previous = ends[length - 1] }
      if length < ends.count, candidates[ends[length]].y <= y { continue }
      candidates.append(Candidate(x: x, y: y, previous: previous))
      if length == ends.count {
        ends.append(candidates.count - 1)
        return
      }
      previous = ends[length]
      ends[length] = candidates.count - 1
      lastLength = length
      tries += 1
    }
  }

  /// The first length whose run ends at or behind a line.
  private static func place(of y: Int, in ends: [Int], _ candidates: [Candidate]) -> Int {
    var low = 1
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[ends[middle]].y < y { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

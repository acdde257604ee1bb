import Simulation

/// A set of completion indexes as the Job's status writes it: `0,2-4`.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/job/indexed_job_utils.go
/// (`orderedIntervals`).
struct CompletionIndexes: Hashable, Sendable {
  struct Interval: Hashable, Sendable {
    var first: Int
    var last: Int
  }

  /// In ascending order, with gaps between them.
  private(set) var intervals: [Interval] = []

  init() {}

  /// The set of some indexes, in whatever order.
  init(_ indexes: some Sequence<Int>) {
    for index in indexes.sorted() { append(Interval(first: index, last: index)) }
  }

  /// Reads `0,2-4`, leaving out what does not parse and what is `limit` or more.
  init(text: String, below limit: Int) {
    // The text of a large Job is long; its bytes are read faster than its characters.
    for part in text.utf8.split(separator: UInt8(ascii: ",")) {
      let bounds = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      guard let first = Int(Substring(bounds[0])), first >= 0 else { continue }
      if first >= limit { break }
      var last = first
      if bounds.count > 1 {
        guard let end = Int(Substring(bounds[1])) else { continue }
        last = min(end, limit - 1)
      }
      if last >= first { append(Interval(first: first, last: last)) }
    }
  }

  var isEmpty: Bool { intervals.isEmpty }

  var count: Int { intervals.reduce(0) { $0 + $1.last - $1.first + 1 } }

  /// Runs of three and more are joined by a hyphen, a run of two by a comma.
  var text: String {
    var text = ""
    for interval in intervals {
      if !text.isEmpty { text += "," }
      text += String(interval.first)
      if interval.last == interval.first { continue }
      text += interval.last == interval.first + 1 ? "," : "-"
      text += String(interval.last)
    }
    return text
  }

  func contains(_ index: Int) -> Bool {
    let place = intervals.partitioningIndex { $0.last >= index }
    return place < intervals.count && intervals[place].first <= index
  }

  func union(_ other: CompletionIndexes) -> CompletionIndexes {
    var result = CompletionIndexes()
    let merged = (intervals + other.intervals).sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    for interval in merged { result.append(interval) }
    return result
  }

  func union(_ indexes: some Sequence<Int>) -> CompletionIndexes {
    union(CompletionIndexes(indexes))
  }

  /// How many indexes are in both.
  func overlap(with other: CompletionIndexes) -> Int {
    var total = 0
    var mine = 0
    var theirs = 0
    while mine < intervals.count, theirs < other.intervals.count {
      let a = intervals[mine]
      let b = other.intervals[theirs]
      total += max(0, min(a.last, b.last) - max(a.first, b.first) + 1)
      if a.last <= b.last { mine += 1 }
      if b.last <= a.last { theirs += 1 }
    }
    return total
  }

  /// The lowest `limit` indexes below `bound` that are not in the set.
  func lowestFree(_ limit: Int, below bound: Int) -> [Int] {
    var free: [Int] = []
    var candidate = 0
    for interval in intervals {
      while candidate < min(interval.first, bound), free.count < limit {
        free.append(candidate)
        candidate += 1
      }
      candidate = max(candidate, interval.last + 1)
    }
    while candidate < bound, free.count < limit {
      free.append(candidate)
      candidate += 1
    }
    return free
  }

  private mutating func append(_ interval: Interval) {
    if let last = intervals.last, interval.first <= last.last + 1 {
      intervals[intervals.count - 1].last = max(last.last, interval.last)
    } else {
      intervals.append(interval)
    }
  }
}

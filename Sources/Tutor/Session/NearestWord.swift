/// Finds what somebody may have meant who mistyped a word.
enum NearestWord {
  /// The candidate with the fewest typing errors, when they are few for its length; nil for none.
  static func to(_ word: String, among candidates: [String]) -> String? {
    let allowed = word.count < 4 ? 1 : 2
    return candidates.map { (name: $0, errors: errors(Array(word), Array($0))) }
      .filter { $0.errors > 0 && $0.errors <= allowed && $0.errors < $0.name.count }
      .min { ($0.errors, $0.name) < ($1.errors, $1.name) }?.name
  }

  /// Letters that were left out, added, mistaken for another or swapped with their neighbour.
  static func errors(_ a: [Character], _ b: [Character]) -> Int {
    // Beyond this nobody has meant the other word.
    guard abs(a.count - b.count) <= 3, a.count <= 64, b.count <= 64 else { return .max }
    var before: [Int] = []
    var last = Array(0...b.count)
    for row in 0..<a.count {
      var next = [row + 1]
      for column in 0..<b.count {
        var least = min(last[column + 1], next[column]) + 1
        least = min(least, last[column] + (a[row] == b[column] ? 0 : 1))
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      (before, last) = (last, next)
    }
    return last[b.count]
  }
}

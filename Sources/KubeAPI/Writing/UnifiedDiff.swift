/// The differences of two texts in the unified form, three lines of context around each.
public enum UnifiedDiff {
  /// As Python's difflib and its Go port write it, without file names.
  public static func text(from old: [String], to new: [String], context: Int = 3) -> String {
    let edits = edits(old, new)
    var out = ""
    var index = 0
    while index < edits.count {
      guard let first = edits[index...].firstIndex(where: \.isChange) else { break }
      // A hunk goes on while changes lie no further apart than two contexts.
      var last = first
      while let next = edits[(last + 1)...].firstIndex(where: \.isChange),
        next - last <= context * 2 + 1
      {
        last = next
      }
      let range = max(index, first - context)..<min(edits.count, last + context + 1)
      out += hunk(edits, range)
      index = range.upperBound
    }
    return out
  }

  private enum Edit {
    case same(String)
    case removed(String)
    case added(String)

    var isChange: Bool {
      if case .same = self { return false }
      return true
    }
    var isOld: Bool {
      if case .added = self { return false }
      return true
    }
    var isNew: Bool {
      if case .removed = self { return false }
      return true
    }
    var text: String {
      switch self {
      case .same(let line): " " + line
      case .removed(let line): "-" + line
      case .added(let line): "+" + line
      }
    }
  }

  private static func hunk(_ edits: [Edit], _ range: Range<Int>) -> String {
    let oldStart = edits[..<range.lowerBound].count(where: \.isOld)
    let newStart = edits[..<range.lowerBound].count(where: \.isNew)
    let oldCount = edits[range].count(where: \.isOld)
    let newCount = edits[range].count(where: \.isNew)
    let lines = edits[range].map { $0.text + "\n" }.joined()
    return "@@ -\(span(oldStart, oldCount)) +\(span(newStart, newCount)) @@\n" + lines
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    if count == 1 { return "\(start + 1)" }
    return "\(count == 0 ? start : start + 1),\(count)"
  }

  private static func edits(_ old: [String], _ new: [String]) -> [Edit] {
    // The common start and end need no search.
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < old.count - start, end < new.count - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    {
      end += 1
    }
    let removed = Array(old[start..<(old.count - end)])
    let added = Array(new[start..<(new.count - end)])
    var edits = old[..<start].map(Edit.same)
    edits += middle(removed, added)
    edits += old[(old.count - end)...].map(Edit.same)
    return edits
  }

  /// By the longest common subsequence; texts too long for its table are replaced as a whole.
  private static func middle(_ old: [String], _ new: [String]) -> [Edit] {
    guard old.count * new.count <= 1_000_000 else {
      return old.map(Edit.removed) + new.map(Edit.added)
    }
    let width = new.count + 1
    var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
    for row in old.indices.reversed() {
      for column in new.indices.reversed() {
        lengths[row * width + column] =
          old[row] == new[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var edits: [Edit] = []
    var (row, column) = (0, 0)
    while row < old.count || column < new.count {
      if row < old.count, column < new.count, old[row] == new[column] {
        edits.append(.same(old[row]))
        (row, column) = (row + 1, column + 1)
      } else if row < old.count,
        column >= new.count
          || lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]
      {
        edits.append(.removed(old[row]))
        row += 1
      } else {
        edits.append(.added(new[column]))
        column += 1
      }
    }
    return edits
  }
}

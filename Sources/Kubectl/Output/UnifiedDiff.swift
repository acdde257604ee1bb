import Simulation

/// The difference of two texts as `diff -u -N` prints it.
enum UnifiedDiff {
  private static let context = 3

  private struct Edit {
    enum Kind: Character { case keep = " ", delete = "-", insert = "+" }
    var kind: Kind
    var line: String
    /// How many lines of each text come before this one.
    var before: Int
    var after: Int
  }

  /// Empty when the texts are the same.
  static func text(
    from old: [String],
    to new: [String],
    names: (String, String),
    at moment: Instant
  ) -> String {
    let edits = edits(from: old, to: new)
    let changed = edits.indices.filter { edits[$0].kind != .keep }
    guard !changed.isEmpty else { return "" }
    let date = moment.rfc3339Nanoseconds.replacing("T", with: " ").replacing("Z", with: " +0000")
    var text =
      "diff -u -N \(names.0) \(names.1)\n--- \(names.0)\t\(date)\n+++ \(names.1)\t\(date)\n"
    for hunk in hunks(of: changed, count: edits.count) {
      let part = edits[hunk]
      let first = part[part.startIndex]
      let oldCount = part.count { $0.kind != .insert }
      let newCount = part.count { $0.kind != .delete }
      text += "@@ -\(range(first.before, oldCount)) +\(range(first.after, newCount)) @@\n"
      for edit in part { text += "\(edit.kind.rawValue)\(edit.line)\n" }
    }
    return text
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    let line = count == 0 ? start : start + 1
    return count == 1 ? "\(line)" : "\(line),\(count)"
  }

  /// Changes that lie within twice the context share a hunk.
  private static func hunks(of changed: [Int], count: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in changed {
      let low = max(0, index - context)
      let high = min(count, index + context + 1)
      if let last = hunks.last, low <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<high
      } else {
        hunks.append(low..<high)
      }
    }
    return hunks
  }

  private static func edits(from old: [String], to new: [String]) -> [Edit] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        edits.append(Edit(kind: .delete, line: old[i], before: i, after: j))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        edits.append(Edit(kind: .insert, line: new[j], before: i, after: j))
        j += 1
      } else if i < old.count, j < new.count {
        edits.append(Edit(kind: .keep, line: old[i], before: i, after: j))
        i += 1
        j += 1
      } else {
        break
      }
    }
    return edits
  }
}

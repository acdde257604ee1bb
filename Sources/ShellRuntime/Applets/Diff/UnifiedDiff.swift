/// The differences of two texts in the unified form.
struct UnifiedDiff: Sendable {
  /// A change: the lines of each text that differ; either range may be empty.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  var context = 3
  /// Whether changes of empty lines alone are left out.
  var ignoresEmptyLines = false
  var expandsTabs = false
  var startsWithTab = false
  var isThorough = false

  /// The hunks; empty when nothing counts as different.
  func hunks(_ old: DiffText, _ new: DiffText) -> [UInt8] {
    let match = LineMatch(old.keys, new.keys, isThorough: isThorough)
    return groups(Self.changes(match.partner, count: new.lines.count))
      .filter { !ignoresEmptyLines || !isBlank($0, old, new) }
      .flatMap { hunk($0, old, new) }
  }

  private static func changes(_ partner: [Int?], count: Int) -> [Change] {
    var changes: [Change] = []
    var (old, new) = (0, 0)
    while old < partner.count || new < count {
      if old < partner.count, partner[old] == new {
        old += 1
        new += 1
        continue
      }
      let oldEnd = partner[old...].firstIndex { $0 != nil } ?? partner.count
      let newEnd = oldEnd < partner.count ? partner[oldEnd] ?? count : count
      changes.append(Change(old: old..<oldEnd, new: new..<newEnd))
      (old, new) = (oldEnd, newEnd)
    }
    return changes
  }

  /// Changes whose contexts touch are shown together.
  private func groups(_ changes: [Change]) -> [[Change]] {
    var groups: [[Change]] = []
    for change in changes {
      if let last = groups.last?.last, !isFar(change, from: last) {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups
  }

  private func isFar(_ change: Change, from last: Change) -> Bool {
    let distance = 2 * context
    return change.old.lowerBound > last.old.upperBound + distance
      && change.new.lowerBound > last.new.upperBound + distance
  }

  private func isBlank(_ group: [Change], _ old: DiffText, _ new: DiffText) -> Bool {
    group.allSatisfy { change in
      old.lines[change.old].allSatisfy { $0.isEmpty && $0.isTerminated }
        && new.lines[change.new].allSatisfy { $0.isEmpty && $0.isTerminated }
    }
  }

  private func hunk(_ group: [Change], _ old: DiffText, _ new: DiffText) -> [UInt8] {
    guard let first = group.first, let last = group.last else { return [] }
    let start = max(0, first.old.lowerBound - context)
    let end = min(old.lines.count, last.old.upperBound + context)
    let newStart = max(0, first.new.lowerBound - context)
    let newEnd = min(new.lines.count, last.new.upperBound + context)
    let head = "@@ -\(Self.span(start, end)) +\(Self.span(newStart, newEnd)) @@\n"
    var bytes = Array(head.utf8)
    var position = start
    for change in group {
      bytes += lines(old.lines[position..<change.old.lowerBound], " ")
      bytes += lines(old.lines[change.old], "-")
      bytes += lines(new.lines[change.new], "+")
      position = change.old.upperBound
    }
    return bytes + lines(old.lines[position..<end], " ")
  }

  /// The first line and how many, or the line alone.
  private static func span(_ start: Int, _ end: Int) -> String {
    let first = min(start + 1, end)
    return start + 1 == end ? "\(first)" : "\(first),\(end - start)"
  }

  private func lines(_ lines: ArraySlice<DiffText.Line>, _ mark: Unicode.Scalar) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(UInt8(ascii: mark))
      if startsWithTab { bytes.append(UInt8(ascii: "\t")) }
      bytes += expandsTabs ? Self.expanded(line.bytes) : Array(line.bytes)
      bytes.append(UInt8(ascii: "\n"))
      if !line.isTerminated { bytes += Array("\\ No newline at end of file\n".utf8) }
    }
    return bytes
  }

  private static func expanded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in line {
      if byte == UInt8(ascii: "\t") {
        bytes += [UInt8](repeating: 32, count: 8 - bytes.count % 8)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

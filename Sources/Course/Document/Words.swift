extension [String] {
  /// The words for a sentence: `` `a`, `b` and `c` ``.
  package var quotedList: String {
    let quoted = map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The candidate that was most likely meant; nil when none is near.
  package func nearest(in candidates: [String]) -> String? {
    var best: (distance: Int, word: String)?
    for word in candidates {
      let distance = editDistance(to: word)
      if distance <= Swift.max(1, Swift.min(count, word.count) / 3),
        distance < best?.distance ?? .max
      {
        best = (distance, word)
      }
    }
    return best?.word
  }

  /// How many letters must be put in, taken out or replaced (Levenshtein), ignoring case.
  private func editDistance(to other: String) -> Int {
    let here = Array(lowercased().utf8.prefix(64))
    let there = Array(other.lowercased().utf8.prefix(64))
    var row = Array(0...there.count)
    for (i, letter) in here.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, candidate) in there.enumerated() {
        let replaced = diagonal + (letter == candidate ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[there.count]
  }
}

/// Whether the text can be an id: lower-case words of letters and digits with dashes between them.
package func isIdentifier(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.count <= 63 && text.first != "-" && text.last != "-"
    && text.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
    }
}

/// What may stand in place of the word before the cursor.
package struct Completions: Sendable, Equatable {
  /// The end of the line to the cursor which a candidate replaces; empty at the start of a word.
  package var typed: String
  package var candidates: [Candidate]

  package init(typed: String, candidates: [Candidate]) {
    self.typed = typed
    self.candidates = candidates
  }

  package static let none = Completions(typed: "", candidates: [])

  package struct Candidate: Sendable, Equatable {
    /// What replaces the typed text.
    package var text: String
    /// What the list of candidates shows.
    package var label: String
    /// Whether a space follows; false for folders and for flags that want a value.
    package var endsWord: Bool

    package init(_ text: String, label: String? = nil, endsWord: Bool = true) {
      self.text = text
      self.label = label ?? text
      self.endsWord = endsWord
    }
  }
}

extension Completions {
  /// What one press of TAB does.
  enum Step: Equatable {
    case none
    case replace(typed: String, by: String)
    case list([String])
  }

  /// As in readline: the only candidate, else what all have in common, else the list of them.
  var step: Step {
    guard let first = candidates.first else { return .none }
    if candidates.count == 1 {
      return .replace(typed: typed, by: first.text + (first.endsWord ? " " : ""))
    }
    let common = candidates.dropFirst().reduce(Array(first.text)) { prefix, candidate in
      Array(zip(prefix, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
    if common.count > typed.count { return .replace(typed: typed, by: String(common)) }
    return .list(candidates.map(\.label))
  }
}

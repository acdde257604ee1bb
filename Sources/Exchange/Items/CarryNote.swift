/// What an item loses on its way into a format or out of one.
package struct CarryNote: Hashable, Sendable {
  package enum Extent: Hashable, Sendable {
    /// The item stays behind.
    case leftOut
    /// It goes as something else, or with less than its meaning.
    case changed
    /// It goes; something beside the question does not.
    case partly
  }

  static let scoring = "what hints and tries cost in this item alone"

  package var item: String
  package var extent: Extent
  /// Why, as half a sentence.
  package var reason: String

  package init(_ item: String, _ extent: Extent, _ reason: String) {
    self.item = item
    self.extent = extent
    self.reason = reason
  }
}

extension [CarryNote] {
  /// The notes as lines for a person: one for each reason, with the items that it is about.
  ///
  /// What goes without its hints or points is counted alone: mostly it is everything.
  package var lines: [String] {
    var reasons: [(note: CarryNote, items: [String])] = []
    for note in self {
      let place = reasons.firstIndex {
        $0.note.extent == note.extent && $0.note.reason == note.reason
      }
      if let place {
        reasons[place].items.append(note.item)
      } else {
        reasons.append((note, [note.item]))
      }
    }
    return reasons.map { note, items in
      let word =
        switch note.extent {
        case .leftOut: "left out"
        case .changed: "changed"
        case .partly: "not carried"
        }
      let names = note.extent == .partly ? "" : ": \(items.joined(separator: ", "))"
      return "\(word) (\(items.count)): \(note.reason)\(names)"
    }
  }

  /// How many items stayed behind.
  package var leftOutCount: Int { Set(filter { $0.extent == .leftOut }.map(\.item)).count }
}

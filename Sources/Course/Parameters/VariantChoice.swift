/// Which values the parameters of an exercise have.
package enum VariantChoice: Hashable, Sendable {
  /// The first of each list and range: what everybody has in a course without a secret.
  case first
  /// Those that are drawn for one student.
  case drawn(DrawSource)
  /// Those that a report or a handout names.
  case given(Draw)
}

extension Draw {
  package var isEmpty: Bool { values.isEmpty }

  /// Reads `pictures=8,tool=crop`; nil for anything else.
  package init?(text: String) {
    var sides: [(name: String, value: String)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if let equals = part.firstIndex(of: "=") {
        sides.append((String(part[..<equals]).trimmed, String(part[part.index(after: equals)...])))
      } else if !sides.isEmpty {
        // A comma of the value's own.
        sides[sides.count - 1].value += "," + part
      } else {
        return nil
      }
    }
    guard Set(sides.map(\.name)).count == sides.count,
      sides.allSatisfy({ isIdentifier($0.name) })
    else { return nil }
    values = sides.map { Value(name: $0.name, content: Content(text: $0.value.trimmed)) }
  }
}

extension Draw: CustomStringConvertible {
  /// As `Draw.init(text:)` reads it.
  package var description: String {
    values.map { "\($0.name)=\($0.content)" }.joined(separator: ",")
  }
}

extension Draw.Content {
  init(text: String) {
    self = Int(text).map { .number($0) } ?? .word(text)
  }
}

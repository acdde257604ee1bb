/// A change of manifests and scripts that makes the simulator do what a belief expects.
enum BeliefChange {
  enum FieldChange {
    /// One less, where it is more than zero.
    case decreased
    case set(String)
    case replaced(String, by: String)
    /// The value of another field of the same text.
    case copied(from: String)
  }

  /// Each `name: value` or `"name": value` of a text, in YAML or JSON.
  case field(String, FieldChange)
  /// Each place of a text.
  case text(String, by: String)

  func applied(to text: String) -> String {
    switch self {
    case .text(let old, let new): return text.replacing(old, with: new)
    case .field(let name, let change):
      var result = ""
      var rest = text[...]
      while let place = rest.firstRange(of: name) {
        let before = rest[..<place.lowerBound].last ?? text[..<place.lowerBound].last
        result += rest[..<place.upperBound]
        rest = rest[place.upperBound...]
        guard Self.isBoundary(before), let value = Self.value(at: rest) else { continue }
        result += rest[..<value.startIndex]
        result += change.value(String(value), in: text)
        rest = rest[value.endIndex...]
      }
      return result + rest
    }
  }

  private static func isBoundary(_ character: Character?) -> Bool {
    character.map { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "_" } ?? true
  }

  /// The word after `:`, with or without quotes around the name and the word.
  private static func value(at text: Substring) -> Substring? {
    let colon = text.drop { "\"'\\".contains($0) }
    guard colon.first == ":" else { return nil }
    let start = colon.dropFirst().drop { " \"'\\".contains($0) }
    let word = start.prefix { $0.isLetter || $0.isNumber }
    return word.isEmpty ? nil : word
  }

  /// The first value of a field in a text.
  fileprivate static func value(of name: String, in text: String) -> String? {
    var rest = text[...]
    while let place = rest.firstRange(of: name) {
      let before = text[..<place.lowerBound].last
      rest = rest[place.upperBound...]
      if isBoundary(before), let value = value(at: rest) { return String(value) }
    }
    return nil
  }
}

extension BeliefChange.FieldChange {
  fileprivate func value(_ value: String, in text: String) -> String {
    switch self {
    case .decreased: Int(value).map { $0 > 0 ? "\($0 - 1)" : value } ?? value
    case .set(let new): new
    case .replaced(let old, let new): value == old ? new : value
    case .copied(let name): BeliefChange.value(of: name, in: text) ?? value
    }
  }
}

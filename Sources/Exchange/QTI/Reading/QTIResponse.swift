import Course

/// A `responseDeclaration`: what kind of answer there is, and which is right.
struct QTIResponse {
  var id: String
  var cardinality: String
  var baseType: String
  /// The values of `correctResponse`.
  var correct: [String]
  /// The entries of the mapping, if there is one.
  var mapping: [Entry]

  struct Entry {
    var key: String
    var value: Double
  }

  init(_ element: MarkupElement) {
    id = element["identifier"] ?? ""
    cardinality = element["cardinality"] ?? "single"
    baseType = element["baseType"] ?? "string"
    correct =
      element.first("correctResponse")?.elements("value")
      .map { ForeignText.cleaned($0.text).trimmed } ?? []
    mapping =
      element.first("mapping")?.elements("mapEntry").compactMap { entry in
        guard let key = entry["mapKey"], let value = entry["mappedValue"].flatMap(Double.init)
        else {
          return nil
        }
        return Entry(key: ForeignText.cleaned(key).trimmed, value: value)
      } ?? []
  }

  /// What is right: the key, or what earns something.
  var right: [String] {
    correct.isEmpty ? mapping.filter { $0.value > 0 }.map(\.key) : correct
  }

  /// Whether right parts earn equal shares, and wrong ones take one away each.
  func isEvenlyMapped(wrong: [String]) -> Bool {
    let shares = right.map { key in mapping.first { $0.key == key }?.value ?? 0 }
    guard let share = shares.first, share > 0, shares.allSatisfy({ abs($0 - share) < 0.001 }) else {
      return false
    }
    return wrong.allSatisfy { key in
      mapping.contains { $0.key == key && abs($0.value + share) < 0.001 }
    }
  }
}

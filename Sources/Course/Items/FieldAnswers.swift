/// Answers that have several fields: the values of a prediction, the blanks of a text.
///
/// They can be given all at once (`4, 70 s` or `pods=4 time=70s`) or one by one (`pods=4`,
/// `2 = 70 s`); what is missing can follow.
package struct FieldAnswers: Hashable, Sendable {
  /// In the order of the fields; nil where nothing was said yet.
  package var words: [String?]

  package init(count: Int) {
    words = Array(repeating: nil, count: count)
  }

  /// The words, once there is one for each field.
  package var complete: [String]? {
    let given = words.compactMap(\.self)
    return given.count == words.count ? given : nil
  }

  /// Takes what was typed.
  package mutating func take(_ text: String, names: [String]) throws(AnswerError) {
    var copy = self
    let parts = text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
    if parts.contains(where: { Self.named($0, names) != nil }) {
      for part in parts.flatMap({ Self.assignments($0, names) }) {
        guard let (place, word) = Self.named(part, names), !word.isEmpty else {
          throw Self.malformed(names)
        }
        copy.words[place] = word
      }
    } else if parts.count == names.count {
      copy.words = parts
    } else {
      let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      guard parts.count == 1, words.count == names.count else { throw Self.malformed(names) }
      copy.words = words
    }
    self = copy
  }

  /// `pods=4 time=70s` has two; `time=70 s` is one.
  private static func assignments(_ text: String, _ names: [String]) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1, words.allSatisfy({ named($0, names) != nil }) else { return [text] }
    return words
  }

  private static func named(_ text: String, _ names: [String]) -> (Int, String)? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = String(text[..<sign]).trimmed.lowercased()
    let place = names.firstIndex(of: name) ?? Int(name).map { $0 - 1 }
    guard let place, names.indices.contains(place) else { return nil }
    return (place, String(text[text.index(after: sign)...]).trimmed)
  }

  private static func malformed(_ names: [String]) -> AnswerError {
    let example = names.map { "\($0)=…" }.joined(separator: ", ")
    return AnswerError(
      description: names.count == 1
        ? "answer with the value, or `\(example)`"
        : "answer with \(names.count) values in their order with commas between them, or by name: "
          + "`\(example)`"
    )
  }
}

extension Item.Question {
  /// The names of the fields of an answer; none for the kinds that have one answer as a whole.
  package var fieldNames: [String] {
    switch self {
    case .blanks(let question): question.blanks.map(\.name)
    case .predict(let question): question.values.map(\.name)
    default: []
    }
  }
}

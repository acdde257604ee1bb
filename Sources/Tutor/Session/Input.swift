package import Course

/// What a line at the prompt is: the tutor's word, an answer, or a command for the shell.
package enum Input: Equatable, Sendable {
  case verb(Verb, argument: String)
  case answer(String)
  case command(String)
  case empty

  /// - Parameters:
  ///   - line: What was typed.
  ///   - item: The open question, if there is one.
  package init(_ line: String, item: Item?) {
    let trimmed = line.trimmingSpace
    guard !trimmed.isEmpty else {
      self = .empty
      return
    }
    let word = trimmed.prefix { !$0.isWhitespace }
    let rest = trimmed.dropFirst(word.count).trimmingSpace
    if let verb = Verb(word: String(word)), !Self.isAssignment(rest) {
      self = .verb(verb, argument: String(rest))
    } else if let item, Self.looksLikeAnswer(trimmed, to: item.question) {
      self = .answer(String(trimmed))
    } else {
      self = .command(line)
    }
  }

  /// `next=3` and `next (` are the shell's, not the tutor's.
  private static func isAssignment(_ rest: Substring) -> Bool { rest.first == "(" }

  /// A letter or letters with something between them, or a number: what no command looks like.
  private static func looksLikeAnswer(_ text: Substring, to question: Item.Question) -> Bool {
    switch question {
    case .single(let choices), .multiple(let choices):
      let letters = Set((0..<choices.choices.count).map { ChoiceQuestion.letter($0) })
      let words = text.lowercased().split { " ,;)".contains($0) }
      return !words.isEmpty && words.allSatisfy { letters.contains(String($0)) || $0 == "and" }
    case .numeric:
      guard let first = text.first else { return false }
      return first.isASCII && (first.isNumber || "+-.".contains(first))
        && text.contains { $0.isNumber }
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmingSpace: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}

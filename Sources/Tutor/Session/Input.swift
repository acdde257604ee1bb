package import Course
import ShellRuntime

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
    // A letter is an answer first: `b` is the second choice before it is short for `back`.
    if let item, item.question.looksAnswered(by: trimmed) {
      self = .answer(String(trimmed))
    } else if let verb = Verb(word: String(word)), rest.first != "(",
      verb != .diff || SessionMoment.areMoments(rest)
    {
      // `next ()` makes a function of that name.
      self = .verb(verb, argument: String(rest))
    } else {
      self = .command(line)
    }
  }
}

extension Item.Question {
  /// Whether a text is what no command looks like: letters of choices, a choice's words, a number.
  fileprivate func looksAnswered(by text: Substring) -> Bool {
    switch self {
    case .single(let question): question.isChosen(by: text, severalAtOnce: false)
    case .multiple(let question): question.isChosen(by: text, severalAtOnce: true)
    case .numeric: Self.isNumber(text)
    case .trueFalse: ["true", "false", "t", "f"].contains(text.lowercased())
    case .ordering, .lines: Self.isOrder(text)
    case .matching: Self.isMatching(text)
    case .text: Self.isWords(text)
    case .blanks, .predict: Self.isFields(text, names: fieldNames)
    case .task, .fix: false
    }
  }

  /// Plain words that begin with no command, no word of the tutor's, and have none of a shell's signs.
  private static func isWords(_ text: Substring) -> Bool {
    let first = text.prefix { !$0.isWhitespace && $0 != "," }
    return !text.contains { "|&;<>$`(){}=/".contains($0) } && Verb(word: String(first)) == nil
      && !commands.contains(String(first))
  }

  private static let commands =
    Set(AppletTable.prompt.keys)
    .union(["kubectl", "k", "for", "while", "if", "case", "until", "cd", "exec", "export", "set"])
    .subtracting(["true", "false"])

  /// Numbers and nothing else.
  private static func isOrder(_ text: Substring) -> Bool {
    text.contains(where: \.isNumber) && text.allSatisfy { $0.isNumber || " ,;>".contains($0) }
  }

  /// `1b 2a`, or single letters with spaces between them.
  private static func isMatching(_ text: Substring) -> Bool {
    let words = text.lowercased().split { " ,;".contains($0) }
    let isPairs = words.allSatisfy { word in
      word.first?.isNumber == true && word.dropFirst().allSatisfy { $0 == "-" || $0.isLetter }
        && word.count <= 3
    }
    return isPairs || words.count > 1 && words.allSatisfy { $0.count == 1 && $0 != "k" }
  }

  /// `name=value`, values with commas between them, or a number; a word alone can be a command.
  private static func isFields(_ text: Substring, names: [String]) -> Bool {
    guard !names.isEmpty else { return false }
    if let sign = text.firstIndex(of: "=") {
      let name = text[..<sign].lowercased()
      return names.contains(name) || Int(name).map { (1...names.count).contains($0) } ?? false
    }
    if names.count == 1 || text.contains(",") { return isWords(text) }
    return isWords(text) && text.split(separator: " ").count == names.count
  }

  private static func isNumber(_ text: Substring) -> Bool {
    guard let first = text.first, first.isASCII, first.isNumber || "+-.".contains(first) else {
      return false
    }
    return text.contains { $0.isNumber }
      && text.allSatisfy { $0.isLetter || $0.isNumber || " .,+-%".contains($0) }
  }
}

extension ChoiceQuestion {
  fileprivate func isChosen(by text: Substring, severalAtOnce: Bool) -> Bool {
    let typed = text.lowercased()
    if choices.contains(where: { $0.text.lowercased() == typed }) { return true }
    if severalAtOnce, ["none", "-"].contains(typed) { return true }
    // No command has a name of one letter or digit but `k`, and the tutor's own short words.
    if typed.count == 1, let character = typed.first, character.isASCII {
      let isTaken = character == "k" || Verb(word: typed) != nil
      return letters.contains(character)
        || !isTaken && (character.isLetter || character.isNumber)
    }
    let words = typed.split { " ,;)&+.".contains($0) }
    return !words.isEmpty && words.allSatisfy { isLetters($0, severalAtOnce: severalAtOnce) }
  }

  private var letters: [Character] {
    choices.indices.map { Character(ChoiceQuestion.letter($0)) }
  }

  /// `b`, `and`, and where several may be right also `acd`.
  private func isLetters(_ word: Substring, severalAtOnce: Bool) -> Bool {
    if word == "and" { return true }
    if let number = Int(word), choices.indices.contains(number - 1) { return true }
    let isAscending = zip(word, word.dropFirst()).allSatisfy(<)
    return word.allSatisfy(letters.contains) && (word.count == 1 || severalAtOnce && isAscending)
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

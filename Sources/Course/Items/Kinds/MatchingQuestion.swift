/// Things of two columns that belong together in pairs.
package struct MatchingQuestion: Hashable, Sendable {
  package var pairs: [Pair]
  /// Right sides that belong to nothing.
  package var extra: [String]
  /// The places of the right sides, and then of the extra ones, in the order in which they are shown.
  package var shown: [Int]
  package var otherwise: String

  package struct Pair: Hashable, Sendable {
    package var left: String
    package var right: String
    /// Said when the left side was given another right one.
    package var feedback: String
    /// The line that the proof prints when the pair is true.
    package var provedBy: String?

    package init(left: String, right: String, feedback: String = "", provedBy: String? = nil) {
      self.left = left
      self.right = right
      self.feedback = feedback
      self.provedBy = provedBy
    }
  }

  package init(pairs: [Pair], extra: [String] = [], shown: [Int], otherwise: String) {
    self.pairs = pairs
    self.extra = extra
    self.shown = shown
    self.otherwise = otherwise
  }

  init(_ reader: MappingReader, _ source: DrawSource) throws(ContentProblem) {
    let list = try reader.required("pairs")
    var pairs: [Pair] = []
    for node in try list.elements(as: "pairs") {
      let pair = try MappingReader(
        node,
        what: "a pair",
        keys: ["left", "right", "feedback", "when"]
      )
      pairs.append(
        Pair(
          left: try pair.text("left"),
          right: try pair.text("right"),
          feedback: try pair.text("feedback", or: ""),
          provedBy: try pair.optional("when")?.text(as: "when")
        )
      )
    }
    let extra = try reader.texts("extra")
    let rights = pairs.map(\.right) + extra
    guard (2...9).contains(pairs.count), rights.count <= 12, Set(rights).count == rights.count,
      Set(pairs.map(\.left)).count == pairs.count
    else {
      throw list.problem("a matching has 2 to 9 pairs and at most 12 right sides, no two alike")
    }
    self.init(
      pairs: pairs,
      extra: extra,
      shown: Arrangement.shuffled(rights.count, source),
      otherwise: try reader.text("otherwise")
    )
  }

  /// The right sides in the order in which they are shown.
  package var shownRights: [String] {
    let rights = pairs.map(\.right) + extra
    return shown.map { rights[$0] }
  }

  /// Reads `1b 2a`, `1-b, 2-a` or, for all in their order, `b a`.
  func answer(_ text: String) throws(AnswerError) -> ItemAnswer {
    let marks = text.lowercased().filter { $0.isLetter || $0.isNumber }
    var given = [Int?](repeating: nil, count: pairs.count)
    var left: Int?
    let isNumbered = marks.contains(where: \.isNumber)
    var next = 0
    for mark in marks {
      if let digit = mark.wholeNumberValue {
        guard left == nil, (1...pairs.count).contains(digit) else { throw malformed }
        left = digit - 1
        continue
      }
      guard let value = mark.asciiValue, let place = shown[safely: Int(value) - 0x61],
        let target = left ?? (isNumbered ? nil : next), given.indices.contains(target),
        given[target] == nil
      else { throw malformed }
      given[target] = place
      left = nil
      next += 1
    }
    guard left == nil, given.allSatisfy({ $0 != nil }) else { throw malformed }
    return .order(given.compactMap(\.self))
  }

  private var malformed: AnswerError {
    let example = pairs.indices.map { "\($0 + 1)\(ChoiceQuestion.letter($0))" }
      .joined(separator: " ")
    return AnswerError(description: "give each number one letter, such as `\(example)`")
  }

  /// Each pair earns its share.
  func verdict(_ given: [Int]) -> Verdict {
    var verdict = Verdict(
      right: zip(given, pairs.indices).filter { $0 == $1 }.count,
      of: pairs.count,
      remarks: []
    )
    for (place, index) in zip(given, pairs.indices) where place != index {
      guard !pairs[index].feedback.isEmpty else { continue }
      verdict.remarks.append(
        .init(isRight: false, letter: "\(index + 1)", text: pairs[index].feedback)
      )
    }
    if !verdict.isRight, verdict.remarks.isEmpty {
      verdict.remarks = [.init(isRight: false, letter: "", text: otherwise)]
    }
    return verdict
  }
}

extension Array {
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

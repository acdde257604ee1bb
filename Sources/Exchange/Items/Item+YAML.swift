import Course

extension Item {
  /// The item as a lesson's `quiz` block has it, without its id.
  ///
  /// Nil for the kinds that need a cluster, which no other format holds.
  func yaml(objective: String, source: String) -> String? {
    guard let fields = question.fields else { return nil }
    var entries: [(key: String, value: YAMLText)] = [
      ("kind", .text(question.kind.rawValue)), ("objective", .text(objective)),
      ("prompt", .text(prompt)),
    ]
    if points != Points(1) { entries.append(("points", .plain("\(points)"))) }
    entries += fields
    if !hints.isEmpty { entries.append(("hints", .list(hints.map { .text($0) }))) }
    entries.append(("explanation", .text(explanation)))
    entries.append(("source", .text(source)))
    return YAMLText.mapping(entries).document
  }
}

private typealias Entries = [(key: String, value: YAMLText)]

extension Item.Question {
  /// The fields of the kind; nil for those that are done and not answered.
  fileprivate var fields: Entries? {
    switch self {
    case .single(let question), .multiple(let question):
      return [("choices", .list(question.choices.map(\.yaml)))]
    case .trueFalse(let question):
      return [
        ("answer", .plain(question.answer == true ? "true" : "false")),
        (
          "feedback",
          .mapping([("\"true\"", .text(question.toTrue)), ("\"false\"", .text(question.toFalse))])
        ),
      ]
    case .numeric(let question):
      return question.fields(misconceptionsIn: "misconceptions")
    case .text(let question):
      return [("accept", .list(question.accepted.map { .text($0.pattern) }))]
        + question.wrong.field + [("otherwise", .text(question.otherwise))]
    case .ordering(let question):
      return [
        ("steps", .list(question.steps.map(\.yaml))), ("otherwise", .text(question.otherwise)),
      ]
    case .matching(let question):
      var entries: Entries = [("pairs", .list(question.pairs.map(\.yaml)))]
      if !question.extra.isEmpty {
        entries.append(("extra", .list(question.extra.map { .text($0) })))
      }
      return entries + [("otherwise", .text(question.otherwise))]
    case .blanks(let question):
      return [
        ("file", .text(question.file)), ("text", .text(question.text)),
        ("blanks", .mapping(question.blanks.map { ("\"\($0.name)\"", $0.yaml) })),
      ]
    case .lines(let question): return question.fields
    case .predict(let question): return [("values", .list(question.values.map(\.yaml)))]
    case .task, .fix: return nil
    }
  }
}

extension Choice {
  fileprivate var yaml: YAMLText {
    var entries: Entries = [("text", .text(text))]
    if isRight { entries.append(("right", .plain("true"))) }
    entries.append(("feedback", .text(feedback)))
    return .mapping(entries)
  }
}

extension [WrongForm] {
  fileprivate var field: Entries {
    guard !isEmpty else { return [] }
    let list = map { wrong -> YAMLText in
      .mapping([("answer", .text(wrong.form.pattern)), ("feedback", .text(wrong.feedback))])
    }
    return [("wrong", .list(list))]
  }
}

extension NumericQuestion {
  fileprivate func fields(misconceptionsIn name: String) -> Entries {
    var entries: Entries = []
    if let answer { entries.append(("answer", .plain(numberText(answer)))) }
    if tolerance != 0 { entries.append(("tolerance", .plain(numberText(tolerance)))) }
    if !unit.word.isEmpty { entries.append(("unit", .text(unit.word))) }
    if !misconceptions.isEmpty {
      let list = misconceptions.map { known -> YAMLText in
        .mapping([
          ("answer", .plain(numberText(known.answer))), ("feedback", .text(known.feedback)),
        ])
      }
      entries.append((name, .list(list)))
    }
    return entries + [("otherwise", .text(otherwise))]
  }
}

extension NumberUnit {
  /// The word of the `unit` field.
  var word: String {
    switch self {
    case .none: ""
    case .duration: "s"
    case .percent: "%"
    case .things(let plural): plural
    }
  }
}

extension OrderingQuestion.Step {
  fileprivate var yaml: YAMLText {
    guard !feedback.isEmpty else { return .text(text) }
    return .mapping([("text", .text(text)), ("feedback", .text(feedback))])
  }
}

extension MatchingQuestion.Pair {
  fileprivate var yaml: YAMLText {
    var entries: Entries = [("left", .text(left)), ("right", .text(right))]
    if !feedback.isEmpty { entries.append(("feedback", .text(feedback))) }
    return .mapping(entries)
  }
}

extension BlanksQuestion.Blank {
  fileprivate var yaml: YAMLText {
    .mapping(
      [("accept", .list(accepted.map { .text($0.pattern) }))] + wrong.field
        + [("otherwise", .text(otherwise))]
    )
  }
}

extension LinesQuestion {
  fileprivate var fields: Entries {
    var entries: Entries = [("file", .text(file)), ("lines", .list(lines.map { .text($0) }))]
    if !extra.isEmpty {
      let list = extra.map { line -> YAMLText in
        .mapping([("text", .text(line.text)), ("feedback", .text(line.feedback))])
      }
      entries.append(("extra", .list(list)))
    }
    if separator != "\n" { entries.append(("separator", .text(separator))) }
    return entries + [("otherwise", .text(otherwise))]
  }
}

extension PredictQuestion.Value {
  fileprivate var yaml: YAMLText {
    var entries: Entries = [("name", .text(name)), ("text", .text(text))]
    switch form {
    case .number(let question): entries += question.fields(misconceptionsIn: "wrong")
    case .word(let key, let wrong, let otherwise):
      entries.append(("unit", .text("word")))
      if let key { entries.append(("answer", .text(key))) }
      entries += wrong.field + [("otherwise", .text(otherwise))]
    }
    return .mapping(entries)
  }
}

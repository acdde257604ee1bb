/// The kinds of items, by the word that an author writes for them.
package enum ItemKind: String, CaseIterable, Sendable {
  case single
  case multiple
  case trueFalse = "true-false"
  case numeric
  case text
  case ordering
  case matching
  case blanks
  case lines
  case predict
  case task = "do"
  case fix

  /// The fields that an item of the kind may have besides those of all items.
  var fields: [String] {
    switch self {
    case .single: ["choices", "misconceptions"]
    case .multiple: ["choices"]
    case .trueFalse: ["answer", "feedback", "misconceptions"]
    case .numeric: ["answer", "tolerance", "unit", "misconceptions", "otherwise"]
    case .text: ["accept", "wrong", "otherwise"]
    case .ordering: ["steps", "otherwise"]
    case .matching: ["pairs", "extra", "otherwise"]
    case .blanks: ["file", "text", "blanks"]
    case .lines: ["file", "lines", "extra", "separator", "otherwise"]
    case .predict: ["values", "misconceptions"]
    case .task: ["expect", "solution", "wrong", "otherwise"]
    case .fix: ["expect", "solution", "wrong", "otherwise"]
    }
  }

  /// Whether the item is proven by what it expects and by its solution, and needs no proof beside.
  var provesItself: Bool { self == .task || self == .fix }
}

extension Item {
  /// A kind of question, with what is right and what to say about what is not.
  package enum Question: Hashable, Sendable {
    case single(ChoiceQuestion)
    case multiple(ChoiceQuestion)
    case trueFalse(TruthQuestion)
    case numeric(NumericQuestion)
    case text(TextQuestion)
    case ordering(OrderingQuestion)
    case matching(MatchingQuestion)
    case blanks(BlanksQuestion)
    case lines(LinesQuestion)
    case predict(PredictQuestion)
    case task(TaskQuestion)
    case fix(TaskQuestion)
  }
}

extension Item.Question {
  package var kind: ItemKind {
    switch self {
    case .single: .single
    case .multiple: .multiple
    case .trueFalse: .trueFalse
    case .numeric: .numeric
    case .text: .text
    case .ordering: .ordering
    case .matching: .matching
    case .blanks: .blanks
    case .lines: .lines
    case .predict: .predict
    case .task: .task
    case .fix: .fix
    }
  }
}

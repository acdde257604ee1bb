import Simulation

/// Named values of an item or an exercise that are drawn anew for each learner and each review.
///
///     parameters:
///       limit: 2-5              a whole number of a range; `2-10 by 2` in steps
///       name: [import, export]  one of several words or numbers
///       attempts: limit + 1     worked out from those above, with + - * / % and brackets
package struct Parameters: Hashable, Sendable {
  private var parameters: [Parameter]

  fileprivate struct Parameter: Hashable, Sendable {
    var name: String
    var position: ContentPosition
    var rule: Rule
  }

  fileprivate enum Rule: Hashable, Sendable {
    case range(ClosedRange<Int>, step: Int)
    case choice([Draw.Content])
    case arithmetic(String)
  }

  package static let none = Parameters(parameters: [])
  package static let countMax = 20
  private static let numberRange = -1_000_000...1_000_000
  /// Words that stand alone in the braces of a Go template.
  private static let reserved = ["end", "else", "break", "continue", "nil"]

  private init(parameters: [Parameter]) {
    self.parameters = parameters
  }

  package var isEmpty: Bool { parameters.isEmpty }

  /// Reads the `parameters` field.
  package init(_ node: DocumentNode) throws(ContentProblem) {
    let entries = try node.entries(as: "parameters")
    guard entries.count <= Self.countMax else {
      throw node.problem("there are \(entries.count) parameters; \(Self.countMax) are enough")
    }
    parameters = []
    for entry in entries {
      guard isIdentifier(entry.key), entry.key.first?.isLetter == true, !entry.key.contains("-"),
        !Self.reserved.contains(entry.key)
      else {
        throw ContentProblem(
          entry.keyPosition,
          "`\(entry.key)` cannot name a parameter; use a word of lower-case letters and digits"
        )
      }
      parameters.append(
        Parameter(
          name: entry.key,
          position: entry.value.position,
          rule: try Self.rule(entry.value, entry.key)
        )
      )
    }
    _ = try draw(.base(""))
  }

  private static func rule(_ node: DocumentNode, _ name: String) throws(ContentProblem) -> Rule {
    if case .sequence(let elements) = node.content {
      guard (1...100).contains(elements.count) else {
        throw node.problem("`\(name)` needs 1 to 100 values to choose from")
      }
      var choices: [Draw.Content] = []
      for element in elements {
        let text = try element.text(as: name)
        choices.append(Draw.Content(text: text))
      }
      return .choice(choices)
    }
    let text = try node.text(as: name)
    return try range(text, node) ?? .arithmetic(text)
  }

  /// `2-5` or `2-10 by 2`; nil when it is something else.
  private static func range(
    _ text: String,
    _ node: DocumentNode
  ) throws(ContentProblem) -> Rule? {
    let parts = text.split(separator: " by ", maxSplits: 1).map { String($0).trimmed }
    let ends = parts.first?.split(separator: "-").map { Int(String($0).trimmed) } ?? []
    guard ends.count == 2, let first = ends[0], let last = ends[1] else { return nil }
    let step = parts.count == 2 ? Int(parts[1]) ?? 0 : 1
    guard first <= last, step > 0, numberRange.contains(first), numberRange.contains(last) else {
      throw node.problem("`\(text)` is no range; write one such as `2-5` or `2-10 by 2`")
    }
    return .range(first...last, step: step)
  }

  /// The values for a source: the same for the same, on every machine.
  package func draw(_ source: DrawSource) throws(ContentProblem) -> Draw {
    try draw(.drawn(source))
  }

  /// The values of all parameters; what is worked out from others follows them.
  package func draw(_ choice: VariantChoice) throws(ContentProblem) -> Draw {
    if case .given(let values) = choice { try refuseUnknown(values) }
    var draw = Draw()
    for parameter in parameters {
      let content =
        switch parameter.rule {
        case .arithmetic(let text): try parameter.sum(text, draw)
        case .range, .choice: try parameter.content(choice)
        }
      draw.values.append(.init(name: parameter.name, content: content))
    }
    return draw
  }

  /// The values that the others follow from: enough to make a variant again.
  package func chosen(in draw: Draw) -> Draw {
    let names = parameters.filter { !$0.isWorkedOut }.map(\.name)
    return Draw(values: draw.values.filter { names.contains($0.name) })
  }

  private func refuseUnknown(_ given: Draw) throws(ContentProblem) {
    let known = parameters.filter { !$0.isWorkedOut }
    for value in given.values where !known.contains(where: { $0.name == value.name }) {
      let names = known.map(\.name).quotedList
      throw ContentProblem(
        parameters.first?.position ?? ContentPosition(file: ""),
        "no parameter `\(value.name)` can be chosen; there are \(names)"
      )
    }
  }
}

extension Parameters.Parameter {
  fileprivate var isWorkedOut: Bool { if case .arithmetic = rule { true } else { false } }

  /// What a choice among the values of a list or a range gives.
  fileprivate func content(_ choice: VariantChoice) throws(ContentProblem) -> Draw.Content {
    switch choice {
    case .first: return value(at: 0)
    case .drawn(let source):
      // A stream for each, so that a new parameter changes no other.
      var stream = source.stream("parameter/\(name)")
      return value(at: Int(stream.below(UInt64(count))))
    case .given(let draw):
      guard let content = draw[name] else {
        throw ContentProblem(position, "the parameter `\(name)` has no value")
      }
      guard has(content) else {
        throw ContentProblem(position, "the parameter `\(name)` cannot be `\(content)`")
      }
      return content
    }
  }

  fileprivate func sum(_ text: String, _ draw: Draw) throws(ContentProblem) -> Draw.Content {
    do throws(ArithmeticProblem) {
      return .number(try ParameterArithmetic.value(of: text, draw))
    } catch {
      throw ContentProblem(
        position,
        "the parameter `\(name)`: \(error.reason); it must be a range such as 2-5, "
          + "a list, or a sum of earlier parameters such as limit + 1"
      )
    }
  }

  /// How many values there are to choose from.
  private var count: Int {
    switch rule {
    case .range(let range, let step): (range.upperBound - range.lowerBound) / step + 1
    case .choice(let choices): choices.count
    case .arithmetic: 0
    }
  }

  private func value(at index: Int) -> Draw.Content {
    switch rule {
    case .range(let range, let step): .number(range.lowerBound + index * step)
    case .choice(let choices): choices[index]
    case .arithmetic: preconditionFailure("a sum is worked out, not chosen")
    }
  }

  private func has(_ content: Draw.Content) -> Bool {
    switch (rule, content) {
    case (.range(let range, let step), .number(let number)):
      range.contains(number) && (number - range.lowerBound) % step == 0
    case (.choice(let choices), _): choices.contains(content)
    case (.range, .word), (.arithmetic, _): false
    }
  }
}

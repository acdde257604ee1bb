/// `$((…))`: a text whose `$` expansions come before its evaluation.
///
/// Where each expansion is an operand of its own, as in `$(($n + ${#s}))`, the text is parsed once
/// with marks in their places. That is its meaning for values that are plain numbers; any other value
/// makes the expanded text be parsed.
public final class ArithmeticExpansion: Sendable {
  public let parts: [WordPart]
  /// The expression, when it can be known before the expansions.
  public let expression: ArithmeticExpression?
  /// How many operands of the expression are expansions.
  public let operandCount: Int
  public let runsCommands: Bool

  public init(parts: [WordPart]) {
    self.parts = parts
    runsCommands = parts.contains { $0.runsCommands }
    operandCount = parts.count { !$0.isLiteral }
    // A text that is no expression fails when it is expanded, not when it is parsed.
    expression = Self.markedText(parts).flatMap {
      try? ArithmeticExpression(parsing: $0, operandMark: Self.mark)
    }
  }

  private static let mark: UInt8 = 1

  /// The text with a mark for each expansion; nil where one may be only a piece of an operand.
  private static func markedText(_ parts: [WordPart]) -> String? {
    guard !parts.isEmpty else { return nil }
    var text: [UInt8] = []
    var followsExpansion = false
    for part in parts {
      switch part {
      case .literal(let literal):
        guard !literal.utf8.contains(mark) else { return nil }
        if followsExpansion, let first = literal.utf8.first, first.continuesOperand { return nil }
        text += literal.utf8
        followsExpansion = false
      case .parameter, .arithmetic:
        if followsExpansion || (text.last?.continuesOperand ?? false) { return nil }
        text.append(mark)
        followsExpansion = true
      case .quoted, .doubleQuoted, .substitution, .process: return nil
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension WordPart {
  fileprivate var isLiteral: Bool { if case .literal = self { true } else { false } }
}

extension UInt8 {
  /// Whether it may be of a number or name to which an expansion beside it belongs too.
  fileprivate var continuesOperand: Bool {
    continuesName || self == UInt8(ascii: "#") || self == UInt8(ascii: "@")
  }
}

/// An arithmetic expression (POSIX 2.6.4, with ash's `**`, `++`, `--`, `,` and `base#digits`).
public indirect enum ArithmeticExpression: Sendable {
  case number(Int64)
  case variable(String)
  case unary(UnaryOperator, ArithmeticExpression)
  case binary(BinaryOperator, ArithmeticExpression, ArithmeticExpression)
  case and(ArithmeticExpression, ArithmeticExpression)
  case or(ArithmeticExpression, ArithmeticExpression)
  case conditional(ArithmeticExpression, ArithmeticExpression, ArithmeticExpression)
  /// `name = value`, or with the operator of `name += value`.
  case assign(String, BinaryOperator?, ArithmeticExpression)
  /// `++name` and the like: by how much, and whether the value is the one before.
  case step(String, by: Int64, valueBefore: Bool)

  public enum UnaryOperator: Sendable {
    case minus, plus, not, complement
  }

  public enum BinaryOperator: String, Sendable {
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case add = "+"
    case subtract = "-"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case bitAnd = "&"
    case bitXor = "^"
    case bitOr = "|"
    case power = "**"
    case comma = ","
  }

  public init(parsing text: String) throws(ArithmeticSyntaxError) {
    var parser = ArithmeticParser(text)
    self = try parser.parse()
  }
}

public struct ArithmeticSyntaxError: Error, Hashable, Sendable {
  /// Whether a `?` and its `:` do not go together.
  public var isMalformedCondition = false

  public init(isMalformedCondition: Bool = false) {
    self.isMalformedCondition = isMalformedCondition
  }

  /// What ash says.
  public var text: String {
    isMalformedCondition ? "malformed ?: operator" : "arithmetic syntax error"
  }
}

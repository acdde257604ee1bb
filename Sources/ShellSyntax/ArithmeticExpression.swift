/// An arithmetic expression (POSIX 2.6.4, with ash's `**`, `++`, `--`, `,` and `base#digits`).
public enum ArithmeticExpression: Sendable {
  case number(Int64)
  case variable(String)
  /// The value of an expansion in the text, by its number from 0 on.
  case operand(Int)
  indirect case unary(UnaryOperator, ArithmeticExpression)
  indirect case binary(BinaryOperator, ArithmeticExpression, ArithmeticExpression)
  indirect case and(ArithmeticExpression, ArithmeticExpression)
  indirect case or(ArithmeticExpression, ArithmeticExpression)
  indirect case conditional(ArithmeticExpression, ArithmeticExpression, ArithmeticExpression)
  /// `name = value`, or with the operator of `name += value`.
  indirect case assign(String, BinaryOperator?, ArithmeticExpression)
  /// `++name` and the like: by how much, and whether the value is the one before.
  indirect case step(String, by: Int64, valueBefore: Bool)

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

  /// Parses a text in which this byte stands for the value of an expansion.
  init(parsing text: String, operandMark: UInt8) throws(ArithmeticSyntaxError) {
    var parser = ArithmeticParser(text, operandMark: operandMark)
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

import ShellSyntax

struct ArithmeticFailure: Error {
  var message: String
}

/// Arithmetic in 64 bits that wrap round (POSIX 2.6.4, as busybox computes it).
extension Shell {
  mutating func evaluate(_ text: String, _ kernel: inout Kernel) throws(ArithmeticFailure) -> Int64
  {
    try evaluate(parse(text), &kernel)
  }

  private func parse(_ text: String) throws(ArithmeticFailure) -> ArithmeticExpression {
    do throws(ArithmeticSyntaxError) {
      return try ArithmeticExpression(parsing: text)
    } catch {
      throw ArithmeticFailure(message: error.text)
    }
  }

  mutating func evaluate(
    _ expression: ArithmeticExpression,
    _ kernel: inout Kernel
  ) throws(ArithmeticFailure) -> Int64 {
    try evaluate(expression, visited: [])
  }

  private mutating func evaluate(
    _ expression: ArithmeticExpression,
    visited: [String]
  ) throws(ArithmeticFailure) -> Int64 {
    switch expression {
    case .number(let value): return value
    case .variable(let name): return try value(of: name, visited)
    case .unary(let operation, let operand):
      let value = try evaluate(operand, visited: visited)
      switch operation {
      case .minus: return 0 &- value
      case .plus: return value
      case .not: return value == 0 ? 1 : 0
      case .complement: return ~value
      }
    case .binary(let operation, let left, let right):
      let (a, b) = try operands(left, right, visited)
      return try Self.compute(operation, a, b)
    // ash works on a stack of values: both sides are always computed.
    case .and(let left, let right):
      let (a, b) = try operands(left, right, visited)
      return a != 0 && b != 0 ? 1 : 0
    case .or(let left, let right):
      let (a, b) = try operands(left, right, visited)
      return a != 0 || b != 0 ? 1 : 0
    case .conditional(let condition, let whenTrue, let whenFalse):
      var holds: Int64 = 0
      if !condition.isName { holds = try evaluate(condition, visited: visited) }
      let (a, b) = try operands(whenTrue, whenFalse, visited)
      if condition.isName { holds = try evaluate(condition, visited: visited) }
      return holds != 0 ? a : b
    case .assign(let name, let operation, let operand):
      var value = try evaluate(operand, visited: visited)
      if let operation { value = try Self.compute(operation, self.value(of: name, visited), value) }
      try assign(name, value)
      return value
    case .step(let name, let step, let valueBefore):
      let before = try value(of: name, visited)
      try assign(name, before &+ step)
      return valueBefore ? before : before &+ step
    }
  }

  /// Both sides of an operator.
  ///
  /// A name on the left waits on ash's stack until the right side is computed: `n + n++` counts
  /// the new value.
  private mutating func operands(
    _ left: ArithmeticExpression,
    _ right: ArithmeticExpression,
    _ visited: [String]
  ) throws(ArithmeticFailure) -> (Int64, Int64) {
    if left.isName {
      let b = try evaluate(right, visited: visited)
      return (try evaluate(left, visited: visited), b)
    }
    let a = try evaluate(left, visited: visited)
    return (a, try evaluate(right, visited: visited))
  }

  /// A variable's value is an expression of its own.
  private mutating func value(
    of name: String,
    _ visited: [String]
  ) throws(ArithmeticFailure) -> Int64 {
    // `set -u` does not look at names without a dollar.
    guard let text = variable(name) else { return 0 }
    if let number = Int64(text), !text.hasPrefix("0") || text == "0" { return number }
    guard !visited.contains(name), visited.count < 16 else {
      throw ArithmeticFailure(message: "expression recursion loop detected")
    }
    return try evaluate(parse(text), visited: visited + [name])
  }

  private mutating func assign(_ name: String, _ value: Int64) throws(ArithmeticFailure) {
    do throws(VariableError) {
      try variables.set(name, String(value))
    } catch {
      throw ArithmeticFailure(message: error.message)
    }
  }

  private static func compute(
    _ operation: ArithmeticExpression.BinaryOperator,
    _ a: Int64,
    _ b: Int64
  ) throws(ArithmeticFailure) -> Int64 {
    switch operation {
    case .multiply: return a &* b
    case .divide, .remainder:
      if b == 0 { throw ArithmeticFailure(message: "divide by zero") }
      // The smallest number by -1 wraps round.
      if b == -1 { return operation == .divide ? 0 &- a : 0 }
      return operation == .divide ? a / b : a % b
    case .add: return a &+ b
    case .subtract: return a &- b
    case .shiftLeft: return a &<< b
    case .shiftRight: return a &>> b
    case .less: return a < b ? 1 : 0
    case .lessOrEqual: return a <= b ? 1 : 0
    case .greater: return a > b ? 1 : 0
    case .greaterOrEqual: return a >= b ? 1 : 0
    case .equal: return a == b ? 1 : 0
    case .notEqual: return a != b ? 1 : 0
    case .bitAnd: return a & b
    case .bitXor: return a ^ b
    case .bitOr: return a | b
    case .power: return try power(a, b)
    case .comma: return b
    }
  }

  private static func power(_ base: Int64, _ exponent: Int64) throws(ArithmeticFailure) -> Int64 {
    if exponent < 0 { throw ArithmeticFailure(message: "exponent less than 0") }
    var (result, square, rest): (Int64, Int64, Int64) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}

extension ArithmeticExpression {
  fileprivate var isName: Bool { if case .variable = self { true } else { false } }
}

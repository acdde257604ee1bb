import ShellSyntax

struct ArithmeticFailure: Error {
  var message: String
}

extension Expander {
  /// The value of `$((…))`: its expansions come before its evaluation.
  mutating func evaluate(
    _ arithmetic: ArithmeticExpansion,
    _ shell: inout Shell,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> Int64 {
    var operands: [Int64] = []
    var texts: [String] = []
    if arithmetic.operandCount > 0 || arithmetic.expression == nil {
      operands.reserveCapacity(arithmetic.operandCount)
      for part in arithmetic.parts {
        if case .literal(let text) = part {
          texts.append(text)
          continue
        }
        let text = try text(of: part, &shell, &kernel)
        // A minus would be an operator of the text.
        if let number = DecimalText.number(text), text.utf8.first != UInt8(ascii: "-") {
          operands.append(number)
        }
        texts.append(text)
      }
    }
    do throws(ArithmeticFailure) {
      if let expression = arithmetic.expression, operands.count == arithmetic.operandCount {
        return try shell.evaluate(expression, operands: operands)
      }
      return try shell.evaluate(texts.joined())
    } catch {
      throw .failed(error.message)
    }
  }

  /// One part of an arithmetic text.
  private mutating func text(
    of part: WordPart,
    _ shell: inout Shell,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> String {
    if case .parameter(let expansion) = part, expansion.isPlainVariable,
      let value = shell.variables.plainValue(expansion.name)
    {
      return value
    }
    return try text(of: [part], &shell, &kernel)
  }
}

/// Numbers as arithmetic and the shell itself write them.
enum DecimalText {
  /// The value of decimal digits without leading zeros, perhaps behind a minus; nil for all else.
  static func number(_ text: String) -> Int64? {
    guard let value = NumberText.plainInteger(text) else { return nil }
    // A zero in front makes it octal.
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return digits.first == UInt8(ascii: "0") && digits.count > 1 ? nil : value
  }
}

/// Arithmetic in 64 bits that wrap round (POSIX 2.6.4, as busybox computes it).
extension Shell {
  mutating func evaluate(_ text: String) throws(ArithmeticFailure) -> Int64 {
    try evaluate(parse(text), operands: [])
  }

  mutating func evaluate(
    _ arithmetic: ArithmeticExpansion,
    _ kernel: inout Kernel
  ) throws(ExpansionStop) -> Int64 {
    var expander = Expander(outputs: [], limit: kernel.limits.expansionBytes)
    return try expander.evaluate(arithmetic, &self, &kernel)
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
    operands: [Int64]
  ) throws(ArithmeticFailure) -> Int64 {
    try evaluate(expression, ArithmeticContext(operands: operands))
  }

  private mutating func evaluate(
    _ expression: ArithmeticExpression,
    _ context: ArithmeticContext
  ) throws(ArithmeticFailure) -> Int64 {
    switch expression {
    case .number(let value): return value
    case .operand(let number): return context.operands[number]
    case .variable(let name): return try value(of: name, context)
    case .unary(let operation, let operand):
      let value = try evaluate(operand, context)
      switch operation {
      case .minus: return 0 &- value
      case .plus: return value
      case .not: return value == 0 ? 1 : 0
      case .complement: return ~value
      }
    case .binary(let operation, let left, let right):
      let (a, b) = try operands(left, right, context)
      return try Self.compute(operation, a, b)
    // ash works on a stack of values: both sides are always computed.
    case .and(let left, let right):
      let (a, b) = try operands(left, right, context)
      return a != 0 && b != 0 ? 1 : 0
    case .or(let left, let right):
      let (a, b) = try operands(left, right, context)
      return a != 0 || b != 0 ? 1 : 0
    case .conditional(let condition, let whenTrue, let whenFalse):
      var holds: Int64 = 0
      if !condition.isName { holds = try evaluate(condition, context) }
      let (a, b) = try operands(whenTrue, whenFalse, context)
      if condition.isName { holds = try evaluate(condition, context) }
      return holds != 0 ? a : b
    case .assign(let name, let operation, let operand):
      var value = try evaluate(operand, context)
      if let operation { value = try Self.compute(operation, self.value(of: name, context), value) }
      try assign(name, value)
      return value
    case .step(let name, let step, let valueBefore):
      let before = try value(of: name, context)
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
    _ context: ArithmeticContext
  ) throws(ArithmeticFailure) -> (Int64, Int64) {
    if left.isName {
      let b = try evaluate(right, context)
      return (try evaluate(left, context), b)
    }
    let a = try evaluate(left, context)
    return (a, try evaluate(right, context))
  }

  /// A variable's value is an expression of its own.
  private mutating func value(
    of name: String,
    _ context: ArithmeticContext
  ) throws(ArithmeticFailure) -> Int64 {
    // `set -u` does not look at names without a dollar.
    guard let text = variable(name) else { return 0 }
    if let number = DecimalText.number(text) { return number }
    guard !context.visited.contains(name), context.visited.count < 16 else {
      throw ArithmeticFailure(message: "expression recursion loop detected")
    }
    return try evaluate(parse(text), ArithmeticContext(visited: context.visited + [name]))
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

/// What an evaluation needs to know beside the shell's variables.
struct ArithmeticContext {
  /// The values of the expansions in the text.
  var operands: [Int64] = []
  /// The variables whose values are being evaluated.
  var visited: [String] = []
}

extension ArithmeticExpression {
  fileprivate var isName: Bool { if case .variable = self { true } else { false } }
}

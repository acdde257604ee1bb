import KubeAPI

/// Walks a template's tree over a value.
struct TemplateEvaluation {
  private(set) var text = ""
  private var variables: [(name: String, value: Value?)]
  private var steps = 0
  private static let stepLimit = 1_000_000

  /// How a block ended.
  private enum Flow { case next, stop(isBreak: Bool) }

  /// False for `missingkey=error`.
  private let allowsMissingKeys: Bool

  init(root: Value, allowsMissingKeys: Bool) {
    variables = [("", root)]
    self.allowsMissingKeys = allowsMissingKeys
  }

  /// Walks the nodes with the dot on a value; nil stands for what is missing.
  mutating func run(_ nodes: [TemplateNode], dot: Value?) throws(GoTemplateError) {
    _ = try flow(nodes, dot)
  }

  private mutating func flow(
    _ nodes: [TemplateNode],
    _ dot: Value?
  ) throws(GoTemplateError) -> Flow {
    let scope = variables.count
    defer { variables.removeLast(variables.count - scope) }
    for node in nodes {
      steps += 1
      guard steps < Self.stepLimit else { throw GoTemplateError("the template takes too long") }
      switch node {
      case .text(let string): text += string
      case .output(let pipeline):
        let value = try value(of: pipeline, dot)
        if pipeline.variables.isEmpty { text += value?.templateText ?? "<no value>" }
      case .condition(let pipeline, let then, let otherwise):
        let isTrue = try value(of: pipeline, dot)?.isTemplateTrue ?? false
        let end = try flow(isTrue ? then : otherwise, dot)
        if case .stop = end { return end }
      case .with(let pipeline, let then, let otherwise):
        let value = try value(of: pipeline, dot)
        let isTrue = value?.isTemplateTrue ?? false
        let end = try flow(isTrue ? then : otherwise, isTrue ? value : dot)
        if case .stop = end { return end }
      case .range(let pipeline, let body, let otherwise):
        try range(pipeline, body, otherwise, dot)
      case .stop(let isBreak): return .stop(isBreak: isBreak)
      }
    }
    return .next
  }

  private mutating func range(
    _ pipeline: TemplatePipeline,
    _ body: [TemplateNode],
    _ otherwise: [TemplateNode],
    _ dot: Value?
  ) throws(GoTemplateError) {
    let scope = variables.count
    defer { variables.removeLast(variables.count - scope) }
    var bare = pipeline
    bare.variables = []
    var elements: [(key: Value, value: Value)] = []
    switch try value(of: bare, dot) {
    case .array(let list)?:
      elements = list.enumerated().map { (.integer(Int64($0.offset)), $0.element) }
    case .object(let fields)?: elements = fields.map { (.string($0.name), $0.value) }
    case .integer(let count)? where count < 100_000:
      elements = (0..<max(0, count)).map { (.integer($0), .integer($0)) }
    case nil, .null?: break
    case let value?:
      throw failure("range can't iterate over \(value.goText)", at: pipeline)
    }
    if elements.isEmpty {
      _ = try flow(otherwise, dot)
      return
    }
    for (key, value) in elements {
      let names = pipeline.variables
      if names.count == 2 { variables.append((names[0], key)) }
      if let name = names.last { variables.append((name, value)) }
      let end = try flow(body, value)
      variables.removeLast(variables.count - scope)
      if case .stop(isBreak: true) = end { break }
    }
  }

  /// What went wrong, at what a pipeline has come to last.
  private func failure(_ message: String, at pipeline: TemplatePipeline) -> GoTemplateError {
    guard let command = pipeline.commands.last else { return GoTemplateError(message) }
    switch command.operands.last {
    case .field(_, let place)?, .variable(_, _, let place)?:
      return GoTemplateError(message, at: place)
    default: return GoTemplateError(message, at: command.place)
    }
  }

  // MARK: pipelines

  private mutating func value(
    of pipeline: TemplatePipeline,
    _ dot: Value?
  ) throws(GoTemplateError) -> Value? {
    var result: Value?
    for (index, command) in pipeline.commands.enumerated() {
      result = try value(of: command, dot, piped: index == 0 ? nil : .some(result))
    }
    if let name = pipeline.variables.last {
      if pipeline.declares {
        variables.append((name, result))
      } else if let index = variables.lastIndex(where: { $0.name == name }) {
        variables[index].value = result
      } else {
        throw failure("undefined variable \("$\(name)".goQuoted)", at: pipeline)
      }
    }
    return result
  }

  /// One command; what the command before it gave is the last argument of a function.
  private mutating func value(
    of command: TemplateCommand,
    _ dot: Value?,
    piped: Value??
  ) throws(GoTemplateError) -> Value? {
    let operands = command.operands
    guard case .function(let name, _)? = operands.first else {
      guard operands.count == 1, piped == nil else {
        throw GoTemplateError("can't give argument to non-function", at: command.place)
      }
      return try value(of: operands[0], dot)
    }
    var arguments: [Value?] = []
    for operand in operands.dropFirst() {
      let argument = try value(of: operand, dot)
      // `and` and `or` look no further than they must.
      if name == "and", argument?.isTemplateTrue != true { return argument }
      if name == "or", argument?.isTemplateTrue == true { return argument }
      arguments.append(argument)
    }
    if let piped { arguments.append(piped) }
    return try call(name, arguments, at: command.place)
  }

  private func call(
    _ name: String,
    _ arguments: [Value?],
    at place: TemplatePlace
  ) throws(GoTemplateError) -> Value? {
    do throws(TemplateFunction.Failure) {
      return try TemplateFunction.call(name, arguments)
    } catch {
      throw GoTemplateError(error.message, at: place)
    }
  }

  private mutating func value(
    of operand: TemplateOperand,
    _ dot: Value?
  ) throws(GoTemplateError) -> Value? {
    switch operand {
    case .literal(let value): return value
    case .field(let path, let place): return try follow(path, from: dot, place)
    case .variable(let name, let path, let place):
      guard let variable = variables.last(where: { $0.name == name }) else {
        throw GoTemplateError("undefined variable \("$\(name)".goQuoted)", at: place)
      }
      return try follow(path, from: variable.value, place)
    case .function(let name, let place): return try call(name, [], at: place)
    case .pipeline(let pipeline, let path, let place):
      return try follow(path, from: try value(of: pipeline, dot), place)
    }
  }

  private func follow(
    _ path: [String],
    from start: Value?,
    _ place: TemplatePlace
  ) throws(GoTemplateError) -> Value? {
    var value = start
    for name in path {
      switch value {
      case .object(let fields)?:
        value = fields[name]
        if value == nil, !allowsMissingKeys {
          throw GoTemplateError("map has no entry for key \(name.goQuoted)", at: place)
        }
      // What is missing has nothing but what is missing, unless keys must be there.
      case nil where allowsMissingKeys: return nil
      case nil: throw GoTemplateError("nil data; no entry for key \(name.goQuoted)", at: place)
      case .null?: throw GoTemplateError("nil pointer evaluating interface {}.\(name)", at: place)
      case _?:
        throw GoTemplateError("can't evaluate field \(name) in type interface {}", at: place)
      }
    }
    return value
  }
}

/// The functions of `text/template` and of kubectl.
private enum TemplateFunction {
  struct Failure: Error {
    var message: String
  }

  static func call(_ name: String, _ arguments: [Value?]) throws(Failure) -> Value? {
    func need(_ count: Int) throws(Failure) {
      guard arguments.count >= count else {
        throw Failure(
          message:
            "wrong number of args for \(name): want at least \(count) got \(arguments.count)"
        )
      }
    }
    switch name {
    case "and", "or":
      try need(1)
      return arguments[arguments.count - 1]
    case "not":
      try need(1)
      return .bool(arguments[0]?.isTemplateTrue != true)
    case "len":
      try need(1)
      return .integer(try length(of: arguments[0]))
    case "index":
      try need(1)
      return try index(arguments)
    case "exists":
      try need(1)
      let found = try? index(arguments)
      return .bool(found != nil)
    case "print", "println", "html", "js", "urlquery":
      let words = arguments.map { $0?.goText ?? "<nil>" }
      return .string(
        words.joined(separator: name == "println" ? " " : "") + (name == "println" ? "\n" : "")
      )
    case "printf":
      try need(1)
      return .string(formatted(arguments[0]?.text ?? "", Array(arguments.dropFirst())))
    case "base64decode":
      try need(1)
      guard let bytes = Base64.decode(arguments[0]?.text ?? "") else {
        throw Failure(message: "base64 decode failed: illegal base64 data")
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    case "eq":
      try need(2)
      for argument in arguments.dropFirst() {
        if try isEqual(arguments[0], argument, name) { return true }
      }
      return false
    case "ne", "lt", "le", "gt", "ge":
      try need(2)
      return .bool(try compare(name, arguments[0], arguments[1]))
    default: throw Failure(message: "function \(name.goQuoted) is not supported here")
    }
  }

  private static func length(of value: Value?) throws(Failure) -> Int64 {
    switch value {
    case .array(let elements)?: return Int64(elements.count)
    case .object(let fields)?: return Int64(fields.count)
    case .string(let text)?: return Int64(text.utf8.count)
    // Numbers of the template itself, and lengths, are Go's int.
    case .integer?: throw Failure(message: "error calling len: len of type int")
    case let other:
      throw Failure(message: "error calling len: len of type \(other?.goTypeName ?? "nil")")
    }
  }

  private static func index(_ arguments: [Value?]) throws(Failure) -> Value? {
    var value = arguments[0]
    for key in arguments.dropFirst() {
      switch (value, key) {
      case (.object(let fields)?, .string(let name)?): value = fields[name]
      case (.array(let elements)?, .integer(let position)?):
        guard position >= 0, position < elements.count else {
          throw Failure(message: "error calling index: index out of range: \(position)")
        }
        value = elements[Int(position)]
      case (nil, _), (.null?, _):
        throw Failure(message: "error calling index: index of untyped nil")
      default: throw Failure(message: "error calling index: can't index item of that type")
      }
    }
    return value
  }

  /// Whether two values of one basic kind are the same; what is missing equals nothing.
  ///
  /// The numbers of an object are floats, and those of a template without a point are not: Go does
  /// not compare the two.
  private static func isEqual(
    _ a: Value?,
    _ b: Value?,
    _ name: String
  ) throws(Failure) -> Bool {
    guard let a, let b, a != .null, b != .null else {
      return (a ?? .null) == .null && (b ?? .null) == .null
    }
    guard a.goTypeName == b.goTypeName else {
      throw Failure(message: "error calling \(name): incompatible types for comparison")
    }
    return a == b
  }

  private static func compare(
    _ name: String,
    _ a: Value?,
    _ b: Value?
  ) throws(Failure) -> Bool {
    if name == "ne" { return try !isEqual(a, b, name) }
    let isLess: Bool
    switch (a, b) {
    case (.integer(let a)?, .integer(let b)?): isLess = a < b
    case (.number(let a)?, .number(let b)?): isLess = a < b
    case (.string(let a)?, .string(let b)?): isLess = a.utf8.lexicographicallyPrecedes(b.utf8)
    case (nil, _), (.null?, _), (.array?, _), (.object?, _), (_, nil), (_, .null?), (_, .array?),
      (_, .object?):
      throw Failure(message: "error calling \(name): invalid type for comparison")
    default: throw Failure(message: "error calling \(name): incompatible types for comparison")
    }
    switch name {
    case "lt": return isLess
    case "le": return isLess || a == b
    case "gt": return !isLess && a != b
    default: return !isLess
    }
  }

  /// `%s`, `%d`, `%v`, `%q`, `%t` and `%%`, with a width.
  private static func formatted(_ format: String, _ arguments: [Value?]) -> String {
    var text = ""
    var rest = format[...]
    var values = arguments[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        text.append(character)
        continue
      }
      let flags = rest.prefix { "+-# 0.".contains($0) || $0.isASCIIDigit }
      rest.removeFirst(flags.count)
      guard let verb = rest.popFirst() else { return text + "%!(NOVERB)" }
      if verb == "%" {
        text.append("%")
        continue
      }
      guard let value = values.popFirst() else {
        text += "%!\(verb)(MISSING)"
        continue
      }
      let shown = value?.goText ?? "<nil>"
      let word = verb == "q" ? shown.goQuoted : shown
      let width = min(1_000, Int(flags.filter(\.isASCIIDigit)) ?? 0)
      let padding = String(repeating: " ", count: max(0, width - word.count))
      text += flags.hasPrefix("-") ? word + padding : padding + word
    }
    return text
  }
}

extension Value {
  fileprivate var isTemplateTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .integer(let number): number != 0
    case .number(let number): number != 0
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let fields): !fields.isEmpty
    }
  }

  fileprivate var templateText: String { self == .null ? "<no value>" : goText }
}

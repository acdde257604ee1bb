package import KubeAPI

/// A Go template as `-o go-template` takes it: fields, pipelines, `if`, `range`, `with`, variables
/// and the functions of `text/template`.
///
/// https://pkg.go.dev/text/template
package struct GoTemplate: Sendable {
  package let source: String
  private let nodes: [TemplateNode]
  /// Whether a key that an object does not have gives `<no value>`, and not an error.
  package var allowsMissingKeys = true

  package init(_ source: String) throws(GoTemplateError) {
    self.source = source
    var parser = TemplateParser(try TemplateLexer.pieces(of: source))
    nodes = try parser.parse()
  }

  /// The template filled in.
  package func text(for value: Value) throws(GoTemplateError) -> String {
    var text = ""
    try write(value, to: &text)
    return text
  }

  /// The same, with what was written before an error.
  func write(_ value: Value, to text: inout String) throws(GoTemplateError) {
    let value = value.decodedLoosely
    var evaluation = TemplateEvaluation(root: value, allowsMissingKeys: allowsMissingKeys)
    defer { text += evaluation.text }
    try evaluation.run(nodes, dot: value)
  }
}

extension Value {
  /// As Go reads JSON when it does not know what for: every number is a float.
  var decodedLoosely: Value {
    switch self {
    case .integer(let number): .number(Double(number))
    case .array(let elements): .array(elements.map(\.decodedLoosely))
    case .object(let fields):
      .object(
        Fields(unsorted: fields.map { Fields.Entry(name: $0.name, value: $0.value.decodedLoosely) })
      )
    default: self
    }
  }
}

/// What is wrong with a template, from the line number on.
package struct GoTemplateError: Error, Hashable, Sendable {
  package let message: String

  init(_ message: String, line: Int = 1) {
    self.message = "\(line): \(message)"
  }

  /// What went wrong while the template was filled in, and at which of its parts.
  init(_ message: String, at place: TemplatePlace) {
    self.message =
      "\(place.line):\(place.column): executing \"output\" at <\(place.text)>: \(message)"
  }
}

/// A part of a template.
indirect enum TemplateNode: Sendable {
  case text(String)
  case output(TemplatePipeline)
  case condition(TemplatePipeline, then: [TemplateNode], otherwise: [TemplateNode])
  /// Sets the dot, if the value is not empty.
  case with(TemplatePipeline, then: [TemplateNode], otherwise: [TemplateNode])
  case range(TemplatePipeline, body: [TemplateNode], otherwise: [TemplateNode])
  case stop(isBreak: Bool)
}

/// `$x := command | command`.
struct TemplatePipeline: Sendable {
  var variables: [String] = []
  /// False for `=`, which changes a variable of an outer block.
  var declares = true
  var commands: [TemplateCommand] = []
}

/// A value, or a function and its arguments.
struct TemplateCommand: Sendable {
  var operands: [TemplateOperand]
  var place: TemplatePlace
}

/// One word of a command.
indirect enum TemplateOperand: Sendable {
  case literal(Value)
  /// `.a.b`, from the dot.
  case field([String], TemplatePlace)
  case variable(String, [String], TemplatePlace)
  case function(String, TemplatePlace)
  case pipeline(TemplatePipeline, [String], TemplatePlace)
}

import KubeAPI

/// Makes a tree of a template's pieces.
struct TemplateParser {
  private var pieces: ArraySlice<TemplatePiece>
  private static let maximumDepth = 64
  private static let functions = [
    "and", "or", "not", "len", "index", "slice", "print", "printf", "println", "html", "js",
    "urlquery",
    "eq", "ne", "lt", "le", "gt", "ge", "call", "exists", "base64decode",
  ]

  init(_ pieces: [TemplatePiece]) {
    self.pieces = pieces[...]
  }

  mutating func parse() throws(GoTemplateError) -> [TemplateNode] {
    let (nodes, end) = try block(depth: 0)
    if let end { throw GoTemplateError("unexpected {{\(end.word)}}", line: end.line) }
    return nodes
  }

  private struct Ending {
    var word: String
    var rest: ArraySlice<TemplateToken>
    var line: Int
  }

  /// The nodes up to `end` or `else`.
  private mutating func block(
    depth: Int
  ) throws(GoTemplateError) -> ([TemplateNode], Ending?) {
    guard depth < TemplateParser.maximumDepth else {
      throw GoTemplateError("blocks are nested too deeply")
    }
    var nodes: [TemplateNode] = []
    while let piece = pieces.popFirst() {
      switch piece {
      case .text(let text): nodes.append(.text(text))
      case .action(let tokens, let line):
        guard let first = tokens.first else {
          throw GoTemplateError("missing value for command", line: line)
        }
        let rest = tokens.dropFirst()
        guard case .word(let word) = first else {
          nodes.append(.output(try pipeline(tokens[...], line)))
          continue
        }
        switch word {
        case "end", "else": return (nodes, Ending(word: word, rest: rest, line: line))
        case "if", "with", "range": nodes.append(try control(word, rest, line, depth: depth))
        case "break", "continue": nodes.append(.stop(isBreak: word == "break"))
        case "define", "template", "block":
          throw GoTemplateError("{{\(word)}} is not supported here", line: line)
        default: nodes.append(.output(try pipeline(tokens[...], line)))
        }
      }
    }
    return (nodes, nil)
  }

  private mutating func control(
    _ word: String,
    _ tokens: ArraySlice<TemplateToken>,
    _ line: Int,
    depth: Int
  ) throws(GoTemplateError) -> TemplateNode {
    let head = try pipeline(tokens, line)
    let (body, ending) = try block(depth: depth + 1)
    guard let ending else { throw GoTemplateError("unexpected EOF", line: line) }
    var otherwise: [TemplateNode] = []
    if ending.word == "else" {
      if case .word(let next)? = ending.rest.first, next == "if" || next == "with" {
        otherwise = [try control(next, ending.rest.dropFirst(), ending.line, depth: depth + 1)]
      } else {
        let (nodes, end) = try block(depth: depth + 1)
        guard end?.word == "end" else { throw GoTemplateError("unexpected EOF", line: line) }
        otherwise = nodes
      }
    }
    switch word {
    case "if": return .condition(head, then: body, otherwise: otherwise)
    case "with": return .with(head, then: body, otherwise: otherwise)
    default: return .range(head, body: body, otherwise: otherwise)
    }
  }

  // MARK: pipelines

  private func pipeline(
    _ tokens: ArraySlice<TemplateToken>,
    _ line: Int
  ) throws(GoTemplateError) -> TemplatePipeline {
    var rest = tokens
    let pipeline = try pipeline(&rest, line, depth: 0)
    guard rest.isEmpty else {
      throw GoTemplateError("unexpected right paren", line: line)
    }
    return pipeline
  }

  private func pipeline(
    _ rest: inout ArraySlice<TemplateToken>,
    _ line: Int,
    depth: Int
  ) throws(GoTemplateError) -> TemplatePipeline {
    guard depth < TemplateParser.maximumDepth else {
      throw GoTemplateError("parentheses are nested too deeply", line: line)
    }
    var pipeline = TemplatePipeline()
    readVariables(&rest, into: &pipeline)
    var command: [TemplateOperand] = []
    loop: while let token = rest.first {
      if token == .sign(")") { break loop }
      rest.removeFirst()
      switch token {
      case .literal(let value): command.append(.literal(value))
      case .field(let path): command.append(.field(path))
      case .variable(let name, let path): command.append(.variable(name, path))
      case .word(let name):
        guard TemplateParser.functions.contains(name) else {
          throw GoTemplateError("function \(name.goQuoted) not defined", line: line)
        }
        command.append(.function(name))
      case .sign("("):
        let inner = try self.pipeline(&rest, line, depth: depth + 1)
        guard rest.popFirst() == .sign(")") else {
          throw GoTemplateError("unclosed left paren", line: line)
        }
        var path: [String] = []
        if case .selector(let names)? = rest.first {
          path = names
          rest.removeFirst()
        }
        command.append(.pipeline(inner, path))
      case .sign("|"):
        guard !command.isEmpty else {
          throw GoTemplateError("missing value for command", line: line)
        }
        pipeline.commands.append(command)
        command = []
      case .sign(let sign):
        throw GoTemplateError("unexpected \(sign.goQuoted) in operand", line: line)
      case .selector: throw GoTemplateError("unexpected selector in operand", line: line)
      }
    }
    guard !command.isEmpty else {
      throw GoTemplateError("missing value for command", line: line)
    }
    pipeline.commands.append(command)
    return pipeline
  }

  /// `$x :=`, `$i, $x :=` or `$x =`.
  private func readVariables(
    _ rest: inout ArraySlice<TemplateToken>,
    into pipeline: inout TemplatePipeline
  ) {
    var look = rest
    var names: [String] = []
    while case .variable(let name, let path)? = look.first, path.isEmpty {
      names.append(name)
      look.removeFirst()
      if look.first == .sign(",") {
        look.removeFirst()
        continue
      }
      guard look.first == .sign(":=") || look.first == .sign("=") else { return }
      pipeline.variables = names
      pipeline.declares = look.first == .sign(":=")
      rest = look.dropFirst()
      return
    }
  }
}

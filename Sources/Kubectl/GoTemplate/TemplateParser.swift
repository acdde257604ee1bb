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
    var rest: ArraySlice<TemplateWord>
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
        guard case .word(let word) = first.token else {
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
    _ tokens: ArraySlice<TemplateWord>,
    _ line: Int,
    depth: Int
  ) throws(GoTemplateError) -> TemplateNode {
    let head = try pipeline(tokens, line)
    let (body, ending) = try block(depth: depth + 1)
    guard let ending else { throw GoTemplateError("unexpected EOF", line: line) }
    var otherwise: [TemplateNode] = []
    if ending.word == "else" {
      if case .word(let next)? = ending.rest.first?.token, next == "if" || next == "with" {
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
    _ tokens: ArraySlice<TemplateWord>,
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
    _ rest: inout ArraySlice<TemplateWord>,
    _ line: Int,
    depth: Int
  ) throws(GoTemplateError) -> TemplatePipeline {
    guard depth < TemplateParser.maximumDepth else {
      throw GoTemplateError("parentheses are nested too deeply", line: line)
    }
    var pipeline = TemplatePipeline()
    readVariables(&rest, into: &pipeline)
    var words: [TemplateWord] = []
    var operands: [TemplateOperand] = []
    func command() throws(GoTemplateError) -> TemplateCommand {
      guard let first = words.first else {
        throw GoTemplateError("missing value for command", line: line)
      }
      var place = first.place
      place.text = Self.text(of: words)
      return TemplateCommand(operands: operands, place: place)
    }
    loop: while let word = rest.first {
      if word.token == .sign(")") { break loop }
      rest.removeFirst()
      if word.token == .sign("|") {
        pipeline.commands.append(try command())
        (words, operands) = ([], [])
        continue
      }
      let before = rest
      operands.append(try operand(word, &rest, line, depth: depth))
      words.append(word)
      words += before[..<rest.startIndex]
    }
    pipeline.commands.append(try command())
    return pipeline
  }

  /// One word, or all that stands in parentheses.
  private func operand(
    _ word: TemplateWord,
    _ rest: inout ArraySlice<TemplateWord>,
    _ line: Int,
    depth: Int
  ) throws(GoTemplateError) -> TemplateOperand {
    switch word.token {
    case .literal(let value): return .literal(value)
    case .field(let path): return .field(path, Self.place(of: path, in: word, prefix: 0))
    case .variable(let name, let path):
      return .variable(name, path, Self.place(of: path, in: word, prefix: name.utf8.count + 1))
    case .word(let name):
      guard TemplateParser.functions.contains(name) else {
        throw GoTemplateError("function \(name.goQuoted) not defined", line: line)
      }
      return .function(name, word.place)
    case .sign("("):
      let inner = try pipeline(&rest, line, depth: depth + 1)
      guard rest.popFirst()?.token == .sign(")") else {
        throw GoTemplateError("unclosed left paren", line: line)
      }
      guard let next = rest.first, case .selector(let names) = next.token else {
        return .pipeline(inner, [], word.place)
      }
      rest.removeFirst()
      return .pipeline(inner, names, next.place)
    case .sign(let sign):
      throw GoTemplateError("unexpected \(sign.goQuoted) in operand", line: line)
    case .selector: throw GoTemplateError("unexpected selector in operand", line: line)
    }
  }

  /// Where Go says that a chain of fields stands: at the second of several.
  private static func place(
    of path: [String],
    in word: TemplateWord,
    prefix: Int
  ) -> TemplatePlace {
    var place = word.place
    if prefix > 0 {
      place.column += path.isEmpty ? 0 : prefix
    } else if path.count > 1 {
      place.column += path[0].utf8.count + 1
    }
    return place
  }

  /// The words as Go writes a command anew: one space between operands.
  private static func text(of words: [TemplateWord]) -> String {
    var text = ""
    for (index, word) in words.enumerated() {
      let previous = index > 0 ? words[index - 1].token : .sign("(")
      let isTight: Bool
      switch word.token {
      case .sign(")"), .sign(","), .selector: isTight = true
      default: isTight = previous == .sign("(")
      }
      text += (isTight ? "" : " ") + word.place.text
    }
    return text
  }

  /// `$x :=`, `$i, $x :=` or `$x =`.
  private func readVariables(
    _ rest: inout ArraySlice<TemplateWord>,
    into pipeline: inout TemplatePipeline
  ) {
    var look = rest
    var names: [String] = []
    while case .variable(let name, let path)? = look.first?.token, path.isEmpty {
      names.append(name)
      look.removeFirst()
      if look.first?.token == .sign(",") {
        look.removeFirst()
        continue
      }
      guard look.first?.token == .sign(":=") || look.first?.token == .sign("=") else { return }
      pipeline.variables = names
      pipeline.declares = look.first?.token == .sign(":=")
      rest = look.dropFirst()
      return
    }
  }
}

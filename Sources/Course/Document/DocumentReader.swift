import Yams

/// Reads a YAML document into nodes that know their place in the file.
package enum DocumentReader {
  /// Reads one document that begins at `start`; `what` names it in messages.
  package static func read(
    _ text: String,
    from start: ContentPosition,
    what: String
  ) throws(ContentProblem) -> DocumentNode {
    try refuseDeepNesting(text, from: start)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic, .default, .utf8)
    } catch {
      throw problem(of: error, from: start, what: what)
    }
    guard let root else { throw ContentProblem(start, "\(what) is empty") }
    var builder = NodeBuilder(start: start)
    return try builder.node(root, depth: 0)
  }

  /// The documents of a learner's file up to the first that is not YAML; nothing is refused here.
  package static func documents(_ text: String, file: String) -> [DocumentNode] {
    let start = ContentPosition(file: file)
    do {
      try refuseDeepNesting(text, from: start)
      var documents: [DocumentNode] = []
      let roots = try Yams.compose_all(yaml: text, .basic, .default, .utf8)
      for root in roots.prefix(ContentLimits.documentCount) {
        var builder = NodeBuilder(start: start)
        documents.append(try builder.node(root, depth: 0))
      }
      return documents
    } catch {
      return []  // kubectl tells the learner what is wrong with the file.
    }
  }

  private static func problem(
    of error: any Error,
    from start: ContentPosition,
    what: String
  ) -> ContentProblem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ContentProblem(start.offset(to: mark), "\(what) is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return ContentProblem(
        start.offset(to: context.mark),
        "\(duplicates.sorted().quotedList) stands here twice"
      )
    default:
      return ContentProblem(start, "\(what) is not YAML: \(error)")
    }
  }

  /// The parser descends once per level, so flow collections must not nest without end.
  private static func refuseDeepNesting(
    _ text: String,
    from start: ContentPosition
  ) throws(ContentProblem) {
    var position = start
    var openings = 0
    var dashes = 0
    var isIndent = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"):
        position.line += 1
        openings = 0
        dashes = 0
        isIndent = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        openings += 1
        isIndent = false
      case UInt8(ascii: "-"), UInt8(ascii: "?"): if isIndent { dashes += 1 }
      case UInt8(ascii: " "): break
      default: isIndent = false
      }
      guard max(openings, dashes) <= 200 else {
        throw ContentProblem(position, "values lie too deep within each other")
      }
    }
  }
}

extension ContentPosition {
  fileprivate func offset(to mark: Mark) -> ContentPosition {
    ContentPosition(
      file: file,
      line: line + max(mark.line - 1, 0),
      column: mark.line <= 1 ? column + max(mark.column - 1, 0) : max(mark.column, 1)
    )
  }
}

/// Turns the parser's tree into ours, with bounds on size and depth.
private struct NodeBuilder {
  let start: ContentPosition
  var count = 0

  mutating func node(_ node: Node, depth: Int) throws(ContentProblem) -> DocumentNode {
    let position = node.mark.map { start.offset(to: $0) } ?? start
    count += 1
    guard depth < ContentLimits.documentDepth, count < ContentLimits.documentNodes else {
      throw ContentProblem(position, "too many values, or values too deep within each other")
    }
    switch node {
    case .scalar(let scalar):
      return DocumentNode(
        .scalar(
          .init(text: scalar.string, isPlain: scalar.style == .plain || scalar.style == .any)
        ),
        at: position
      )
    case .sequence(let sequence):
      var elements: [DocumentNode] = []
      for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
      return DocumentNode(.sequence(elements), at: position)
    case .mapping(let mapping):
      return DocumentNode(.mapping(try entries(mapping, depth: depth)), at: position)
    case .alias:
      throw ContentProblem(position, "an alias without its anchor")
    }
  }

  private mutating func entries(
    _ mapping: Node.Mapping,
    depth: Int
  ) throws(ContentProblem) -> [DocumentNode.Entry] {
    var entries: [DocumentNode.Entry] = []
    for (key, value) in mapping {
      let position = key.mark.map { start.offset(to: $0) } ?? start
      guard case .scalar(let name) = key else {
        throw ContentProblem(position, "a key must be a word")
      }
      guard !entries.contains(where: { $0.key == name.string }) else {
        throw ContentProblem(position, "the key `\(name.string)` stands here twice")
      }
      entries.append(
        .init(key: name.string, keyPosition: position, value: try node(value, depth: depth + 1))
      )
    }
    return entries
  }
}

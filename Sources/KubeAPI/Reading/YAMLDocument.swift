import CYaml

/// One YAML document as JSON values, with the place of each.
struct YAMLDocument {
  var value: Value
  var positions: SourcePositions

  /// Reads the first document of the text, as `sigs.k8s.io/yaml` does.
  ///
  /// `firstLine` is the line of the file on which the text starts. Nil comes back when there is no
  /// document, only comments.
  static func read(_ bytes: [UInt8], firstLine: Int) throws(YAMLError) -> YAMLDocument? {
    var bytes = bytes
    if bytes.isEmpty { bytes = [UInt8(ascii: "\n")] }
    let events = YAMLEvents(bytes)
    // What an event shows lies in memory that goes with them.
    defer { withExtendedLifetime(events) {} }
    var builder = YAMLBuilder(events: events, firstLine: firstLine)
    return try builder.document()
  }
}

/// A refusal in go-yaml's words, without `yaml: ` in front when it is not go-yaml that speaks.
struct YAMLError: Error {
  var message: String
  /// The line that it is about, from 0, in the text that was read.
  var lineInChunk = 0
}

extension YAMLEvents {
  /// Moves to the next event and shows it until the next call.
  fileprivate func next() throws(YAMLError) -> yaml_event_t {
    guard advance() else { throw failure }
    return event
  }

  /// go-yaml counts lines from 0 for errors of the parser and from 1 for those of the scanner.
  private var failure: YAMLError {
    let parser = parser
    var line = 0
    if parser.problem_mark.line != 0 {
      line = Int(parser.problem_mark.line) + (parser.error == YAML_SCANNER_ERROR ? 1 : 0)
    } else if parser.context_mark.line != 0 {
      line = Int(parser.context_mark.line)
    }
    let problem =
      parser.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
    return YAMLError(
      message: "yaml: " + (line == 0 ? "" : "line \(line): ") + problem,
      lineInChunk: Int(parser.problem_mark.line)
    )
  }
}

/// Builds values of events: resolves scalars, follows aliases, merges `<<`.
private struct YAMLBuilder {
  struct Node {
    var value: Value
    var positions: SourcePositions
    /// Plain `<<`.
    var isMerge = false
    /// How many nodes it holds, itself among them.
    var size = 1
  }

  let events: YAMLEvents
  let firstLine: Int
  private var anchors: [String: Node] = [:]
  private var open: Set<String> = []
  private var depth = 0
  private var decoded = 0
  private var decodedByAlias = 0
  private var written = 0

  init(events: YAMLEvents, firstLine: Int) {
    self.events = events
    self.firstLine = firstLine
  }

  mutating func document() throws(YAMLError) -> YAMLDocument? {
    _ = try events.next()
    let start = try events.next()
    guard start.type == YAML_DOCUMENT_START_EVENT else { return nil }
    let root = try node(try events.next())
    return YAMLDocument(value: root.value, positions: root.positions)
  }

  private mutating func node(_ event: yaml_event_t) throws(YAMLError) -> Node {
    switch event.type {
    case YAML_ALIAS_EVENT: return try alias(event)
    case YAML_SEQUENCE_START_EVENT: return try sequence(event)
    case YAML_MAPPING_START_EVENT: return try mapping(event)
    default: return try scalar(event)
    }
  }

  private func position(_ event: yaml_event_t) -> SourcePosition {
    SourcePosition(
      line: firstLine + Int(event.start_mark.line),
      column: Int(event.start_mark.column) + 1
    )
  }

  private mutating func enter(_ event: yaml_event_t) throws(YAMLError) {
    depth += 1
    if depth > ReadingLimits.nesting {
      throw YAMLError(
        message: "yaml: line \(event.start_mark.line + 1): exceeded max depth of "
          + "\(ReadingLimits.nesting)"
      )
    }
  }

  private mutating func count(_ size: Int, byAlias: Bool) throws(YAMLError) {
    decoded = decoded.addingReportingOverflow(size).partialValue
    if byAlias {
      decodedByAlias += size
    } else {
      written += 1
      if written > ReadingLimits.nodes {
        throw YAMLError(message: "yaml: document has more than \(ReadingLimits.nodes) nodes")
      }
    }
    if decodedByAlias > 100, decoded > 1_000,
      Double(decodedByAlias) / Double(decoded) > allowedAliasRatio
    {
      throw YAMLError(message: "yaml: document contains excessive aliasing")
    }
  }

  /// go-yaml's bound on what aliases may multiply.
  private var allowedAliasRatio: Double {
    if decoded <= 400_000 { return 0.99 }
    if decoded >= 4_000_000 { return 0.10 }
    return 0.99 - 0.89 * Double(decoded - 400_000) / 3_600_000
  }

  // MARK: - The kinds of node

  private mutating func alias(_ event: yaml_event_t) throws(YAMLError) -> Node {
    let name = text(event.data.alias.anchor) ?? ""
    if open.contains(name) {
      throw YAMLError(message: "yaml: anchor '\(name)' value contains itself")
    }
    guard let node = anchors[name] else {
      throw YAMLError(message: "yaml: unknown anchor '\(name)' referenced")
    }
    try count(node.size, byAlias: true)
    return node
  }

  private mutating func sequence(_ event: yaml_event_t) throws(YAMLError) -> Node {
    let name = text(event.data.sequence_start.anchor)
    let start = position(event)
    try enter(event)
    try count(1, byAlias: false)
    if let name { open.insert(name) }
    var values: [Value] = []
    var children: [SourcePositions.Child] = []
    var size = 1
    var next = try events.next()
    while next.type != YAML_SEQUENCE_END_EVENT {
      let item = try node(next)
      values.append(item.value)
      children.append(
        .init(name: "", start: item.positions.start, positions: item.positions)
      )
      size += item.size
      next = try events.next()
    }
    depth -= 1
    return keep(
      Node(
        value: .array(values),
        positions: SourcePositions(start: start, children: children),
        size: size
      ),
      as: name
    )
  }

  private mutating func mapping(_ event: yaml_event_t) throws(YAMLError) -> Node {
    let name = text(event.data.mapping_start.anchor)
    let start = position(event)
    try enter(event)
    try count(1, byAlias: false)
    if let name { open.insert(name) }
    var entries: [Fields.Entry] = []
    var children: [SourcePositions.Child] = []
    var size = 1
    var next = try events.next()
    while next.type != YAML_MAPPING_END_EVENT {
      let key = try node(next)
      let content = try node(try events.next())
      size += key.size + content.size
      if key.isMerge {
        try merge(content, into: &entries, &children)
      } else {
        let name = try keyText(key.value, content.value)
        entries.append(Fields.Entry(name: name, value: content.value))
        children.append(
          .init(name: name, start: key.positions.start, positions: content.positions)
        )
      }
      next = try events.next()
    }
    depth -= 1
    return keep(
      Node(
        value: .object(Fields(unsorted: entries)),
        positions: SourcePositions(start: start, children: children),
        size: size
      ),
      as: name
    )
  }

  private mutating func scalar(_ event: yaml_event_t) throws(YAMLError) -> Node {
    try count(1, byAlias: false)
    let data = event.data.scalar
    let content = String(
      decoding: UnsafeBufferPointer(start: data.value, count: data.length),
      as: UTF8.self
    )
    let tag = text(data.tag).map(shortTag)
    let isPlain = data.plain_implicit == 1
    let value: Value
    if let tag, tag.hasPrefix("!!"), tag != "!!str" {
      value = try tagged(content, tag, isPlain: data.style == YAML_PLAIN_SCALAR_STYLE)
    } else if tag == nil, isPlain {
      value = YAMLScalar.resolve(content)
    } else {
      value = .string(content)
    }
    if case .number(let number) = value, !number.isFinite {
      let name = number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf"
      throw YAMLError(message: "json: unsupported value: \(name)")
    }
    let node = Node(
      value: value,
      positions: SourcePositions(start: position(event)),
      isMerge: content == "<<" && (isPlain && tag == nil || tag == "!!merge")
    )
    return keep(node, as: text(data.anchor))
  }

  private mutating func keep(_ node: Node, as anchor: String?) -> Node {
    if let anchor {
      open.remove(anchor)
      anchors[anchor] = node
    }
    return node
  }

  // MARK: - Keys, merges, tags

  private func merge(
    _ node: Node,
    into entries: inout [Fields.Entry],
    _ children: inout [SourcePositions.Child]
  ) throws(YAMLError) {
    switch node.value {
    case .object(let fields):
      entries.append(contentsOf: fields)
      children.append(contentsOf: node.positions.children)
    case .array(let items) where items.allSatisfy({ $0.fields != nil }):
      // Earlier items win, so they come last.
      for (item, child) in zip(items, node.positions.children).reversed() {
        entries.append(contentsOf: item.fields ?? Fields())
        children.append(contentsOf: child.positions.children)
      }
    default:
      throw YAMLError(message: "yaml: map merge requires map or sequence of maps as the value")
    }
  }

  private func keyText(_ key: Value, _ content: Value) throws(YAMLError) -> String {
    switch key {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number): return GoNumber.shortest(Double(Float(number)))
    case .null:
      throw YAMLError(
        message: "unsupported map key of type: %!s(<nil>), key: <nil>, value: "
          + GoSyntax.text(content)
      )
    case .array, .object:
      throw YAMLError(message: "yaml: invalid map key: \(GoSyntax.text(key))")
    }
  }

  private func tagged(_ text: String, _ tag: String, isPlain: Bool) throws(YAMLError) -> Value {
    let resolved = YAMLScalar.resolve(text)
    switch (tag, resolved) {
    case ("!!int", .integer), ("!!float", .number), ("!!bool", .bool), ("!!null", .null):
      return resolved
    case ("!!float", .integer(let number)):
      return .number(Double(number))
    case ("!!binary", _):
      guard let bytes = Base64.decode(text.filter { !$0.isWhitespace }) else {
        throw YAMLError(message: "yaml: !!binary value contains invalid base64 data")
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    case ("!!timestamp", _) where YAMLScalar.isTimestamp(text):
      return .string(text)
    case ("!!int", _), ("!!float", _), ("!!bool", _), ("!!null", _), ("!!timestamp", _):
      throw YAMLError(message: "yaml: cannot decode \(kind(resolved)) `\(text)` as a \(tag)")
    default:
      return .string(text)
    }
  }

  private func kind(_ value: Value) -> String {
    switch value {
    case .null: "!!null"
    case .bool: "!!bool"
    case .integer: "!!int"
    case .number: "!!float"
    case .string, .array, .object: "!!str"
    }
  }

  private func shortTag(_ tag: String) -> String {
    let prefix = "tag:yaml.org,2002:"
    return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

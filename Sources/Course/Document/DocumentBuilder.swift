import CYaml
import KubeAPI

/// Why a document cannot be read.
enum DocumentFault: Error {
  /// It is no YAML, at this mark.
  case syntax(String, at: yaml_mark_t)
  /// It has keys that stand in one mapping twice.
  case twins(ContentProblem)
  /// It is too large, or has keys that are no words.
  case content(ContentProblem)

  func problem(from start: ContentPosition, what: String) -> ContentProblem {
    switch self {
    case .syntax(let message, let mark):
      ContentProblem(start.offset(to: mark), "\(what) is not YAML: \(message)")
    case .twins(let problem), .content(let problem): problem
    }
  }
}

extension ContentPosition {
  /// The place of a mark, which counts from 0.
  fileprivate func offset(to mark: yaml_mark_t) -> ContentPosition {
    ContentPosition(
      file: file,
      line: line + Int(mark.line),
      column: mark.line == 0 ? column + Int(mark.column) : Int(mark.column) + 1
    )
  }
}

extension YAMLEvents {
  /// Moves to the next event, which is there until the next call.
  fileprivate func next() throws(DocumentFault) -> yaml_event_t {
    guard advance() else {
      let parser = parser
      let message = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
      throw .syntax(message, at: parser.problem_mark)
    }
    return event
  }
}

/// Builds nodes of events, with bounds on size and depth.
struct DocumentBuilder {
  /// A node, and how many it holds and how deep, itself among them.
  private struct Built {
    var node: DocumentNode
    var count = 1
    var height = 1
  }

  private let events: YAMLEvents
  private let start: ContentPosition
  private var anchors: [String: Built] = [:]
  private var count = 0

  init(events: YAMLEvents, start: ContentPosition) {
    self.events = events
    self.start = start
  }

  /// The next document; nil at the end of the text.
  mutating func document() throws(DocumentFault) -> DocumentNode? {
    var event = try events.next()
    if event.type == YAML_STREAM_START_EVENT { event = try events.next() }
    guard event.type == YAML_DOCUMENT_START_EVENT else { return nil }
    let root = try node(try events.next(), depth: 0)
    _ = try events.next()
    return root.node
  }

  /// Sees that no other document follows.
  func end() throws(DocumentFault) {
    let event = try events.next()
    guard event.type == YAML_STREAM_END_EVENT else {
      throw .syntax("but found another document", at: event.start_mark)
    }
  }

  private mutating func node(
    _ event: yaml_event_t,
    depth: Int
  ) throws(DocumentFault) -> Built {
    let position = start.offset(to: event.start_mark)
    if event.type == YAML_ALIAS_EVENT {
      guard let known = name(event.data.alias.anchor).flatMap({ anchors[$0] }) else {
        throw .syntax("found undefined alias", at: event.start_mark)
      }
      try take(known.count, height: depth + known.height, at: position)
      return known
    }
    try take(1, height: depth + 1, at: position)
    let anchor: String?
    var built: Built
    switch event.type {
    case YAML_SEQUENCE_START_EVENT:
      anchor = name(event.data.sequence_start.anchor)
      built = try sequence(at: position, depth)
    case YAML_MAPPING_START_EVENT:
      anchor = name(event.data.mapping_start.anchor)
      built = try mapping(at: position, depth)
    default:
      let scalar = event.data.scalar
      anchor = name(scalar.anchor)
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE || scalar.style == YAML_ANY_SCALAR_STYLE
      built = Built(
        node: DocumentNode(
          .scalar(.init(text: String(decoding: text, as: UTF8.self), isPlain: isPlain)),
          at: position
        )
      )
    }
    if let anchor { anchors[anchor] = built }
    return built
  }

  private mutating func take(
    _ more: Int,
    height: Int,
    at position: ContentPosition
  ) throws(DocumentFault) {
    count += more
    guard height <= ContentLimits.documentDepth, count < ContentLimits.documentNodes else {
      throw .content(
        ContentProblem(position, "too many values, or values too deep within each other")
      )
    }
  }

  private mutating func sequence(
    at position: ContentPosition,
    _ depth: Int
  ) throws(DocumentFault) -> Built {
    var elements: [DocumentNode] = []
    var (size, height) = (1, 1)
    var event = try events.next()
    while event.type != YAML_SEQUENCE_END_EVENT {
      let element = try node(event, depth: depth + 1)
      elements.append(element.node)
      size += element.count
      height = max(height, element.height + 1)
      event = try events.next()
    }
    return Built(node: DocumentNode(.sequence(elements), at: position), count: size, height: height)
  }

  private mutating func mapping(
    at position: ContentPosition,
    _ depth: Int
  ) throws(DocumentFault) -> Built {
    var entries: [DocumentNode.Entry] = []
    var (size, height) = (1, 1)
    var event = try events.next()
    while event.type != YAML_MAPPING_END_EVENT {
      let key = try node(event, depth: depth + 1)
      guard case .scalar(let name) = key.node.content else {
        throw .content(ContentProblem(key.node.position, "a key must be a word"))
      }
      let value = try node(try events.next(), depth: depth + 1)
      entries.append(
        .init(key: name.text, keyPosition: key.node.position, value: value.node)
      )
      size += value.count
      height = max(height, value.height + 1)
      event = try events.next()
    }
    try refuseTwins(entries)
    return Built(node: DocumentNode(.mapping(entries), at: position), count: size, height: height)
  }

  private func refuseTwins(_ entries: [DocumentNode.Entry]) throws(DocumentFault) {
    var twins: [String] = []
    for (index, entry) in entries.enumerated()
    where entries[..<index].contains(where: { $0.key == entry.key }) {
      if !twins.contains(entry.key) { twins.append(entry.key) }
    }
    twins.sort()
    guard let first = entries.first(where: { $0.key == twins.first }) else { return }
    throw .twins(ContentProblem(first.keyPosition, "\(twins.quotedList) stands here twice"))
  }

  private func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    anchor.map { String(cString: $0) }
  }
}

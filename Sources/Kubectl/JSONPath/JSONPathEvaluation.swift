import KubeAPI

/// Walks a template's nodes over a value, as client-go's `jsonpath.JSONPath` does.
struct JSONPathEvaluation {
  /// Results in total, so that `{..*..*..*}` ends.
  private static let limit = 200_000
  private var visited = 0
  private let allowsMissingKeys: Bool

  init(allowsMissingKeys: Bool) {
    self.allowsMissingKeys = allowsMissingKeys
  }

  /// The results of each node; a range gives those of its body for each element.
  mutating func results(
    of nodes: ArraySlice<JSONPathNode>,
    in value: Value
  ) throws(JSONPathError) -> [[Value]] {
    var position = nodes.startIndex
    return try results(of: nodes, from: &position, in: value, depth: 0)
  }

  /// Goes on from `position` to the end, or to the `end` of the range that this is the body of.
  private mutating func results(
    of nodes: ArraySlice<JSONPathNode>,
    from position: inout Int,
    in value: Value?,
    depth: Int
  ) throws(JSONPathError) -> [[Value]] {
    guard depth < 64 else { throw JSONPathError("ranges are nested too deeply") }
    var all: [[Value]] = []
    while position < nodes.endIndex {
      let node = nodes[position]
      let input = value.map { [$0] } ?? []
      if node.opensRange {
        let elements = try walk(input, node.withoutRange)
        let body = position + 1
        position = body
        if elements.isEmpty {
          // The body is walked all the same, to find its end.
          _ = try results(of: nodes, from: &position, in: nil, depth: depth + 1)
        }
        for element in elements {
          position = body
          all += try results(of: nodes, from: &position, in: element, depth: depth + 1)
        }
        continue
      }
      position += 1
      if node.closesRange {
        guard depth > 0 else { throw JSONPathError("not in range, nothing to end") }
        return all
      }
      all.append(try walk(input, node))
    }
    return all
  }

  private mutating func walk(
    _ input: [Value],
    _ node: JSONPathNode
  ) throws(JSONPathError) -> [Value] {
    visited += input.count + 1
    guard visited < JSONPathEvaluation.limit else {
      throw JSONPathError("the template has too many results")
    }
    switch node {
    case .text(let text): return [.string(text)]
    case .literal(let value): return input.map { _ in value }
    case .field(let name):
      let found = input.compactMap { $0[name] }
      if found.isEmpty, !input.isEmpty, !allowsMissingKeys {
        throw JSONPathError("\(name) is not found")
      }
      return found
    case .wildcard: return input.flatMap(\.children)
    case .recursive: return input.flatMap { $0.branches(depth: 0) }
    case .identifier(let name): throw JSONPathError("unrecognized identifier \(name)")
    case .action(let nodes): return try walk(input, nodes)
    case .array(let slice):
      var found: [Value] = []
      for value in input where value != .null { found += try select(slice, from: value) }
      return found
    case .union(let branches):
      var found: [Value] = []
      for branch in branches { found += try walk(input, branch) }
      return found
    case .filter(let left, let comparison, let right):
      return try filter(input, left, comparison, right)
    }
  }

  private mutating func walk(
    _ input: [Value],
    _ nodes: [JSONPathNode]
  ) throws(JSONPathError) -> [Value] {
    var current = input
    for node in nodes { current = try walk(current, node) }
    return current
  }

  private func select(
    _ slice: JSONPathSlice,
    from value: Value
  ) throws(JSONPathError) -> [Value] {
    guard let elements = value.elements else {
      throw JSONPathError("\(value.goTypeName) is not array or slice")
    }
    let count = elements.count
    var first = slice.first ?? 0
    if first < 0 { first = first &+ count }
    var last = slice.last ?? count
    if last < 0 || (last == 0 && slice.lastIsDerived) { last = last &+ count }
    guard first != last else { return [] }
    guard first >= 0, first < count else {
      throw JSONPathError("array index out of bounds: index \(first), length \(count)")
    }
    guard last >= 0, last <= count else {
      throw JSONPathError("array index out of bounds: index \(last &- 1), length \(count)")
    }
    guard first < last else {
      throw JSONPathError("starting index \(first) is greater than ending index \(last)")
    }
    let step = slice.step ?? 1
    guard step > 0 else { throw JSONPathError("step must be > 0") }
    return stride(from: first, to: last, by: step).map { elements[$0] }
  }

  private mutating func filter(
    _ input: [Value],
    _ left: [JSONPathNode],
    _ comparison: String,
    _ right: [JSONPathNode]
  ) throws(JSONPathError) -> [Value] {
    var found: [Value] = []
    for value in input {
      guard let elements = value.elements else {
        throw JSONPathError("\(value.goText) is not array or slice and cannot be filtered")
      }
      for element in elements {
        if comparison == "exists" {
          if try exists(left, in: element) { found.append(element) }
          continue
        }
        let lefts = try walk([element], left)
        guard !lefts.isEmpty else { continue }
        let rights = try walk([element], right)
        guard lefts.count == 1, rights.count <= 1 else {
          throw JSONPathError("can only compare one element at a time")
        }
        guard let other = rights.first else { continue }
        if try compare(lefts[0], comparison, other) { found.append(element) }
      }
    }
    return found
  }

  /// Whether a path leads anywhere.
  ///
  /// client-go drops the error of a path that cannot be walked, such as one with an index that no
  /// element has, and takes what it had come to for a find.
  private mutating func exists(
    _ path: [JSONPathNode],
    in element: Value
  ) throws(JSONPathError) -> Bool {
    do {
      return try !walk([element], path).isEmpty
    } catch {
      guard visited < JSONPathEvaluation.limit else { throw error }
      return true
    }
  }

  /// Go templates' comparison: of one basic type, or an error.
  private func compare(
    _ a: Value,
    _ comparison: String,
    _ b: Value
  ) throws(JSONPathError) -> Bool {
    let order: Order
    switch (a, b) {
    case (.integer(let a), .integer(let b)): order = Order(a, b)
    case (.number(let a), .number(let b)): order = Order(a, b)
    case (.string(let a), .string(let b)): order = Order(Array(a.utf8), Array(b.utf8))
    case (.bool(let a), .bool(let b)): order = a == b ? .equal : .different
    case (.array, _), (.object, _), (.null, _), (_, .array), (_, .object), (_, .null):
      throw JSONPathError("invalid type for comparison")
    default: throw JSONPathError("incompatible types for comparison")
    }
    if order == .different, !["==", "!="].contains(comparison) {
      throw JSONPathError("invalid type for comparison")
    }
    switch comparison {
    case "==": return order == .equal
    case "!=": return order != .equal
    case "<": return order == .less
    case "<=": return order == .less || order == .equal
    case ">": return order == .greater
    case ">=": return order == .greater || order == .equal
    default: throw JSONPathError("unrecognized filter operator \(comparison)")
    }
  }

  private enum Order {
    case less, equal, greater, different

    init<Item: Comparable>(_ a: Item, _ b: Item) {
      self = a < b ? .less : a == b ? .equal : .greater
    }

    init(_ a: [UInt8], _ b: [UInt8]) {
      self = a == b ? .equal : a.lexicographicallyPrecedes(b) ? .less : .greater
    }
  }
}

extension JSONPathNode {
  fileprivate var opensRange: Bool {
    if case .action(let nodes) = self { nodes.first == .identifier("range") } else { false }
  }

  fileprivate var withoutRange: JSONPathNode {
    if case .action(let nodes) = self { .action(Array(nodes.dropFirst())) } else { self }
  }

  fileprivate var closesRange: Bool {
    if case .action(let nodes) = self { nodes.first == .identifier("end") } else { false }
  }
}

extension Value {
  fileprivate var children: [Value] {
    switch self {
    case .array(let elements): elements
    case .object(let fields): fields.map(\.value)
    default: []
    }
  }

  /// Every object and list at or below the value, from the top.
  fileprivate func branches(depth: Int) -> [Value] {
    let children = children
    guard !children.isEmpty, depth < 256 else { return [] }
    return [self] + children.flatMap { $0.branches(depth: depth + 1) }
  }
}

package import KubeAPI

/// JSON Patch, RFC 6902: a list of operations that are all done or not at all.
package struct JSONPatch: Hashable, Sendable {
  private var operations: [Operation] = []

  private struct Operation: Hashable {
    enum Name: String { case add, remove, replace, move, copy, test }
    var name: Name
    var path: [String]
    var from: [String]
    var value: Value
  }

  /// Reads the operations, as the API server decodes them.
  package init(_ document: Value) throws(PatchError) {
    guard let entries = document.elements else {
      throw PatchError(
        "error decoding patch: json: cannot unmarshal \(document.jsonTypeName) into Go value of "
          + "type []handlers.jsonPatchOp",
        .badRequest
      )
    }
    for entry in entries {
      guard let fields = entry.fields else {
        throw PatchError(
          "error decoding patch: json: cannot unmarshal \(entry.jsonTypeName) into Go value of "
            + "type handlers.jsonPatchOp",
          .badRequest
        )
      }
      guard let name = (fields["op"]?.text).flatMap(Operation.Name.init(rawValue:)),
        let path = JSONPatch.pointer(fields["path"]),
        let from = fields["from"] == nil ? [] : JSONPatch.pointer(fields["from"])
      else { throw JSONPatch.refusal }
      operations.append(
        Operation(name: name, path: path, from: from, value: fields["value"] ?? .null)
      )
    }
  }

  package func apply(to document: Value) throws(PatchError) -> Value {
    var result = document
    for operation in operations {
      switch operation.name {
      case .add: result = try result.adding(operation.value, at: operation.path[...])
      case .remove: result = try result.removing(at: operation.path[...])
      case .replace:
        guard result.value(at: operation.path) != nil else { throw JSONPatch.refusal }
        if operation.path.isEmpty {
          result = operation.value
        } else {
          result = try result.replacing(operation.value, at: operation.path[...])
        }
      case .move, .copy:
        guard let value = result.value(at: operation.from) else { throw JSONPatch.refusal }
        if operation.name == .move { result = try result.removing(at: operation.from[...]) }
        result = try result.adding(value, at: operation.path[...])
      case .test:
        guard (result.value(at: operation.path) ?? .null) == operation.value else {
          throw JSONPatch.refusal
        }
      }
    }
    return result
  }

  /// The server says no more than this of an operation that fails.
  static let refusal = PatchError(
    "the server rejected our request due to an error in our request",
    .invalid
  )

  /// The steps of a JSON Pointer, RFC 6901.
  private static func pointer(_ value: Value?) -> [String]? {
    guard let text = value?.text else { return nil }
    guard !text.isEmpty else { return [] }
    guard text.first == "/" else { return nil }
    return text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
  }
}

extension Value {
  fileprivate func value(at path: [String]) -> Value? {
    var found: Value? = self
    for step in path {
      switch found {
      case .object(let fields): found = fields[step]
      case .array(let elements):
        guard let index = Value.index(step, count: elements.count), index < elements.count else {
          return nil
        }
        found = elements[index]
      default: return nil
      }
    }
    return found
  }

  /// A place in a list, where `count` itself is the place behind the last.
  private static func index(_ step: String, count: Int) -> Int? {
    if step == "-" { return count }
    guard let index = Int(step), abs(index) <= count else { return nil }
    return index < 0 ? count + index : index
  }

  fileprivate func adding(
    _ value: Value,
    at path: ArraySlice<String>
  ) throws(PatchError) -> Value {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch self {
    case .object(var fields):
      if rest.isEmpty {
        fields[step] = value
      } else {
        guard let inner = fields[step] else { throw JSONPatch.refusal }
        fields[step] = try inner.adding(value, at: rest)
      }
      return .object(fields)
    case .array(var elements):
      guard let index = Value.index(step, count: elements.count) else { throw JSONPatch.refusal }
      if rest.isEmpty {
        elements.insert(value, at: index)
      } else {
        guard index < elements.count else { throw JSONPatch.refusal }
        elements[index] = try elements[index].adding(value, at: rest)
      }
      return .array(elements)
    default: throw JSONPatch.refusal
    }
  }

  fileprivate func removing(at path: ArraySlice<String>) throws(PatchError) -> Value {
    try changing(at: path) { _ in nil }
  }

  fileprivate func replacing(
    _ value: Value,
    at path: ArraySlice<String>
  ) throws(PatchError) -> Value {
    try changing(at: path) { _ in value }
  }

  /// Changes or takes out what is at `path`, which must be there.
  private func changing(
    at path: ArraySlice<String>,
    _ change: (Value) -> Value?
  ) throws(PatchError) -> Value {
    guard let step = path.first else { throw JSONPatch.refusal }
    let rest = path.dropFirst()
    switch self {
    case .object(var fields):
      guard let inner = fields[step] else { throw JSONPatch.refusal }
      fields[step] = rest.isEmpty ? change(inner) : try inner.changing(at: rest, change)
      return .object(fields)
    case .array(var elements):
      guard let index = Value.index(step, count: elements.count), index < elements.count else {
        throw JSONPatch.refusal
      }
      if !rest.isEmpty {
        elements[index] = try elements[index].changing(at: rest, change)
      } else if let value = change(elements[index]) {
        elements[index] = value
      } else {
        elements.remove(at: index)
      }
      return .array(elements)
    default: throw JSONPatch.refusal
    }
  }
}

extension Value {
  /// The kind of JSON value, as encoding/json names it.
  var jsonTypeName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .integer, .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

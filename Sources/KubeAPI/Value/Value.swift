import Simulation

/// A JSON value: what every object looks like on the wire, before it is typed and after.
///
/// It takes no `nil` literal: `value["name"] == nil` must ask whether the field is absent.
public enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([Value])
  case object(Fields)
}

/// The fields of an object, always in the order of their names, as Kubernetes prints maps.
public struct Fields: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public var name: String
    public var value: Value

    public init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  /// Fields in any order; of several with one name the last counts.
  public init(unsorted: [Entry]) {
    entries = unsorted
    if isInOrder { return }
    // Swift's sort is stable, so that the last of equal names stays the last.
    entries.sort { $0.name < $1.name }
    if isInOrder { return }
    entries = entries.indices.compactMap { index in
      let isLast = index + 1 == entries.count || entries[index].name != entries[index + 1].name
      return isLast ? entries[index] : nil
    }
  }

  /// Whether each name comes before the next, and so none stands there twice.
  private var isInOrder: Bool {
    entries.indices.dropFirst().allSatisfy { entries[$0 - 1].name < entries[$0].name }
  }

  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }
  public var names: [String] { entries.map(\.name) }

  public subscript(name: String) -> Value? {
    get {
      let index = position(of: name)
      return index < entries.count && entries[index].name == name ? entries[index].value : nil
    }
    set {
      let index = position(of: name)
      let found = index < entries.count && entries[index].name == name
      switch (found, newValue) {
      case (true, let value?): entries[index].value = value
      case (true, nil): entries.remove(at: index)
      case (false, let value?): entries.insert(Entry(name: name, value: value), at: index)
      case (false, nil): break
      }
    }
  }

  /// Where `name` is, or would have to be put.
  private func position(of name: String) -> Int {
    if let last = entries.last, last.name < name { return entries.count }
    return entries.partitioningIndex { $0.name >= name }
  }
}

extension Fields: ExpressibleByDictionaryLiteral, Sequence {
  public init(dictionaryLiteral elements: (String, Value)...) {
    for (name, value) in elements { self[name] = value }
  }

  public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: Value...) { self = .array(elements) }

  public init(dictionaryLiteral elements: (String, Value)...) {
    var fields = Fields()
    for (name, value) in elements { fields[name] = value }
    self = .object(fields)
  }
}

extension Value {
  public var fields: Fields? { if case .object(let fields) = self { fields } else { nil } }
  public var elements: [Value]? { if case .array(let elements) = self { elements } else { nil } }
  public var text: String? { if case .string(let text) = self { text } else { nil } }
  public var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// What Go's encoding/json calls its type in messages.
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

  /// The number, when it is whole.
  public var integer: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    default: nil
    }
  }

  /// JSON on one line.
  public var compactText: String { JSONWriter.compact(self) }

  /// The field of an object; nil for other values and absent fields.
  ///
  /// Setting one makes an object of any value.
  public subscript(name: String) -> Value? {
    get { fields?[name] }
    set {
      var changed = fields ?? Fields()
      self = .null  // lets `changed` be the only owner, so that setting does not copy
      changed[name] = newValue
      self = .object(changed)
    }
  }

  /// The value at the end of a path of field names.
  public subscript(path path: [String]) -> Value? {
    path.reduce(Optional(self)) { $0?[$1] }
  }
}

public import Simulation

/// A type that can be read from a JSON value and written as one.
///
/// Reading is total: a value that the strict decoder would refuse reads as the type's empty value.
/// Everything from outside passes the decoder first.
public protocol ValueConvertible: Hashable, Sendable {
  init(_ value: Value)
  var value: Value { get }
  /// The part of the value that a path of fields leads through; the fields beside it may be left out.
  func value(along path: ArraySlice<String>) -> Value
  /// Whether Go's `omitempty` leaves it out.
  var isOmittedWhenEmpty: Bool { get }
}

extension ValueConvertible {
  public func value(along path: ArraySlice<String>) -> Value { value }
}

extension String: ValueConvertible {
  public init(_ value: Value) { self = value.text ?? "" }
  public var value: Value { .string(self) }
  public var isOmittedWhenEmpty: Bool { isEmpty }
}

extension Bool: ValueConvertible {
  public init(_ value: Value) { self = value.flag ?? false }
  public var value: Value { .bool(self) }
  public var isOmittedWhenEmpty: Bool { !self }
}

extension Int32: ValueConvertible {
  public init(_ value: Value) { self.init(clamping: value.integer ?? 0) }
  public var value: Value { .integer(Int64(self)) }
  public var isOmittedWhenEmpty: Bool { self == 0 }
}

extension Int64: ValueConvertible {
  public init(_ value: Value) { self = value.integer ?? 0 }
  public var value: Value { .integer(self) }
  public var isOmittedWhenEmpty: Bool { self == 0 }
}

extension Value: ValueConvertible {
  public init(_ value: Value) { self = value }
  public var value: Value { self }
  public var isOmittedWhenEmpty: Bool { self == .null }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  public init(_ value: Value) { self = value == .null ? nil : Wrapped(value) }
  public var value: Value { self?.value ?? .null }
  public func value(along path: ArraySlice<String>) -> Value { self?.value(along: path) ?? .null }
  public var isOmittedWhenEmpty: Bool { self == nil }
}

extension Array: ValueConvertible where Element: ValueConvertible {
  public init(_ value: Value) { self = value.elements?.map(Element.init) ?? [] }
  public var value: Value { .array(map(\.value)) }
  public var isOmittedWhenEmpty: Bool { isEmpty }
}

/// `metav1.Time`: RFC 3339 in whole seconds; an unset one is written as null.
extension Instant: ValueConvertible {
  public init(_ value: Value) {
    self = value.text.flatMap { Instant(rfc3339: $0) } ?? Instant(seconds: 0)
  }
  public var value: Value { .string(rfc3339) }
  public var isOmittedWhenEmpty: Bool { false }
}

/// A map of strings, such as labels, in the order of its keys.
public struct StringMap: Hashable, Sendable, ValueConvertible, ExpressibleByDictionaryLiteral,
  Sequence
{
  public struct Entry: Hashable, Sendable {
    public var key: String
    public var value: String
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  public init(dictionaryLiteral elements: (String, String)...) {
    for (key, value) in elements { self[key] = value }
  }

  public init(_ value: KubeAPI.Value) {
    entries = value.fields?.map { Entry(key: $0.name, value: $0.value.text ?? "") } ?? []
  }

  public var value: KubeAPI.Value {
    var fields = Fields()
    for entry in entries { fields[entry.key] = .string(entry.value) }
    return .object(fields)
  }

  public var isOmittedWhenEmpty: Bool { entries.isEmpty }
  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }
  public var keys: [String] { entries.map(\.key) }

  public subscript(key: String) -> String? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key >= key } ?? entries.count
      let found = index < entries.count && entries[index].key == key
      switch (found, newValue) {
      case (true, let value?): entries[index].value = value
      case (true, nil): entries.remove(at: index)
      case (false, let value?): entries.insert(Entry(key: key, value: value), at: index)
      case (false, nil): break
      }
    }
  }

  public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }

  /// Adds every entry of `other`, which wins where both have a key.
  public mutating func merge(_ other: StringMap) {
    for entry in other { self[entry.key] = entry.value }
  }
}

/// A string type with known values that must also hold unknown ones until validation refuses them.
public protocol OpenEnum: ValueConvertible, RawRepresentable, ExpressibleByStringLiteral
where RawValue == String {
  init(rawValue: String)
}

extension OpenEnum {
  public init(_ value: Value) { self.init(rawValue: value.text ?? "") }
  public init(stringLiteral value: String) { self.init(rawValue: value) }
  public var value: Value { .string(rawValue) }
  public var isOmittedWhenEmpty: Bool { rawValue.isEmpty }
}

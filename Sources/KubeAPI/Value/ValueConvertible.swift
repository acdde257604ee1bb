package import Simulation

/// A type that can be read from a JSON value and written as one.
///
/// Reading is total: a value that the strict decoder would refuse reads as the type's empty value.
/// Everything from outside passes the decoder first.
package protocol ValueConvertible: Hashable, Sendable {
  init(_ value: Value)
  var value: Value { get }
  /// Whether Go's `omitempty` leaves it out.
  var isOmittedWhenEmpty: Bool { get }
}

extension String: ValueConvertible {
  package init(_ value: Value) { self = value.text ?? "" }
  package var value: Value { .string(self) }
  package var isOmittedWhenEmpty: Bool { isEmpty }
}

extension Bool: ValueConvertible {
  package init(_ value: Value) { self = value.flag ?? false }
  package var value: Value { .bool(self) }
  package var isOmittedWhenEmpty: Bool { !self }
}

extension Int32: ValueConvertible {
  package init(_ value: Value) { self.init(clamping: value.integer ?? 0) }
  package var value: Value { .integer(Int64(self)) }
  package var isOmittedWhenEmpty: Bool { self == 0 }
}

extension Int64: ValueConvertible {
  package init(_ value: Value) { self = value.integer ?? 0 }
  package var value: Value { .integer(self) }
  package var isOmittedWhenEmpty: Bool { self == 0 }
}

extension Value: ValueConvertible {
  package init(_ value: Value) { self = value }
  package var value: Value { self }
  package var isOmittedWhenEmpty: Bool { self == .null }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  package init(_ value: Value) { self = value == .null ? nil : Wrapped(value) }
  package var value: Value { self?.value ?? .null }
  package var isOmittedWhenEmpty: Bool { self == nil }
}

extension Array: ValueConvertible where Element: ValueConvertible {
  package init(_ value: Value) { self = value.elements?.map(Element.init) ?? [] }
  package var value: Value { .array(map(\.value)) }
  package var isOmittedWhenEmpty: Bool { isEmpty }
}

/// `metav1.Time`: RFC 3339 in whole seconds; an unset one is written as null.
extension Instant: ValueConvertible {
  package init(_ value: Value) {
    self = value.text.flatMap { Instant(rfc3339: $0) } ?? Instant(seconds: 0)
  }
  package var value: Value { .string(rfc3339) }
  package var isOmittedWhenEmpty: Bool { false }
}

/// A map of strings, such as labels, in the order of its keys.
package struct StringMap: Hashable, Sendable, ValueConvertible, ExpressibleByDictionaryLiteral,
  Sequence
{
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var value: String
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    for (key, value) in elements { self[key] = value }
  }

  package init(_ value: KubeAPI.Value) {
    entries = value.fields?.map { Entry(key: $0.name, value: $0.value.text ?? "") } ?? []
  }

  package var value: KubeAPI.Value {
    var fields = Fields()
    for entry in entries { fields[entry.key] = .string(entry.value) }
    return .object(fields)
  }

  package var isOmittedWhenEmpty: Bool { entries.isEmpty }
  package var isEmpty: Bool { entries.isEmpty }
  package var count: Int { entries.count }
  package var keys: [String] { entries.map(\.key) }

  package subscript(key: String) -> String? {
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

  package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }

  /// Adds every entry of `other`, which wins where both have a key.
  package mutating func merge(_ other: StringMap) {
    for entry in other { self[entry.key] = entry.value }
  }
}

/// A string type with known values that must also hold unknown ones until validation refuses them.
package protocol OpenEnum: ValueConvertible, RawRepresentable, ExpressibleByStringLiteral
where RawValue == String {
  init(rawValue: String)
}

extension OpenEnum {
  package init(_ value: Value) { self.init(rawValue: value.text ?? "") }
  package init(stringLiteral value: String) { self.init(rawValue: value) }
  package var value: Value { .string(rawValue) }
  package var isOmittedWhenEmpty: Bool { rawValue.isEmpty }
}

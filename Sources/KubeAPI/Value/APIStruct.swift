/// A struct of the API whose fields are listed once, by name and key path.
///
/// The list gives reading and writing of the wire form. What the API says about a field beyond that
/// (type, default, merge key) stands in the schema table under `schemaName`.
public protocol APIStruct: ValueConvertible {
  init()
  /// The type's name in the schema table, such as `batch.v1.JobSpec`.
  static var schemaName: String { get }
  static var fieldList: [Field<Self>] { get }
  /// Where fields that are in the schema but not in the list are kept as they are.
  static var remainder: Remainder<Self>? { get }
}

extension APIStruct {
  public static var remainder: Remainder<Self>? { nil }

  public init(_ value: Value) {
    self.init()
    guard let fields = value.fields else { return }
    var unread = Self.remainder == nil ? Fields() : fields
    for field in Self.fieldList {
      if let found = fields[field.name] { field.write(&self, found) }
      if Self.remainder != nil { unread[field.name] = nil }
    }
    if let remainder = Self.remainder { self[keyPath: remainder.path] = unread }
  }

  public var value: Value {
    var fields = Self.remainder.map { self[keyPath: $0.path] } ?? Fields()
    for field in Self.fieldList {
      if let value = field.read(self) { fields[field.name] = value }
    }
    return .object(fields)
  }

  public func value(along path: ArraySlice<String>) -> Value {
    guard let name = path.first, let field = Self.fieldList.first(where: { $0.name == name }) else {
      return value
    }
    var fields = Fields()
    if let value = field.readAlong(self, path.dropFirst()) { fields[name] = value }
    return .object(fields)
  }

  /// Go's `omitempty` never leaves out a struct; an optional one is a pointer in Go.
  public var isOmittedWhenEmpty: Bool { false }
}

/// One field of an API struct: its name on the wire and how it is read and written.
public struct Field<Root>: Sendable {
  public let name: String
  fileprivate let read: @Sendable (Root) -> Value?
  /// The same with that part alone that a path leads through.
  fileprivate let readAlong: @Sendable (Root, ArraySlice<String>) -> Value?
  fileprivate let write: @Sendable (inout Root, Value) -> Void

  /// A field that is written even when it is empty if `always` is set, as Go does without `omitempty`.
  public init<Content: ValueConvertible>(
    _ name: String,
    _ path: any WritableKeyPath<Root, Content> & Sendable,
    always: Bool = false
  ) {
    self.name = name
    read = { root in
      let content = root[keyPath: path]
      return content.isOmittedWhenEmpty && !always ? nil : content.value
    }
    readAlong = { root, rest in
      let content = root[keyPath: path]
      return content.isOmittedWhenEmpty && !always ? nil : content.value(along: rest)
    }
    write = { root, value in root[keyPath: path] = Content(value) }
  }
}

/// Where a struct keeps the fields that its list does not name.
public struct Remainder<Root>: Sendable {
  fileprivate let path: any WritableKeyPath<Root, Fields> & Sendable

  public init(_ path: any WritableKeyPath<Root, Fields> & Sendable) {
    self.path = path
  }
}

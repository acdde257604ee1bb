import Simulation
import Synchronization

/// What the API says about its types: the one table that decoding, `explain`, patches and completion
/// read.
///
/// A type is parsed when it is first asked for, so that a start costs nothing.
public enum Schema {
  /// The type of a name such as `batch.v1.JobSpec`; nil when there is none.
  public static func type(_ name: String) -> SchemaType? {
    if let known = parsed.withLock({ $0[name] }) { return known }
    guard let text = SchemaTable.texts[name] else { return nil }
    let type = SchemaTable.parse(name, text)
    parsed.withLock { $0[name] = type }
    return type
  }

  /// The type of a kind's objects.
  public static func type(of kind: Kind) -> SchemaType {
    type(kind.schemaName) ?? SchemaType(name: kind.schemaName, documentation: "", fields: [])
  }

  /// The names of all types, sorted.
  public static var typeNames: [String] { SchemaTable.texts.keys.sorted() }

  /// Follows field names from a kind, through lists and maps; nil where the path leads nowhere.
  public static func field(_ path: [String], of kind: Kind) -> SchemaField? {
    var type: SchemaType? = type(of: kind)
    var found: SchemaField?
    for name in path {
      found = type?[name]
      guard let field = found else { return nil }
      type = field.type.structName.flatMap(Schema.type)
    }
    return found
  }

  private static let parsed = Mutex<[String: SchemaType]>([:])
}

/// A struct of the API.
public struct SchemaType: Hashable, Sendable {
  /// `batch.v1.JobSpec`.
  public let name: String
  /// `JobSpec`, as Go's messages call it.
  public let goName: String
  /// One line of ours; empty when there is none.
  public let documentation: String
  /// By name.
  public let fields: [SchemaField]

  init(name: String, documentation: String, fields: [SchemaField]) {
    self.name = name
    goName = name.split(separator: ".").last.map(String.init) ?? name
    self.documentation = documentation
    self.fields = fields
  }

  public subscript(fieldName: String) -> SchemaField? { index(of: fieldName).map { fields[$0] } }

  /// Where the field is among `fields`.
  func index(of fieldName: String) -> Int? {
    let index = fields.partitioningIndex { $0.name >= fieldName }
    return index < fields.count && fields[index].name == fieldName ? index : nil
  }
}

/// A field of a struct.
public struct SchemaField: Hashable, Sendable {
  public let name: String
  public let type: SchemaFieldType
  /// A named type of Go for a string, the items of a list, or a map: `v1.RestartPolicy`.
  public let goType: String?
  public let isRequired: Bool
  public let isImmutable: Bool
  /// As text; nil when there is none.
  public let defaultValue: String?
  /// The values of an enum, sorted; empty for other fields.
  public let enumValues: [String]
  /// The field that tells the items of a list apart when patches are merged.
  public let mergeKey: String?
  /// `merge`, `replace`, `retainKeys`; several are possible.
  public let patchStrategies: [String]
  public let listType: ListType?
  /// One line of ours; empty when there is none.
  public let documentation: String

  public enum ListType: Hashable, Sendable {
    case atomic
    case set
    case map(keys: [String])
  }
}

/// The type of a field.
public indirect enum SchemaFieldType: Hashable, Sendable {
  case string
  case bool
  case int32
  case int64
  /// Base64.
  case bytes
  case quantity
  case time
  case microTime
  case intOrString
  /// Any JSON.
  case any
  /// By its name in the table.
  case object(String)
  case list(SchemaFieldType)
  case map(SchemaFieldType)

  /// The struct that it is, or that its items or values are.
  public var structName: String? {
    switch self {
    case .object(let name): name
    case .list(let item): item.structName
    case .map(let value): value.structName
    default: nil
    }
  }
}

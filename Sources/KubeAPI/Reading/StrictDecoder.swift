import Simulation

/// How much the server minds unknown fields: `--validate` of kubectl.
public enum FieldValidation: String, Sendable {
  case strict = "Strict"
  case warn = "Warn"
  case ignore = "Ignore"
}

/// The server's half of reading a manifest: from JSON to a typed object.
///
/// Types and messages are those of Go's encoding/json with Kubernetes' strictness
/// (sigs.k8s.io/json). Values are brought into the form in which the server writes them again:
/// quantities canonical, times in UTC, nulls left out.
public enum StrictDecoder {
  /// Reads an object of `kind`, or says `Job in version "v1" cannot be handled as a Job: …`.
  public static func decode(
    _ value: Value,
    kind: Kind,
    fieldValidation: FieldValidation = .strict
  ) throws(APIStatus) -> (object: APIObject, warnings: [String]) {
    let written = value["kind"]?.text ?? kind.rawValue
    func refusal(_ problem: String) -> APIStatus {
      let version = kind.apiVersion.split(separator: "/").last ?? "v1"
      return APIStatus(
        .badRequest,
        "\(written) in version \"\(version)\" cannot be handled as a \(kind.rawValue): \(problem)"
      )
    }
    if written != kind.rawValue {
      let version = kind.apiVersion
      throw refusal("no kind \"\(written)\" is registered for version \"\(version)\"")
    }
    var walk = DecodingWalk()
    let type = Schema.type(of: kind)
    let decoded = walk.object(value, type)
    if let problem = walk.abort ?? walk.typeProblem { throw refusal(problem) }
    let unknown = walk.unknownFields.map { "unknown field \(GoSyntax.quoted($0))" }
    if fieldValidation == .strict, !unknown.isEmpty {
      throw refusal("strict decoding error: " + unknown.joined(separator: ", "))
    }
    return (APIObject(decoded, as: kind), fieldValidation == .warn ? unknown : [])
  }

  /// What is wrong with the types in `metadata`, which the client reads itself; nil when nothing is.
  static func metadataProblem(_ value: Value) -> String? {
    guard let metadata = value["metadata"], metadata != .null,
      let type = Schema.type("meta.v1.ObjectMeta")
    else { return nil }
    var walk = DecodingWalk(at: .field("metadata", of: "metadataOnlyObject"))
    _ = walk.read(metadata, .object(type.name), goType: nil)
    return walk.abort ?? walk.typeProblem
  }
}

/// One walk over a value along its type.
private struct DecodingWalk {
  enum Step {
    /// With the struct that has the field, as messages name it.
    case field(String, of: String)
    case index(Int)
    case key(String)
  }

  /// From the root to the value that is read.
  private var steps: [Step]
  /// The first wrong type; reading goes on.
  private(set) var typeProblem: String?
  /// What ended the reading at once.
  private(set) var abort: String?
  private(set) var unknownFields: [String] = []

  /// A walk that begins at the root, or at one of its fields.
  init(at steps: Step...) {
    self.steps = steps
  }

  mutating func object(_ value: Value, _ type: SchemaType) -> Value {
    guard case .object(let fields) = value else {
      typeProblem =
        "json: cannot unmarshal \(value.jsonTypeName) into Go value of type v1.\(type.goName)"
      return .object(Fields())
    }
    return read(fields, type)
  }

  // MARK: - Structure

  private mutating func read(_ fields: Fields, _ type: SchemaType) -> Value {
    var entries: [Fields.Entry] = []
    entries.reserveCapacity(fields.count)
    for entry in fields {
      if abort != nil { break }
      if case .null = entry.value { continue }
      steps.append(.field(entry.name, of: type.goName))
      if let index = type.index(of: entry.name) {
        let (fieldType, goType) = (type.fields[index].type, type.fields[index].goType)
        if let value = read(entry.value, fieldType, goType: goType) {
          entries.append(Fields.Entry(name: entry.name, value: value))
        }
      } else if unknownFields.count < 100 {
        unknownFields.append(indexedPath)
      }
      steps.removeLast()
    }
    return .object(Fields(unsorted: entries))
  }

  /// Reads a value of a type; nil when it is of another, which is then noted.
  mutating func read(_ value: Value, _ type: SchemaFieldType, goType: String?) -> Value? {
    switch type {
    case .object(let name):
      guard let fields = value.fields, let type = Schema.type(name) else {
        return mismatch(value, goName(type, goType))
      }
      return read(fields, type)
    case .list(let item): return list(value, item, goType)
    case .map(let content): return map(value, content, goType)
    case .any: return value
    default: return scalar(value, type, goType)
    }
  }

  private mutating func list(_ value: Value, _ item: SchemaFieldType, _ goType: String?) -> Value? {
    guard let items = value.elements else {
      return mismatch(value, goName(.list(item), goType))
    }
    var result: [Value] = []
    result.reserveCapacity(items.count)
    for (index, value) in items.enumerated() {
      if abort != nil { break }
      steps.append(.index(index))
      // Go leaves the zero value where an item is null.
      result.append(
        value == .null ? zero(item) : read(value, item, goType: goType) ?? zero(item)
      )
      steps.removeLast()
    }
    return .array(result)
  }

  private mutating func map(
    _ value: Value,
    _ content: SchemaFieldType,
    _ goType: String?
  ) -> Value? {
    guard let fields = value.fields else {
      return mismatch(value, goName(.map(content), goType))
    }
    var entries: [Fields.Entry] = []
    entries.reserveCapacity(fields.count)
    for entry in fields {
      if abort != nil { break }
      steps.append(.key(entry.name))
      let value =
        entry.value == .null ? zero(content) : read(entry.value, content, goType: nil)
      if let value { entries.append(Fields.Entry(name: entry.name, value: value)) }
      steps.removeLast()
    }
    return .object(Fields(unsorted: entries))
  }

  private func zero(_ type: SchemaFieldType) -> Value {
    switch type {
    case .string, .bytes: ""
    case .bool: false
    case .int32, .int64, .intOrString: 0
    case .quantity: "0"
    case .list: []
    default: .object(Fields())
    }
  }

  // MARK: - Scalars

  private mutating func scalar(
    _ value: Value,
    _ type: SchemaFieldType,
    _ goType: String?
  ) -> Value? {
    switch type {
    case .string:
      if case .string = value { return value }
      return mismatch(value, goName(type, goType))
    case .bool:
      return value.flag == nil ? mismatch(value, "bool") : value
    case .int32, .int64:
      return integer(value, type)
    case .bytes:
      return bytes(value)
    case .quantity:
      return quantity(value)
    case .time, .microTime:
      return time(value, keepsFraction: type == .microTime)
    case .intOrString:
      if value.text != nil { return value }
      guard let number = value.integer, Int32(exactly: number) != nil else {
        abort = mismatchText(nameWithNumber(value), "int32")
        return nil
      }
      return .integer(number)
    default:
      return value
    }
  }

  private mutating func integer(_ value: Value, _ type: SchemaFieldType) -> Value? {
    let goName = type == .int32 ? "int32" : "int64"
    switch value {
    case .integer, .number:
      guard let number = value.integer, type == .int64 || Int32(exactly: number) != nil else {
        return mismatch(nameWithNumber(value), goName)
      }
      return .integer(number)
    default:
      return mismatch(value, goName)
    }
  }

  private mutating func bytes(_ value: Value) -> Value? {
    guard let text = value.text else { return mismatch(value, "[]uint8") }
    switch Base64.decoding(text) {
    case .success(let bytes):
      // The server keeps bytes and writes them anew.
      return .string(Base64.encode(bytes))
    case .failure(let corrupt):
      if typeProblem == nil {
        typeProblem = "illegal base64 data at input byte \(corrupt.offset)"
      }
      return nil
    }
  }

  private mutating func quantity(_ value: Value) -> Value? {
    let text = value.text?.trimmingBlanks ?? JSONWriter.compact(value)
    do {
      return .string(try Quantity(text).text)
    } catch {
      abort = error.message
      return nil
    }
  }

  private mutating func time(_ value: Value, keepsFraction: Bool) -> Value? {
    guard let text = value.text else {
      abort = mismatchText(value.jsonTypeName, "string")
      return nil
    }
    guard let instant = Instant(rfc3339: text) else {
      let layout = keepsFraction ? "2006-01-02T15:04:05.000000Z07:00" : "2006-01-02T15:04:05Z07:00"
      let quoted = GoSyntax.quoted(text)
      abort = "parsing time \(quoted) as \"\(layout)\": cannot parse \(quoted) as \"2006\""
      return nil
    }
    if !keepsFraction { return .string(instant.rfc3339) }
    let text26 = instant.rfc3339Nanoseconds.dropLast(4)
    return .string(text26 + "Z")
  }

  // MARK: - Messages

  private mutating func mismatch(_ value: Value, _ goType: String) -> Value? {
    // Only numbers out of range are shown with their digits.
    mismatch(value.jsonTypeName, goType)
  }

  private mutating func mismatch(_ found: String, _ goType: String) -> Value? {
    if typeProblem == nil { typeProblem = mismatchText(found, goType) }
    return nil
  }

  /// The decoder adds the field to what types say that decode themselves.
  private func mismatchText(_ found: String, _ goType: String) -> String {
    var (innermost, names) = ("", [String]())
    for case .field(let name, let structName) in steps {
      innermost = structName
      names.append(name)
    }
    return "json: cannot unmarshal \(found) into Go struct field "
      + "\(innermost).\(names.joined(separator: ".")) of type \(goType)"
  }

  /// With the indexes of lists, which messages about types leave out.
  private var indexedPath: String {
    var path = ""
    for step in steps {
      switch step {
      case .field(let name, _), .key(let name): path += path.isEmpty ? name : ".\(name)"
      case .index(let index): path += "[\(index)]"
      }
    }
    return path
  }

  private func nameWithNumber(_ value: Value) -> String {
    switch value {
    case .integer, .number: "number " + JSONWriter.compact(value)
    default: value.jsonTypeName
    }
  }

  private func goName(_ type: SchemaFieldType, _ goType: String?) -> String {
    switch type {
    case .list(let item): return "[]" + goName(item, goType)
    case .map(let content): return goType ?? "map[string]" + goName(content, nil)
    case .object(let name):
      return "v1." + (name.split(separator: ".").last ?? "")
    case .string: return goType ?? "string"
    case .bytes: return "[]uint8"
    case .bool: return "bool"
    case .int32: return "int32"
    case .int64: return "int64"
    case .quantity: return "resource.Quantity"
    case .time: return "v1.Time"
    case .microTime: return "v1.MicroTime"
    case .intOrString: return "intstr.IntOrString"
    case .any: return "interface {}"
    }
  }
}
